import type { Comparing, Pair } from './pairs';
import type { Passage } from './words';

/** A passage before and one after that may stand for it, with how alike they are, 0 to 1. */
export interface Match {
  readonly was: Passage;
  readonly is: Passage;
  readonly likeness: number;
}

/** What the words of a passage weigh together. */
export function weightIn(ids: Int32Array, weights: Float64Array, { from, to }: Passage): number {
  let weight = 0;
  for (let at = Math.max(0, from); at < to; at++) weight += weights[ids[at] ?? -1] ?? 0;
  return weight;
}

/** The part of these pairs, dropped at the ends, whose stretch is most like the passage. */
export function tightest(
  it: Comparing,
  was: Passage,
  pairs: readonly Pair[],
  isFixed: (pair: Pair, outwards: -1 | 1) => boolean = () => false,
): Match | null {
  let kept = pairs;
  let best = matchOf(it, was, kept);
  for (let isBetter = true; isBetter && best; ) {
    isBetter = false;
    for (const n of cutsOf(kept))
      for (const [fewer, dropped, step] of [
        [kept.slice(n), kept.slice(0, n), -1],
        [kept.slice(0, -n), kept.slice(-n), 1],
      ] as const) {
        if (isBetter || dropped.some((pair) => isFixed(pair, step))) continue;
        const match = matchOf(it, was, fewer);
        if (!match || match.likeness < best.likeness + BETTER) continue;
        [kept, best, isBetter] = [fewer, match, true];
      }
  }
  return best;
}

const BETTER = 0.001;

/** After how many pairs, from either end, others may be left out: a few, or where words are missing. */
function cutsOf(pairs: readonly Pair[]): number[] {
  const cuts: number[] = [];
  for (let n = 1; n < pairs.length; n++) {
    const isFew = n <= 4;
    const isGap =
      isApart(pairs[n - 1], pairs[n]) || isApart(pairs[pairs.length - n - 1], pairs[pairs.length - n]);
    if (isFew || isGap) cuts.push(n);
  }
  return cuts.slice(0, 60);
}

const isApart = (one: Pair | undefined, next: Pair | undefined): boolean =>
  one !== undefined && next !== undefined && (next[0] - one[0] > 4 || next[1] - one[1] > 4);

/** A passage and the stretch its pairs span, after Dice: twice what they share, of what both weigh. */
export function matchOf(it: Comparing, was: Passage, pairs: readonly Pair[]): Match | null {
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return null;
  const is = { from: first[1], to: last[1] + 1 };
  const shared = sharedBy(it, pairs);
  const both = weightIn(it.before, it.weights, was) + weightIn(it.after, it.weights, is);
  return { was, is, likeness: Math.min(1, (2 * shared) / both) };
}

/** What pairs weigh together; one of words nearly the same less. */
export function sharedBy(it: Comparing, pairs: readonly Pair[]): number {
  let shared = 0;
  for (const [a, b] of pairs)
    shared += (it.weights[it.before[a] ?? 0] ?? 0) * it.alike.of(it.before[a] ?? 0, it.after[b] ?? 0);
  return shared;
}
