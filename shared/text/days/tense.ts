import type { Token } from './tokens';
import type { TenseWords } from './words/words';

/** What a part of a sentence speaks of; `open` where it was a plan then and may have come about since. */
export type Tense = 'past' | 'coming' | 'open' | null;

/** How far a plan may stand behind `was` to be one of then: `was now also scheduled`. */
const NEAR = 3;
/** How far the day may stand behind the event that is held on it. */
const EVENT = 5;

/** The tense at every token of a sentence: what the last verb before it says, else the first one after it. */
export class Tenses {
  readonly #tokens: readonly Token[];
  readonly #words: TenseWords;
  readonly #told: readonly Tense[];
  readonly #before: Tense[] = [];
  readonly #after: Tense[] = [];

  constructor(tokens: readonly Token[], words: TenseWords) {
    this.#tokens = tokens;
    this.#words = words;
    this.#told = toldIn(tokens, words);
    let last: Tense = null;
    for (const tense of this.#told) {
      last = tense ?? last;
      this.#before.push(last);
    }
    let next: Tense = null;
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      next = this.#told[at] ?? next;
      this.#after[at] = next;
    }
  }

  /** @param at the first token of a day's name; @param end the first one after it */
  at(at: number, end: number): Tense {
    const { since, until } = this.#words;
    const told = this.#told[end] === 'coming' ? 'coming' : (this.#before[at] ?? this.#after[at] ?? null);
    const leading = this.#leading(at);
    if (since.has(leading)) return 'past';
    if (until.has(leading)) return told === 'past' ? 'open' : 'coming';
    return told === 'past' && this.#isForEvent(at) ? 'open' : told;
  }

  /** The word before the day, but for `on`, `the` and the like. */
  #leading(at: number): string {
    for (let before = at - 1; before >= at - 3; before -= 1) {
      const word = this.#tokens[before]?.word ?? '';
      if (!this.#words.on.has(word)) return word;
    }
    return '';
  }

  /** `was in Islamabad for meetings on Friday`: the verb is not of the meetings. */
  #isForEvent(at: number): boolean {
    const from = Math.max(0, at - EVENT);
    const near = this.#tokens.slice(from, at).map(({ word }) => word);
    const event = near.findLastIndex((word) => this.#words.events.has(word));
    const leads = near.lastIndexOf(this.#words.for, event);
    return event > 0 && leads >= 0 && this.#told.slice(from + leads, at).every((tense) => tense === null);
  }
}

/** What each token by itself says; null for most. */
function toldIn(tokens: readonly Token[], words: TenseWords): Tense[] {
  /** A plan rules the verbs behind it: `will be signed`. */
  let isPlan = false;
  let before = Number.NEGATIVE_INFINITY;
  return tokens.map((token, at) => {
    if (isBreak(token, words)) isPlan = false;
    if (token.kind !== 'word' || (token.isCapital && at > 0 && tokens[at - 1]?.kind !== 'sign')) return null;
    const tense = tenseOf(tokens, at, words, isPlan);
    if (words.before.has(token.word)) before = at;
    if (tense === null) return null;
    isPlan = tense === 'coming';
    return isPlan && at - before <= NEAR ? 'open' : tense;
  });
}

const isBreak = ({ kind, word }: Token, { breaks }: TenseWords): boolean =>
  kind === 'sign' ? /[,;:()–—"“”]/.test(word) : breaks.has(word);

function tenseOf(tokens: readonly Token[], at: number, words: TenseWords, isPlan: boolean): Tense {
  const [last = '', word = '', next = ''] = [at - 1, at, at + 1].map((index) => tokens[index]?.word);
  const isTo = next !== '' && next === words.to;
  if (words.modal.has(word)) return words.refusal.has(next) ? 'past' : 'coming';
  if (words.be.has(word)) return isTo ? 'coming' : null;
  if (words.perfect.has(word)) return isTo ? 'coming' : words.will.has(last) ? null : 'past';
  if (word === words.to) return words.willing.has(last) ? 'coming' : null;
  if (words.withBe.has(word) && (isTo || isBeing(last, words))) return isBeing(last, words) ? 'coming' : null;
  if (words.coming.has(word) || endsIn(word, words.comingEnds, words.notComing)) return 'coming';
  if (words.before.has(word)) return 'past';
  if (last === words.to || (isPlan && words.passive.has(last))) return null;
  return isPast(word, words, isPlan) ? 'past' : null;
}

const isBeing = (word: string, { be, before }: TenseWords): boolean => be.has(word) || before.has(word);

/** A participle behind a plan is part of it. */
const isPast = (word: string, { past, pastEnds, notPast }: TenseWords, isPlan: boolean): boolean =>
  past.has(word) || (!isPlan && endsIn(word, pastEnds, notPast));

const endsIn = (word: string, ends: readonly string[], except: ReadonlySet<string>): boolean =>
  ends.some((end) => word.length > end.length + 1 && word.endsWith(end)) && !except.has(word);
