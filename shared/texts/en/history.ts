/** See `index.ts`. */
export const history = {} as const satisfies Record<string, string>;
