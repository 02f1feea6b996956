/** See `index.ts`. */
export const report = {
  'report.label': 'Report: {name}',
  'report.page': 'p. {page, number}',

  'report.marginOne': '{verdict}: {text}',
  'report.marginChanged': '{verdict}, changed since: {text}',
  'report.marginMany': '{count, plural, one {# claim} other {# claims}} {verdict}, the first: {first}',
  'report.saidHere': '{party}: {stance}',
  'report.waivedHere': 'Waived: {reason}',
  'report.waivedBy': 'by {checker}',
} as const satisfies Record<string, string>;
