import type { PageNode } from './dom';
import { BLOCKS, KEPT, WITHOUT_TEXT } from './elements';
import { Flow } from './flow';

const ELEMENT = 1;
const TEXT = 3;

/**
 * The text people see of an element: what stands in blocks as paragraphs, a table's rows as lines with tabs between the
 * cells. Recursion is no deeper than documents are (`dom.ts`).
 * @param isLeftOut beside what is hidden or has no text
 */
export function paragraphsOf(
  root: PageNode,
  isLeftOut: (element: PageNode) => boolean = () => false,
): readonly string[] {
  const flow = new Flow();
  new Reading(flow, (element) => isHidden(element) || isLeftOut(element)).children(root);
  return flow.paragraphs();
}

export function isHidden(element: PageNode): boolean {
  if (WITHOUT_TEXT.has(element.localName)) return true;
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  if (element.localName === 'dialog') return element.getAttribute('open') === null;
  return /^(?:display:none|visibility:hidden)$/.test(element.getAttribute('style') ?? '');
}

class Reading {
  readonly #flow: Flow;
  readonly #isLeftOut: (element: PageNode) => boolean;
  /** Within how many quotations the text stands. */
  #quoted = 0;

  constructor(flow: Flow, isLeftOut: (element: PageNode) => boolean) {
    this.#flow = flow;
    this.#isLeftOut = isLeftOut;
  }

  children(parent: PageNode): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === TEXT) this.#text(node);
      else if (node.nodeType === ELEMENT && !this.#isLeftOut(node)) this.#element(node);
    }
  }

  #text({ data, parentNode }: PageNode): void {
    if (parentNode && isKept(parentNode)) this.#flow.keep(data);
    else this.#flow.text(data);
  }

  #element(element: PageNode): void {
    const { localName } = element;
    if (localName === 'br') this.#flow.lineBreak();
    else if (localName === 'table') this.#table(element);
    else if (localName === 'q') this.#quotation(element);
    else if (BLOCKS.has(localName)) this.#block(element);
    else this.children(element);
  }

  #block(element: PageNode): void {
    this.#flow.end();
    this.children(element);
    this.#flow.end();
  }

  /** Its marks are drawn by the browser; without them it would not be one. */
  #quotation(element: PageNode): void {
    const [open, close] = this.#quoted % 2 === 0 ? '“”' : '‘’';
    this.#flow.text(open as string);
    this.#quoted += 1;
    this.children(element);
    this.#quoted -= 1;
    this.#flow.text(close as string);
  }

  #table(table: PageNode): void {
    const rows = [...rowsOf(table)].map((row) =>
      [...childrenNamed(row, CELLS)].map((cell) => paragraphsOf(cell, this.#isLeftOut)),
    );
    this.#flow.end();
    // Past the depth to which documents are built there are no cells, and the text stands by itself.
    if (rows.flat().length === 0) this.children(table);
    for (const caption of childrenNamed(table, CAPTION)) this.#block(caption);
    for (const part of placesText(rows) ? rows.flat(2) : [linesOf(rows)]) this.#flow.add(part);
  }
}

/** Blocks in a cell from which on a table only places text on the page. */
const PLACING = 4;

/** Whether a table is there for where things stand, as on pages from before style sheets. */
const placesText = (rows: readonly (readonly (readonly string[])[])[]): boolean =>
  rows.every((cells) => cells.length <= 1) || rows.flat().some((cell) => cell.length >= PLACING);

const linesOf = (rows: readonly (readonly (readonly string[])[])[]): string =>
  rows
    .map((cells) =>
      cells
        .map((cell) => cell.join(' ').replaceAll(/[\t\n]+/g, ' '))
        .join('\t')
        .trimEnd(),
    )
    .filter((line) => line !== '')
    .join('\n');

const CAPTION = new Set(['caption']);
const CELLS = new Set(['td', 'th']);
const ROWS = new Set(['tr']);
const GROUPS = new Set(['thead', 'tbody', 'tfoot']);

function* rowsOf(table: PageNode): Generator<PageNode> {
  for (let node = table.firstChild; node; node = node.nextSibling) {
    if (ROWS.has(node.localName)) yield node;
    else if (GROUPS.has(node.localName)) yield* childrenNamed(node, ROWS);
  }
}

function* childrenNamed(parent: PageNode, names: ReadonlySet<string>): Generator<PageNode> {
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === ELEMENT && names.has(node.localName)) yield node;
}

function isKept(element: PageNode): boolean {
  for (let node: PageNode | null = element; node; node = node.parentNode) {
    if (KEPT.has(node.localName)) return true;
    if (BLOCKS.has(node.localName)) return false;
  }
  return false;
}
