import { standsAlone } from './tokens';

/**
 * Whether `a` and `b` differ by at most `most` typing errors: a letter left out, put in, replaced, or two neighbours
 * swapped. It is the restricted Damerau–Levenshtein distance (optimal string alignment): no stretch is edited twice.
 * The time grows with 4 to the power of `most`, which is 1 or 2.
 */
export function isNear(a: string, b: string, most: number): boolean {
  return Math.abs(a.length - b.length) <= most && near(a, 0, b, 0, most);
}

function near(a: string, fromA: number, b: string, fromB: number, most: number): boolean {
  let i = fromA;
  let j = fromB;
  // Letters that agree are never worth an edit.
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++;
    j++;
  }
  const [restA, restB] = [a.length - i, b.length - j];
  if (restA === 0 || restB === 0) return Math.max(restA, restB) <= most;
  if (most === 0) return false;
  return (
    near(a, i + 1, b, j + 1, most - 1) ||
    near(a, i + 1, b, j, most - 1) ||
    near(a, i, b, j + 1, most - 1) ||
    (swapped(a, i, b, j) && near(a, i + 2, b, j + 2, most - 1))
  );
}

const swapped = (a: string, i: number, b: string, j: number): boolean =>
  i + 1 < a.length &&
  j + 1 < b.length &&
  a.charCodeAt(i) === b.charCodeAt(j + 1) &&
  a.charCodeAt(i + 1) === b.charCodeAt(j);

/** How many errors `word` is allowed when `asked` are: in a word of one or two letters any would be another word. */
export const errorsIn = (word: string, asked: number): number =>
  word.length <= 2 || standsAlone(word) ? 0 : asked;
