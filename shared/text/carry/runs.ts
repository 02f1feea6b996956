/** Where two versions have the same words in a row: `length` words from `before` in one and from `after` in the other. */
export interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

const MANY = -1;

/**
 * Runs of words that stand exactly once in either text, found by rows of `size` words that do (after Heckel, "A
 * technique for isolating differences between files", 1978, with rows of words in place of lines). In order of
 * `before`; they may cross, and neighbours may overlap by less than `size` words. Time and memory are linear.
 */
export function uniqueRuns(before: Int32Array, after: Int32Array, size: number): Run[] {
  if (before.length < size || after.length < size) return [];
  const rows = new Rows(before.length + after.length);
  rows.count(before, size, rows.inBefore);
  rows.count(after, size, rows.inAfter);
  const runs: Run[] = [];
  let open: { before: number; after: number; length: number } | null = null;
  rows.each(before, size, (at, slot) => {
    const there = (rows.inBefore[slot] ?? 0) > 0 ? (rows.inAfter[slot] ?? 0) - 1 : -1;
    if (there < 0 || !sameRow(before, at, after, there, size)) return;
    if (open && there - at === open.after - open.before && at <= open.before + open.length) {
      open.length = at + size - open.before;
      return;
    }
    open = { before: at, after: there, length: size };
    runs.push(open);
  });
  return runs;
}

function sameRow(before: Int32Array, i: number, after: Int32Array, j: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (before[i + k] !== after[j + k]) return false;
  return true;
}

/** A table of rows of words by their hash, open addressing; for each text 0, the row's place plus one, or MANY. */
class Rows {
  readonly inBefore: Int32Array;
  readonly inAfter: Int32Array;
  readonly #hashes: Int32Array;
  readonly #mask: number;

  constructor(rows: number) {
    const room = 2 ** Math.ceil(Math.log2(rows * 1.5 + 2));
    this.#mask = room - 1;
    this.#hashes = new Int32Array(room);
    this.inBefore = new Int32Array(room);
    this.inAfter = new Int32Array(room);
  }

  count(ids: Int32Array, size: number, places: Int32Array): void {
    this.each(ids, size, (at, slot) => {
      places[slot] = places[slot] === 0 ? at + 1 : MANY;
    });
  }

  each(ids: Int32Array, size: number, visit: (at: number, slot: number) => void): void {
    for (let at = 0; at + size <= ids.length; at++) visit(at, this.#slotOf(hashOf(ids, at, size)));
  }

  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#isTaken(slot) && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    this.#hashes[slot] = hash;
    return slot;
  }

  #isTaken(slot: number): boolean {
    return this.inBefore[slot] !== 0 || this.inAfter[slot] !== 0;
  }
}

function hashOf(ids: Int32Array, at: number, size: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let k = 0; k < size; k++)
    hash = Math.imul(hash ^ ((ids[at + k] ?? 0) + 0x9e37), 0x01000193 ^ (k << 8));
  return Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
}

/**
 * The heaviest of the runs that stand in the same order in both texts, trimmed where they overlap, and the others.
 * `weigh` gives a run's weight. O(n log n).
 */
export function inOrder(runs: readonly Run[], weigh: (run: Run) => number): { chain: Run[]; others: Run[] } {
  const ranks = runs.map((_, at) => at).sort((a, b) => (runs[a]?.after ?? 0) - (runs[b]?.after ?? 0));
  const rankOf = new Int32Array(runs.length);
  ranks.forEach((at, rank) => {
    rankOf[at] = rank;
  });
  const best = new Heaviest(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  runs.forEach((run, at) => {
    const { weight, at: from } = best.upTo(rankOf[at] ?? 0);
    previous[at] = from;
    best.put(rankOf[at] ?? 0, weight + weigh(run), at);
  });
  const isInChain = new Uint8Array(runs.length);
  for (let at = best.upTo(runs.length).at; at !== -1; at = previous[at] ?? -1) isInChain[at] = 1;
  return {
    chain: trimmed(runs.filter((_, at) => isInChain[at])),
    others: runs.filter((_, at) => !isInChain[at]),
  };
}

/** The heaviest of the values put below a rank: a Fenwick tree of maxima. */
class Heaviest {
  readonly #weights: Float64Array;
  readonly #at: Int32Array;

  constructor(ranks: number) {
    this.#weights = new Float64Array(ranks + 1);
    this.#at = new Int32Array(ranks + 1).fill(-1);
  }

  put(rank: number, weight: number, at: number): void {
    for (let node = rank + 1; node < this.#weights.length; node += node & -node) {
      if (weight <= (this.#weights[node] ?? 0)) continue;
      this.#weights[node] = weight;
      this.#at[node] = at;
    }
  }

  upTo(rank: number): { weight: number; at: number } {
    let found = { weight: 0, at: -1 };
    for (let node = rank; node > 0; node -= node & -node) {
      const weight = this.#weights[node] ?? 0;
      if (weight > found.weight) found = { weight, at: this.#at[node] ?? -1 };
    }
    return found;
  }
}

/** A run gives way where the one before it in the chain still stands. */
function trimmed(chain: readonly Run[]): Run[] {
  const apart: Run[] = [];
  let last: Run = { before: 0, after: 0, length: 0 };
  for (const run of chain) {
    const over = Math.max(0, last.before + last.length - run.before, last.after + last.length - run.after);
    if (over >= run.length) continue;
    last = { before: run.before + over, after: run.after + over, length: run.length - over };
    apart.push(last);
  }
  return apart;
}
