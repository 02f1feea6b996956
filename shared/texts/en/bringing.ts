/** See `index.ts`. */
export const bringing = {
  'bringing.title': 'Bring in a report',
  'bringing.text': 'The report’s text',
  'bringing.textExample': 'Paste the report here, as it came.',
  'bringing.textHint': 'Kept exactly as it is, byte for byte.',
  'bringing.asFormatted':
    'Keep it as it was formatted: the page’s own HTML is the original, and the text is read out of it',
  'bringing.known': 'What is known of it: title, outlet, byline, date, address',
  'bringing.failed': 'Nothing was brought in',
  'bringing.failedFurther': 'Nothing more was brought in',
  'bringing.verb': 'Bring in the text',
  'bringing.sample': 'This is the sample desk. {own} to keep your work apart from it.',
  'bringing.own': 'Start your own desk',
  'bringing.files': 'Choose files…',
  'bringing.filesInput': 'Files to bring in',
  'bringing.folder': 'A folder…',
  'bringing.folderInput': 'Folder to bring in',
  'bringing.drop': 'or drop them on the window',
  'bringing.broughtIn': 'Report brought in',
  'bringing.words': '{count, plural, one {# word} other {# words}}',

  'bringing.textTooLarge':
    'This text is more than {megabytes, number} MB, the most one report may have. Split it, or take the text out of it first.',
  'bringing.tooLarge':
    'is more than {megabytes, number} MB, the most one report may have. Split it, or take the text out of it first.',
  'bringing.unreadable': 'Look whether it is still there and may be read.',
  'bringing.done': 'Brought in',
  'bringing.stopped': 'Bringing in was stopped',
  'bringing.sum': '{fresh, number} brought in',
  'bringing.sumKnown': '{fresh, number} brought in, {known, number} there already',
  'bringing.sumBad': '{fresh, number} brought in, {bad, number} could not be read',
  'bringing.sumBoth':
    '{fresh, number} brought in, {known, number} there already, {bad, number} could not be read',
  'bringing.ended': '{sum}.',

  'bringing.running': 'Bringing in',
  'bringing.doneOf': '{done, number} of {total, number}',
  'bringing.secondsLeft': 'about {count, plural, one {# second} other {# seconds}} left',
  'bringing.minutesLeft': '{count, plural, one {about a minute left} other {about # minutes left}}',
  'bringing.stop': 'Stop',

  'bringing.outcomes': 'What became of them',
  'bringing.pasted': 'The pasted text',
  'bringing.isKnown': 'is on this desk already; nothing was stored again.',
  'bringing.openFirst': 'Open the first',
  'bringing.isIn': 'brought in, {count, plural, one {# word} other {# words}}.',
  'bringing.open': 'Open',
} as const satisfies Record<string, string>;
