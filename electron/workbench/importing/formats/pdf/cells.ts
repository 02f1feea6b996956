import type { Atom } from './atoms';
import { least, most } from './measures';

/** A gap this wide, in letter sizes, parts cells where it is there in two lines on end; a narrower one in three. */
const WIDE = 2.2;
const NARROW = 0.8;

interface Gap {
  readonly from: number;
  readonly to: number;
  /** What stands right of it. */
  readonly next: Atom;
}

/**
 * For each row of a region, the atoms with which a further cell begins: those after a gap that goes on through the rows
 * above or below. In lines spread to an edge, gaps are wide too, but no two of them meet for long.
 * @param rows from the top, each from the left
 */
export function cellGaps(rows: readonly (readonly Atom[])[]): ReadonlySet<Atom>[] {
  const spread = spreadRows(rows);
  const gaps = rows.map((row, at) => (spread.has(at) ? [] : gapsOf(row)));
  const shared = (gap: Gap, at: number, by: 1 | -1, most = 2): number => {
    const met = most > 0 ? (gaps[at + by] ?? []).flatMap((other) => overlap(gap, other)) : [];
    return met.length > 0 ? 1 + Math.max(...met.map((part) => shared(part, at + by, by, most - 1))) : 0;
  };
  return gaps.map((row, at) => {
    const cells = row.filter((gap) => {
      const rowsMet = shared(gap, at, 1) + shared(gap, at, -1);
      return rowsMet >= (gap.to - gap.from > gap.next.size * WIDE ? 1 : 2);
    });
    return new Set(cells.map(({ next }) => next));
  });
}

function gapsOf(atoms: readonly Atom[]): Gap[] {
  return atoms.flatMap((next, at) => {
    const from = Math.max(...atoms.slice(Math.max(0, at - 4), at).map(({ end }) => end));
    return next.start - from > next.size * NARROW && Number.isFinite(from)
      ? [{ from, to: next.start, next }]
      : [];
  });
}

/** Lines of a column spread to both edges, in which only the spaces grew: all alike, and some such lines have none so wide. */
function spreadRows(rows: readonly (readonly Atom[])[]): ReadonlySet<number> {
  const left = least(rows.flat().map(({ start }) => start));
  const right = most(rows.flat().map(({ end }) => end));
  const full = rows.flatMap((row, at) => {
    const size = row[0]?.size ?? 0;
    const reaches = (row[0]?.start ?? right) - left < size && right - most(row.map(({ end }) => end)) < size;
    return reaches ? [{ at, gaps: gapsOf(row) }] : [];
  });
  const plain = full.filter(({ gaps }) => gaps.length === 0).length;
  return new Set(
    plain * 5 >= full.length ? full.filter(({ gaps }) => areAlike(gaps)).map(({ at }) => at) : [],
  );
}

function areAlike(gaps: readonly Gap[]): boolean {
  const widths = gaps.map(({ from, to }) => to - from);
  return most(widths) < least(widths) * 1.3;
}

function overlap(a: Gap, b: Gap): Gap[] {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return to - from > a.next.size * NARROW ? [{ from, to, next: a.next }] : [];
}
