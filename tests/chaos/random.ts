import { randomFrom } from '../bench/reports';

/** Seeded choices; the same seed makes the same ones. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** True once in `times`, on the average. */
  rarely(times: number): boolean {
    return this.below(times) === 0;
  }

  word(): string {
    return Array.from({ length: 4 }, () => this.one([...'bdfklmnprstv']) + this.one([...'aeiou'])).join('');
  }
}
