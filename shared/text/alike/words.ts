import { eachToken } from '#shared/query/tokens';

/**
 * A text as the comparison sees it: its folded words as numbers, with their places. Case, accents, quotation marks,
 * dashes, punctuation and line breaks make no difference. Two words are taken for one with a chance of 1 in 2³².
 */
export interface NumberedWords {
  readonly text: string;
  /** One unsigned 32-bit number a word. */
  readonly numbers: Uint32Array;
  /** UTF-16 offsets of each word's first unit, and of the one after its last. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export function numberedWords(text: string): NumberedWords {
  const [numbers, starts, ends]: [number[], number[], number[]] = [[], [], []];
  eachToken(text, (folded, start, end) => {
    numbers.push(numberOf(folded));
    starts.push(start);
    ends.push(end);
    return true;
  });
  return {
    text,
    numbers: Uint32Array.from(numbers),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  };
}

/** Whether two texts have the same words in the same order; without words they have none in common. */
export const haveSameWords = ({ numbers: a }: NumberedWords, { numbers: b }: NumberedWords): boolean =>
  a.length > 0 && a.length === b.length && a.every((number, at) => number === b[at]);

/** Chosen once: another seed gives other fingerprints, so a change of it is a change of every index kept on disk. */
const SEED = 0x9e3779b9;

/** FNV-1a (Fowler, Noll and Vo) over UTF-16 units, mixed. */
function numberOf(word: string): number {
  let hash = 0x811c9dc5 ^ SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** Spreads a number evenly over 32 bits (the finaliser of MurmurHash3, Appleby). One to one. */
export function mixed(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const BASE = 0x2c1b3c6d;

/**
 * A number for every run of `length` words, by where it begins: equal runs have equal numbers (Karp and Rabin, 1987).
 * Empty where the text is shorter.
 */
export function runNumbers(numbers: Uint32Array, length: number): Uint32Array {
  const runs = new Uint32Array(Math.max(0, numbers.length - length + 1));
  let leaving = 1;
  for (let n = 0; n < length; n++) leaving = Math.imul(leaving, BASE);
  let hash = 0;
  for (let at = 0; at < numbers.length; at++) {
    hash = (Math.imul(hash, BASE) + (numbers[at] as number)) | 0;
    if (at >= length) hash = (hash - Math.imul(leaving, numbers[at - length] as number)) | 0;
    if (at >= length - 1) runs[at - length + 1] = mixed(hash ^ SEED);
  }
  return runs;
}
