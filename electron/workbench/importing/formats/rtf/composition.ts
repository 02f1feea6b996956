import { Flow } from '../document-flow';
import { tableIn } from '../document-text';

/** A table that is being written: whole rows, the cells of the row so far, and the blocks of the cell so far. */
interface Table {
  readonly rows: string[][][];
  cells: string[][];
  blocks: string[];
}
const newTable = (): Table => ({ rows: [], cells: [], blocks: [] });

/** No table is in more tables than this. */
const DEEPEST = 20;

/** Text as RTF gives it: characters, then how deep in tables the paragraph was that has just ended. */
export class Composition {
  readonly #paragraph = new Flow();
  /** The text itself, of which only the blocks count, then the tables that are open, from without. */
  readonly #open: Table[] = [newTable()];
  /** Whether a row was begun: what follows is in a cell, also where its paragraphs do not say so. */
  #isInRow = false;

  write(text: string): void {
    this.#paragraph.write(text);
  }

  /** What stands beside the paragraph, as a box, and follows it. */
  take(blocks: readonly string[]): void {
    this.#paragraph.take(blocks);
  }

  /** @param depth 0 outside tables */
  endParagraph(depth: number): void {
    const table = this.#at(this.#isInRow ? Math.max(1, depth) : depth);
    for (const block of this.#paragraph.blocks()) table.blocks.push(block);
  }

  endCell(depth: number): void {
    this.endParagraph(depth);
    const table = this.#at(depth);
    table.cells.push(table.blocks);
    table.blocks = [];
  }

  endRow(depth: number): void {
    if (this.#paragraph.isOpen) this.endParagraph(depth);
    const table = this.#at(depth);
    if (table.blocks.length > 0) this.endCell(depth);
    if (table.cells.length > 0) table.rows.push(table.cells);
    table.cells = [];
    if (depth < 2) this.#isInRow = false;
  }

  beginRow(): void {
    if (this.#paragraph.isOpen && !this.#isInRow && this.#open.length === 1) this.endParagraph(0);
    this.#isInRow = true;
  }

  /** All of it. */
  blocks(): string[] {
    this.#isInRow = false;
    this.endParagraph(0);
    return this.#at(0).blocks;
  }

  /** Ends the tables that lie deeper. */
  #at(depth: number): Table {
    const wanted = Math.min(depth, DEEPEST);
    while (this.#open.length > wanted + 1) this.#close();
    while (this.#open.length < wanted + 1) this.#open.push(newTable());
    return this.#open.at(-1) as Table;
  }

  /** What has no end of its cell, or of its row, stays nevertheless. */
  #close(): void {
    const { rows, cells, blocks } = this.#open.pop() as Table;
    const around = this.#open.at(-1) as Table;
    const all = cells.length > 0 ? [...rows, cells] : rows;
    for (const block of [...tableIn(all), ...blocks]) around.blocks.push(block);
  }
}
