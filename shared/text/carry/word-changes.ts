import type { Span } from '../sentences';
import type { Alignment } from './alignment';
import type { Passage, Words } from './words';

/** A stretch of both texts, in UTF-16 units of each: the same, only before, only after, or one for the other. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added' | 'changed';
  readonly before: Span;
  readonly after: Span;
}

/** A stretch by the numbers of its words. */
interface Piece {
  readonly isSame: boolean;
  readonly before: Passage;
  readonly after: Passage;
}

/** What words between two changes must weigh to be shown as kept: a lone “the” only makes it harder to read. */
const SHOWN = 0.3;

/** What changed from some words before to some after, in order: both together give the whole of either. */
export function wordChanges(it: Alignment, before: Passage, after: Passage): Stretch[] {
  return withoutLone(it, piecesOf(it, before, after)).map((piece) => ({
    kind: kindOf(piece),
    before: spanOf(it.was, piece.before),
    after: spanOf(it.is, piece.after),
  }));
}

function kindOf({ isSame, before, after }: Piece): Stretch['kind'] {
  if (isSame) return 'same';
  if (before.from === before.to) return 'added';
  return after.from === after.to ? 'removed' : 'changed';
}

/** By turns rows of equal words and what stands between them. */
function piecesOf(it: Alignment, before: Passage, after: Passage): Piece[] {
  const pieces: Piece[] = [];
  let [i, j] = [before.from, after.from];
  while (i < before.to || j < after.to) {
    const next = nextPair(it, { from: i, to: before.to }, { from: j, to: after.to });
    const between = { before: { from: i, to: next.i }, after: { from: j, to: next.j } };
    if (next.i > i || next.j > j) pieces.push(...unpaired(it, between.before, between.after));
    [i, j] = [next.i, next.j];
    while (i < before.to && j < after.to && isKept(it, i, j)) [i, j] = [i + 1, j + 1];
    if (i > next.i)
      pieces.push({ isSame: true, before: { from: next.i, to: i }, after: { from: next.j, to: j } });
  }
  return pieces;
}

/** What stands between two pairs: equal words at its ends are the same to whoever reads them, though nothing tied them. */
function unpaired({ before: old, after: now }: Alignment, before: Passage, after: Passage): Piece[] {
  const room = Math.min(before.to - before.from, after.to - after.from);
  let head = 0;
  while (head < room && old[before.from + head] === now[after.from + head]) head++;
  let tail = 0;
  while (tail < room - head && old[before.to - 1 - tail] === now[after.to - 1 - tail]) tail++;
  const cut = (isSame: boolean, from: number, to: number, fromThere: number, toThere: number): Piece[] =>
    from < to || fromThere < toThere
      ? [{ isSame, before: { from, to }, after: { from: fromThere, to: toThere } }]
      : [];
  return [
    ...cut(true, before.from, before.from + head, after.from, after.from + head),
    ...cut(false, before.from + head, before.to - tail, after.from + head, after.to - tail),
    ...cut(true, before.to - tail, before.to, after.to - tail, after.to),
  ];
}

const isKept = ({ there, before, after }: Alignment, i: number, j: number): boolean =>
  there[i] === j && before[i] === after[j];

function nextPair(it: Alignment, before: Passage, after: Passage): { i: number; j: number } {
  for (let i = before.from; i < before.to; i++) {
    const j = it.there[i] ?? -1;
    if (j >= after.from && j < after.to && isKept(it, i, j)) return { i, j };
  }
  return { i: before.to, j: after.to };
}

/** Joins what is of one kind, and two changes across what is too little to be shown between them. */
function withoutLone({ weights, before }: Alignment, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  const weigh = ({ from, to }: Passage) => {
    let weight = 0;
    for (let at = from; at < to; at++) weight += weights[before[at] ?? 0] ?? 0;
    return weight;
  };
  pieces.forEach((piece, at) => {
    const isLone = piece.isSame && at > 0 && at < pieces.length - 1 && weigh(piece.before) < SHOWN;
    const last = joined.at(-1);
    const isOne = last && (last.isSame ? piece.isSame : isLone || !piece.isSame);
    if (!isOne) joined.push(piece);
    else
      joined[joined.length - 1] = {
        isSame: last.isSame,
        before: { from: last.before.from, to: piece.before.to },
        after: { from: last.after.from, to: piece.after.to },
      };
  });
  return joined;
}

/** From the first word to the last; for none the place behind the word before. */
function spanOf({ starts, ends }: Words, { from, to }: Passage): Span {
  if (from < to) return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
  const at = from > 0 ? (ends[from - 1] ?? 0) : (starts[0] ?? 0);
  return { start: at, end: at };
}
