import type { Line } from './lines';

/** @param empty pages, from 0, that show no text */
export function noTextLayer(empty: readonly number[], pages: number): string[] {
  if (empty.length === 0) return [];
  const which = empty.length === pages ? wholeFile(pages) : `${named(empty)} no text layer`;
  return [`${which}: what ${empty.length === 1 ? 'it shows' : 'they show'} cannot be searched or quoted.`];
}

const wholeFile = (pages: number): string =>
  pages === 1 ? 'The only page has no text layer' : `None of its ${pages} pages has a text layer`;

/** @param unread pages, from 0 */
export const damaged = (unread: readonly number[]): string[] =>
  unread.length === 0 ? [] : [`${named(unread, 'is', 'are')} damaged and could not be read.`];

const NAMED = 5;

/** Names what was left out of the text, so that nothing goes unsaid. */
export function runningLeftOut(running: ReadonlySet<Line>): string[] {
  const texts = new Set([...running].map(({ text }) => text.replaceAll(/\d+/g, '…')));
  if (texts.size === 0) return [];
  const shown = [...texts]
    .slice(0, NAMED)
    .map((text) => (/\p{L}/u.test(text) ? `“${text}”` : 'page numbers'));
  const more = texts.size > NAMED ? ` and ${texts.size - NAMED} more` : '';
  return [
    `Lines that run along the top or bottom of its pages are left out: ${[...new Set(shown)].join(', ')}${more}.`,
  ];
}

/** `Page 3 has`, `Pages 2 to 4 and 7 have`. */
function named(pages: readonly number[], one = 'has', many = 'have'): string {
  const spans: [number, number][] = [];
  for (const page of pages) {
    const span = spans.at(-1);
    if (span && span[1] === page) span[1] = page + 1;
    else spans.push([page + 1, page + 1]);
  }
  const parts = spans.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0];
  return pages.length === 1 ? `Page ${list} ${one}` : `Pages ${list} ${many}`;
}

/** XFA keeps a form's words apart from its pages, which then only ask for another viewer. */
export const formElsewhere = (isXfa: boolean): string[] =>
  isXfa
    ? ['It is a form of the kind XFA: what it shows in viewers that know these is not part of the text.']
    : [];
