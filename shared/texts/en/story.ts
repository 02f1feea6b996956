/** See `index.ts`. */
export const story = {} as const satisfies Record<string, string>;
