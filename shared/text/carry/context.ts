import type { Match } from './matches';
import type { Comparing } from './pairs';
import type { Passage } from './words';

/** How many words of context are compared on each side. */
const CONTEXT_WORDS = 10;

/** What share of the words before (or behind) one place stands before (or behind) the other too, by weight. */
export function contextAlike(it: Comparing, before: number, after: number, step: -1 | 1): number {
  const left = new Map<number, number>();
  const at = (place: number, k: number) => (step === 1 ? place + k : place - 1 - k);
  for (let k = 0; k < CONTEXT_WORDS + 4; k++) {
    const id = it.after[at(after, k)];
    if (id !== undefined) left.set(id, (left.get(id) ?? 0) + 1);
  }
  let [shared, all] = [0, 0];
  for (let k = 0; k < CONTEXT_WORDS; k++) {
    const id = it.before[at(before, k)];
    if (id === undefined) break;
    const weight = it.weights[id] ?? 0;
    all += weight;
    const count = left.get(id) ?? 0;
    if (count === 0) continue;
    left.set(id, count - 1);
    shared += weight;
  }
  // At the text's very edge the edge is the context.
  return all === 0 ? (left.size === 0 ? 1 : 0) : shared / all;
}

/** How far two places agree, in words of either text. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

/** How far agreement is followed, in words. */
const MOST_REACH = 400;
/** How many words may differ at a time before agreement has ended, and how many must agree behind them. */
const MOST_SKIPPED = 4;
const AGAIN = 3;

/** How far what stands before (or behind) both places agrees, but for small edits; at most `most` words before. */
function agreement(it: Comparing, before: number, after: number, step: -1 | 1, most = MOST_REACH): Reach {
  const at = (place: number, k: number) => (step === 1 ? place + k : place - 1 - k);
  const agrees = (i: number, j: number) => {
    const id = it.before[at(before, i)];
    return id !== undefined && id === it.after[at(after, j)];
  };
  let [i, j] = [0, 0];
  while (i < most) {
    if (agrees(i, j)) [i, j] = [i + 1, j + 1];
    else {
      const skip = skipAt(i, j, agrees);
      if (!skip || i + skip[0] > most) break;
      [i, j] = [i + skip[0], j + skip[1]];
    }
  }
  return { before: i, after: j };
}

/** The fewest words to leave out on both sides for some words to agree again. */
function skipAt(
  i: number,
  j: number,
  agrees: (i: number, j: number) => boolean,
): readonly [number, number] | null {
  for (let sum = 1; sum <= 2 * MOST_SKIPPED; sum++)
    for (let m = Math.max(0, sum - MOST_SKIPPED); m <= Math.min(sum, MOST_SKIPPED); m++) {
      let k = 0;
      while (k < AGAIN && agrees(i + m + k, j + sum - m + k)) k++;
      if (k === AGAIN) return [m, sum - m];
    }
  return null;
}

/** By how much one match has the better context on each side: compared where the first of them stops to agree. */
function edge(it: Comparing, one: Match, other: Match, step: -1 | 1): number {
  const end = ({ from, to }: Passage) => (step === 1 ? to : from);
  const reachOf = ({ was, is }: Match, most?: number) => agreement(it, end(was), end(is), step, most);
  const most = Math.min(reachOf(one).before, reachOf(other).before);
  const beyond = (match: Match) => {
    const reach = reachOf(match, most);
    return contextAlike(it, end(match.was) + step * reach.before, end(match.is) + step * reach.after, step);
  };
  return beyond(one) - beyond(other);
}

/** Whether one match is clearly better than the other: by what it says and by what stands around it. */
export function isClearlyBetter(it: Comparing, one: Match, other: Match): boolean {
  const [left, right] = [edge(it, one, other, -1), edge(it, one, other, 1)];
  const ahead = left + right + one.likeness - other.likeness;
  return ahead >= 0.5 && left >= -0.3 && right >= -0.3;
}
