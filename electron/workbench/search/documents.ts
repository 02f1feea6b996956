import { eachToken } from '#shared/query/tokens';
import type { SearchDoc } from '../ports';
import type { Connection } from './binding';
import { ANY_DOCUMENT, fact } from './schema';
import type { Vocabulary } from './vocabulary';

/** Half a surrogate pair or a NUL cannot be stored as text; in its place stands one character, so that offsets stay. */
const UNSTORABLE = /[\p{Surrogate}\0]/gu;
const storable = (text: string): string => text.replaceAll(UNSTORABLE, '\ufffd');

/** Puts and removes documents in one connection's tables. To be called within a transaction. */
export class Documents {
  readonly #connection: Connection;
  readonly #vocabulary: Vocabulary;

  constructor(connection: Connection, vocabulary: Vocabulary) {
    this.#connection = connection;
    this.#vocabulary = vocabulary;
  }

  remove(id: string): void {
    const row = this.#rowOf(id);
    if (row === null) return;
    this.#connection.run('DELETE FROM fts WHERE rowid = ?', [row]);
    this.#connection.run('DELETE FROM docs WHERE rowid = ?', [row]);
  }

  /** A document that is there already keeps its row, and with it its place among newer and older ones. */
  put(doc: SearchDoc, words: Set<string>): void {
    const known = this.#rowOf(doc.id);
    if (known !== null) this.remove(doc.id);
    const row = known !== null && isClaim(known) === (doc.kind === 'claim') ? known : this.#nextRow(doc.kind);
    const { title, body, more } = doc;
    this.#connection.run('INSERT INTO docs VALUES (?, ?, ?, ?, ?)', [
      row,
      doc.id,
      storable(title),
      storable(body),
      storable(more),
    ]);
    const facts = `${ANY_DOCUMENT} ${fact(doc.kind)}`;
    this.#connection.run('INSERT INTO fts(rowid, title, body, more, facts) VALUES (?, ?, ?, ?, ?)', [
      row,
      foldedText(title, words),
      foldedText(body, words),
      foldedText(more, words),
      facts,
    ]);
  }

  putAll(docs: readonly SearchDoc[]): void {
    const words = new Set<string>();
    for (const doc of docs) this.put(doc, words);
    this.#vocabulary.add(words);
  }

  #rowOf(id: string): number | null {
    const row = this.#connection.first('SELECT rowid AS row FROM docs WHERE id = ?', [storable(id)]);
    return row ? Number(row.row) : null;
  }

  #nextRow(kind: SearchDoc['kind']): number {
    const last = Number(this.#connection.first('SELECT max(rowid) AS last FROM docs')?.last ?? 0);
    return 2 * (Math.floor(last / 2) + 1) + (kind === 'claim' ? 1 : 0);
  }
}

export const isClaim = (row: number): boolean => row % 2 === 1;

/** The folded words of a text, as the index's tokenizer takes them apart again: at the spaces. */
function foldedText(text: string, words: Set<string>): string {
  const folded: string[] = [];
  eachToken(text, (word) => {
    folded.push(word);
    words.add(word);
    return true;
  });
  return folded.join(' ');
}
