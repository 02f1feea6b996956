import { paragraphsIn, plainText, tableIn, textWith } from '../document-text';
import { Marks } from './marks';
import type { Document, Element } from './model';

/** A document's text: its blocks parted by empty lines, then its notes under their marks. */
export function textOf(document: Document): string {
  const marks = new Marks(document);
  const body = blocksOf(document.children ?? [], marks);
  const after = [...marks.bodies()].map(({ label, elements }) => ({
    label,
    blocks: blocksOf(elements, marks),
  }));
  return textWith(body, after);
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

const BREAKS: Readonly<Record<string, string>> = { line: '\n', page: '\n\n', column: '\n\n' };

function inlineOf(element: Element, marks: Marks): string {
  switch (element.type) {
    case 'text':
      return plainText(element.value ?? '').replace(/[\t\n]+/g, ' ');
    case 'tab':
      return '\t';
    case 'break':
      return BREAKS[element.breakType ?? ''] ?? '';
    case 'checkbox':
      return element.checked ? '☒' : '☐';
    case 'noteReference':
      return marks.of(element);
    default:
      return (element.children ?? []).map((child) => inlineOf(child, marks)).join('');
  }
}

const tableOf = (table: Element, marks: Marks): string[] =>
  tableIn(
    (table.children ?? []).map((row) =>
      (row.children ?? []).map((cell) => blocksOf(cell.children ?? [], marks)),
    ),
  );
