import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { ChainState } from '#shared/contract/views';
import type { Entry } from '#shared/domain/entries';
import { type Desk, emptyDesk, FoldError, OutOfReach, publish, REACH, stage } from '#shared/domain/fold';
import { Ledger } from './ledger/ledger';
import { NewerFormat } from './ledger/lines';
import type { Head } from './ledger/reading';
import { type KnownHead, readHead, readSnapshot } from './snapshot/files';
import type { Disk } from './storage/disk';

/** From the ledger's lines to the desk's state, by way of a snapshot where there is one. */

export interface Unfolding {
  readonly folder: string;
  readonly version: string;
  readonly disk: Disk;
  /** Whether this process may move damaged files aside. */
  readonly held: boolean;
  /** Shows the desk as it stood after this entry. */
  readonly at?: number | undefined;
  readonly notices: string[];
}

export interface Unfolded {
  readonly desk: Desk;
  readonly ledger: Ledger;
  /** Why the desk can only be shown as it stood before something went wrong. */
  readonly fault: FaultError | null;
  /** `checking`: what stands under the snapshot has not been read. */
  readonly chain: ChainState;
  /** The entry that the snapshot ended with; 0 without one. */
  readonly snapshot: number;
  /** The last entry there is, where the desk is shown as it stood at an earlier one. */
  readonly latest?: number;
}

export const ledgerIn = (folder: string): string => join(folder, 'ledger.jsonl');

/**
 * Opens and folds the ledger.
 * @throws FaultError `refused` when a newer Galley wrote it; `not-found` when there is no entry `at`; the disk's.
 */
export async function unfold(unfolding: Unfolding): Promise<Unfolded> {
  const { folder, at } = unfolding;
  try {
    const noted = await readHead(folder);
    const known: KnownHead[] = noted ? [noted] : [];
    const unfolded = (await fromSnapshot(unfolding, known)) ?? (await fromScratch(unfolding, REACH));
    const { ledger } = unfolded;
    if (at !== undefined) return { ...unfolded, ...(await past(unfolded, at)) };
    const fault = damageFault(ledger) ?? (await cutFault(ledger, unfolded.desk, known));
    return { ...unfolded, fault, chain: fault ? 'damaged' : unfolded.chain };
  } catch (error) {
    if (error instanceof NewerFormat) throw newerFault(error, folder, unfolding.version);
    throw error;
  }
}

/**
 * Folds what came after the snapshot; null when there is none that fits this ledger.
 * @param known takes up the head that the snapshot ends with
 */
async function fromSnapshot(
  unfolding: Unfolding,
  known: KnownHead[],
): Promise<Omit<Unfolded, 'fault'> | null> {
  const { folder, version, held, notices, at } = unfolding;
  const quarantined = (aside: string): void =>
    void notices.push(
      `The snapshot was damaged. It was moved to ${aside}; the desk was read from the ledger.`,
    );
  const opened = await readSnapshot(folder, {
    version,
    reach: REACH,
    ...(held ? { onQuarantine: quarantined } : {}),
  });
  if (opened?.desk.identity) known.push({ desk: opened.desk.identity.desk, head: opened.head });
  if (!opened || (at !== undefined && opened.head.seq > at)) return null;
  if (!(await Ledger.endsAt(ledgerIn(folder), opened.head, opened.milestones))) return null;
  const { desk, head, milestones } = opened;
  try {
    const ledger = await open(unfolding, desk, { head, milestones });
    return { desk, ledger, chain: 'checking', snapshot: head.seq };
  } catch (error) {
    // More was taken back since than the snapshot has steps for.
    if (error instanceof OutOfReach) return null;
    throw error;
  }
}

async function fromScratch(unfolding: Unfolding, reach: number): Promise<Omit<Unfolded, 'fault'>> {
  const desk = emptyDesk(reach);
  try {
    const ledger = await open(unfolding, desk);
    desk.reach = REACH;
    return { desk, ledger, chain: 'sound', snapshot: 0 };
  } catch (error) {
    if (error instanceof OutOfReach) return fromScratch(unfolding, Number.POSITIVE_INFINITY);
    throw error;
  }
}

