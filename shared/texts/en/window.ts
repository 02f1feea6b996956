/** See `index.ts`. */
export const window = {} as const satisfies Record<string, string>;
