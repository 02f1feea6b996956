import type { SearchDoc } from '../ports';
import type { Connection, Value } from './binding';
import { ANY_DOCUMENT, fact } from './schema';
import type { Vocabulary } from './vocabulary';

const INSERT_WORDS = 'INSERT INTO fts(rowid, title, body, more, facts) VALUES (?, ?, ?, ?, ?)';
const ROWS_OF = 'SELECT id, rowid AS row FROM docs WHERE id IN (SELECT value FROM json_each(?))';

/** Puts and removes documents in one connection's tables. To be called within a transaction. */
export class Documents {
  readonly #connection: Connection;
  readonly #vocabulary: Vocabulary;

  constructor(connection: Connection, vocabulary: Vocabulary) {
    this.#connection = connection;
    this.#vocabulary = vocabulary;
  }

  /** Those not there are passed over. */
  removeAll(ids: readonly string[]): void {
    for (const row of this.#rowsOf(ids).values()) this.#remove(row);
  }

  /** A document that is there already keeps its row, and with it its place among newer and older ones. */
  putAll(docs: readonly SearchDoc[]): void {
    const rows = this.#rowsOf(docs.map(({ id }) => id));
    let last = this.#lastRow();
    for (const doc of docs) {
      const known = rows.get(doc.id);
      if (known !== undefined) this.#remove(known);
      const keeps = known !== undefined && isClaim(known) === (doc.kind === 'claim');
      const row = keeps ? known : rowAfter(last, doc.kind);
      last = Math.max(last, row);
      rows.set(doc.id, row);
      this.#insert(row, doc);
    }
    this.#vocabulary.store();
  }

  #insert(row: number, { id, kind, title, body, more }: SearchDoc): void {
    const texts = [title, body, more];
    this.#connection.run('INSERT INTO docs VALUES (?, ?, ?, ?, ?)', [row, id, ...texts.map(bytesOf)]);
    const words = texts.map((text) => bytesOf(this.#vocabulary.read(text)));
    this.#connection.run(INSERT_WORDS, [row, ...words, `${ANY_DOCUMENT} ${fact(kind)}`]);
  }

  #remove(row: number): void {
    this.#connection.run('DELETE FROM fts WHERE rowid = ?', [row]);
    this.#connection.run('DELETE FROM docs WHERE rowid = ?', [row]);
  }

  #rowsOf(ids: readonly string[]): Map<string, number> {
    const rows = this.#connection.all(ROWS_OF, [JSON.stringify(ids)]);
    return new Map(rows.map(({ id, row }) => [String(id), Number(row)]));
  }

  #lastRow(): number {
    return Number(this.#connection.first('SELECT max(rowid) AS last FROM docs')?.last ?? 0);
  }
}

/** The next row of a new document. Odd rows are claims. */
const rowAfter = (last: number, kind: SearchDoc['kind']): number =>
  2 * (Math.floor(last / 2) + 1) + (kind === 'claim' ? 1 : 0);

/**
 * Texts are kept as bytes: they cross into SQLite many times quicker than strings, and a NUL does not end them. Half a
 * surrogate pair becomes one other character, so that offsets stay.
 */
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const textOf = (bytes: Value | undefined): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : '';

export const isClaim = (row: number): boolean => row % 2 === 1;
