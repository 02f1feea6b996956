import { crc32 } from 'node:zlib';
import type { Entry, NewEntry } from '#shared/domain/entries';
import { type Desk, emptyDesk, OutOfReach, publish, type Step, stage } from '#shared/domain/fold';
import { GROUP_NAMES, type GroupName } from '#shared/domain/lookups';
import { TABLE_NAMES } from '#shared/domain/tables';
import { GENESIS, type Link, lineOf, readLine } from '#workbench/ledger/lines';
import { capture, decode, ending, type Taken } from '#workbench/snapshot/format';
import { Chance, nextAct } from './fuzz-commands';

/** What some sequences of commands by chance went through, so that nobody takes an idle run for a proof. */
export interface Fuzzed {
  sequences: number;
  entries: number;
  /** How often each kind of act, undo, redo, and going beyond the window of undo came about. */
  readonly moves: Record<string, number>;
}

/** Every so often a window of this many steps of undo stands in for the usual one. */
const NARROW = [1, 2, 3, 5];
const LONGEST = 44;

/**
 * Runs `count` sequences of commands through the fold and the ledger's lines.
 * @throws Error with the seed of the sequence that came out wrong, and what differed.
 */
export function fuzz(count: number, seed = 1): Fuzzed {
  const told: Fuzzed = { sequences: 0, entries: 0, moves: {} };
  for (let at = 0; at < count; at += 1) {
    const own = (Math.imul(seed, 1_000_003) + at) >>> 0;
    try {
      sequence(own, told);
    } catch (error) {
      throw new Error(`fuzz, sequence with seed ${own}: ${(error as Error).message}`, { cause: error });
    }
  }
  return told;
}

/** One sequence with its own seed: run it alone to look into a failure. */
export function sequence(seed: number, told: Fuzzed = { sequences: 0, entries: 0, moves: {} }): void {
  const chance = new Chance(seed);
  const reach = chance.maybe(0.4) ? chance.one(NARROW) : 500;
  const played = new Played(chance, reach, told.moves);
  const length = 1 + chance.below(LONGEST);
  const held = chance.below(length);
  let taken: (() => Buffer) | null = null;
  for (let at = 0; at < length; at += 1) {
    played.step();
    // Written out now or at the end: what was taken hold of must not have changed meanwhile.
    if (at === held) taken = chance.maybe() ? once(played.snapshot()) : played.snapshot();
  }
  const now = stateOf(played.desk);
  same('folded from the lines', now, stateOf(played.refolded()));
  if (taken) same('from the snapshot and the tail', now, stateOf(played.reopened(taken())));
  played.undoAllAndRedoAll();
  told.sequences += 1;
  told.entries += played.lines.length;
}

const once = (write: () => Buffer): (() => Buffer) => {
  const bytes = write();
  return () => bytes;
};

/** A desk that is changed act by act, with the lines the ledger would hold of it. */
class Played {
  readonly desk: Desk;
  readonly lines: Buffer[] = [];
  readonly #chance: Chance;
  readonly #reach: number;
  readonly #moves: Record<string, number>;
  #link: Link = { seq: 0, hash: GENESIS };
  #length = 0;

  constructor(chance: Chance, reach: number, moves: Record<string, number>) {
    this.#chance = chance;
    this.#reach = reach;
    this.#moves = moves;
    this.desk = emptyDesk(reach);
    this.#carryOut([{ kind: 'desk.created', payload: { desk: 'fuzz', name: 'Fuzz', galley: '0' } }]);
  }

