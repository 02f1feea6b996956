/** See `index.ts`. */
export const dialogs = {} as const satisfies Record<string, string>;
