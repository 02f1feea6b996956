import { open } from 'node:fs/promises';
import { FaultError } from '#shared/contract/faults';
import type { Entry } from '#shared/domain/entries';
import type { Sha256 } from '#shared/domain/records';
import {
  checkLine,
  GENESIS,
  hashIn,
  LineDamage,
  type Link,
  ReplacementNeeded,
  type Replacements,
  readLine,
} from './lines';
import { eachLine } from './scan';

/** The last entry on disk and the length of the file that ends with it, in bytes. */
export interface Head extends Link {
  readonly length: number;
}
export const EMPTY: Head = { seq: 0, hash: GENESIS, length: 0 };

/** The first entry that is not what was written. */
export interface Damage {
  readonly seq: number;
  readonly what: string;
}

/** One whole act, as the fold takes it. Return a reason to stop when the act contradicts the state. */
export type OnAct = (entries: readonly Entry[]) => string | null;

/** Every so many entries the offset of a line is kept, so that any entry is found by reading a few lines. */
export const MILESTONE = 64;

/** Offsets of entries 1, 65, 129 … in the file. */
export class Milestones {
  readonly #offsets: number[];

  constructor(offsets: readonly number[] = []) {
    this.#offsets = [...offsets];
  }

  /** Entry `seq` begins at `offset`. Entries are told in order; those told before are passed over. */
  passed(seq: number, offset: number): void {
    if ((seq - 1) % MILESTONE === 0 && (seq - 1) / MILESTONE === this.#offsets.length)
      this.#offsets.push(offset);
  }

  /** The nearest place at or before entry `seq`. */
  before(seq: number): { readonly seq: number; readonly offset: number } {
    const at = Math.max(0, Math.min(Math.floor((seq - 1) / MILESTONE), this.#offsets.length - 1));
    return { seq: at * MILESTONE + 1, offset: this.#offsets[at] ?? 0 };
  }

  /** Those up to entry `seq`. */
  upTo(seq: number): number[] {
    return this.#offsets.slice(0, Math.ceil(seq / MILESTONE));
  }
}

export interface Reading {
  /** Behind the last whole act. */
  readonly head: Head;
  readonly damage: Damage | null;
  /** Bytes behind the last whole act: a write that was cut short before it was acknowledged. */
  readonly torn: number;
}

export interface ReadOptions {
  readonly onAct: OnAct;
  readonly milestones: Milestones;
  /** Where to begin: behind a whole act. */
  readonly from?: Head;
  /** Acts that end behind this entry are left out. */
  readonly until?: number;
}

/** Reads whole acts in order, checking every byte of them, until the end, the limit or the first damage. */
export const readActs = (path: string, options: ReadOptions): Promise<Reading> =>
  readWith(path, options, null);

async function readWith(
  path: string,
  options: ReadOptions,
  replacements: Replacements | null,
): Promise<Reading> {
  const { onAct, milestones, from = EMPTY, until = Number.POSITIVE_INFINITY } = options;
  let link: Link = from;
  let head = from;
  let act: Entry[] = [];
  let damage: Damage | null = null;
  let limited = false;
  let redactions = false;
  let offset = from.length;
  const { size } = await eachLine(
    path,
    (line, length) => {
      try {
        const read = readLine(line, link, replacements);
        follow(act, read.entry);
        if (read.entry.seq + read.entry.left > until) {
          limited = true;
          return false;
        }
        milestones.passed(read.entry.seq, offset);
        offset = length;
        link = read.link;
        act.push(read.entry);
        if (read.entry.left > 0) return true;
        const contradiction = onAct(act);
        if (contradiction !== null) throw new LineDamage(contradiction);
        head = { ...link, length };
        act = [];
        return true;
      } catch (error) {
        redactions = error instanceof ReplacementNeeded;
        if (!redactions) damage = damageAt(link.seq + 1, error);
        return false;
      }
    },
    { from: from.length },
  );
  // Redactions stand behind what they redact: where one is met, they are looked up and reading goes on.
  if (redactions) return readWith(path, { ...options, from: head }, await replacementsIn(path));
  if (!damage && !limited) damage = await lostLineFeed(path, size, offset, link, act, replacements);
  return { head, damage, torn: damage || limited ? 0 : size - head.length };
}

/**
 * A last line whose line feed alone is wrong was whole once, so it was acknowledged: that is damage, and no write that was
 * cut short.
 */
async function lostLineFeed(
  path: string,
  size: number,
  offset: number,
  link: Link,
  act: readonly Entry[],
  replacements: Replacements | null,
): Promise<Damage | null> {
  if (size <= offset + 1) return null;
  const rest = await bytesBetween(path, offset, size);
  // A loss of power leaves zeros where a write did not come to its end: that one was not acknowledged.
  if (rest.includes(10) || rest.at(-1) === 0) return null;
  try {
    const { entry } = readLine(rest.subarray(0, -1), link, replacements);
    follow(act, entry);
    return entry.left === 0 ? { seq: entry.seq, what: 'does not end in a line feed' } : null;
  } catch {
    return null;
  }
}

async function bytesBetween(path: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The entries of an act follow one another and count down. */
function follow(act: readonly Entry[], entry: Entry): void {
  const before = act.at(-1);
  const due = before ? entry.act === before.act && entry.left === before.left - 1 : entry.act === entry.seq;
  if (!due) throw new LineDamage('belongs to another act than the one under way');
}

export const damageAt = (seq: number, error: unknown): Damage => {
  if (error instanceof LineDamage || error instanceof SyntaxError) return { seq, what: error.message };
  throw error;
};

/** What the ledger's redactions put in the place of the payloads they took out. */
export async function replacementsIn(path: string): Promise<Replacements> {
  const found = new Map<number, unknown>();
  const mark = Buffer.from('"kind":"entry.redacted"');
  await eachLine(path, (line) => {
    const at = line.indexOf(mark);
    // Only the header's own kind counts: it stands before the checker's words could.
    if (at < 0 || at > line.indexOf(',"hash":"')) return true;
    try {
      takeUp(JSON.parse(line.toString('utf8')).payload, found);
    } catch {
      // A damaged line is found, and named, where the chain is read.
    }
    return true;
  });
  return found;
}

/** A redaction may itself have been redacted: then what it had put stands in the later one. */
function takeUp(
  payload: { readonly entries: readonly Replaced[] } | null,
  found: Map<number, unknown>,
): void {
  for (const { seq, kind, payload: instead } of payload?.entries ?? []) {
    if (kind === 'entry.redacted') takeUp(instead as { entries: Replaced[] }, found);
    found.set(seq, instead);
  }
}

interface Replaced {
  readonly seq: number;
  readonly kind: string;
  readonly payload: unknown;
}

export interface ReadEntry {
  readonly entry: Entry;
  readonly hash: Sha256;
  readonly redacted: boolean;
}

/** Every sound entry of the file in order, and where and why reading stopped, if it did. */
export async function readEntries(
  path: string,
  onEntry: (read: ReadEntry) => void,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<Damage | null> {
  let link: Link = EMPTY;
  let damage: Damage | null = null;
  const replacements = await replacementsIn(path);
  await eachLine(path, (line, end) => {
    try {
      const { entry, link: next, redacted } = readLine(line, link, replacements);
      link = next;
      onEntry({ entry, hash: link.hash, redacted });
      onProgress(end);
      return true;
    } catch (error) {
      damage = damageAt(link.seq + 1, error);
      return false;
    }
  });
  return damage;
}

/** Some entries by number, found through the milestones. They were checked when the desk was opened. */
export async function entriesBetween(
  path: string,
  milestones: Milestones,
  first: number,
  last: number,
): Promise<ReadEntry[]> {
  try {
    return await between(path, milestones, first, last, null).catch(async (error: unknown) => {
      if (!(error instanceof ReplacementNeeded)) throw error;
      return between(path, milestones, first, last, await replacementsIn(path));
    });
  } catch (error) {
    if (!(error instanceof LineDamage) && !(error instanceof SyntaxError)) throw error;
    const what = `is not what was read when the desk was opened (at entry ${first} or behind): ${error.message}`;
    throw new FaultError('damaged', what, path, 'A redaction may have rewritten it: open the desk again.');
  }
}

async function between(
  path: string,
  milestones: Milestones,
  first: number,
  last: number,
  replacements: Replacements | null,
): Promise<ReadEntry[]> {
  const lines = await linesBetween(path, milestones, first, last);
  let hash = lines[0] ? prevIn(lines[0]) : '';
  return lines.map((line, at) => {
    const { entry, link, redacted } = readLine(line, { seq: first + at - 1, hash }, replacements);
    hash = link.hash;
    return { entry, hash, redacted };
  });
}

/** The lines of entries `first` to `last` as they stand in the file. */
export async function linesBetween(
  path: string,
  milestones: Milestones,
  first: number,
  last: number,
): Promise<Buffer[]> {
  const start = milestones.before(first);
  const found: Buffer[] = [];
  let seq = start.seq;
  await eachLine(
    path,
    (line) => {
      if (seq >= first) found.push(Buffer.from(line));
      seq += 1;
      return seq <= last;
    },
    { from: start.offset, chunk: 1 << 16 },
  );
  return found;
}

/** The line that ends where `head` says, by its number; null where there is none. */
export async function lineBefore(path: string, head: Head, milestones: Milestones): Promise<Buffer | null> {
  const start = milestones.before(head.seq);
  let seq = start.seq - 1;
  let found: Buffer | null = null;
  await eachLine(
    path,
    (line, end) => {
      seq += 1;
      if (seq === head.seq && end === head.length) found = Buffer.from(line);
      return seq < head.seq;
    },
    { from: start.offset, chunk: 1 << 16 },
  );
  return found;
}

/** The hash of the entry before, as a line tells it. */
const prevIn = (line: Buffer): Sha256 => /"prev":"([0-9a-f]{64})"/.exec(line.toString('latin1'))?.[1] ?? '';

/** The hash that entry `seq` carries; null when there is no such line. */
export async function hashAt(
  path: string,
  seq: number,
  milestones = new Milestones(),
): Promise<Sha256 | null> {
  if (seq === 0) return GENESIS;
  const [line] = await linesBetween(path, milestones, seq, seq);
  return line ? hashIn(line) : null;
}

/** Small enough that a window's other work gets its turn in between. */
const BACKGROUND_CHUNK = 1 << 17;

/**
 * Checks the chain from its beginning to `head`, in the background of other work.
 * @returns the first entry that is not what was written; null when all are, or `signal` ended it.
 */
export async function checkChain(path: string, head: Head, signal: AbortSignal): Promise<Damage | null> {
  let link: Link = EMPTY;
  let damage: Damage | null = null;
  await eachLine(
    path,
    (line) => {
      if (signal.aborted) return false;
      try {
        link = checkLine(line, link);
        return true;
      } catch (error) {
        damage = damageAt(link.seq + 1, error);
        return false;
      }
    },
    { to: head.length, chunk: BACKGROUND_CHUNK },
  );
  if (damage || signal.aborted) return damage;
  if (link.seq === head.seq && link.hash === head.hash) return null;
  return { seq: link.seq + 1, what: 'is not there: the ledger ends before it' };
}
