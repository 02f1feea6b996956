/** Fingerprints in ascending order and, beside each, the place of the report that has it. */
export interface Sorted {
  readonly prints: Uint32Array;
  readonly places: Uint32Array;
}

/** Sorts by print, in two passes of 16 bits that keep the order of equal ones: millions in a fifth of a second. */
export const sorted = (pairs: Sorted): Sorted => pass(pass(pairs, 0), 16);

function pass({ prints, places }: Sorted, shift: 0 | 16): Sorted {
  const next = new Uint32Array(65_537);
  for (const print of prints)
    next[((print >>> shift) & 0xffff) + 1] = (next[((print >>> shift) & 0xffff) + 1] as number) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] as number) + (next[at - 1] as number);
  const result = { prints: new Uint32Array(prints.length), places: new Uint32Array(prints.length) };
  for (let at = 0; at < prints.length; at++) {
    const print = prints[at] as number;
    const digit = (print >>> shift) & 0xffff;
    const to = next[digit] as number;
    next[digit] = to + 1;
    result.prints[to] = print;
    result.places[to] = places[at] as number;
  }
  return result;
}

/** Both in one; of equal prints those of `one` come first. */
export function merged(one: Sorted, other: Sorted): Sorted {
  const length = one.prints.length + other.prints.length;
  const result = { prints: new Uint32Array(length), places: new Uint32Array(length) };
  let [at, beside] = [0, 0];
  for (let to = 0; to < length; to++) {
    const left = one.prints[at] ?? Number.POSITIVE_INFINITY;
    const right = other.prints[beside] ?? Number.POSITIVE_INFINITY;
    result.prints[to] = Math.min(left, right);
    result.places[to] = (left <= right ? one.places[at++] : other.places[beside++]) as number;
  }
  return result;
}

/** The index of the first print that is not below `print`. */
export function firstFrom(prints: Uint32Array, print: number): number {
  let [low, high] = [0, prints.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((prints[middle] as number) < print) low = middle + 1;
    else high = middle;
  }
  return low;
}
