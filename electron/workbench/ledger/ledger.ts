import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { FaultError } from '#shared/contract/faults';
import type { Entry, NewEntry } from '#shared/domain/entries';
import type { Sha256 } from '#shared/domain/records';
import { type Disk, nodeDisk } from '../storage/disk';
import { diskFault, syncWhole, writeWhole } from '../storage/files';
import { atEnd, grown, LedgerFile, type Tail } from './file';
import { hashIn, type Link, lineOf, redactLine } from './lines';
import {
  checkChain,
  type Damage,
  EMPTY,
  entriesBetween,
  type Head,
  hashAt,
  lineBefore,
  linesBetween,
  Milestones,
  type OnAct,
  type ReadEntry,
  type Reading,
  readActs,
} from './reading';
import { eachLine } from './scan';

/** Entries with their places, ready to be folded, and the tail that puts them on disk. */
export interface Prepared {
  readonly acts: readonly (readonly Entry[])[];
  readonly tail: Tail;
}

export interface LedgerOptions {
  readonly onAct: OnAct;
  /** Where folding goes on from; the beginning when missing. */
  readonly from?: { readonly head: Head; readonly milestones: readonly number[] } | undefined;
  /** Shows the ledger as it stood after this entry; such a ledger is not appended to. */
  readonly until?: number | undefined;
  readonly disk?: Disk | undefined;
}

/** The append-only ledger of one desk: what happened, hash-chained, on disk before anybody is told. */
export class Ledger {
  readonly path: string;
  readonly #disk: Disk;
  readonly #file: LedgerFile;
  readonly #low: Low<Tail>;
  milestones: Milestones;
  #reading: Reading = { head: EMPTY, damage: null, torn: 0 };

