/** See `index.ts`. */
export const palette = {
  'palette.title': 'Go to anything',
  'palette.label': 'Go to anything, do anything',
  'palette.placeholder': 'A claim, a party, a report, or what to do',
  'palette.nothing': 'Nothing of that name.',
  'palette.waits': 'read-only just now',
  'palette.onlyCommands': 'Only commands can be shown',
  'palette.noSearches': 'Saved searches cannot be shown',
  'palette.cannotOpen': 'This cannot be opened',
  'palette.kind':
    '{kind, select, command {command} search {search} report {report} story {story} claim {claim} party {party} other {}}',
} as const satisfies Record<string, string>;
