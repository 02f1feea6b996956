import { type Alignment, SURE } from './alignment';
import { weightIn } from './matches';
import { NEARLY } from './pairs';
import { type Passage, range } from './words';

const STOPS = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '।']);

/** How far a sentence and a row of words are followed, in words. */
const MOST_SENTENCE = 60;
const MOST_ROW = 40;
/** What sentences of different length must weigh, and how much of it both must have, for one to be a part of the other. */
const LEAST_PART = 4;
const PART = 0.8;

function isStopIn({ lexicon }: Alignment, ids: Int32Array, at: number): boolean {
  const isInitial = /^\p{Lu}$/u.test(lexicon.forms[ids[at - 1] ?? -1] ?? '');
  return !isInitial && STOPS.has(lexicon.forms[ids[at] ?? -1] ?? '');
}

/** What an alignment says about passages, in weights of words: 1 is a word that tells. */
export class Evidence {
  readonly it: Alignment;

  constructor(alignment: Alignment) {
    this.it = alignment;
  }

  weigh(passage: Passage): number {
    return weightIn(this.it.before, this.it.weights, passage);
  }

  weighAfter(passage: Passage): number {
    return weightIn(this.it.after, this.it.weights, passage);
  }

  weightAt(at: number): number {
    return this.it.weights[this.it.before[at] ?? -1] ?? 0;
  }

  /** Whether a sentence ends with this mark before; not with that of an initial. */
  isStop(at: number): boolean {
    return isStopIn(this.it, this.it.before, at);
  }

  /** Whether a sentence begins with this word before. */
  isFirst(at: number): boolean {
    return at === 0 || this.isStop(at - 1);
  }

  isFirstAfter(at: number): boolean {
    return at === 0 || isStopIn(this.it, this.it.after, at - 1);
  }

  isWordForWord(was: Passage, is: Passage): boolean {
    const { before, after } = this.it;
    const isAsLong = was.to - was.from === is.to - is.from;
    return isAsLong && range(was).every((at) => before[at] === after[at - was.from + is.from]);
  }

  /** Whether any word of the passage came there from another place. */
  isMoved(was: Passage, is: Passage): boolean {
    const { there, isMoved } = this.it;
    return range(was).some(
      (at) => isMoved[at] === 1 && (there[at] ?? -1) >= is.from && (there[at] ?? -1) < is.to,
    );
  }

  /** What the words weigh that are paired between two passages; nearly the same ones less. */
  shared(was: Passage, is: Passage): number {
    const { before, after, there } = this.it;
    let shared = 0;
    for (let at = was.from; at < was.to; at++) {
      const place = there[at] ?? -1;
      if (place < is.from || place >= is.to) continue;
      shared += this.weightAt(at) * (before[at] === after[place] ? 1 : NEARLY);
    }
    return shared;
  }

  /** After Dice, 0 to 1: twice what they share, of what both weigh. */
  likeness(was: Passage, is: Passage): number {
    return (2 * this.shared(was, is)) / (this.weigh(was) + this.weighAfter(is));
  }

  /**
   * How alike the sentences are in which both stand. A sentence that was divided or joined with another counts for the
   * part that both have.
   */
  sentenceLikeness(was: Passage, is: Passage): number {
    const [one, other] = [this.sentence(was, this.it.before), this.sentence(is, this.it.after)];
    const least = Math.min(this.weigh(one), this.weighAfter(other));
    const kept = this.shared(one, other);
    return Math.max(
      this.likeness(one, other),
      least >= LEAST_PART && kept >= PART * least ? kept / least : 0,
    );
  }

  /** The sentences a passage stands in, roughly: to the next full stop on either side. */
  sentence({ from, to }: Passage, ids: Int32Array): Passage {
    const isEnd = (at: number) => isStopIn(this.it, ids, at);
    let [start, end] = [from, to];
    while (start > 0 && from - start < MOST_SENTENCE && !isEnd(start - 1)) start--;
    while (end < ids.length && end - to < MOST_SENTENCE && !isEnd(end - 1)) end++;
    return { from: start, to: end };
  }

  /** What the words weigh that are paired one by one from the passage outwards, itself counted. */
  row(was: Passage, is: Passage): number {
    return this.weigh(was) + this.rowBeside(was.from, is.from, -1) + this.rowBeside(was.to, is.to, 1);
  }

  /** What the words weigh that are paired one by one before (or behind) two places. The edge of both texts is a word too. */
  rowBeside(before: number, after: number, step: -1 | 1): number {
    const { before: ids, after: others, there } = this.it;
    const at = (place: number, k: number) => (step === 1 ? place + k : place - 1 - k);
    let weight = 0;
    for (let k = 0; k < MOST_ROW; k++) {
      const id = ids[at(before, k)];
      if (id === undefined && others[at(after, k)] === undefined) return weight + 1;
      if (id === undefined || there[at(before, k)] !== at(after, k)) break;
      weight += this.weightAt(at(before, k));
    }
    return weight;
  }

  /** Whether any of it is in rows that stand once. */
  isSure(was: Passage): boolean {
    return range(was).some((at) => this.it.how[at] === SURE);
  }
}
