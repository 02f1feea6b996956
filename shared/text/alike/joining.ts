import type { Tile, Tiling } from './tiles';

/** A stretch of each text, in words, and how many words in them are the same. */
export interface Stretch {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
  readonly same: number;
}

/** An edit inside a passage may leave out, put in or replace so many words. */
const MOST_BETWEEN = 6;
/** Beside an edit, so many words in order are taken for the same passage going on. */
const LEAST_BESIDE = 3;

/**
 * The tiles in order of `a`, each carried on over small edits, and joined where only a small edit lies between.
 * What it adds to the tiling is taken there, too.
 */
export function joined(tiling: Tiling): Stretch[] {
  for (const tile of [...tiling.tiles]) {
    carryOn(tiling, tile, 1);
    carryOn(tiling, tile, -1);
  }
  const stretches: Stretch[] = [];
  for (const { a, b, length } of [...tiling.tiles].sort((one, other) => one.a - other.a)) {
    const next = { a, aEnd: a + length, b, bEnd: b + length, same: length };
    const last = stretches.at(-1);
    if (last && isSmallEdit(tiling, last, next)) stretches[stretches.length - 1] = both(last, next);
    else stretches.push(next);
  }
  return stretches;
}

const both = (one: Stretch, other: Stretch): Stretch => ({
  ...one,
  aEnd: other.aEnd,
  bEnd: other.bEnd,
  same: one.same + other.same,
});

/** Nothing of another passage may lie between, in either text: passages never overlap. */
const isSmallEdit = (tiling: Tiling, last: Stretch, next: Stretch): boolean =>
  next.a - last.aEnd <= MOST_BETWEEN &&
  next.b >= last.bEnd &&
  next.b - last.bEnd <= MOST_BETWEEN &&
  tiling.isFreeInB(last.bEnd, next.b);

/** Lays short tiles behind (`step` 1) or before (-1) a tile, each beyond one small edit of the last. */
function carryOn(tiling: Tiling, tile: Tile, step: 1 | -1): void {
  let last: Tile | null = tile;
  while (last) {
    last = step === 1 ? tileBehind(tiling, last) : tileBefore(tiling, last);
    if (last) tiling.take(last);
  }
}

function tileBehind(tiling: Tiling, { a, b, length }: Tile): Tile | null {
  for (const [inA, inB] of EDITS) {
    const next = { a: a + length + inA, b: b + length + inB };
    if (!tiling.isFree(next.a, next.b)) continue;
    const reach = tiling.reach(next.a, next.b);
    if (reach >= LEAST_BESIDE) return { ...next, length: reach };
  }
  return null;
}

function tileBefore(tiling: Tiling, { a, b }: Tile): Tile | null {
  for (const [inA, inB] of EDITS) {
    const reach = tiling.reachBack(a - inA, b - inB);
    if (reach >= LEAST_BESIDE) return { a: a - inA - reach, b: b - inB - reach, length: reach };
  }
  return null;
}

/** Edits by size, in words of `a` and of `b`; nothing at all is none. */
const EDITS = Array.from(
  { length: (MOST_BETWEEN + 1) ** 2 },
  (_, n) => [Math.floor(n / (MOST_BETWEEN + 1)), n % (MOST_BETWEEN + 1)] as const,
)
  .slice(1)
  .sort(([a, b], [otherA, otherB]) => a + b - otherA - otherB);
