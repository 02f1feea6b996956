import { isNear } from '#shared/query/distance';
import type { Connection } from './binding';
import { indexable } from './indexable';
import { Seen } from './seen';

/** Longer runs of letters are no words anybody mistypes. */
const LONGEST = 40;
/** A word stands for at most this many others, the nearest ones. */
const MOST_NEAR = 50;

const STORE = 'INSERT OR IGNORE INTO terms SELECT value ->> 0, value ->> 1 FROM json_each(?)';

/** The words of all documents, by length in UTF-16 units, to find those a mistyped word may stand for. */
export class Vocabulary {
  readonly #connection: Connection;
  /** Words that are stored, or will be next; it saves asking for each of them again. */
  readonly #seen = new Seen();
  readonly #fresh: [length: number, word: string][] = [];
  readonly #byLength = new Map<number, string[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A text as FTS5 is to be given it; its new words are kept for `store`. */
  read(text: string): string {
    return indexable(text, this.#seen, (word) => {
      if (word.length <= LONGEST) this.#fresh.push([word.length, word]);
    });
  }

  /** Within a transaction: stores the words read. Words of removed documents stay; they find nothing. */
  store(): void {
    if (this.#fresh.length > 0) this.#connection.run(STORE, [JSON.stringify(this.#fresh)]);
    for (const [length] of this.#fresh) this.#byLength.delete(length);
    this.#fresh.length = 0;
  }

  /** After a transaction that failed, or when everything was emptied. */
  forget(): void {
    this.#seen.forget();
    this.#fresh.length = 0;
    this.#byLength.clear();
  }

  /** Stored words within `most` typing errors of `word`, nearest first, then those with the same first letter. */
  near(word: string, most: number): string[] {
    const found: { readonly other: string; readonly rank: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of this.#of(length)) {
        if (isNear(word, other, most)) found.push({ other, rank: rank(word, other) });
      }
    }
    found.sort((a, b) => a.rank - b.rank || (a.other < b.other ? -1 : 1));
    return found.slice(0, MOST_NEAR).map(({ other }) => other);
  }

  #of(length: number): string[] {
    let words = this.#byLength.get(length);
    if (!words) {
      // One long string crosses from SQLite far quicker than as many rows.
      const row = this.#connection.first(
        "SELECT group_concat(term, ' ') AS words FROM terms WHERE length = ?",
        [length],
      );
      words = typeof row?.words === 'string' ? row.words.split(' ') : [];
      this.#byLength.set(length, words);
    }
    return words;
  }
}

function rank(word: string, other: string): number {
  if (word === other) return 0;
  return (isNear(word, other, 1) ? 1 : 3) + (word[0] === other[0] ? 0 : 1);
}
