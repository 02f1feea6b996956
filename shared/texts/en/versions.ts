/** See `index.ts`. */
export const versions = {} as const satisfies Record<string, string>;
