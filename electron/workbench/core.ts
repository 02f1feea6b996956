import { EventEmitter } from 'node:events';
import type { EventName, Events, Subscribe } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { NewEntry } from '#shared/domain/entries';
import { type Desk, publish, type Staged, stage } from '#shared/domain/fold';
import type { Ledger } from './ledger/ledger';

/** Builds one act's entries from the desk as it then stands; `seq` is the number its first entry will have. */
export type BuildAct = (seq: number) => readonly NewEntry[] | Promise<readonly NewEntry[]>;

export interface CoreOptions {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly checker: () => string;
  readonly now: () => Date;
  /** Called before the first write; takes the desk's lock, or throws why not. */
  readonly beforeWriting: () => Promise<void>;
  /** The act that begins an empty ledger. */
  readonly creation: () => NewEntry;
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
    return this.alone(() => this.#act(build));
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

  /** Runs `work` when every earlier change is finished, and lets no other begin meanwhile. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #act(build: BuildAct): Promise<void> {
    const created = this.ledger.head.seq === 0 ? [[this.#options.creation()]] : [];
    const entries = await build(this.ledger.head.seq + created.length + 1);
    if (entries.length === 0) return;
    await this.ready();
    const by = { checker: this.#options.checker(), time: this.#options.now().toISOString() };
    const prepared = this.ledger.prepare([...created, entries], by);
    const staged = prepared.acts.map((act) => stage(this.desk, act));
    await this.ledger.append(prepared);
    for (const step of staged) publish(this.desk, step);
    this.#tell('desk.changed', { seq: this.desk.seq, touched: staged.flatMap(touchedBy) });
  }
}

const touchedBy = ({ puts }: Staged): string[] => puts.map(({ id }) => id);

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
