import { FaultError } from '#shared/contract/faults';
import type { Slices } from './slices';

/** A piece of work in slices, and who waits for it. */
export interface Job<T> {
  readonly slices: () => Slices<T>;
  readonly resolve: (result: T) => void;
  readonly reject: (error: unknown) => void;
  /** Who asks: a newer question of the same asker takes the place of an older one. Null: it stays. */
  readonly asker: string | null;
  /** Lower goes first; within one rank the older. */
  readonly rank: number;
}

/** First answers come before whole ones, questions before changes. */
export const RANK = { first: 0, full: 1, change: 2 } as const;

interface Turn extends Job<unknown> {
  running: Slices<unknown> | null;
}

/** Milliseconds a slice of work may go on before messages that came meanwhile are looked at. */
const TURN = 2;

/**
 * Lets jobs take turns on one thread: whatever has the lowest rank goes on, slice by slice, and between slices newer
 * messages are seen. Changes never overlap one another, as the oldest of a rank is finished first.
 */
export class Turns {
  readonly #turns: Turn[] = [];
  #isRunning = false;

  add<T>(job: Job<T>): void {
    if (job.asker !== null) this.#drop(job.asker);
    this.#turns.push({ ...(job as Job<unknown>), running: null });
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => this.#run());
  }

  #drop(asker: string): void {
    for (const turn of this.#turns.filter((other) => other.asker === asker)) {
      this.#end(turn);
      turn.running?.return(undefined);
      turn.reject(new FaultError('refused', 'a newer search took its place'));
    }
  }

  #run(): void {
    const until = performance.now() + TURN;
    while (performance.now() < until) {
      const turn = this.#next();
      if (!turn) {
        this.#isRunning = false;
        return;
      }
      this.#slice(turn);
    }
    setImmediate(() => this.#run());
  }

  #next(): Turn | undefined {
    return this.#turns.reduce<Turn | undefined>(
      (best, turn) => (best === undefined || turn.rank < best.rank ? turn : best),
      undefined,
    );
  }

  #slice(turn: Turn): void {
    try {
      turn.running ??= turn.slices();
      const { done, value } = turn.running.next();
      if (!done) return;
      this.#end(turn);
      turn.resolve(value);
    } catch (error) {
      this.#end(turn);
      turn.reject(error);
    }
  }

  #end(turn: Turn): void {
    this.#turns.splice(this.#turns.indexOf(turn), 1);
  }
}
