import { type NumberedWords, numberedWords, runNumbers } from './words';

/** So many words make one run: a set phrase such as `did not immediately respond to a request` is about as long. */
export const RUN = 8;
/** Of so many runs that follow one another at least one is kept. */
const WINDOW = 16;
/** A passage of so many words that stands in two texts gives both at least one fingerprint in common. */
export const SURELY_FOUND = RUN + WINDOW - 1;

/** What a text is found by: about one number for every eight words of it. */
export interface Fingerprint {
  /** Words of the text. */
  readonly words: number;
  /** Unsigned 32-bit numbers of the runs kept, ascending, each once. None where the text has fewer than eight words. */
  readonly prints: Uint32Array;
}

/**
 * The fingerprint of a text, by winnowing its runs of eight words (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of
 * every sixteen neighbouring runs the one with the lowest number is kept. Unlike a sketch of fixed size it holds on to
 * every part of the text, so that a short passage taken from a long report is found. The same words always give the
 * same fingerprint, on every machine.
 */
export const fingerprintOf = (text: string): Fingerprint => fingerprintFrom(numberedWords(text));

/** The same, of a text whose words are numbered already. */
export function fingerprintFrom({ numbers }: NumberedWords): Fingerprint {
  return { words: numbers.length, prints: winnowed(runNumbers(numbers, RUN)) };
}

function winnowed(runs: Uint32Array): Uint32Array {
  const kept = new Set<number>();
  const last = runs.length - 1;
  let lowest = -1;
  // A text too short for a whole window is one window.
  for (let end = Math.min(WINDOW - 1, last); end >= 0 && end <= last; end++) {
    const begin = Math.max(0, end - WINDOW + 1);
    if (lowest < begin) lowest = lowestIn(runs, begin, end);
    else if ((runs[end] as number) <= (runs[lowest] as number)) lowest = end;
    kept.add(runs[lowest] as number);
  }
  return Uint32Array.from(kept).sort();
}

/** Of equal ones the last: it stays in more windows. */
function lowestIn(runs: Uint32Array, begin: number, end: number): number {
  let lowest = begin;
  for (let at = begin + 1; at <= end; at++) if ((runs[at] as number) <= (runs[lowest] as number)) lowest = at;
  return lowest;
}

/** How many fingerprints two texts have in common. */
export function commonPrints(one: Uint32Array, other: Uint32Array): number {
  let [common, at, beside] = [0, 0, 0];
  while (at < one.length && beside < other.length) {
    const [left, right] = [one[at] as number, other[beside] as number];
    if (left === right) common++;
    if (left <= right) at++;
    if (right <= left) beside++;
  }
  return common;
}

/** Every run of a text, each once: whichever of them a longer text around it kept is among them. */
export const allRunsOf = (text: string): Set<number> => new Set(runNumbers(numberedWords(text).numbers, RUN));
