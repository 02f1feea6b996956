/** See `index.ts`. */
export const coverage = {
  'coverage.label': 'Covered',
  'coverage.counting': 'Counting the sentences…',
  'coverage.counts':
    '{checked, number} of {sentences, plural, one {# sentence} other {# sentences}} checked{waived, plural, =0 {} other {, # waived}}{open, plural, =0 {} other {, # open}}',
  'coverage.done':
    '{sentences, plural, one {The one sentence is} other {Every one of # sentences is}} checked or waived',
  'coverage.noSentence': 'No sentence to check',
  'coverage.nextOpen': 'Next open',
  'coverage.noneOpen': 'No sentence is open',
  'coverage.allDone': 'Every sentence is checked or waived.',
  'coverage.onlyOne': 'This is the only open sentence',
  'coverage.roundEnd':
    'From the end round to the beginning: {count, plural, one {# sentence is} other {# sentences are}} open',
  'coverage.roundBeginning':
    'From the beginning round to the end: {count, plural, one {# sentence is} other {# sentences are}} open',
  'coverage.waive': 'Waive',
  'coverage.waiveVerb': 'Waive',
  'coverage.waiveFailed': 'Nothing was waived',
  'coverage.reason': 'Why nobody need check it',
  'coverage.otherReason': 'Another reason',
  'coverage.reasonHint': 'Such as: byline, opinion, checked elsewhere. It stands in the ledger.',
  'coverage.waived': 'Waived',
  'coverage.reopened': 'Open again',
  'coverage.reopenFailed': 'It was not opened again',
  'coverage.nothingWaived': 'Nothing is waived here.',
  'coverage.nothingWaivedWhy': 'What nobody has waived is open or checked already.',
} as const satisfies Record<string, string>;
