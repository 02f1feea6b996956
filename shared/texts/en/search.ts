/** See `index.ts`. */
export const search = {} as const satisfies Record<string, string>;
