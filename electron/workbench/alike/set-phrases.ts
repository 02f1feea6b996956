import { commonPrints } from '#shared/text/alike/fingerprint';
import type { Shelf } from './shelf';

/** What stands in fewer reports is not yet a habit. */
const HABIT = 8;
/** So many pairs of reports are looked at. */
const MOST_PAIRS = 16;
/** Two reports with this share of the shorter one's fingerprints in common are copies of one story. */
const COPY = 1 / 3;
/** Where at least this share of the pairs are copies, a story was printed often. */
const STORY = 1 / 4;

/**
 * Tells a set phrase (`did not immediately respond to a request for comment`, a disclaimer, the end of every order) from
 * a story that many outlets printed. Both stand in many reports; but those with the phrase have little else in common,
 * and those with the story are copies of one another.
 */
export class SetPhrases {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** @param places of all reports that have one fingerprint in common */
  isSet(places: readonly number[]): boolean {
    if (places.length < HABIT) return false;
    const half = Math.floor(places.length / 2);
    const pairs = Math.min(half, MOST_PAIRS);
    let copies = 0;
    for (let n = 0; n < pairs; n++) {
      const at = Math.floor((n * half) / pairs);
      if (this.#areCopies(places[at] as number, places[at + half] as number)) copies++;
    }
    return copies < pairs * STORY;
  }

  #areCopies(one: number, other: number): boolean {
    const { prints: left } = this.#shelf.at(one);
    const { prints: right } = this.#shelf.at(other);
    return commonPrints(left, right) > COPY * Math.min(left.length, right.length);
  }
}
