import { type FileHandle, open } from 'node:fs/promises';
import { Low } from 'lowdb';
import type { Entry, NewEntry } from '#shared/domain/entries';
import type { Sha256 } from '#shared/domain/records';
import { diskFault, PRIVATE_FILE } from '../storage/files';
import { type Damage, EMPTY, type Head, LedgerFile, type OnAct, type Tail } from './file';
import { GENESIS, hashIn, LineDamage, type Link, lineOf, readLine } from './lines';
import { eachLine } from './scan';

/** Entries with their places, ready to be folded, and the tail that puts them on disk. */
export interface Prepared {
  readonly acts: readonly (readonly Entry[])[];
  readonly tail: Tail;
}

/** The append-only ledger of one desk: what happened, hash-chained, on disk before anybody is told. */
export class Ledger {
  readonly #file: LedgerFile;
  readonly #low: Low<Tail>;

  private constructor(file: LedgerFile) {
    this.#file = file;
    this.#low = new Low<Tail>(file, { head: EMPTY, lines: [], link: EMPTY });
  }

  /** Opens the ledger at `path` (a missing one is empty) and passes every whole act to `onAct` in order. */
  static async open(path: string, onAct: OnAct): Promise<Ledger> {
    const ledger = new Ledger(new LedgerFile(path, onAct));
    await ledger.#low.read();
    return ledger;
  }

  get path(): string {
    return this.#file.path;
  }
  get head(): Head {
    return this.#low.data.head;
  }
  /** The first entry that is not what was written; null in a sound ledger. */
  get damage(): Damage | null {
    return this.#file.damage;
  }
  get torn(): number {
    return this.#file.torn;
  }

  /** Gives each act's entries their places behind the head. Nothing is written yet. */
  prepare(acts: readonly (readonly NewEntry[])[], by: { checker: string; time: string }): Prepared {
    const lines: string[] = [];
    let link: Link = this.head;
    const placed = acts.map((entries) => {
      const act = link.seq + 1;
      return entries.map((entry, at) => {
        const left = entries.length - 1 - at;
        const made = lineOf({ ...entry, ...by, act, left }, link);
        lines.push(made.line);
        // Folding what was read back, not what was meant, keeps a restart from ever seeing something else.
        const read = readLine(Buffer.from(made.line), link);
        link = made.link;
        return read.entry;
      });
    });
    return { acts: placed, tail: { head: this.head, lines, link } };
  }

  /** Appends and fsyncs. When it rejects, the file is as it was. */
  async append({ tail }: Prepared): Promise<void> {
    const before = this.#low.data;
    this.#low.data = tail;
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      throw error;
    }
    const length = tail.head.length + tail.lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    const head = { ...tail.link, length };
    this.#low.data = { head, lines: [], link: head };
  }

  /** Moves a cut-short write out of the ledger into a file beside it and tells its path. */
  async setTornAside(): Promise<string | null> {
    if (this.torn === 0) return null;
    const aside = `${this.path}.torn-${new Date().toISOString().replaceAll(':', '-')}`;
    const { length } = this.head;
    try {
      await withFile(this.path, 'r+', async (ledger) => {
        const bytes = Buffer.alloc(this.torn);
        await ledger.read(bytes, 0, bytes.length, length);
        await withFile(aside, 'wx', async (file) => {
          await file.writeFile(bytes);
          await file.sync();
        });
        await ledger.truncate(length);
        await ledger.sync();
      });
    } catch (error) {
      throw diskFault(error, this.path);
    }
    this.#file.torn = 0;
    return aside;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, PRIVATE_FILE);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

/** The hash that entry `seq` carries, found by counting lines; null when there is no such line. */
export async function hashAt(path: string, seq: number): Promise<Sha256 | null> {
  if (seq === 0) return GENESIS;
  let at = 0;
  let hash: Sha256 | null = null;
  await eachLine(path, (line) => {
    at += 1;
    if (at < seq) return true;
    hash = hashIn(line);
    return false;
  });
  return hash;
}

export interface ReadEntry {
  readonly entry: Entry;
  readonly hash: Sha256;
}

/** Every sound entry of the file in order, and where and why reading stopped, if it did. */
export async function readEntries(path: string, onEntry: (read: ReadEntry) => void): Promise<Damage | null> {
  let link: Link = EMPTY;
  let damage: Damage | null = null;
  await eachLine(path, (line) => {
    try {
      const read = readLine(line, link);
      link = read.link;
      onEntry({ entry: read.entry, hash: link.hash });
      return true;
    } catch (error) {
      if (!(error instanceof LineDamage) && !(error instanceof SyntaxError)) throw error;
      damage = { seq: link.seq + 1, what: error.message };
      return false;
    }
  });
  return damage;
}
