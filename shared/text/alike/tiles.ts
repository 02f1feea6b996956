import { runNumbers } from './words';

/** A run of words that stands in both texts: where it begins in each, in words, and how many words it has. */
export interface Tile {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Two texts being laid out with tiles; no word is in two of them. */
export class Tiling {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly tiles: Tile[] = [];
  readonly #takenInA: Uint8Array;
  readonly #takenInB: Uint8Array;

  /** @param a,b the texts' words as numbers */
  constructor(a: Uint32Array, b: Uint32Array) {
    this.a = a;
    this.b = b;
    this.#takenInA = new Uint8Array(a.length);
    this.#takenInB = new Uint8Array(b.length);
  }

  take(tile: Tile): void {
    this.#takenInA.fill(1, tile.a, tile.a + tile.length);
    this.#takenInB.fill(1, tile.b, tile.b + tile.length);
    this.tiles.push(tile);
  }

  /** Whether both texts have the same free word there; beyond their ends there is none. */
  isFree(a: number, b: number): boolean {
    return this.a[a] === this.b[b] && this.#takenInA[a] === 0 && this.#takenInB[b] === 0;
  }

  isFreeInB(from: number, to: number): boolean {
    return !this.#takenInB.subarray(from, to).includes(1);
  }

  /** How many words from there on are the same and free. */
  reach(a: number, b: number): number {
    let length = 0;
    while (this.isFree(a + length, b + length)) length++;
    return length;
  }

  /** How many words before there are the same and free. */
  reachBack(a: number, b: number): number {
    let length = 0;
    while (this.isFree(a - length - 1, b - length - 1)) length++;
    return length;
  }
}

/** The longest tiles are laid first, by halves and more, so that a stray phrase does not cut a long passage in two. */
const LENGTHS = [64, 20, 7] as const;
/** A run that stands in `b` more often is tried in so many places: a text may consist of one word. */
const MOST_PLACES = 32;

/**
 * Lays out what two texts have in common, wherever it stands in each: greedy string tiling (Wise, 1993) with a few
 * falling lengths instead of every one, which makes the time linear in the texts' lengths.
 */
export function tiled(a: Uint32Array, b: Uint32Array): Tiling {
  const tiling = new Tiling(a, b);
  for (const least of LENGTHS) layTiles(tiling, least);
  return tiling;
}

function layTiles(tiling: Tiling, least: number): void {
  const runs = runNumbers(tiling.a, least);
  const places = new Places(runNumbers(tiling.b, least));
  let follows = 0;
  for (let a = 0; a < runs.length; ) {
    const tile = longestAt(tiling, a, places.of(runs[a] as number), follows);
    if (tile.length >= least) {
      tiling.take(tile);
      follows = tile.b + tile.length;
    }
    a += tile.length >= least ? tile.length : 1;
  }
}

/** Of equally long ones the one that follows what was laid before it, else the first. */
function longestAt(tiling: Tiling, a: number, places: Iterable<number>, follows: number): Tile {
  let best: Tile = { a, b: 0, length: 0 };
  for (const b of places) {
    const length = tiling.reach(a, b);
    if (length > best.length || (length === best.length && b === follows)) best = { a, b, length };
  }
  return best;
}

/** Where each run of a text begins, by its number: chains in plain arrays, as there are as many runs as words. */
class Places {
  readonly #runs: Uint32Array;
  readonly #mask: number;
  /** Places are counted from 1 here: 0 is the end of a chain. */
  readonly #first: Uint32Array;
  readonly #next: Uint32Array;

  constructor(runs: Uint32Array) {
    this.#runs = runs;
    this.#mask = 2 ** Math.ceil(Math.log2(runs.length + 1)) - 1;
    this.#first = new Uint32Array(this.#mask + 1);
    this.#next = new Uint32Array(runs.length + 1);
    for (let at = runs.length - 1; at >= 0; at--) {
      const slot = (runs[at] as number) & this.#mask;
      this.#next[at + 1] = this.#first[slot] as number;
      this.#first[slot] = at + 1;
    }
  }

  *of(run: number): Generator<number> {
    let tried = 0;
    let place = this.#first[run & this.#mask] as number;
    for (; place !== 0 && tried < MOST_PLACES; place = this.#next[place] as number) {
      if (this.#runs[place - 1] !== run) continue;
      tried++;
      yield place - 1;
    }
  }
}
