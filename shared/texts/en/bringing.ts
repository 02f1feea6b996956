/** See `index.ts`. */
export const bringing = {} as const satisfies Record<string, string>;
