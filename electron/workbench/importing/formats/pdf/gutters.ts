import type { Atom } from './atoms';
import { least, median, most } from './measures';

/** An upright white strip between two columns of text. */
export interface Gutter {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** A strip is looked for in steps of a quarter of the usual letter size; a page is never wider than this many. */
const STEPS = 600;
/** Lines a gutter must pass, and letters the lines beside it must have: fewer is a table or a list. */
const LINES = 3;
const LETTERS = 12;
/** What holds where a page draws line by line across the strip, as it does for tables. */
const LETTERS_ACROSS = 28;
const LINES_ACROSS = 6;
const TRIED = 24;

/** The tallest strip with text to be read on its own on either side; null where there is none. */
export function findGutter(atoms: readonly Atom[]): Gutter | null {
  if (atoms.length < 2 * LINES) return null;
  const size = median(atoms.map((atom) => atom.size));
  return strips(atoms, size).find((strip) => partsText(atoms, strip, size)) ?? null;
}

interface Run {
  readonly top: number;
  readonly bottom: number;
}

/** White strips, the best first: as tall as can be, and wider rather than narrower. */
function strips(atoms: readonly Atom[], size: number): Gutter[] {
  const left = least(atoms.map(({ start }) => start));
  const width = most(atoms.map(({ end }) => end)) - left;
  const step = Math.max(size / 4, width / STEPS);
  const white = whiteRuns(atoms, left, step, Math.ceil(width / step), size);
  const found: { strip: Gutter; score: number }[] = [];
  white.forEach((runs, at) => {
    for (const run of runs) {
      const strip = widest(white, at, run, size);
      const columns = strip.to - at;
      if (columns * step < size * 0.8) continue;
      found.push({
        strip: { start: left + at * step, end: left + strip.to * step, top: strip.top, bottom: strip.bottom },
        score: (strip.bottom - strip.top) * Math.min(columns * step, size * 2),
      });
    }
  });
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, TRIED)
    .map(({ strip }) => strip);
}

/** For each step across the page, the stretches without text that are tall enough. */
function whiteRuns(atoms: readonly Atom[], left: number, step: number, steps: number, size: number): Run[][] {
  const inked: Run[][] = Array.from({ length: steps }, () => []);
  const bases = atoms.map(({ base }) => base);
  const [top, bottom] = [least(bases) - size, most(bases) + size * 0.5];
  for (const atom of atoms) {
    const to = Math.min(steps - 1, Math.ceil((atom.end - left) / step) - 1);
    for (let at = Math.max(0, Math.floor((atom.start - left) / step)); at <= to; at += 1)
      inked[at]?.push({ top: atom.base - atom.size * 0.75, bottom: atom.base + atom.size * 0.2 });
  }
  return inked.map((runs) => between(runs, top, bottom).filter((run) => run.bottom - run.top > LINES * size));
}

function between(inked: Run[], top: number, bottom: number): Run[] {
  inked.sort((a, b) => a.top - b.top);
  const white: Run[] = [];
  let from = top;
  for (const run of inked) {
    if (run.top > from) white.push({ top: from, bottom: run.top });
    from = Math.max(from, run.bottom);
  }
  if (bottom > from) white.push({ top: from, bottom });
  return white;
}

/** A stretch carried on to the right as far as it stays tall; three letters are as wide as a gutter needs to be. */
function widest(white: readonly Run[][], at: number, run: Run, size: number): Run & { to: number } {
  let { top, bottom } = run;
  let to = at + 1;
  for (; to < Math.min(white.length, at + 12); to += 1) {
    const next = tallest(white[to] ?? [], top, bottom);
    const shrinks = next.bottom - next.top < (bottom - top) * 0.9 && to - at >= 4;
    if (next.bottom - next.top <= LINES * size || shrinks) break;
    ({ top, bottom } = next);
  }
  return { top, bottom, to };
}

function tallest(runs: readonly Run[], top: number, bottom: number): Run {
  let best: Run = { top, bottom: top };
  for (const run of runs) {
    const cut = { top: Math.max(top, run.top), bottom: Math.min(bottom, run.bottom) };
    if (cut.bottom - cut.top > best.bottom - best.top) best = cut;
  }
  return best;
}

/** Whether what stands on either side reads on its own: lines of some length, not the cells of a table. */
function partsText(atoms: readonly Atom[], strip: Gutter, size: number): boolean {
  const beside = atoms.filter(({ base }) => base > strip.top && base < strip.bottom);
  const centre = (strip.start + strip.end) / 2;
  const left = linesBeside(
    beside.filter((atom) => (atom.start + atom.end) / 2 < centre),
    size,
    'end',
  );
  const right = linesBeside(
    beside.filter((atom) => (atom.start + atom.end) / 2 >= centre),
    size,
    'start',
  );
  const lines = Math.min(left.length, right.length);
  if (lines < LINES) return false;
  const letters = Math.min(median(left.map(lettersIn)), median(right.map(lettersIn)));
  const across = crossings(left.flat(), right.flat()) > lines * 0.6;
  return across ? letters >= LETTERS_ACROSS && lines >= LINES_ACROSS : letters >= LETTERS;
}

const lettersIn = (atoms: readonly Atom[]): number =>
  atoms.reduce((sum, { text }) => sum + text.length + 1, -1);

/** The part of each line next to the strip, up to the next wide gap. */
function linesBeside(atoms: readonly Atom[], size: number, side: 'start' | 'end'): Atom[][] {
  const rows: Atom[][] = [];
  for (const atom of [...atoms].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1);
    if (row?.[0] && atom.base - row[0].base < size * 0.4) row.push(atom);
    else rows.push([atom]);
  }
  return rows.map((row) => nearest(row, size, side));
}

function nearest(row: Atom[], size: number, side: 'start' | 'end'): Atom[] {
  row.sort((a, b) => (side === 'start' ? a.start - b.start : b.end - a.end));
  const upTo = row.findIndex((atom, at) => {
    const before = row[at - 1];
    return before !== undefined && Math.max(atom.start - before.end, before.start - atom.end) > size * 1.5;
  });
  return upTo < 0 ? row : row.slice(0, upTo);
}

/** How often a page, as it draws, goes from one side to the other. */
function crossings(left: readonly Atom[], right: readonly Atom[]): number {
  const sides = [
    ...left.map(({ order }) => ({ order, side: 0 })),
    ...right.map(({ order }) => ({ order, side: 1 })),
  ];
  sides.sort((a, b) => a.order - b.order);
  return sides.filter(({ side }, at) => at > 0 && sides[at - 1]?.side !== side).length;
}
