import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FaultError } from '#shared/contract/faults';
import type { Compared } from '#shared/text/carry/versions';
import type { Readers } from '../ports';
import type { Parts } from './containers/parts';
import { TRY_OTHERWISE, unreadable } from './faults';
import type { Answer, Request } from './protocol';
import type { Reading } from './reading';

export interface Limits {
  /** Milliseconds one file may take. */
  readonly time: number;
  /** Megabytes one file may need of JavaScript's memory. */
  readonly memory: number;
  /** Megabytes the whole process may grow by while one file is read: what libraries unpack is beside JavaScript's memory. */
  readonly growth: number;
}
const LIMITS: Limits = { time: 60_000, memory: 1024, growth: 1536 };
/** Milliseconds after which a worker that has nothing to do is let go of, with the libraries it loaded. */
const IDLE = 30_000;
/** Milliseconds. */
const WATCHED_EVERY = 200;

/**
 * Readers in workers of their own, each a file at a time: a file that takes too long, or too much memory, or brings its
 * reader down, is reported, and the others do not notice. `worker` is the built `reading-worker.js`.
 */
export function readersInWorkers(worker: URL | string, limits: Limits = LIMITS): Readers {
  const atOnce = Math.max(1, Math.min(4, availableParallelism() - 1));
  const seats = Array.from({ length: atOnce }, () => new Seat(worker, limits));
  const waiting: ((seat: Seat) => void)[] = [];
  const free = [...seats];

  const taken = (): Promise<Seat> => {
    const seat = free.pop();
    return seat ? Promise.resolve(seat) : new Promise((resolve) => waiting.push(resolve));
  };
  const left = (seat: Seat): void => {
    const next = waiting.shift();
    if (next) next(seat);
    else free.push(seat);
  };
  const answered = async (request: Request): Promise<Answered> => {
    const seat = await taken();
    return seat.answer(request).finally(() => left(seat));
  };
  return {
    read: async (bytes, path) => ((await answered({ read: bytes, path })) as { reading: Reading }).reading,
    takeApart: async ({ bytes, path }) =>
      ((await answered({ takeApart: bytes, path })) as { parts: Parts }).parts,
    compare: async (versions) => {
      const request = { compare: versions, path: 'a comparison of two versions' };
      return ((await answered(request)) as { compared: Compared }).compared;
    },
    async close() {
      await Promise.all(seats.map((seat) => seat.close()));
    },
  };
}

type Answered = Extract<Answer, { ok: true }>;

/** A place for one worker, which is started when it is needed and replaced when it came to harm. */
class Seat {
  readonly #file: URL | string;
  readonly #limits: Limits;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(file: URL | string, limits: Limits) {
    this.#file = file;
    this.#limits = limits;
  }

  async answer(request: Request): Promise<Answered> {
    clearTimeout(this.#idle);
    const isFresh = this.#worker === null;
    const begun = performance.now();
    const answer = await this.#answered(request).catch((error: unknown) => {
      // What an earlier file did to its worker is not held against this one; but a file that took all the time did itself.
      if (isFresh || performance.now() - begun >= this.#limits.time) throw error;
      return this.#answered(request);
    });
    this.#idle = setTimeout(() => void this.close(), IDLE).unref();
    if (answer.ok) return answer;
    const { tag, what, where, todo } = answer.fault;
    throw new FaultError(tag, what, where, todo);
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#file, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memory },
      // Nothing a file does may speak to whoever runs Galley.
      stdout: true,
      stderr: true,
      env: {},
    });
    // A file may bring its reader down after it was read.
    const gone = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    return worker.on('error', gone).on('exit', gone);
  }

  #answered(request: Request): Promise<Answer> {
    const { time, growth } = this.#limits;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = (settled: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
        settled();
      };
      const end = (why: string): void =>
        settle(() => {
          this.#worker = null;
          void worker.terminate().finally(() => reject(unreadable(request.path, why, TRY_OTHERWISE)));
        });
      let why = 'stopped its reader';
      const listeners = {
        message: (answer: Answer) => settle(() => resolve(answer)),
        // An error may overtake an answer that was given before it; the end of the worker does not.
        error: (error: Error) => {
          why = whyEnded(error, this.#limits);
        },
        exit: () => end(why),
      };
      const timer = setTimeout(() => end(`was not read within ${Math.round(time / 1000)} seconds`), time);
      const before = process.memoryUsage.rss();
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growth * 1e6) end(tooMuchMemory(growth));
      }, WATCHED_EVERY);
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage(request);
    });
  }
}

const tooMuchMemory = (memory: number): string => `needs more than ${memory} MB of memory to be read`;

function whyEnded(error: Error, { memory }: Limits): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuchMemory(memory);
  return `brought its reader down: ${error.message}`;
}
