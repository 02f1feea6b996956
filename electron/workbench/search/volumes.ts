import { SEARCH_COLUMNS } from '#shared/query/fields';
import type { Connection, Value } from './binding';
import { createVolume, volumeName } from './schema';
import type { Slices } from './slices';

/**
 * Part of the index: the documents whose rows lie from `first` up to the next volume's. Whatever is asked, answering for
 * one volume takes a few milliseconds at most, so that a question can be bounded, and dropped, between two of them.
 */
interface Volume {
  readonly number: number;
  readonly first: number;
  last: number;
  docs: number;
  size: number;
  /** Whether its words were gathered in the vocabulary. */
  gathered: boolean;
  /** Grows with every change. */
  changes: number;
  /** Whether this connection has a view of its words. */
  hasWords: boolean;
}

/** A volume with so many documents, or so many UTF-16 units of text, is full. */
const MOST_DOCS = 2048;
const MOST_SIZE = 4_500_000;

/** Pages of 4,096 bytes. */
const MERGED_AT_ONCE = 64;

const COLUMNS = [...SEARCH_COLUMNS, 'facts'];
const PLACES = COLUMNS.map(() => '?').join(', ');

/** The volumes of one connection, oldest first. Changes are to be made within a transaction. */
export class Volumes {
  readonly #connection: Connection;
  #list: Volume[] | null = null;
  readonly #changed = new Set<Volume>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The volumes' numbers, the one with the newest documents first. */
  newestFirst(): number[] {
    return this.#all()
      .map(({ number }) => number)
      .reverse();
  }

  /** How many documents of these volumes an FTS5 query finds. */
  *counting(match: string, numbers: readonly number[] = this.newestFirst()): Slices<number> {
    let total = 0;
    for (const number of numbers) {
      const name = volumeName(number);
      const found = this.#connection.first(`SELECT count(*) AS n FROM ${name} WHERE ${name} MATCH ?`, [
        match,
      ]);
      total += Number(found?.n);
      yield;
    }
    return total;
  }

  /**
   * Puts a row's words, by column and at last the facts; the row must not be there.
   * @returns whether the volume's words are gathered already: these are to be added
   */
  insert(row: number, words: Value[], size: number): boolean {
    const volume = this.#volumeFor(row);
    const name = volumeName(volume.number);
    this.#connection.run(`INSERT INTO ${name}(rowid, ${COLUMNS.join(', ')}) VALUES (?, ${PLACES})`, [
      row,
      ...words,
    ]);
    volume.last = Math.max(volume.last, row);
    volume.docs++;
    volume.size += size;
    this.#note(volume);
    return volume.gathered;
  }

  remove(row: number): void {
    const volume = this.#covering(row);
    if (!volume) return;
    this.#connection.run(`DELETE FROM ${volumeName(volume.number)} WHERE rowid = ?`, [row]);
    volume.docs--;
    this.#note(volume);
  }

  /** Those whose words are not in the vocabulary, each with a number that grows with its changes. */
  ungathered(): { readonly number: number; readonly changes: number }[] {
    return this.#all().filter(({ gathered }) => !gathered);
  }

  /** A full volume that is still to be tidied; null when there is none. */
  untidy(): number | null {
    const found = this.#all()
      .slice(0, -1)
      .find(({ gathered }) => !gathered);
    return found?.number ?? null;
  }

  /** Merges a full volume to one segment, which answers quicker than several, a few pages at a time. */
  *merge(number: number): Slices<void> {
    const name = volumeName(number);
    const changes = (): number => Number(this.#connection.first('SELECT total_changes() AS n')?.n ?? 0);
    // A negative number begins the merge of all segments; it is over when a step changes nothing but itself.
    for (let step = -MERGED_AT_ONCE, before = -2; changes() - before >= 2; step = MERGED_AT_ONCE) {
      before = changes();
      this.#connection.run(`INSERT INTO ${name}(${name}, rank) VALUES ('merge', ?)`, [step]);
      yield;
    }
  }

  gathered(number: number): void {
    const volume = this.#numbered(number);
    volume.gathered = true;
    this.#changed.add(volume);
  }

  hasWords = (number: number): boolean => this.#numbered(number).hasWords;

  setWords(number: number): void {
    this.#numbered(number).hasWords = true;
  }

  /** Before a transaction ends: writes down what was changed. */
  store(): void {
    for (const { number, first, last, docs, size, gathered } of this.#changed) {
      this.#connection.run('INSERT OR REPLACE INTO volumes VALUES (?, ?, ?, ?, ?, ?)', [
        number,
        first,
        last,
        docs,
        size,
        gathered ? 1 : 0,
      ]);
    }
    this.#changed.clear();
  }

  /** After a transaction that failed, or when everything was emptied. */
  forget(): void {
    this.#list = null;
    this.#changed.clear();
  }

  #note(volume: Volume): void {
    volume.changes++;
    this.#changed.add(volume);
  }

  #numbered(number: number): Volume {
    const volume = this.#all().find((other) => other.number === number);
    if (!volume) throw new Error(`the search index has no volume ${number}`);
    return volume;
  }

  #volumeFor(row: number): Volume {
    const all = this.#all();
    const newest = all.at(-1);
    if (!newest) return this.#add(0, 0);
    const isFull = newest.docs >= MOST_DOCS || newest.size >= MOST_SIZE;
    if (!isFull || row <= newest.last) return this.#covering(row) ?? newest;
    return this.#add(newest.number + 1, row);
  }

  #add(number: number, first: number): Volume {
    createVolume(this.#connection, number);
    const volume = {
      number,
      first,
      last: first,
      docs: 0,
      size: 0,
      gathered: false,
      changes: 0,
      hasWords: false,
    };
    this.#all().push(volume);
    return volume;
  }

  #covering(row: number): Volume | undefined {
    return this.#all().findLast(({ first }) => first <= row);
  }

  #all(): Volume[] {
    this.#list ??= this.#connection
      .all('SELECT number, first, last, docs, size, gathered FROM volumes ORDER BY number')
      .map(({ number, first, last, docs, size, gathered }) => ({
        number: Number(number),
        first: Number(first),
        last: Number(last),
        docs: Number(docs),
        size: Number(size),
        gathered: gathered === 1,
        changes: 0,
        hasWords: false,
      }));
    return this.#list;
  }
}
