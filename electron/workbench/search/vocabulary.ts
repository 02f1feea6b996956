import { isNear } from '#shared/query/distance';
import { stemOf } from '#shared/query/stem';
import type { Connection } from './binding';
import { volumeName } from './schema';
import { type Slices, whole } from './slices';
import type { Volumes } from './volumes';
import { WordList } from './word-list';

/** Longer runs of letters are no words anybody mistypes, or inflects. */
const LONGEST = 40;
/** A word stands for at most this many others, the nearest ones. */
const MOST_NEAR = 50;
const MOST_KIN = 12;
/** So many words are gathered before others are let in. */
const SLICE = 2000;
/** Facts begin with a character of private use; no word does. */
const IS_WORD = /^[^\ue000-\uf8ff]/;

/**
 * The words of all documents: those a mistyped word may stand for, and the forms of a word. Those of full volumes are
 * gathered in the table `terms`, once they are tidied; until then a volume is asked itself.
 */
export class Vocabulary {
  readonly #connection: Connection;
  readonly #volumes: Volumes;
  #gathered: WordLists | null = null;
  readonly #ungathered = new Map<number, { readonly changes: number; readonly lists: WordLists }>();

  constructor(connection: Connection, volumes: Volumes) {
    this.#connection = connection;
    this.#volumes = volumes;
  }

  /** Within a transaction: gathers the words of a full volume. Words of removed documents stay; they find nothing. */
  *gather(number: number): Slices<void> {
    for (
      let words = this.#wordsOf(number, '');
      words.length > 0;
      words = this.#wordsOf(number, words.at(-1) ?? '')
    ) {
      this.add(words);
      yield;
    }
    this.#volumes.gathered(number);
    this.#ungathered.delete(number);
  }

  /** Within a transaction. */
  add(words: readonly string[]): void {
    const kept = words.filter((word) => word.length <= LONGEST && IS_WORD.test(word));
    this.#connection.run('INSERT OR IGNORE INTO terms SELECT value FROM json_each(?)', [
      JSON.stringify(kept),
    ]);
    this.#gathered?.add(kept);
  }

  /** Has the words of full volumes at hand before they are asked for: reading all of them takes longer than a frame. */
  *warm(): Slices<void> {
    if (this.#gathered) return;
    const lists = new WordLists([]);
    for (let last = ''; ; ) {
      const words = this.#joined(`terms WHERE term > ? LIMIT ${5 * SLICE}`, [last]);
      lists.add(words);
      last = words.at(-1) ?? '';
      if (last === '') break;
      yield;
    }
    this.#gathered ??= lists;
  }

  /** After a transaction that failed, or when everything was emptied. */
  forget(): void {
    this.#gathered = null;
    this.#ungathered.clear();
  }

  has(word: string): boolean {
    return this.#between(word, word).length > 0;
  }

  /** Whether a stored word begins with `beginning`. */
  begins(beginning: string): boolean {
    return this.#between(beginning, `${beginning}\u{10ffff}`, 1).length > 0;
  }

  /** Stored words with the same stem, the word itself first when it is stored. */
  kin(word: string): string[] {
    const stem = stemOf(word);
    if (stem === word && word.length < 4) return [];
    // Suffixes are stripped, and a last letter may be replaced, so that forms of a word begin alike.
    const beginning = stem.slice(0, Math.max(3, stem.length - 1));
    const found = this.#between(beginning, `${beginning}\u{10ffff}`).filter(
      (other) => stemOf(other) === stem,
    );
    return found
      .sort((a, b) => Number(b === word) - Number(a === word) || a.length - b.length)
      .slice(0, MOST_KIN);
  }

  /** Stored words within `most` typing errors of `word`, nearest first, then those with the same first letter. */
  near(word: string, most: number): string[] {
    const lists = [this.#all(), ...this.#volumes.ungathered().map((volume) => this.#listsOf(volume))];
    return [...new Set(lists.flatMap((list) => list.near(word, most)))]
      .map((other) => ({ other, rank: rank(word, other) }))
      .sort((a, b) => a.rank - b.rank || (a.other < b.other ? -1 : 1))
      .slice(0, MOST_NEAR)
      .map(({ other }) => other);
  }

  #between(from: string, to: string, most = -1): string[] {
    const tables = ['terms', ...this.#volumes.ungathered().map(({ number }) => this.#table(number))];
    return [
      ...new Set(
        tables.flatMap((table) =>
          this.#joined(`${table} WHERE term BETWEEN ? AND ? LIMIT ?`, [from, to, most]),
        ),
      ),
    ];
  }

  #wordsOf(number: number, after: string): string[] {
    return this.#joined(`${this.#table(number)} WHERE term > ? LIMIT ${SLICE}`, [after]);
  }

  #all(): WordLists {
    whole(this.warm());
    return this.#gathered ?? new WordLists([]);
  }

  #listsOf({ number, changes }: { readonly number: number; readonly changes: number }): WordLists {
    const known = this.#ungathered.get(number);
    if (known?.changes === changes) return known.lists;
    const words = this.#joined(this.#table(number), []);
    const lists = new WordLists(words.filter((word) => IS_WORD.test(word)));
    this.#ungathered.set(number, { changes, lists });
    return lists;
  }

  /** The terms of a table, perhaps only of some rows. One long string crosses from SQLite far quicker than as many rows. */
  #joined(rows: string, values: (string | number)[]): string[] {
    const sql = `SELECT group_concat(term, char(10)) AS words FROM (SELECT term FROM ${rows})`;
    const words = this.#connection.first(sql, values)?.words;
    return typeof words === 'string' ? words.split('\n') : [];
  }

  /** A view of a volume's words, made when it is first asked. */
  #table(number: number): string {
    const name = `temp.words_of_${volumeName(number)}`;
    if (!this.#volumes.hasWords(number)) {
      this.#connection.exec(
        `CREATE VIRTUAL TABLE IF NOT EXISTS ${name} USING fts5vocab(main, ${volumeName(number)}, row)`,
      );
      this.#volumes.setWords(number);
    }
    return name;
  }
}

/** Words by length: typing errors change it by a few letters at most. */
class WordLists {
  readonly #byLength = new Map<number, WordList>();

  constructor(words: readonly string[]) {
    this.add(words);
  }

  add(words: readonly string[]): void {
    const groups = new Map<number, string[]>();
    for (const word of words) {
      const group = groups.get(word.length);
      if (group) group.push(word);
      else groups.set(word.length, [word]);
    }
    for (const [length, group] of groups) {
      const list = this.#byLength.get(length);
      if (list) list.add(group);
      else if (length <= LONGEST) this.#byLength.set(length, new WordList(group));
    }
  }

  near(word: string, most: number): string[] {
    const lengths = Array.from({ length: 2 * most + 1 }, (_, at) => word.length - most + at);
    return lengths.flatMap((length) => this.#byLength.get(length)?.near(word, most) ?? []);
  }
}

function rank(word: string, other: string): number {
  if (word === other) return 0;
  return (isNear(word, other, 1) ? 1 : 3) + (word[0] === other[0] ? 0 : 1);
}
