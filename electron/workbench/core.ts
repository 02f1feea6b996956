import { EventEmitter } from 'node:events';
import type { EventName, Events, Subscribe } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { NewEntry } from '#shared/domain/entries';
import { type Desk, publish, type Staged, stage } from '#shared/domain/fold';
import type { Ledger, Prepared } from './ledger/ledger';
import { stepsUnder } from './unfolding';

/** Builds one act's entries from the desk as it then stands; `seq` is the number its first entry will have. */
export type BuildAct = (seq: number) => readonly NewEntry[] | Promise<readonly NewEntry[]>;

/** Puts prepared entries on disk, all or none. */
export type WriteAct = (prepared: Prepared) => Promise<void>;

export interface CoreOptions {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly checker: () => string;
  readonly now: () => Date;
  /** Called before the first write; takes the desk's lock, or throws why not. */
  readonly beforeWriting: () => Promise<void>;
  /** What an empty ledger, or one of an older format, begins its next act with. */
  readonly beginning: (desk: Desk) => readonly NewEntry[];
  /** Called once the right to write is there, before the first entry of a newer format. */
  readonly beforeRaising: () => Promise<void>;
}

/** The one way the desk changes: stage, write, publish, tell; one act after another. */
export class Core {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly #options: CoreOptions;
  readonly #events = new EventEmitter();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: CoreOptions) {
    this.desk = options.desk;
    this.ledger = options.ledger;
    this.#options = options;
  }

  readonly subscribe: Subscribe = (event, listener) => {
    this.#events.on(event, listener);
    return () => this.#events.off(event, listener);
  };

  #tell<E extends EventName>(event: E, payload: Events[E]): void {
    this.#events.emit(event, payload);
  }

  /**
   * Carries out one act. On disk when it resolves; when it rejects, nothing was changed.
   * @throws FaultError from `build`, the lock or the disk.
   */
  act(build: BuildAct): Promise<void> {
    return this.alone(() => this.actNow(build));
  }

  /**
   * Makes sure of the right to write. An act asks for it before its entries go out; whoever stores bytes sooner asks
   * sooner. So an act that fails on an empty desk leaves nothing behind.
   */
  ready(): Promise<void> {
    return this.#options.beforeWriting();
  }

  /** Runs work that writes to the desk: alone, and only with the right to. */
  writing<T>(work: () => Promise<T>): Promise<T> {
    return this.alone(async () => {
      await this.ready();
      return work();
    });
  }

  /**
   * One act whose entries take a while to find: work goes on meanwhile, and where it changed the desk they are looked for
   * again.
   */
  async actWhenFound(find: () => Promise<readonly NewEntry[]>): Promise<void> {
    for (let isDone = false; !isDone; ) {
      const { seq } = this.desk;
      const entries = await find();
      await this.act(() => {
        isDone = this.desk.seq === seq;
        return isDone ? entries : [];
      });
    }
  }

  /** Runs `work` when every earlier change is finished, and lets no other begin meanwhile. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** As `act`, for work that runs alone already. */
  async actNow(build: BuildAct, write: WriteAct = (prepared) => this.ledger.append(prepared)): Promise<void> {
    const beginning = this.#options.beginning(this.desk).map((entry) => [entry]);
    const entries = await build(this.ledger.head.seq + beginning.length + 1);
    if (entries.length === 0) return;
    await this.ready();
    if (this.desk.seq > 0 && beginning.length > 0) await this.#options.beforeRaising();
    const by = { checker: this.#options.checker(), time: this.#options.now().toISOString() };
    const prepared = this.ledger.prepare([...beginning, entries], by);
    const staged = prepared.acts.map((act) => stage(this.desk, act));
    await write(prepared);
    const touched = staged.flatMap((step) => touchedBy(step, this.desk));
    for (const step of staged) publish(this.desk, step);
    await this.reachBack().catch(() => undefined);
    this.changed(touched);
  }

  /** Makes sure that the next act to be taken back is at hand, with its words. */
  async reachBack(): Promise<void> {
    const next = this.desk.undoable.last();
    if (this.desk.undo.length > 0 || next === undefined) return;
    this.desk.undo.push(...(await stepsUnder(this.ledger.path, next)));
  }

  /** Tells whoever listens that what is on the screen may have changed. */
  changed(touched: readonly string[] = []): void {
    this.#tell('desk.changed', { seq: this.desk.seq, touched });
  }

  /** Tells how far long work has come. */
  progress(progress: Events['progress']): void {
    this.#tell('progress', progress);
  }
}

/** The records that an act is about to change: a waiver changes its report. */
const touchedBy = ({ puts }: Staged, { tables }: Desk): string[] =>
  puts.map((put) =>
    put.table === 'waiver' ? ((put.row ?? tables.waiver.get(put.id))?.anchor.report ?? put.id) : put.id,
  );

/** The record, or a fault that names the id. */
export function need<T>(row: T | undefined, kind: string, id: string): T {
  if (row !== undefined) return row;
  throw new FaultError(
    'not-found',
    `there is no ${kind} ${id} on this desk`,
    null,
    `List what is there and use its id.`,
  );
}
