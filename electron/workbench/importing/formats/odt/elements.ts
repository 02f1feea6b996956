/** Elements with words in them that are none of the text: what was deleted, is drawn, run, filled in or only described. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'office:annotation',
  'office:binary-data',
  'office:forms',
  'draw:object',
  'draw:object-ole',
  'svg:desc',
  'svg:title',
  'text:note-citation',
  'text:ruby-text',
  'text:script',
  'text:tracked-changes',
]);

export const isLeftOut = (name: string): boolean => LEFT_OUT.has(name);

export const PARAGRAPHS: ReadonlySet<string> = new Set(['text:p', 'text:h']);

/** Elements that hold paragraphs, or are one. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  ...PARAGRAPHS,
  'text:note-body',
  'table:table-cell',
  'table:covered-table-cell',
]);

/** Counted for what is remarked on, wherever they stand. */
export const COUNTED: ReadonlySet<string> = new Set([
  'draw:object',
  'draw:object-ole',
  'office:annotation',
  'text:changed-region',
]);
