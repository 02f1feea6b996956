import { stemOf } from '#shared/query/stem';
import { eachToken } from '#shared/query/tokens';
import type { Term } from './asked';
import type { Settings } from './settings';
import type { SimilarText } from './source';

export interface Weighed {
  readonly score: number;
  readonly words: readonly string[];
}

/** Where in a document a term stands, in words from its beginning, and how much of the term it is. */
interface Occurrence {
  readonly at: number;
  readonly term: number;
  readonly part: number;
}

interface Match {
  readonly term: number;
  readonly part: number;
}
const NONE: readonly Match[] = [];

/** Weighs documents against the terms of one sentence. */
export class Weighing {
  readonly #terms: readonly Term[];
  readonly #settings: Settings;
  readonly #whole: number;
  /** What the words met so far are to the sentence. */
  readonly #known = new Map<string, readonly Match[]>();

  constructor(terms: readonly Term[], settings: Settings) {
    this.#terms = terms;
    this.#settings = settings;
    this.#whole = terms.reduce((sum, { weight }) => sum + weight, 0);
    for (const [term, { forms, stem }] of terms.entries())
      for (const form of [stem, ...forms])
        this.#known.set(form, [...(this.#known.get(form) ?? NONE), { term, part: 1 }]);
  }

  weigh({ title, body }: SimilarText): Weighed {
    const { title: titleWeight, passage, share } = this.#settings;
    const words = new Set<string>();
    const found: Occurrence[] = [];
    const inTitle = this.#read(title, 0, found, words);
    const ofTitle = found.length;
    // Apart, so that no passage reaches from the title into the body.
    const inBody = this.#read(body, inTitle + passage, found, words);
    const often = this.#terms.map(() => 0);
    for (const [index, { term, part }] of found.entries())
      often[term] = (often[term] ?? 0) + part * (index < ofTitle ? titleWeight : 1);
    const all = this.#overall(often, titleWeight * inTitle + inBody);
    return { score: (1 - share) * all + share * this.#densest(found), words: [...words] };
  }

  /** BM25's share of what it could be at most: each term's saturated frequency, by the terms' weights. */
  #overall(often: readonly number[], length: number): number {
    const { k1, b, usual } = this.#settings;
    const half = k1 * (1 - b + (b * length) / usual);
    const sum = this.#terms.reduce((sum, { weight }, term) => {
      const times = often[term] ?? 0;
      return sum + (weight * times) / (times + half);
    }, 0);
    return sum / this.#whole;
  }

  /** The largest share of the terms, by weight, that stands within one passage. */
  #densest(found: readonly Occurrence[]): number {
    const inside = this.#terms.map(() => 0);
    let [first, sum, best] = [0, 0, 0];
    for (const { at, term } of found) {
      if (inside[term] === 0) sum += this.#weightOf(term);
      inside[term] = (inside[term] ?? 0) + 1;
      for (let out = found[first]; out && out.at <= at - this.#settings.passage; out = found[++first]) {
        inside[out.term] = (inside[out.term] ?? 1) - 1;
        if (inside[out.term] === 0) sum -= this.#weightOf(out.term);
      }
      best = Math.max(best, sum);
    }
    return best / this.#whole;
  }

  #weightOf(term: number): number {
    return this.#terms[term]?.weight ?? 0;
  }

  /** @returns the number of words in `text` */
  #read(text: string, from: number, found: Occurrence[], words: Set<string>): number {
    let at = from;
    eachToken(text, (word) => {
      for (const { term, part } of this.#matches(word)) {
        found.push({ at, term, part });
        words.add(word);
      }
      at++;
      return true;
    });
    return at - from;
  }

  #matches(word: string): readonly Match[] {
    const known = this.#known.get(word);
    if (known) return known;
    const matches = this.#compared(word);
    this.#known.set(word, matches);
    return matches;
  }

  #compared(word: string): readonly Match[] {
    const stem = stemOf(word);
    const same = this.#terms.findIndex((term) => term.stem === stem);
    if (same >= 0) return [{ term: same, part: 1 }];
    const { alike } = this.#settings;
    if (alike === 0) return NONE;
    const near = this.#terms.findIndex((term) => areAlike(term.stem, stem));
    return near < 0 ? NONE : [{ term: near, part: alike }];
  }
}

/** Two stems that differ late: the beginning they share is long, and most of the longer one. */
const LONG = 6;
const MOST_OF = 0.6;

function areAlike(one: string, other: string): boolean {
  if (one.length < LONG || other.length < LONG) return false;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return shared >= LONG && shared >= MOST_OF * Math.max(one.length, other.length);
}
