import { Worker } from 'node:worker_threads';
import { type Fault, FaultError } from '#shared/contract/faults';
import type { SearchAnswer } from '#shared/contract/views';
import type { SearchIndex } from '../ports';
import type { Answer, Request, RequestName, Requests, WorkerStart } from './protocol';

export interface SearchOptions {
  /** Who asks. A newer question of the same caller takes the place of an older one that was not yet begun. */
  readonly caller?: string;
}

/** An index in a worker. Requests are answered in the order they were made. */
export interface WorkerIndex extends SearchIndex {
  /** @throws FaultError `refused` when a newer question of the same caller took its place. */
  search(query: string, limit: number, options?: SearchOptions): Promise<SearchAnswer>;
}

interface Waiting {
  readonly request: Request;
  readonly caller: string | undefined;
  readonly resolve: (result: Requests[RequestName]['result']) => void;
  readonly reject: (fault: FaultError) => void;
}

/**
 * Opens indexes in a worker of their own, so that the process that asks never waits for SQLite. `worker` is the built
 * `search-worker.js`. A worker that stopped fails what was asked of it; the next request starts it anew.
 */
export function openSearchWorker(
  worker: URL | string,
): (folder: string, options: { readonly copy: boolean }) => Promise<WorkerIndex> {
  return async (folder, { copy }) => {
    const client = new Client(worker, { folder, copy });
    await client.started();
    return {
      position: () => client.ask('position', null),
      apply: async (change) => void (await client.ask('apply', change)),
      clear: async () => void (await client.ask('clear', null)),
      search: (query, limit, options) => client.ask('search', { query, limit }, options?.caller),
      close: () => client.close(),
    };
  };
}

class Client {
  readonly #file: URL | string;
  readonly #start: WorkerStart;
  readonly #queue: Waiting[] = [];
  /** The request the worker has; one at a time, so that the others can still be dropped. */
  #asked: Waiting | null = null;
  #worker: Promise<Worker> | null = null;
  #closed = false;

  constructor(file: URL | string, start: WorkerStart) {
    this.#file = file;
    this.#start = start;
  }

  /** Resolves when the worker has its index open. */
  started(): Promise<Worker> {
    this.#worker ??= this.#launch().catch((error: unknown) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker;
  }

  ask<N extends RequestName>(
    name: N,
    params: Requests[N]['params'],
    caller?: string,
  ): Promise<Requests[N]['result']> {
    if (this.#closed) return Promise.reject(new FaultError('internal', 'the search index is closed'));
    if (caller !== undefined) this.#drop(caller);
    return new Promise((resolve, reject) => {
      const request = { name, params } as Request;
      this.#queue.push({ request, caller, resolve: resolve as Waiting['resolve'], reject });
      this.#pump();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const last = this.#worker ? this.ask('close', null) : null;
    this.#closed = true;
    // A worker that has stopped has nothing left to close.
    await last?.catch(() => undefined);
    const worker = await this.#worker?.catch(() => null);
    await worker?.terminate();
  }

  #drop(caller: string): void {
    for (const [index, waiting] of [...this.#queue.entries()].reverse()) {
      if (waiting.caller !== caller) continue;
      this.#queue.splice(index, 1);
      waiting.reject(new FaultError('refused', 'a newer search took its place'));
    }
  }

  #pump(): void {
    if (this.#asked) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#asked = next;
    this.started().then(
      (worker) => this.#post(worker, next),
      (error: unknown) => this.#settle(next, { ok: false, fault: faultFrom(error) }),
    );
  }

  /** The worker may have stopped, and with it this request, since it was started. */
  #post(worker: Worker, waiting: Waiting): void {
    if (this.#asked === waiting) worker.postMessage(waiting.request);
  }

  #settle(asked: Waiting | null, answer: Answer): void {
    if (asked === null || asked !== this.#asked) return;
    this.#asked = null;
    if (answer.ok) asked.resolve(answer.result);
    else asked.reject(revived(answer.fault));
    this.#pump();
  }

  #launch(): Promise<Worker> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#file, { workerData: this.#start });
      let reason = 'it ended';
      worker.once('message', (first: Answer) => {
        if (!first.ok) return reject(revived(first.fault));
        worker.on('message', (answer: Answer) => this.#settle(this.#asked, answer));
        worker.once('exit', () => this.#lost(reason));
        resolve(worker);
      });
      worker.on('error', (error) => {
        reason = error.message;
      });
      worker.once('exit', () => reject(stopped(reason)));
    });
  }

  /** What was asked of a worker that is gone is not asked again: it may be what ended it. */
  #lost(reason: string): void {
    this.#worker = null;
    this.#settle(this.#asked, { ok: false, fault: stopped(reason) });
  }
}

const revived = ({ tag, what, where, todo }: Fault): FaultError => new FaultError(tag, what, where, todo);

const faultFrom = (error: unknown): FaultError =>
  error instanceof FaultError ? error : stopped(error instanceof Error ? error.message : String(error));

const stopped = (reason: string): FaultError =>
  new FaultError('internal', `the search worker stopped: ${reason}`, null, 'Search again: it starts anew.');