const open = (
  { folder, at, disk }: Unfolding,
  desk: Desk,
  from?: { head: Head; milestones: readonly number[] },
): Promise<Ledger> => Ledger.open(ledgerIn(folder), { onAct: folding(desk), from, until: at, disk });

/** Folds act after act into `desk`. A contradiction is the ledger's damage, not an error. */
export const folding =
  (desk: Desk) =>
  (act: readonly Entry[]): string | null => {
    try {
      publish(desk, stage(desk, act));
      return null;
    } catch (error) {
      if (error instanceof FoldError) return error.message;
      throw error;
    }
  };

/**
 * The steps of undo under act `act`, which is the next to be taken back but is no longer at hand: found by folding up
 * to it again, from the beginning.
 */
export async function stepsUnder(path: string, act: number): Promise<Desk['undo']> {
  const at = async (reach: number): Promise<Desk['undo']> => {
    const desk = emptyDesk(reach);
    const fold = folding(desk);
    // The act's own entries are the last that matter: nothing under it in the stack has changed since.
    await Ledger.open(path, { onAct: (entries) => (desk.seq >= act ? 'is enough' : fold(entries)) });
    return desk.undo;
  };
  try {
    return await at(REACH);
  } catch (error) {
    if (error instanceof OutOfReach) return at(Number.POSITIVE_INFINITY);
    throw error;
  }
}

/** The state as a fold from the beginning gives it. */
export async function refold(path: string, reach = REACH): Promise<Desk> {
  const desk = emptyDesk(reach);
  try {
    const ledger = await Ledger.open(path, { onAct: folding(desk) });
    // Half a state must never take the place of a whole one.
    const fault = damageFault(ledger);
    if (fault) throw fault;
    desk.reach = REACH;
    return desk;
  } catch (error) {
    if (error instanceof OutOfReach) return refold(path, Number.POSITIVE_INFINITY);
    throw error;
  }
}

function damageFault({ damage, path }: Ledger): FaultError | null {
  if (!damage) return null;
  const { seq, what } = damage;
  return new FaultError(
    'damaged',
    `entry ${seq} ${what}; the desk is shown as it stood before it`,
    path,
    'Restore a backup.',
  );
}

/** Entries cut off the end leave a chain that holds; only who knew the end misses them. */
async function cutFault(ledger: Ledger, desk: Desk, known: readonly KnownHead[]): Promise<FaultError | null> {
  const ours = known.filter(({ desk: of }) => !desk.identity || desk.identity.desk === of);
  for (const { head } of ours) {
    if (head.seq === 0 || (await ledger.hashAt(head.seq)) === head.hash) continue;
    return otherThanKnown(ledger, head.seq);
  }
  return null;
}

function otherThanKnown(ledger: Ledger, seq: number): FaultError {
  const what =
    ledger.head.seq < seq
      ? `ends with entry ${ledger.head.seq}, but entry ${seq} was on disk: entries are missing`
      : `has another entry ${seq} than was on disk: it was rewritten`;
  return new FaultError(
    'damaged',
    what,
    ledger.path,
    'Restore a backup, or delete the derived folder beside it if this is meant.',
  );
}

/** @throws FaultError `not-found` when the ledger has no entry `at`. */
async function past(
  { ledger }: { ledger: Ledger },
  at: number,
): Promise<{ fault: FaultError | null; latest: number }> {
  const latest = await ledger.latest();
  if (at <= latest && ledger.head.seq > 0) return { fault: damageFault(ledger), latest };
  throw new FaultError(
    'not-found',
    `there is no entry ${at}${latest > 0 ? `: the last is entry ${latest}` : ''}`,
    ledger.path,
    'galley ledger lists the entries.',
  );
}

function newerFault({ format, galley }: NewerFormat, folder: string, version: string): FaultError {
  return new FaultError(
    'refused',
    `was written by a newer Galley (ledger format ${format}); this is Galley ${version}`,
    ledgerIn(folder),
    `Open it with Galley ${galley ?? 'of a newer version'}${galley ? ' or newer' : ''}. Nothing was changed.`,
  );
}
