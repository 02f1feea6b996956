import { type Alignment, SURE } from './alignment';
import { matchAlong } from './along';
import { ENOUGH, type Found, isCertain } from './certainty';
import { isClearlyBetter } from './context';
import { Evidence } from './evidence';
import { FreeWords } from './free-words';
import type { Match } from './matches';
import { isCitedThere } from './update-notes';
import { type Passage, range } from './words';

/** Finds passages along an alignment, and doubts every find: wrong is worse than lost. */
export class Finder {
  readonly #it: Alignment;
  readonly #evidence: Evidence;
  #freeAfter: FreeWords | null = null;
  #freeBefore: FreeWords | null = null;

  constructor(alignment: Alignment) {
    this.#it = alignment;
    this.#evidence = new Evidence(alignment);
  }

  /** Where the passage stands now; null where it is gone or not certain. */
  find(was: Passage): Found | null {
    const match = matchAlong(this.#evidence, was);
    if (!match) return this.#elsewhere(was);
    const found = this.#found(match);
    return isCertain(this.#evidence, found) && !this.#hasRival(found) ? found : null;
  }

  #found(match: Match): Found {
    const isSame = this.#evidence.isWordForWord(match.was, match.is);
    const likeness = isSame ? 1 : Math.min(0.99, match.likeness);
    return { ...match, isSame, likeness, isMoved: this.#evidence.isMoved(match.was, match.is) };
  }

  /** Whether another place after, or another passage before, has about the same right to be paired. */
  #hasRival(found: Found): boolean {
    const { was, is, likeness } = found;
    const least = Math.max(ENOUGH.rivalLikeness, ENOUGH.rival * likeness);
    const isRival = (other: Match) => !isClearlyBetter(this.#it, found, other);
    if (this.#placesAfter.like(was, is, least).some(isRival)) return true;
    if (this.#evidence.isSure(was)) return false;
    const passages = this.#passagesBefore.like(is, was, least);
    return passages.some((match) => isRival({ ...match, was: match.is, is: match.was }));
  }

  get #placesAfter(): FreeWords {
    this.#freeAfter ??= new FreeWords(this.#it, false);
    return this.#freeAfter;
  }

  get #passagesBefore(): FreeWords {
    this.#freeBefore ??= new FreeWords(this.#it, true);
    return this.#freeBefore;
  }

  /** A place the alignment has not found: edited all over, and elsewhere. */
  #elsewhere(was: Passage): Found | null {
    if (this.#evidence.weigh(was) < ENOUGH.movedRow) return null;
    const [best, next] = this.#placesAfter.like(was, NOWHERE, ENOUGH.movedPassage);
    if (!best || (next && !isClearlyBetter(this.#it, best, next))) return null;
    const found = { ...this.#found(best), isMoved: true };
    const isFree = !this.#isTaken(best.is) && !isCitedThere(this.#it, found, true);
    return isFree && !this.#hasRival(found) ? found : null;
  }

  /** Whether any of these words surely stands for others. */
  #isTaken(is: Passage): boolean {
    const { back, how, lexicon, after } = this.#it;
    return range(is).some((at) => how[back[at] ?? -1] === SURE && lexicon.isWord(after[at] ?? 0));
  }
}

const NOWHERE: Passage = { from: -1, to: -1 };
