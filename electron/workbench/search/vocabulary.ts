import { isNear } from '#shared/query/distance';
import type { Connection } from './binding';

/** Longer runs of letters are no words anybody mistypes. */
const LONGEST = 40;
const MOST_REMEMBERED = 300_000;
/** A word stands for at most this many others, the nearest ones. */
const MOST_NEAR = 50;

/** The words of all documents, by length in UTF-16 units, to find those a mistyped word may stand for. */
export class Vocabulary {
  readonly #connection: Connection;
  /** Words known to be stored; it saves asking for each of them again. */
  readonly #stored = new Set<string>();
  readonly #byLength = new Map<number, string[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Within a transaction: stores the words that are new. Words of removed documents stay; they find nothing. */
  add(words: Iterable<string>): void {
    const fresh: [number, string][] = [];
    if (this.#stored.size > MOST_REMEMBERED) this.#stored.clear();
    for (const word of words) {
      if (word.length > LONGEST || this.#stored.has(word)) continue;
      this.#stored.add(word);
      fresh.push([word.length, word]);
    }
    if (fresh.length === 0) return;
    this.#connection.run('INSERT OR IGNORE INTO terms SELECT value ->> 0, value ->> 1 FROM json_each(?)', [
      JSON.stringify(fresh),
    ]);
    for (const [length] of fresh) this.#byLength.delete(length);
  }

  /** After a transaction that failed, or when everything was emptied. */
  forget(): void {
    this.#stored.clear();
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
