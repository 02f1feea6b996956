import { Connection } from '#workbench/search/binding';
import type { Text } from './corpus';

const SETTINGS = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = TRUNCATE',
  'synchronous = NORMAL',
  'cache_size = -32000',
];

/** One plain FTS5 table in this process, as anyone would write it first, with the index's settings. */
export class Bare {
  readonly #connection: Connection;

  constructor(path: string) {
    this.#connection = new Connection(path);
    for (const setting of SETTINGS) this.#connection.all(`PRAGMA ${setting}`);
    this.#connection.exec(
      "CREATE VIRTUAL TABLE IF NOT EXISTS fts USING fts5(id UNINDEXED, title, outlet, body, tokenize = 'unicode61 remove_diacritics 2')",
    );
  }

  put(texts: readonly (Text & { readonly id: string })[]): void {
    this.#connection.transaction(() => {
      for (const { id, title, outlet, text } of texts)
        this.#connection.run('INSERT INTO fts VALUES (?, ?, ?, ?)', [id, title, outlet, text]);
    });
  }

  /** Ids of the best, by bm25. */
  best(fts: string, limit: number): string[] {
    return this.#connection
      .all('SELECT id FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 0, 8, 3, 1) LIMIT ?', [fts, limit])
      .map(({ id }) => String(id));
  }

  close(): void {
    this.#connection.close();
  }
}
