/** See `index.ts`. */
export const settings = {
  'settings.title': 'Settings',
  'settings.saved': 'Settings saved',
} as const satisfies Record<string, string>;
