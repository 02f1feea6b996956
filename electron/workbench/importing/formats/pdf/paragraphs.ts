import type { Line } from './lines';
import { least, median, most } from './measures';

/** Lines that are one paragraph, or the part of one that stands on this page or in this column. */
export type Paragraph = readonly Line[];

/**
 * Parts the lines of a region where a reader sees a new paragraph begin: after more space than lines usually have, at
 * another letter size, at an indent, at a bullet, and after a line that had room for the next one's first word.
 */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  return blocksOf(lines).flatMap(partedInside);
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const leading = usualLeading(lines);
  return parted(lines, (before, line) => isApart(before, line, leading));
}

/** The usual distance of one line from the next; null where there are too few to tell. */
function usualLeading(lines: readonly Line[]): number | null {
  const distances = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const distance = before ? line.base - before.base : 0;
    return distance > 0 && distance < line.size * 2.5 ? [distance] : [];
  });
  return distances.length >= 3 ? median(distances) : null;
}

function isApart(before: Line, line: Line, leading: number | null): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * 0.12) return true;
  const distance = line.base - before.base;
  return distance > Math.max(leading ?? size * 1.25, size) * 1.35;
}

function partedInside(block: readonly Line[]): Line[][] {
  const edges = edgesOf(block);
  const begins = beginsByIndent(block, edges);
  return parted(
    block,
    (before, line) =>
      before.cells ||
      line.cells ||
      BULLET.test(line.text) ||
      begins(before, line) ||
      hadRoom(before, line, edges),
  );
}

function parted(lines: readonly Line[], isNew: (before: Line, line: Line) => boolean): Line[][] {
  const parts: Line[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (!before || isNew(before, line)) parts.push([line]);
    else parts.at(-1)?.push(line);
  });
  return parts;
}

const BULLET = /^[•‣◦▪●■□☐☒✓➢·]\s*\S/;

/** Where lines begin and end, seen in the direction they are read. */
interface Edges {
  readonly from: number;
  readonly to: number;
}
const edge = ({ start, end, rightToLeft }: Line): Edges =>
  rightToLeft ? { from: -end, to: -start } : { from: start, to: end };

const edgesOf = (lines: readonly Line[]): Edges => ({
  from: least(lines.map((line) => edge(line).from)),
  to: most(lines.map((line) => edge(line).to)),
});

/** How a block shows a new paragraph at the beginning of its lines: set in, or set out where most lines are set in. */
function beginsByIndent(block: readonly Line[], { from, to }: Edges): (before: Line, line: Line) => boolean {
  const isIn = (line: Line): boolean => edge(line).from - from > line.size * 0.7;
  const set = block.filter(isIn);
  if (set.length === 0 || isCentred(block, from, to)) return () => false;
  // The first line of an ordinary block may be its only indented one; set-out blocks begin at the edge.
  if (set.length > block.length / 2 && block[0] && !isIn(block[0])) return (_, line) => !isIn(line);
  // What follows a bullet is set in with its text.
  return (before, line) => isIn(line) && !isIn(before) && !BULLET.test(before.text);
}

function isCentred(block: readonly Line[], from: number, to: number): boolean {
  const off = (line: Line): number => Math.abs(edge(line).from - from - (to - edge(line).to));
  return block.length > 1 && block.every((line) => off(line) < line.size * 1.2);
}

const ENDS_SENTENCE = /[.!?:;。！？؟۔।…]["'”’»)\]]*$/u;

/** Whether a line was ended although the next one's first word would still have fitted. */
function hadRoom(before: Line, line: Line, { from, to }: Edges): boolean {
  const room = to - edge(before).to;
  if (room < line.firstWord + line.size * 0.8) return false;
  return ENDS_SENTENCE.test(before.text) || !/^\p{Ll}/u.test(line.text) || room > (to - from) / 2;
}

/** Whether a paragraph goes on at the top of the next column or page. */
export function goesOn(before: Line, line: Line): boolean {
  if (before.cells || line.cells || Math.abs(before.size - line.size) > before.size * 0.12) return false;
  return !ENDS_SENTENCE.test(before.text) && /^\p{Ll}/u.test(line.text);
}
