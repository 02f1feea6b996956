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
  /** How many files are read at once; as many as the machine has room for where it is not said. */
  readonly seats?: number;
}
const LIMITS: Limits = { time: 60_000, memory: 1024, growth: 1536 };
/** Milliseconds after which a worker that has nothing to do is let go of, with the libraries it loaded. */
const IDLE = 30_000;
/** Milliseconds. */
const WATCHED_EVERY = 200;

/**
 * Readers in workers of their own, each a file at a time: a file that takes too long, or too much memory, or brings its
 * reader down, is reported, and the others do not notice. Memory is only to be measured for all at once: a file that seems
 * to need too much beside others is read again alone before it is blamed. `worker` is the built `reading-worker.js`.
 */
export function readersInWorkers(worker: URL | string, limits: Limits = LIMITS): Readers {
  const atOnce = limits.seats ?? Math.max(1, Math.min(4, availableParallelism() - 1));
  const turns = new Turns(Array.from({ length: atOnce }, () => new Seat(worker, limits)));

  const answered = async (request: Request, mustBeAlone = false): Promise<Answered> => {
    const turn = await turns.begun(request, mustBeAlone);
    const answer = await turn.seat
      .answer(request, turn)
      .catch((error: unknown) => {
        if (error instanceof Overrun && !turn.isAlone) return null;
        throw error;
      })
      .finally(() => turns.over(turn));
    return answer ?? answered(request, true);
  };
  return {
    read: async (bytes, path) => ((await answered({ read: bytes, path })) as { reading: Reading }).reading,
    takeApart: async ({ bytes, path }) =>
      ((await answered({ takeApart: bytes, path })) as { parts: Parts }).parts,
    compare: async (versions) => {
      const request = { compare: versions, path: 'a comparison of two versions' };
      return ((await answered(request)) as { compared: Compared }).compared;
    },
    close: () => turns.close(),
  };
}

/** A request at work. */
interface Turn {
  readonly seat: Seat;
  /** Whether no other may work beside it. */
  readonly mustBeAlone: boolean;
  /** Whether none did so far. */
  isAlone: boolean;
}
interface Waiting {
  readonly path: string;
  readonly mustBeAlone: boolean;
  readonly begin: (turn: Turn) => void;
  readonly refuse: (fault: Error) => void;
}

/** Gives each request its turn, in their order. */
class Turns {
  readonly #seats: readonly Seat[];
  readonly #free: Seat[];
  readonly #working = new Set<Turn>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  constructor(seats: readonly Seat[]) {
    this.#seats = seats;
    this.#free = [...seats];
  }

  begun({ path }: Request, mustBeAlone: boolean): Promise<Turn> {
    if (this.#closed) return Promise.reject(closed(path));
    return new Promise((begin, refuse) => {
      this.#waiting.push({ path, mustBeAlone, begin, refuse });
      this.#go();
    });
  }

  over(turn: Turn): void {
    this.#working.delete(turn);
    this.#free.push(turn.seat);
    this.#go();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { path, refuse } of this.#waiting.splice(0)) refuse(closed(path));
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }

  #go(): void {
    for (let next = this.#waiting[0]; next && this.#mayBegin(next); next = this.#waiting[0]) {
      this.#waiting.shift();
      next.begin(this.#begin(next));
    }
  }

  #mayBegin({ mustBeAlone }: Waiting): boolean {
    if (mustBeAlone) return this.#working.size === 0;
    return this.#free.length > 0 && ![...this.#working].some((turn) => turn.mustBeAlone);
  }

  #begin({ mustBeAlone }: Waiting): Turn {
    const turn = { seat: this.#free.pop() as Seat, mustBeAlone, isAlone: this.#working.size === 0 };
    for (const other of this.#working) other.isAlone = false;
    this.#working.add(turn);
    return turn;
  }
}

type Answered = Extract<Answer, { ok: true }>;

/** A place for one worker, which is started when it is needed and replaced when it came to harm. */
class Seat {
  readonly #file: URL | string;
  readonly #limits: Limits;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(file: URL | string, limits: Limits) {
    this.#file = file;
    this.#limits = limits;
  }

  async answer(request: Request, turn: Turn): Promise<Answered> {
    if (this.#closed) throw closed(request.path);
    clearTimeout(this.#idle);
    const isFresh = this.#worker === null;
    const begun = performance.now();
    const answer = await this.#answered(request).catch((error: unknown) => {
      if (this.#closed) throw closed(request.path);
      if (error instanceof Overrun && !turn.isAlone) throw error;
      // What an earlier file did to its worker is not held against this one; but a file that took all the time did itself.
      if (isFresh || performance.now() - begun >= this.#limits.time) throw error;
      return this.#answered(request);
    });
    this.#idle = setTimeout(() => void this.#letGo(), IDLE).unref();
    if (answer.ok) return answer;
    const { tag, what, where, todo } = answer.fault;
    throw new FaultError(tag, what, where, todo);
  }

  /** Nothing is read any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
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
      const end = (why: string, Kind = FaultError): void =>
        settle(() => {
          this.#worker = null;
          const fault = new Kind('unreadable', why, request.path, TRY_OTHERWISE);
          void worker.terminate().finally(() => reject(fault));
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
        if (process.memoryUsage.rss() - before > growth * 1e6) end(tooMuchMemory(growth), Overrun);
      }, WATCHED_EVERY);
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage(request);
    });
  }
}

/** The process grew too much while a file was read, which need not be that file's doing. */
class Overrun extends FaultError {}

const closed = (path: string): Error =>
  unreadable(path, 'was not read: the desk was closed', 'Open the desk and try again.');

const tooMuchMemory = (memory: number): string => `needs more than ${memory} MB of memory to be read`;

function whyEnded(error: Error, { memory }: Limits): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuchMemory(memory);
  return `brought its reader down: ${error.message}`;
}
