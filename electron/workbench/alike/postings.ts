import { firstFrom, merged, type Sorted, sorted } from './sorted';

/** Which reports, by their places, have which fingerprint: plain numbers, eight bytes a fingerprint. */
export class Postings {
  /** Each at least twice as long as the next. */
  readonly #settled: Sorted[] = [];
  readonly #fresh = { prints: new Uint32Array(MOST_FRESH), places: new Uint32Array(MOST_FRESH) };
  #freshCount = 0;

  add(place: number, prints: Uint32Array): void {
    for (const print of prints) {
      this.#fresh.prints[this.#freshCount] = print;
      this.#fresh.places[this.#freshCount++] = place;
      if (this.#freshCount === MOST_FRESH) this.#settle();
    }
  }

  /** Adds many at once, in any order. */
  addAll(pairs: Sorted): void {
    this.#push(sorted(pairs));
  }

  /** The places of all reports with this fingerprint. */
  placesOf(print: number): number[] {
    const found: number[] = [];
    for (const { prints, places } of this.#settled) {
      for (let at = firstFrom(prints, print); prints[at] === print; at++) found.push(places[at] as number);
    }
    for (let at = 0; at < this.#freshCount; at++) {
      if (this.#fresh.prints[at] === print) found.push(this.#fresh.places[at] as number);
    }
    return found;
  }

  #settle(): void {
    this.#push(sorted(this.#fresh));
    this.#freshCount = 0;
  }

  #push(pairs: Sorted): void {
    let last = pairs;
    for (
      let before = this.#settled.at(-1);
      before && before.prints.length < 2 * last.prints.length;
      before = this.#settled.at(-1)
    ) {
      this.#settled.pop();
      last = merged(before, last);
    }
    this.#settled.push(last);
  }
}

/** So many of the last fingerprints are looked through one by one: those of some sixty reports. */
const MOST_FRESH = 2048;
