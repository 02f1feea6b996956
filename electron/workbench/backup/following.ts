import { FaultError } from '#shared/contract/faults';

/** How long work is watched, and ended. */
export interface Following {
  /** Told when the share done, in whole percent, changes. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Counts steps towards a total. @throws whatever the signal was aborted with, at the next step. */
export class Steps {
  readonly #total: number;
  readonly #following: Following;
  #done = 0;

  constructor(total: number, following: Following) {
    this.#total = total;
    this.#following = following;
  }

  next(): void {
    this.#following.signal?.throwIfAborted();
    const before = this.#percent();
    this.#done += 1;
    if (this.#percent() > before) this.#following.onProgress?.(this.#done, this.#total);
  }

  #percent(): number {
    return Math.floor((100 * this.#done) / this.#total);
  }
}

/** What ends a backup or a restore that nobody wants any more. */
export const cancelled = (what: string): FaultError =>
  new FaultError('refused', `${what} was cancelled; nothing was changed`);
