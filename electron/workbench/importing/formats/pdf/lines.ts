import type { Atom } from './atoms';
import { cellGaps } from './cells';
import { least, median, most } from './measures';

/** A line of text as it stands on a page. Distances as those of its atoms. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** Parted by wide gaps: the row of a table. */
  readonly cells: boolean;
  /** How wide its first word is. */
  readonly firstWord: number;
}

/** The lines of a region, from the top. */
export function linesOf(atoms: readonly Atom[]): Line[] {
  const rows = withInitials(rowsOf(atoms)).sort((a, b) => a.main.base - b.main.base);
  const gaps = cellGaps(rows.map((row) => onceEach(row.atoms)));
  return rows.map((row, at) => lineOf(row, gaps[at] ?? new Set()));
}

interface Row {
  /** What the row's place and size go by: its longest atom. */
  main: Atom;
  readonly atoms: Atom[];
}

/** Atoms that stand beside one another, raised and lowered ones with the line they belong to. */
function rowsOf(atoms: readonly Atom[]): Row[] {
  const rows: Row[] = [];
  for (const atom of [...atoms].sort((a, b) => a.base - b.base || a.order - b.order)) {
    const row = rows.slice(-6).findLast(({ main }) => beside(main, atom));
    if (!row) rows.push({ main: atom, atoms: [atom] });
    else {
      row.atoms.push(atom);
      if (atom.text.length * atom.size > row.main.text.length * row.main.size) row.main = atom;
    }
  }
  return rows;
}

function beside(a: Atom, b: Atom): boolean {
  const lesser = Math.min(a.size, b.size);
  if (Math.max(a.size, b.size) > lesser * 2) return Math.abs(a.base - b.base) < lesser * 0.3;
  const top = Math.max(a.base - a.size * 0.75, b.base - b.size * 0.75);
  const bottom = Math.min(a.base + a.size * 0.2, b.base + b.size * 0.2);
  return bottom - top > lesser * 0.5;
}

/** A large first letter stands on a later line than the one it begins; it is put where its upper edge is. */
function withInitials(rows: Row[]): Row[] {
  const size = median(rows.map(({ main }) => main.size));
  const isInitial = ({ text, size: own }: Atom): boolean => own > size * 1.7 && /^["“‘«]?\p{L}$/u.test(text);
  for (const row of rows) {
    const initial = row.atoms.find(isInitial);
    const begun = initial && rows.find((other) => beginsWith(other, initial));
    if (!initial || !begun || begun === row) continue;
    row.atoms.splice(row.atoms.indexOf(initial), 1);
    const start = least(begun.atoms.map((atom) => atom.start));
    const { base, size: own } = begun.main;
    begun.atoms.push({
      ...initial,
      base,
      size: own,
      end: start,
      spaceAfter: false,
      order: Number.NEGATIVE_INFINITY,
    });
    if (row.main === initial && row.atoms[0]) row.main = row.atoms[0];
  }
  return rows.filter(({ atoms }) => atoms.length > 0);
}

function beginsWith({ main, atoms }: Row, initial: Atom): boolean {
  const start = least(atoms.filter((atom) => atom !== initial).map((atom) => atom.start));
  const tops = Math.abs(main.base - main.size * 0.7 - (initial.base - initial.size * 0.7));
  return tops < main.size * 0.5 && start >= initial.end - main.size && start - initial.end < main.size * 2;
}

/** @param gaps the atoms that stand first in their cell, seen from the left */
function lineOf({ main, atoms }: Row, gaps: ReadonlySet<Atom>): Line {
  const rightToLeft = runsRightToLeft(atoms.map(({ text }) => text).join(' '));
  const text = joined(inReadingOrder(onceEach(atoms), rightToLeft), gaps);
  const start = least(atoms.map((atom) => atom.start));
  const end = most(atoms.map((atom) => atom.end));
  return {
    text: rightToLeft ? bracketsOpening(text) : text,
    start,
    end,
    base: main.base,
    size: main.size,
    rightToLeft,
    cells: gaps.size > 0,
    firstWord: ((end - start) * firstWordOf(text)) / Math.max(text.length, 1),
  };
}

/** Signs set without spaces may break anywhere. */
const firstWordOf = (text: string): number =>
  DENSE.test(text[0] ?? '') ? 1 : (/^\S+/.exec(text)?.[0].length ?? 0);

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
};

/** Read from the right, brackets may come as they look: what closes first was meant to open. */
function bracketsOpening(text: string): string {
  const brackets = text.match(/[()[\]{}]/g) ?? [];
  const reversed = /[)\]}]/.test(brackets[0] ?? '') && brackets.some((bracket) => /[([{]/.test(bracket));
  return reversed ? text.replace(/[()[\]{}]/g, (bracket) => MIRRORED[bracket] ?? bracket) : text;
}

/** Bold is sometimes a text drawn twice. */
function onceEach(atoms: readonly Atom[]): Atom[] {
  const sorted = [...atoms].sort((a, b) => a.start - b.start);
  return sorted.filter((atom, at) => {
    const near = sorted.slice(Math.max(0, at - 4), at);
    return !near.some(({ text, start }) => text === atom.text && atom.start - start < atom.size * 0.2);
  });
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/** Whether most letters of a text are of a script that is written from the right. */
export function runsRightToLeft(text: string): boolean {
  const from = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  return from > 0 && from > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
}

/** In a line from the right, what runs from the left (names, numbers) keeps its own order. */
function inReadingOrder(fromLeft: readonly Atom[], rightToLeft: boolean): Atom[] {
  if (!rightToLeft) return [...fromLeft];
  const runs: Atom[][] = [];
  for (const atom of [...fromLeft].reverse()) {
    const run = runs.at(-1);
    if (run?.[0] && !turns(atom) && !turns(run[0])) run.unshift(atom);
    else runs.push([atom]);
  }
  return runs.flat();
}

const turns = ({ text }: Atom): boolean => text.match(RIGHT_TO_LEFT) !== null || !/[\p{L}\p{N}]/u.test(text);

function joined(atoms: readonly Atom[], gaps: ReadonlySet<Atom>): string {
  return atoms
    .map((atom, at) => {
      const before = atoms[at - 1];
      return before ? parting(before, atom, gaps) + atom.text : atom.text;
    })
    .join('')
    .replace(/ {2,}/g, ' ');
}

/** Signs set without spaces are set with more air. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function parting(a: Atom, b: Atom, gaps: ReadonlySet<Atom>): string {
  if (gaps.has(a.start > b.start ? a : b)) return '\t';
  const gap = Math.max(b.start - a.end, a.start - b.end);
  const size = Math.min(a.size, b.size);
  const dense = DENSE.test(a.text.at(-1) ?? '') && DENSE.test(b.text[0] ?? '');
  if (dense) return gap > size * 0.5 ? ' ' : '';
  return (isSpaceDrawn(a, b) && gap > -size * 0.5) || gap > size * 0.12 ? ' ' : '';
}

function isSpaceDrawn(a: Atom, b: Atom): boolean {
  const [first, second] = a.order < b.order ? [a, b] : [b, a];
  return second.order - first.order === 1 && (first.spaceAfter || second.spaceBefore);
}
