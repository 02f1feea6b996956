import { type Alignment, CONTESTED, SURE, TRIED, UNPAIRED } from './alignment';
import { Alike, type Comparing, MOST_CELLS, type Pair, pairsAmong } from './pairs';
import { inOrder, type Run, uniqueRuns } from './runs';
import { Lexicon, range, wordsIn } from './words';

/** Words in a row that must be unique for two places to be surely the same. */
const ROW = 5;
/** What such a row must weigh: more than marks and small words. */
const ROW_WEIGHT = 1.2;

/**
 * Aligns two versions of a text. First rows of words that stand once in either: the heaviest of them in order are the
 * frame, others have moved. They grow as far as the words agree. What is left between them is tried word by word.
 * Linear but for that, which is bounded: texts of 10 MB take seconds, whatever they hold.
 */
export function align(before: string, after: string): Alignment {
  const lexicon = new Lexicon();
  const was = wordsIn(before, lexicon);
  const is = wordsIn(after, lexicon);
  const alignment: Alignment = {
    was,
    is,
    lexicon,
    before: was.ids,
    after: is.ids,
    weights: lexicon.weights,
    alike: new Alike(lexicon),
    there: new Int32Array(was.size).fill(-1),
    back: new Int32Array(is.size).fill(-1),
    how: new Uint8Array(was.size),
    isMoved: new Uint8Array(was.size),
  };
  new Aligning(alignment).run();
  return alignment;
}

/** A stretch of either text that nothing sure divides. */
interface Gap {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

/** How many words beyond a moved row are tried on either side. */
const FLANK = 80;
/** Tries in all gaps together. */
const ALL_CELLS = 20_000_000;

class Aligning {
  readonly #it: Alignment;
  readonly #sums: Float64Array;
  #cells = ALL_CELLS;

  constructor(alignment: Alignment) {
    this.#it = alignment;
    this.#sums = sumsOf(alignment);
  }

  run(): void {
    const { was, is, before, after } = this.#it;
    const weigh = (run: Run) => this.#weigh(run.before, run.before + run.length);
    const runs = uniqueRuns(before, after, ROW).filter((run) => weigh(run) >= ROW_WEIGHT);
    const { chain, others } = inOrder(runs, weigh);
    for (const run of chain) this.#pairRun(run, SURE, 0);
    const gaps = gapsBetween(chain, was.size, is.size);
    const left = gaps.map((gap) => this.#grow(gap));
    const moved = others.toSorted((a, b) => weigh(b) - weigh(a)).flatMap((run) => this.#move(run));
    for (const run of moved) this.#tryBeside(run);
    for (const gap of left) this.#tryIn(gap);
  }

  #weigh(from: number, to: number): number {
    return (this.#sums[to] ?? 0) - (this.#sums[from] ?? 0);
  }

  #pair(i: number, j: number, how: number, isMoved: number): void {
    const { there, back, how: hows, isMoved: moves } = this.#it;
    there[i] = j;
    back[j] = i;
    hows[i] = how;
    moves[i] = isMoved;
  }

  #pairRun({ before, after, length }: Run, how: number, isMoved: number): void {
    for (let k = 0; k < length; k++) this.#pair(before + k, after + k, how, isMoved);
  }

  /**
   * Lets what stands before and behind a gap grow into it as far as the words agree, and answers what is left. Where
   * both reach the same words, what was put in or taken out repeats them: those words are contested.
   */
  #grow({ before, beforeEnd, after, afterEnd }: Gap): Gap {
    const ids = this.#it;
    const room = Math.min(beforeEnd - before, afterEnd - after);
    let head = 0;
    while (head < room && ids.before[before + head] === ids.after[after + head]) head++;
    let tail = 0;
    while (tail < room - head && ids.before[beforeEnd - 1 - tail] === ids.after[afterEnd - 1 - tail]) tail++;
    this.#pairRun({ before, after, length: head }, SURE, 0);
    this.#pairRun({ before: beforeEnd - tail, after: afterEnd - tail, length: tail }, SURE, 0);
    const gap = {
      before: before + head,
      beforeEnd: beforeEnd - tail,
      after: after + head,
      afterEnd: afterEnd - tail,
    };
    if (head + tail === room) this.#slide(gap);
    return gap;
  }

