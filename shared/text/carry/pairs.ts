import { isNear } from '#shared/query/distance';
import type { Lexicon } from './words';

/** A word before and the word after that stands in its place, both by number. */
export type Pair = readonly [before: number, after: number];

/** Pairing tries every word against every other; beyond this many tries it does not begin. */
export const MOST_CELLS = 1_000_000;
/** Up to here it also knows a word by most of its letters: “goverment”, “government”; “confirm”, “confirmed”. */
const MOST_CELLS_BY_LETTERS = 40_000;

/** What a word that is only nearly the same counts for, of 1. */
export const NEARLY = 0.6;
/** Two pairs in a row are worth more than two far apart: small words stay with their neighbours. */
const IN_A_ROW = 0.12;

/** How alike words are, by their numbers: 1 the same, NEARLY, or 0. Remembers what it was asked. */
export class Alike {
  readonly #forms: readonly string[];
  /** Words that differ in capitals alone have one number here. */
  readonly #small: Int32Array;
  /** The first letter of those long enough to be known by most of their letters; 0 for others and for figures. */
  readonly #initial: Uint16Array;
  readonly #known = new Map<number, number>();

  constructor(lexicon: Lexicon) {
    this.#forms = lexicon.forms;
    const numbers = new Map<string, number>();
    this.#small = Int32Array.from(lexicon.forms, (form, id) => {
      const small = form.toLowerCase();
      if (!numbers.has(small)) numbers.set(small, id);
      return numbers.get(small) ?? id;
    });
    this.#initial = Uint16Array.from(lexicon.forms, (form, id) =>
      form.length < SHORTEST || !lexicon.isWord(id) || /\p{N}/u.test(form)
        ? 0
        : form.toLowerCase().charCodeAt(0),
    );
  }

  of(a: number, b: number): number {
    if (a === b) return 1;
    if (this.#small[a] === this.#small[b]) return NEARLY;
    if (this.#initial[a] === 0 || this.#initial[a] !== this.#initial[b]) return 0;
    const key = a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a;
    let likeness = this.#known.get(key);
    if (likeness === undefined) {
      likeness = areNear(this.#forms[a] ?? '', this.#forms[b] ?? '') ? NEARLY : 0;
      if (this.#known.size < 1_000_000) this.#known.set(key, likeness);
    }
    return likeness;
  }
}

/** Letters a word has that may be known by most of them. */
const SHORTEST = 4;

function areNear(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return shareBeginning(one, other, shorter) || isNear(one, other, shorter < 7 ? 1 : 2);
}

/** Forms of one word, mostly: the same beginning, and endings of three letters at most. */
function shareBeginning(a: string, b: string, shorter: number): boolean {
  let shared = 0;
  while (shared < shorter && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared >= 4 && Math.max(a.length, b.length) - shared <= 3;
}

/** The texts' words by number, and what is known of them: what every comparison needs. */
export interface Comparing {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly weights: Float64Array;
  readonly alike: Alike;
}

/**
 * The heaviest pairs in order among these words of either text: an alignment by dynamic programming (Needleman and
 * Wunsch) that leaves words out for nothing. Empty where there are too many to try.
 */
export function pairsAmong(
  { before, after, weights, alike }: Comparing,
  some: ArrayLike<number>,
  others: ArrayLike<number>,
): Pair[] {
  const [rows, columns] = [some.length, others.length];
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) return [];
  const byLetters = rows * columns <= MOST_CELLS_BY_LETTERS;
  const ways = new Uint8Array((rows + 1) * (columns + 1));
  let above = new Float64Array(columns + 1);
  let row = new Float64Array(columns + 1);
  for (let i = 1; i <= rows; i++) {
    const id = before[some[i - 1] ?? 0] ?? 0;
    const weight = weights[id] ?? 0;
    for (let j = 1; j <= columns; j++) {
      const other = after[others[j - 1] ?? 0] ?? 0;
      const likeness = id === other ? 1 : byLetters ? alike.of(id, other) : 0;
      let score = above[j] ?? 0;
      let way = UP;
      if ((row[j - 1] ?? 0) > score) {
        score = row[j - 1] ?? 0;
        way = LEFT;
      }
      if (likeness > 0) {
        const inARow = ways[(i - 1) * (columns + 1) + j - 1] === PAIR ? IN_A_ROW : 0;
        const paired = (above[j - 1] ?? 0) + likeness * weight + inARow;
        if (paired > score) {
          score = paired;
          way = PAIR;
        }
      }
      row[j] = score;
      ways[i * (columns + 1) + j] = way;
    }
    [above, row] = [row, above];
  }
  return walkBack(ways, some, others);
}

const UP = 1;
const LEFT = 2;
const PAIR = 3;

function walkBack(ways: Uint8Array, some: ArrayLike<number>, others: ArrayLike<number>): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [some.length, others.length];
  while (i > 0 && j > 0) {
    const way = ways[i * (others.length + 1) + j];
    if (way === PAIR) pairs.push([some[i - 1] ?? 0, others[j - 1] ?? 0]);
    if (way !== LEFT) i--;
    if (way !== UP) j--;
  }
  return pairs.reverse();
}
