import { Column } from '#shared/domain/column';
import type { Fingerprint } from '#shared/text/alike/fingerprint';

/** Fingerprints by place, in blocks: four bytes a number, and nothing is copied when it grows. */
export class Shelf {
  readonly #blocks: Uint32Array[] = [];
  #used = 0;
  /** For each place its block, where in it its numbers begin and end, and the words of its text. */
  readonly #block = new Column();
  readonly #start = new Column();
  readonly #end = new Column();
  readonly #words = new Column();

  get size(): number {
    return this.#words.length;
  }

  /** @returns the place it was given */
  push({ prints, words }: Fingerprint): number {
    const block = this.#blockFor(prints.length);
    block.set(prints, this.#used);
    this.#block.push(this.#blocks.length - 1);
    this.#start.push(this.#used);
    this.#used += prints.length;
    this.#end.push(this.#used);
    this.#words.push(words);
    return this.size - 1;
  }

  /** The fingerprint at a place; not a copy. */
  at(place: number): Fingerprint {
    const block = this.#blocks[this.#block.at(place) ?? -1];
    const words = this.#words.at(place);
    if (!block || words === undefined) throw new RangeError(`no fingerprint at place ${place}`);
    return { words, prints: block.subarray(this.#start.at(place), this.#end.at(place)) };
  }

  #blockFor(count: number): Uint32Array {
    const last = this.#blocks.at(-1);
    if (last && this.#used + count <= last.length) return last;
    const next = new Uint32Array(Math.max(BLOCK, count));
    this.#blocks.push(next);
    this.#used = 0;
    return next;
  }
}

/** Numbers in a block: 256 KB. */
const BLOCK = 65_536;