  step(): void {
    const { desk } = this;
    const roll = this.#chance.fraction();
    if (roll < 0.22 && desk.undoable.length > 0) {
      this.#undo();
      return;
    }
    if (roll < 0.34 && desk.redo.length > 0) {
      this.#redo();
      return;
    }
    const { name, entries } = nextAct({ chance: this.#chance, desk, seq: desk.seq + 1 });
    this.#count(name);
    this.#carryOut(entries);
  }

  /** The state as the bytes of the lines give it; from farther back where the window of undo does not do. */
  refolded(reach = this.#reach): Desk {
    const desk = emptyDesk(reach);
    try {
      for (const act of this.#read()) publish(desk, stage(desk, act));
      return desk;
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      this.#count('folded with more reach');
      return this.refolded(Number.POSITIVE_INFINITY);
    }
  }

  /** Takes hold of the state as it is; the bytes are made when asked for. */
  snapshot(): () => Buffer {
    const head = { ...this.#link, length: this.#length };
    return writing({ desk: this.desk, head, milestones: [0] });
  }

  /** As after a restart: the snapshot, then what came since. */
  reopened(bytes: Buffer): Desk {
    const first = opened(bytes, this.#reach);
    // A snapshot of a snapshot of which no row was ever read is as good.
    const { desk, head } = this.#chance.maybe() ? opened(writing(first)(), this.#reach) : first;
    same('the head in the snapshot', head.hash, head.seq === this.#link.seq ? this.#link.hash : head.hash);
    try {
      for (const act of this.#read()) {
        if ((act[0]?.seq ?? 0) > head.seq) publish(desk, stage(desk, act));
      }
      return desk;
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      this.#count('snapshot too narrow');
      return this.refolded();
    }
  }

  undoAllAndRedoAll(): void {
    while (this.desk.redo.length > 0) this.#redo();
    const end = contentOf(this.desk);
    const acts = this.desk.undoable.length;
    while (this.desk.undoable.length > 0) this.#undo();
    same('everything undone', contentOf(emptyDesk()), contentOf(this.desk));
    while (this.desk.redo.length > 0) this.#redo();
    same('everything redone', end, contentOf(this.desk));
    same('the acts that can be undone', acts, this.desk.undoable.length);
  }

  #undo(): void {
    this.#reachBack();
    this.#count('undo');
    const act = this.desk.undo.at(-1)?.act ?? 0;
    this.#carryOut([{ kind: 'act.undone', payload: { act } }]);
  }

  #redo(): void {
    this.#count('redo');
    const act = this.desk.redo.at(-1)?.act ?? 0;
    this.#carryOut([{ kind: 'act.redone', payload: { act } }]);
  }

  /** What `Core.reachBack` does with the file: the steps under the next act, by folding up to it once more. */
  #reachBack(): void {
    const next = this.desk.undoable.last();
    if (this.desk.undo.length > 0 || next === undefined) return;
    this.#count('reached back');
    const desk = emptyDesk(Number.POSITIVE_INFINITY);
    for (const act of this.#read()) {
      if (desk.seq >= next) break;
      publish(desk, stage(desk, act));
    }
    this.desk.undo.push(...desk.undo);
  }

  #carryOut(entries: readonly NewEntry[]): void {
    const seq = this.desk.seq + 1;
    const time = new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();
    const placed = entries.map((entry, at) => {
      const left = entries.length - 1 - at;
      const made = lineOf({ ...entry, checker: 'Ada “A.” Ü', time, act: seq, left }, this.#link);
      const line = Buffer.from(made.line);
      this.lines.push(line);
      this.#link = made.link;
      this.#length += line.length + 1;
      return made.entry;
    });
    publish(this.desk, stage(this.desk, placed));
  }

  *#read(): Generator<Entry[]> {
    let link: Link = { seq: 0, hash: GENESIS };
    let act: Entry[] = [];
    for (const line of this.lines) {
      const read = readLine(line, link);
      link = read.link;
      act.push(read.entry);
      if (read.entry.left > 0) continue;
      yield act;
      act = [];
    }
  }

  #count(what: string): void {
    this.#moves[what] = (this.#moves[what] ?? 0) + 1;
  }
}

function writing(taken: Taken): () => Buffer {
  const captured = capture(taken, '0');
  return () => {
    const lengths: Record<string, number> = {};
    const pieces = captured.sections.flatMap(({ name, pieces: made }) => {
      const bytes = Buffer.concat([...made()]);
      lengths[name] = bytes.length;
      return bytes;
    });
    const body = Buffer.concat(pieces);
    return Buffer.concat([body, ending(captured, lengths, crc32(body))]);
  };
}

function opened(bytes: Buffer, reach: number): NonNullable<ReturnType<typeof decode>> {
  const found = decode(bytes, reach);
  if (!found) throw new Error('the snapshot was taken for another version’s');
  return found;
}

/** A state, comparable part by part. `undo` holds the steps at hand: how many those are is nobody's concern. */
interface State {
  readonly parts: Readonly<Record<string, string>>;
  readonly undo: readonly Step[];
}

export function stateOf(desk: Desk): State {
  const { identity, journal, undoable, redo, format, seq, time } = desk;
  const { seqs, records } = journal.columns();
  const acts = (steps: readonly Step[]): unknown => steps.map(({ act, words }) => [act, words]);
  return {
    parts: {
      ...contentOf(desk),
      ...Object.fromEntries(
        GROUP_NAMES.map((name) => [`lookup ${name}, in order`, json(groups(desk, name))]),
      ),
      'counts by verdict': json(desk.lookups.verdicts),
      journal: json([[...seqs], [...records]]),
      undoable: json([...undoable.values()]),
      redo: json(acts(redo)),
      rest: json([identity && [identity.desk, identity.name], format, seq, time]),
    },
    undo: desk.undo,
  };
}

/** What a desk holds, whatever way it came to it. */
function contentOf(desk: Desk): Readonly<Record<string, string>> {
  const tables = TABLE_NAMES.map((name) => {
    const table = desk.tables[name];
    return [`table ${name}`, json([table.size, table.ids.map((id) => [id, table.get(id)])])];
  });
  const lookups = GROUP_NAMES.map((name) => {
    const pairs = groups(desk, name).map(([key, values]) => [key, [...values].sort()]);
    return [`lookup ${name}`, json(pairs)];
  });
  const loose = json(desk.lookups.loose.of(desk.tables.report.ids));
  const counts = json(desk.lookups.verdicts);
  return Object.fromEntries([...tables, ...lookups, ['verdicts', counts], ['reports in no story', loose]]);
}

function groups({ lookups }: Desk, name: GroupName): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const [key, value] of lookups[name].pairs()()) {
    const values = found.get(key);
    if (values) values.push(value);
    else found.set(key, [value]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

const json = (value: unknown): string => JSON.stringify(value);

/** @throws Error naming the part that differs. */
export function same(what: string, one: unknown, other: unknown): void {
  if (isState(one) && isState(other)) {
    same(what, one.parts, other.parts);
    const shared = Math.min(one.undo.length, other.undo.length);
    const last = (steps: readonly Step[]): string => json(shared === 0 ? [] : steps.slice(-shared));
    same(`${what}, steps of undo`, last(one.undo), last(other.undo));
    return;
  }
  if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    for (const key of Object.keys({ ...one, ...other })) {
      same(`${what}, ${key}`, (one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]);
    }
    return;
  }
  if (one !== other) throw new Error(`${what} differs:\n  ${String(one)}\n  ${String(other)}`);
}

const isState = (value: unknown): value is State =>
  typeof value === 'object' && value !== null && 'parts' in value && 'undo' in value;