  /**
   * Where words were only put in or only taken out, the words at either end of them may repeat those beside them: which
   * were there first cannot be told (“very” of “very, very”). All that could have been are contested, and paired from
   * the left.
   */
  #slide({ before, beforeEnd, after, afterEnd }: Gap): void {
    const { before: was, after: is, how } = this.#it;
    const [put, taken] = [afterEnd - after, beforeEnd - before];
    if (put === taken) return;
    const agrees = (i: number, j: number) => was[i] !== undefined && was[i] === is[j];
    let left = 0;
    while (
      agrees(before - 1 - left + taken, after - 1 - left + put) &&
      agrees(before - 1 - left, after - 1 - left)
    )
      left++;
    let right = 0;
    while (agrees(beforeEnd + right, afterEnd + right) && agrees(before + right, after + right)) right++;
    for (let k = -left; k < right; k++) {
      how[before + k + taken] = CONTESTED;
      this.#unpair(before + k + taken);
    }
    for (let k = -left; k < right; k++) this.#pair(before + k, after + k, CONTESTED, 0);
  }

  #unpair(i: number): void {
    const { there, back } = this.#it;
    const j = there[i] ?? -1;
    if (j === -1) return;
    back[j] = -1;
    there[i] = -1;
  }

  /** A row that stands elsewhere now, grown over words that are still free; nothing where it is a copy of what stayed. */
  #move(run: Run): Run[] {
    const { there, back } = this.#it;
    const whole = this.#grown(run, () => true);
    const free = this.#grown(run, (i, j) => there[i] === -1 && back[j] === -1);
    const weight = this.#weigh(free.before, free.before + free.length);
    const isCopy = weight < 0.8 * this.#weigh(whole.before, whole.before + whole.length);
    if (isCopy || weight < 2 * ROW_WEIGHT) return [];
    this.#pairRun(free, SURE, 1);
    return [free];
  }

  /** The run with what stands beside it in both texts, as long as the words agree and `fits`; empty where it does not itself. */
  #grown(run: Run, fits: (i: number, j: number) => boolean): Run {
    const { before, after } = this.#it;
    const same = (i: number, j: number) => i >= 0 && j >= 0 && before[i] === after[j] && fits(i, j);
    const shift = run.after - run.before;
    let from = run.before;
    const end = run.before + run.length;
    while (from < end && !same(from, from + shift)) from++;
    let to = from;
    while (to < before.length && to + shift < after.length && to - from < MOST_GROWN && same(to, to + shift))
      to++;
    while (run.before - from < MOST_GROWN && from > 0 && same(from - 1, from - 1 + shift)) from--;
    return { before: from, after: from + shift, length: to - from };
  }

  /** What stands free beside a moved row: the rest of its passage, if it was edited too. */
  #tryBeside({ before, after, length }: Run): void {
    const isFree = (i: number, j: number) => this.#it.there[i] === -1 && this.#it.back[j] === -1;
    const { was, is, there, back } = this.#it;
    let [i, j] = [before, after];
    while (i > 0 && before - i < FLANK && there[i - 1] === -1) i--;
    while (j > 0 && after - j < FLANK && back[j - 1] === -1) j--;
    const [end, endThere] = [before + length, after + length];
    let [k, l] = [end, endThere];
    while (k < was.size && k - end < FLANK && there[k] === -1) k++;
    while (l < is.size && l - endThere < FLANK && back[l] === -1) l++;
    const found = [
      ...pairsAmong(this.#it, range({ from: i, to: before }), range({ from: j, to: after })),
      ...pairsAmong(this.#it, range({ from: end, to: k }), range({ from: endThere, to: l })),
    ];
    for (const [a, b] of nextTo(found, this.#it, before, after, length))
      if (isFree(a, b)) this.#pair(a, b, TRIED, 1);
  }

  /** Tries the words of a gap that are still free. */
  #tryIn(gap: Gap): void {
    const { there, back, how } = this.#it;
    if (gap.before === gap.beforeEnd || gap.after === gap.afterEnd) return;
    const isFree = (i: number) => there[i] === -1 && how[i] === UNPAIRED;
    this.#tryAll(
      those(gap.before, gap.beforeEnd, isFree),
      those(gap.after, gap.afterEnd, (j) => back[j] === -1),
      ROW - 2,
    );
  }

  /** Tries some words against others; divides them first where they are too many, at shorter and shorter unique rows. */
  #tryAll(some: Int32Array, others: Int32Array, size: number): void {
    const cells = some.length * others.length;
    if (cells <= Math.min(MOST_CELLS, this.#cells)) {
      this.#cells -= cells;
      for (const [i, j] of pairsAmong(this.#it, some, others)) this.#pair(i, j, TRIED, 0);
      return;
    }
    if (size === 0 || some.length + others.length > MOST_DIVIDED) return;
    const { before, after } = this.#it;
    const runs = uniqueRuns(
      some.map((i) => before[i] ?? 0),
      others.map((j) => after[j] ?? 0),
      size,
    );
    const { chain } = inOrder(runs, (run) => run.length);
    for (const run of chain)
      for (let k = 0; k < run.length; k++)
        this.#pair(some[run.before + k] ?? 0, others[run.after + k] ?? 0, TRIED, 0);
    for (const rest of gapsBetween(chain, some.length, others.length))
      this.#tryAll(
        some.subarray(rest.before, rest.beforeEnd),
        others.subarray(rest.after, rest.afterEnd),
        size - 1,
      );
  }
}

/** Words of both texts that are still divided: more are left unpaired, as texts with next to nothing in common. */
const MOST_DIVIDED = 300_000;

/** The numbers of the words in a stretch that are wanted. */
function those(from: number, to: number, isWanted: (at: number) => boolean): Int32Array {
  const found = new Int32Array(to - from);
  let count = 0;
  for (let at = from; at < to; at++) if (isWanted(at)) found[count++] = at;
  return found.subarray(0, count);
}

/** As far as a moved row grows on one side: whole articles, not whole books. */
const MOST_GROWN = 20_000;

/** Of the pairs found beside a row, those that follow on it: no more than a sentence's edit between two of them. */
function nextTo(
  found: readonly Pair[],
  it: Comparing,
  before: number,
  after: number,
  length: number,
): Pair[] {
  const weigh = (i: number) => it.weights[it.before[i] ?? 0] ?? 0;
  const kept: Pair[] = [];
  const follow = (pairs: readonly Pair[], from: Pair) => {
    let [i, j] = from;
    let waiting: Pair[] = [];
    for (const pair of pairs) {
      if (Math.abs(pair[0] - i) > MOST_EDITED || Math.abs(pair[1] - j) > MOST_EDITED) break;
      waiting.push(pair);
      if (weigh(pair[0]) <= 0.2) continue;
      kept.push(...waiting);
      waiting = [];
      [i, j] = pair;
    }
  };
  follow(found.filter(([i]) => i < before).toReversed(), [before, after]);
  follow(
    found.filter(([i]) => i >= before + length),
    [before + length - 1, after + length - 1],
  );
  return kept;
}
const MOST_EDITED = 12;

/** The stretches around runs that follow each other in both texts. */
function gapsBetween(chain: readonly Run[], before: number, after: number): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  for (const run of [...chain, { before, after, length: 0 }]) {
    gaps.push({ before: i, beforeEnd: run.before, after: j, afterEnd: run.after });
    i = run.before + run.length;
    j = run.after + run.length;
  }
  return gaps;
}

/** What the words before each number weigh together: a passage's weight is the difference of two. */
function sumsOf({ before, weights }: Comparing): Float64Array {
  const sums = new Float64Array(before.length + 1);
  for (let at = 0; at < before.length; at++) sums[at + 1] = (sums[at] ?? 0) + (weights[before[at] ?? 0] ?? 0);
  return sums;
}
