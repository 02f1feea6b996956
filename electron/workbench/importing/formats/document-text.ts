// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** With line feeds for every kind of line's end, without other control characters but tabs, and without halves of characters. */
export const plainText = (text: string): string =>
  text
    .replace(NOT_TEXT, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd');

/** A paragraph's text as blocks without empty lines: a page's end within it parts it. */
export const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n[\t ]*\n\s*/)
    .map((part) => part.replace(/ *\n */g, '\n').replace(/^[ \t\n]+|[ \t\n]+$/g, ''))
    .filter((part) => part !== '');

/** Blocks in a cell from which on a table only places text on the page. */
const PLACING = 4;

/**
 * A table as blocks: a line for each row, its cells parted by tabs. One that only places text is read as that text.
 * @param rows the blocks of each cell of each row
 */
export function tableIn(rows: readonly (readonly (readonly string[])[])[]): string[] {
  const places =
    rows.every((cells) => cells.length <= 1) || rows.flat().some((cell) => cell.length >= PLACING);
  if (places) return rows.flat(2);
  const lines = rows.map((cells) => cells.map((cell) => cell.join(' ').replace(/[\t\n]+/g, ' ')).join('\t'));
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  return filled.length > 0 ? [filled.join('\n')] : [];
}

/** What stands outside the text, under the mark that leads to it. */
export interface Note {
  readonly label: string;
  readonly blocks: readonly string[];
}

/** A document's text: its blocks parted by empty lines, then its notes under their marks. */
export const textWith = (blocks: readonly string[], notes: readonly Note[]): string =>
  [...blocks, ...notes.map(under)].join('\n\n');

const under = ({ label, blocks: [first = '', ...rest] }: Note): string =>
  [`${label} ${first}`.trim(), ...rest].join('\n\n');
