/** See `index.ts`. */
export const keeping = {} as const satisfies Record<string, string>;