  private constructor(path: string, { onAct, from, until, disk = nodeDisk }: LedgerOptions) {
    this.path = path;
    this.#disk = disk;
    this.milestones = new Milestones(from?.milestones);
    this.#file = new LedgerFile(path, disk, async () => {
      const { milestones } = this;
      const limit = until === undefined ? {} : { until };
      this.#reading = await readActs(path, { onAct, milestones, from: from?.head ?? EMPTY, ...limit });
      return this.#reading.head;
    });
    this.#low = new Low<Tail>(this.#file, atEnd(EMPTY));
  }

  /** Opens the ledger at `path` (a missing one is empty) and passes every whole act to `onAct` in order. */
  static async open(path: string, options: LedgerOptions): Promise<Ledger> {
    const ledger = new Ledger(path, options);
    await ledger.#low.read();
    return ledger;
  }

  /** Whether the file holds entry `head.seq` with `head.hash`, ending at `head.length`. */
  static async endsAt(path: string, head: Head, milestones: readonly number[]): Promise<boolean> {
    const line = await lineBefore(path, head, new Milestones(milestones));
    return line !== null && hashIn(line) === head.hash;
  }

  get head(): Head {
    return this.#low.data.head;
  }
  /** The first entry that is not what was written; null in a sound ledger. */
  get damage(): Damage | null {
    return this.#reading.damage;
  }
  /** How many entries the file has, the head's and those behind it. */
  async latest(): Promise<number> {
    let { seq } = this.head;
    await eachLine(
      this.path,
      () => {
        seq += 1;
        return true;
      },
      { from: this.head.length },
    );
    return seq;
  }

  get torn(): number {
    return this.#reading.torn;
  }

  /** Gives each act's entries their places behind the head. Nothing is written yet. */
  prepare(acts: readonly (readonly NewEntry[])[], by: { checker: string; time: string }): Prepared {
    const lines: string[] = [];
    let link: Link = this.head;
    const placed = acts.map((entries) => {
      const act = link.seq + 1;
      return entries.map((entry, at) => {
        const left = entries.length - 1 - at;
        const made = lineOf({ ...entry, checker: by.checker, time: by.time, act, left }, link);
        lines.push(made.line);
        link = made.link;
        return made.entry;
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
    let { seq, length } = tail.head;
    for (const line of tail.lines) {
      seq += 1;
      this.milestones.passed(seq, length);
      length += Buffer.byteLength(line) + 1;
    }
    this.#low.data = atEnd({ ...tail.link, length });
  }

  /** Entries `first` to `last`, found without reading what stands before them. */
  async entries(first: number, last: number): Promise<ReadEntry[]> {
    const to = Math.min(last, this.head.seq);
    return first > to ? [] : entriesBetween(this.path, this.milestones, Math.max(1, first), to);
  }

  /** The hash of entry `seq`; null behind the head. */
  async hashAt(seq: number): Promise<Sha256 | null> {
    return seq > this.head.seq ? null : hashAt(this.path, seq, this.milestones);
  }

  /** Checks the whole chain up to the head as it is now, beside other work. */
  check(signal: AbortSignal): Promise<Damage | null> {
    return checkChain(this.path, this.head, signal);
  }

  /**
   * Puts on disk what was read: a process that was killed may have written it and not synced it. Nothing is shown, or
   * built on, that could still be lost.
   */
  async settle(): Promise<void> {
    try {
      if (this.head.length > 0) await syncWhole(this.path, this.#disk);
      else await this.#disk.syncFolder(dirname(this.path));
    } catch (error) {
      throw diskFault(error, this.path);
    }
  }

  /** Moves a cut-short write out of the ledger into a file beside it and tells its path. */
  async setTornAside(): Promise<string | null> {
    if (this.torn === 0) return null;
    const aside = `${this.path}.torn-${new Date().toISOString().replaceAll(':', '-')}`;
    const { length } = this.head;
    try {
      await writeWhole(aside, await bytesAt(this.path, length, this.torn), this.#disk);
      const file = await this.#disk.open(this.path, 'there');
      try {
        await file.truncate(length);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      throw diskFault(error, this.path);
    }
    this.#reading = { ...this.#reading, torn: 0 };
    return aside;
  }

  /**
   * Takes payload and salt out of the entries given: the one rewrite there is. Everything else stays byte for byte, so
   * the chain holds. What `prepared` adds (the entry that tells of it) comes with it: the old file is replaced by the
   * new one whole, or not at all.
   */
  async redact(entries: ReadonlySet<number>, prepared?: Prepared): Promise<void> {
    await this.#refuseGrown();
    await this.close();
    const milestones = new Milestones();
    const added = prepared?.tail.lines.map((line) => Buffer.from(line)) ?? [];
    const last = this.head.seq + added.length;
    let seq = 0;
    let length = 0;
    /** The lines in pieces, each noted at its new place. */
    const piece = (lines: readonly Buffer[]): Buffer => {
      for (const line of lines) {
        seq += 1;
        milestones.passed(seq, length);
        length += line.length + 1;
      }
      return Buffer.concat(lines.flatMap((line) => [line, NEWLINE]));
    };
    const rewritten = async function* (this: Ledger): AsyncGenerator<Uint8Array> {
      for (let from = 1; from <= this.head.seq; from += PIECE) {
        const to = Math.min(from + PIECE - 1, this.head.seq);
        const lines = await linesBetween(this.path, this.milestones, from, to);
        yield piece(lines.map((line, at) => (entries.has(from + at) ? redactLine(line) : line)));
        if (to === this.head.seq) this.#checkEnd(lines.at(-1), lines.length === to - from + 1);
      }
      yield piece(added);
    };
    await writeWhole(this.path, rewritten.call(this), this.#disk).catch((error: unknown) => {
      throw diskFault(error, this.path);
    });
    this.milestones = milestones;
    this.#low.data = atEnd({ seq: last, hash: prepared?.tail.link.hash ?? this.head.hash, length });
  }

  /** What grew behind our back is never written over, by a rewrite no more than by an append. */
  async #refuseGrown(): Promise<void> {
    const { size } = await stat(this.path).catch((error: unknown) => {
      throw diskFault(error, this.path);
    });
    if (size !== this.head.length) throw grown(this.path, this.head.length, size);
  }

  #checkEnd(last: Buffer | undefined, whole: boolean): void {
    if (whole && last && hashIn(last) === this.head.hash) return;
    throw new FaultError('damaged', 'is not what was read; nothing was changed', this.path, 'Run verify.');
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function bytesAt(path: string, position: number, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    await file.read(bytes, 0, count, position);
    return bytes;
  } finally {
    await file.close();
  }
}

/** Entries rewritten at a time. */
const PIECE = 4096;
const NEWLINE = Buffer.from('\n');
