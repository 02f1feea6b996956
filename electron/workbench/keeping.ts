import { FaultError } from '#shared/contract/faults';
import type { ChainState } from '#shared/contract/views';
import type { Access } from './access';
import type { Core } from './core';
import { writeHead, writeSnapshot } from './snapshot/files';
import type { Disk } from './storage/disk';
import type { Unfolded } from './unfolding';

/** A snapshot is due when this many entries, and this share of all, came since the last. */
export const DUE_OPEN = { entries: 2000, share: 0.25 };
/** At the end a smaller tail is worth it: the next opening gains by it. */
export const DUE_CLOSE = { entries: 500, share: 0.05 };
/** More steps to make again than this are not written down; the ledger is folded instead. */
const MOST_REDO = 1000;

export interface KeepingOptions {
  readonly folder: string;
  readonly version: string;
  readonly core: Core;
  readonly access: Access;
  readonly disk: Disk;
  readonly unfolded: Unfolded;
  readonly notices: string[];
  /** A snapshot each time so many entries came, however many there are. */
  readonly every: number | undefined;
}

/** Keeps what is known beside the ledger: the snapshot of its fold, the noted head, and whether the chain is sound. */
export class Keeping {
  readonly #options: KeepingOptions;
  readonly #stop = new AbortController();
  #chain: ChainState;
  #damaged: boolean;
  /** The entry the last snapshot ended with, and the head last noted. */
  #snapshot: number;
  #noted: number;
  #writing: Promise<void> | null = null;
  #checking: Promise<void> = Promise.resolve();

  constructor(options: KeepingOptions) {
    this.#options = options;
    this.#chain = options.unfolded.chain;
    this.#damaged = options.unfolded.fault !== null;
    this.#snapshot = options.unfolded.snapshot;
    this.#noted = options.core.desk.seq;
  }

  get chain(): ChainState {
    return this.#chain;
  }
  get damaged(): boolean {
    return this.#damaged;
  }

  /** Checks in the background what stands under the snapshot, and takes the next ones when they are due. */
  start(): void {
    if (this.#chain === 'checking') this.#checking = this.#check();
    this.#options.core.subscribe('desk.changed', () => {
      if (this.#isDue(DUE_OPEN)) void this.#write();
    });
  }

  /** Waits for a snapshot that is being written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#checking;
    await this.#writing;
    if (!this.#mayWrite()) return;
    if (this.#isDue(DUE_CLOSE)) await this.#write();
    await this.#note();
  }

  async #check(): Promise<void> {
    const { core, access, notices } = this.#options;
    const { path } = core.ledger;
    const damage = await core.ledger.check(this.#stop.signal).catch((error: unknown) => ({
      seq: 0,
      what: `cannot be read: ${(error as Error).message}`,
    }));
    if (this.#stop.signal.aborted) return;
    this.#chain = damage ? 'damaged' : 'sound';
    if (damage) {
      this.#damaged = true;
      const where = damage.seq > 0 ? `entry ${damage.seq} ` : '';
      const fault = new FaultError('damaged', `${where}${damage.what}`, path, 'Restore a backup.');
      access.refuse(fault);
      notices.push(fault.message);
    }
    core.changed();
  }

  #mayWrite(): boolean {
    const { access } = this.#options;
    return access.held && access.readOnly === null && !this.#damaged;
  }

  #isDue({ entries, share }: typeof DUE_OPEN): boolean {
    const { desk } = this.#options.core;
    const since = desk.seq - this.#snapshot;
    const due = this.#options.every ?? Math.max(entries, share * desk.seq);
    if (this.#writing || since < due) return false;
    return this.#mayWrite() && desk.redo.length <= MOST_REDO;
  }

  /** The state is taken hold of before this returns; a snapshot that cannot be written is missed by nobody. */
  #write(): Promise<void> {
    const { core, folder, version, disk } = this.#options;
    const { desk, ledger } = core;
    const { seq } = desk;
    const taken = { desk, head: ledger.head, milestones: ledger.milestones.upTo(seq) };
    this.#writing = writeSnapshot(folder, taken, version, disk).then(
      () => {
        this.#snapshot = seq;
        this.#writing = null;
      },
      () => {
        this.#writing = null;
      },
    );
    return this.#writing;
  }

  async #note(): Promise<void> {
    const { core, folder, disk } = this.#options;
    const { identity, seq } = core.desk;
    if (!identity || seq === this.#noted) return;
    // Whoever cannot note the head has no room for it; the check is weaker until the next time.
    await writeHead(folder, { desk: identity.desk, head: core.ledger.head }, disk).catch(() => undefined);
    this.#noted = seq;
  }
}
