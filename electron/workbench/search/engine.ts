import type { FieldValue } from '#shared/contract/views';
import { expand } from '#shared/query/expand';
import type { ValueField } from '#shared/query/fields';
import { parse } from '#shared/query/parse';
import type { IndexAnswer, Position, SearchChange, SearchQuestion, SimilarQuestion } from '../ports';
import { Answering } from './answering';
import { Connection } from './binding';
import { compile } from './compile';
import { Documents, foldedValue } from './documents';
import { isDamage, isHeld, searchFault } from './faults';
import { indexIn, makePlace, removeIndex } from './files';
import { empty, moveTo, positionOf, prepare } from './schema';
import { SimilarIn } from './similar-in';
import { type Slices, whole } from './slices';
import type { Tables } from './tables';
import { Vocabulary } from './vocabulary';
import { Volumes } from './volumes';

/** Milliseconds of writing after which others are let in. */
const SLICE = 3;

/**
 * The index of one folder on one connection. All calls are synchronous and throw FaultError. Nobody else may have the
 * folder's index open. An index that turns out to be damaged is emptied: its position is null and it can be filled again.
 * Questions may be asked between the slices of a change; two changes must not overlap.
 */
export class SearchEngine {
  readonly #folder: string;
  #open: Opened;

  constructor(folder: string) {
    this.#folder = folder;
    this.#open = this.#guarded(() => openIn(folder));
  }

  position(): Position | null {
    return this.#guarded(() => positionOf(this.#open.connection));
  }

  /** All or nothing, also when it is dropped on the way. */
  *applying({ put, remove, position }: SearchChange): Slices<null> {
    const { connection, documents, volumes } = this.#open;
    yield* this.#transaction(function* () {
      documents.removeAll([...remove, ...put.map(({ id }) => id)]);
      for (const doc of put) {
        documents.put(doc);
        yield;
      }
      documents.store();
      volumes.store();
      moveTo(connection, position);
    });
    this.#open.answering.forget();
    return null;
  }

  /** Tidies one volume that became full: its words are gathered, its segments merged. @returns whether there was one */
  *tidying(): Slices<boolean> {
    const { vocabulary, volumes } = this.#open;
    const number = volumes.untidy();
    if (number === null) {
      yield* this.#guardedSlices(vocabulary.warm());
      return false;
    }
    yield* this.#transaction(function* () {
      yield* vocabulary.gather(number);
      yield* volumes.merge(number);
      volumes.store();
    });
    return true;
  }

  apply(change: SearchChange): void {
    whole(this.applying(change));
  }

  /** Leaves no word in the file: what SQLite deletes would stay legible on pages it may use again. */
  clear(): void {
    this.#guarded(() => {
      const opened = this.#open;
      const { connection } = opened;
      // Statements over tables that are about to go would hold them.
      connection.release();
      connection.transaction(() => empty(connection));
      forgetAll(opened);
      connection.exec('VACUUM');
    });
  }

  *searching(question: SearchQuestion): Slices<IndexAnswer> {
    const begun = performance.now();
    const slices = this.#guarded(() => this.#open.answering.answer(question, begun));
    return yield* this.#guardedSlices(slices);
  }

  search(question: SearchQuestion): IndexAnswer {
    return whole(this.searching(question));
  }

  *similar(question: SimilarQuestion): Slices<IndexAnswer> {
    const begun = performance.now();
    return yield* this.#guardedSlices(this.#open.similar.answer(question, begun));
  }

  *counting(queries: readonly string[]): Slices<number[]> {
    const counts: number[] = [];
    for (const query of queries) counts.push(yield* this.#guardedSlices(this.#count(query)));
    return counts;
  }

  values(field: ValueField, beginning: string, limit: number): FieldValue[] {
    const folded = foldedValue(beginning);
    const rows = this.#guarded(() =>
      this.#open.connection.all(
        // Folded values hold letters, digits and spaces: nothing in them means anything to GLOB.
        "SELECT value, n FROM held WHERE field = ?1 AND (folded GLOB ?2 || '*' OR folded GLOB '* ' || ?2 || '*') ORDER BY n DESC, value LIMIT ?3",
        [field, folded, limit],
      ),
    );
    return rows.map(({ value, n }) => ({ value: String(value), count: Number(n) }));
  }

  close(): void {
    this.#open.connection.close();
  }

  /** Runs slices of work in one transaction. Those that take next to no time are taken together. */
  *#transaction(work: () => Slices<void>): Slices<void> {
    const opened = this.#open;
    this.#guarded(() => opened.connection.exec('BEGIN IMMEDIATE'));
    let done = false;
    try {
      const slices = this.#guardedSlices(work());
      for (let begun = performance.now(); !slices.next().done; ) {
        if (performance.now() - begun < SLICE) continue;
        yield;
        begun = performance.now();
      }
      this.#guarded(() => opened.connection.exec('COMMIT'));
      done = true;
    } finally {
      if (!done) abandon(opened);
    }
  }

  *#count(text: string): Slices<number> {
    const { vocabulary, volumes } = this.#open;
    const { query } = parse(text);
    return query ? yield* volumes.counting(compile(expand(query, vocabulary))) : 0;
  }

  *#guardedSlices<T>(slices: Slices<T>): Slices<T> {
    try {
      for (;;) {
        const next = this.#guarded(() => slices.next());
        if (next.done) return next.value;
        yield;
      }
    } finally {
      slices.return(undefined as never);
    }
  }

  /** Turns SQLite's errors into faults; after one that tells of damage the index is there again, empty. */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) this.#open = reopened(this.#folder, this.#open);
      throw searchFault(error, indexIn(this.#folder));
    }
  }
}

interface Opened extends Tables {
  readonly answering: Answering;
  readonly similar: SimilarIn;
}

function forgetAll({ documents, vocabulary, volumes, answering }: Opened): void {
  documents.forget();
  vocabulary.forget();
  volumes.forget();
  answering.forget();
}

/** What was begun and not finished is taken back; where the connection is gone already, there is nothing to take back. */
function abandon(opened: Opened): void {
  forgetAll(opened);
  try {
    // A volume made on the way goes again: no statement over it may be left.
    opened.connection.release();
    opened.connection.rollBack();
  } catch (error) {
    if (opened.connection.isOpen) throw error;
  }
}

/** An index that cannot be read, or is of another schema, is made anew: all that is in it can be derived again. */
function openIn(folder: string): Opened {
  makePlace(folder);
  try {
    return openFile(folder);
  } catch (error) {
    if (isHeld(error)) throw error;
    removeIndex(folder);
    makePlace(folder);
    return openFile(folder);
  }
}

function openFile(folder: string): Opened {
  const connection = new Connection(indexIn(folder));
  try {
    prepare(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  const volumes = new Volumes(connection);
  const vocabulary = new Vocabulary(connection, volumes);
  const documents = new Documents(connection, volumes, vocabulary);
  const tables = { connection, documents, vocabulary, volumes };
  return { ...tables, answering: new Answering(tables), similar: new SimilarIn(tables) };
}

function reopened(folder: string, { connection }: Opened): Opened {
  connection.close();
  removeIndex(folder);
  return openIn(folder);
}
