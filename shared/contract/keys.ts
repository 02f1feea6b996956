/** How much of a user's keys is taken by the contract: letters of a command's name and of a key, keys of a command. */
export const KEY_LIMITS = { name: 100, chord: 30, chords: 8 } as const;
