import { Marks } from './marks';
import type { Document, Element } from './model';

/** A document's text: its blocks parted by empty lines, then its notes and comments under their marks. */
export function textOf(document: Document): string {
  const marks = new Marks(document);
  const body = blocksOf(document.children ?? [], marks);
  const after = [...marks.bodies()].map(({ label, elements }) => {
    const [first = '', ...rest] = blocksOf(elements, marks);
    return [`${label} ${first}`.trim(), ...rest].join('\n\n');
  });
  return [...body, ...after].join('\n\n');
}

/** Paragraphs and tables, each without empty lines; those with nothing in them are left out. */
function blocksOf(elements: readonly Element[], marks: Marks): string[] {
  return elements.flatMap((element) => {
    if (element.type === 'table') return tableOf(element, marks);
    if (element.type === 'paragraph') return paragraphsIn(inlineOf(element, marks));
    // What stands beside paragraphs that is none: a box, or a run out of place.
    return element.children && element.type !== 'run'
      ? blocksOf(element.children, marks)
      : paragraphsIn(inlineOf(element, marks));
  });
}

/** A page's end within a paragraph parts it. */
const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n[\t ]*\n\s*/)
    .map((part) => part.replace(/ *\n */g, '\n').replace(/^[ \t\n]+|[ \t\n]+$/g, ''))
    .filter((part) => part !== '');

const BREAKS: Readonly<Record<string, string>> = { line: '\n', page: '\n\n', column: '\n\n' };

function inlineOf(element: Element, marks: Marks): string {
  switch (element.type) {
    case 'text':
      return clean(element.value ?? '');
    case 'tab':
      return '\t';
    case 'break':
      return BREAKS[element.breakType ?? ''] ?? '';
    case 'checkbox':
      return element.checked ? '☒' : '☐';
    case 'noteReference':
    case 'commentReference':
      return marks.of(element);
    default:
      return (element.children ?? []).map((child) => inlineOf(child, marks)).join('');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const clean = (text: string): string =>
  text
    .replace(NOT_TEXT, '')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd');

/** Blocks in a cell from which on a table only places text on the page. */
const PLACING = 4;

/** A line for each row, its cells parted by tabs. A table that only places text is read as that text. */
function tableOf(table: Element, marks: Marks): string[] {
  const rows = (table.children ?? []).map((row) =>
    (row.children ?? []).map((cell) => blocksOf(cell.children ?? [], marks)),
  );
  const places =
    rows.every((cells) => cells.length <= 1) || rows.flat().some((cell) => cell.length >= PLACING);
  if (places) return rows.flat(2);
  const lines = rows.map((cells) => cells.map((cell) => cell.join(' ').replace(/[\t\n]+/g, ' ')).join('\t'));
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  return filled.length > 0 ? [filled.join('\n')] : [];
}
