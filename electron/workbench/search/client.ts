import { Worker } from 'node:worker_threads';
import { type Fault, FaultError } from '#shared/contract/faults';
import type { SearchIndex } from '../ports';
import type { Answer, Request, RequestName, Requests, WorkerStart } from './protocol';

interface Waiting {
  readonly resolve: (result: Requests[RequestName]['result']) => void;
  readonly reject: (fault: FaultError) => void;
}

/**
 * Opens indexes in a worker of their own, so that the process that asks never waits for SQLite. `worker` is the built
 * `search-worker.js`. A worker that stopped fails what was asked of it; the next request starts it anew.
 */
export function openSearchWorker(
  worker: URL | string,
): (folder: string, options: { readonly copy: boolean }) => Promise<SearchIndex> {
  return async (folder, { copy }) => {
    const client = new Client(worker, { folder, copy });
    await client.started();
    return {
      position: () => client.ask('position', null),
      apply: async (change) => void (await client.ask('apply', change)),
      tidy: () => client.ask('tidy', null),
      clear: async () => void (await client.ask('clear', null)),
      search: (question, asker = null) => client.ask('search', question, asker),
      similar: (question, asker = null) => client.ask('similar', question, asker),
      count: (queries) => client.ask('count', queries),
      values: (field, beginning, limit) => client.ask('values', { field, beginning, limit }),
      close: () => client.close(),
    };
  };
}

class Client {
  readonly #file: URL | string;
  readonly #start: WorkerStart;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
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
    asker: string | null = null,
  ): Promise<Requests[N]['result']> {
    if (this.#closed) return Promise.reject(new FaultError('internal', 'the search index is closed'));
    return new Promise((resolve, reject) => {
      const number = ++this.#number;
      this.#waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      this.started().then(
        // The worker may have stopped, and with it this request, since it was started.
        (worker) =>
          this.#waiting.has(number) && worker.postMessage({ number, name, params, asker } as Request),
        (error: unknown) => this.#settle({ number, ok: false, fault: faultFrom(error) }),
      );
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
    this.#failAll('it was closed');
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (answer.ok) waiting?.resolve(answer.result);
    else waiting?.reject(revived(answer.fault));
  }

  #launch(): Promise<Worker> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#file, { workerData: this.#start });
      let reason = 'it ended';
      worker.once('message', (first: Answer) => {
        if (!first.ok) return reject(revived(first.fault));
        worker.on('message', (answer: Answer) => this.#settle(answer));
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
    this.#failAll(reason);
  }

  #failAll(reason: string): void {
    const fault = stopped(reason);
    for (const number of [...this.#waiting.keys()]) this.#settle({ number, ok: false, fault });
  }
}

const revived = ({ tag, what, where, todo }: Fault): FaultError => new FaultError(tag, what, where, todo);

const faultFrom = (error: unknown): FaultError =>
  error instanceof FaultError ? error : stopped(error instanceof Error ? error.message : String(error));

const stopped = (reason: string): FaultError =>
  new FaultError('internal', `the search worker stopped: ${reason}`, null, 'Search again: it starts anew.');
