const SUBJECTS = ['The harbour board', 'A spokeswoman', 'The county council', 'One of the divers'];
const DEEDS = [
  'said on Tuesday that the inspection had been put off',
  'declined to comment on the report of the engineers',
  'denied that anybody had been warned of the crack',
  'had asked for two more weeks and for a second opinion',
];
const ENDS = [
  'after the storm',
  'before the bridge is opened again',
  'as far as anyone knew',
  'at 7:30 a.m.',
];

/** One of a few, the same for the same place. */
const one = (of: readonly string[], at: number): string => of[at % of.length] ?? '';

/** A sentence of about seventeen words; its number stands in it, so that each is the only one of its kind. */
const sentence = (at: number): string =>
  `${one(SUBJECTS, at)} ${one(DEEDS, at + Math.floor(at / 4))} ${one(ENDS, at + Math.floor(at / 7))}, in statement ${at + 1}.`;

/** A report of `paragraphs` paragraphs of two to four sentences: 1,900 of them have about 100,000 words. */
export function longReport(paragraphs: number): string {
  const lines: string[] = [];
  let at = 0;
  for (let line = 0; line < paragraphs; line += 1) {
    const count = 2 + (line % 3);
    lines.push(Array.from({ length: count }, (_, within) => sentence(at + within)).join(' '));
    at += count;
  }
  return lines.join('\n\n');
}
