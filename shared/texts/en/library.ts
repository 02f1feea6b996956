/** See `index.ts`. */
export const library = {} as const satisfies Record<string, string>;
