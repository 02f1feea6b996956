import type { Line } from './lines';

/** The lines of a page in reading order, with the page's height where it is known. */
export interface PageOfLines {
  readonly regions: readonly (readonly Line[])[];
  readonly height: number | null;
}

/** How far from the page's upper or lower edge running lines stand, as a share of its height. */
const MARGIN = 0.17;
const LINES_LOOKED_AT = 4;

/**
 * The lines that run along the top or the bottom of most pages: titles, dates, page numbers. A line counts as the same
 * where it stands at the same height with the same words, and one of its numbers may count the pages.
 */
export function runningLines(pages: readonly PageOfLines[]): Set<Line> {
  const outer = pages.map(outermost);
  const seen = new Map<string, Set<number>>();
  outer.forEach((lines, page) => {
    for (const key of lines.flatMap((line) => keysOf(line, page))) add(seen, key, page);
  });
  const withText = pages.filter(({ regions }) => regions.length > 0).length;
  const enough = Math.max(2, Math.ceil(withText * 0.4));
  const runs = (line: Outer, page: number): boolean =>
    keysOf(line, page).some((key) => (seen.get(key)?.size ?? 0) >= enough);
  return new Set(outer.flatMap((lines, page) => edgeInwards(lines, (line) => runs(line, page), pages[page])));
}

interface Outer {
  readonly line: Line;
  readonly edge: 'top' | 'bottom';
  readonly distance: number;
  /** White below (or above) it, in letter sizes: running lines stand off from the text. */
  readonly off: number;
}

/** The lines in a page's margins, from each edge inwards. */
function outermost({ regions, height }: PageOfLines): Outer[] {
  if (height === null) return [];
  const lines = regions.flat().sort((a, b) => a.base - b.base);
  const top = atEdge(lines, 'top', height);
  return [...top, ...atEdge(lines.reverse(), 'bottom', height)];
}

function atEdge(inwards: readonly Line[], edge: 'top' | 'bottom', height: number): Outer[] {
  return inwards.slice(0, LINES_LOOKED_AT).flatMap((line, at) => {
    const distance = edge === 'top' ? line.base : height - line.base;
    const next = inwards.slice(at + 1).find(({ base }) => Math.abs(base - line.base) > line.size * 0.5);
    const off = next ? Math.abs(next.base - line.base) / Math.max(line.size, next.size) : 0;
    return distance <= height * MARGIN ? [{ line, edge, distance, off }] : [];
  });
}

/** Only from the edge inwards: the first line that does not run ends it. A page of nothing else keeps what it has. */
function edgeInwards(lines: readonly Outer[], runs: (line: Outer) => boolean, page?: PageOfLines): Line[] {
  const found = (['top', 'bottom'] as const).flatMap((edge) => {
    const atThis = lines.filter((line) => line.edge === edge);
    const first = atThis.findIndex((line) => !runs(line));
    const run = first < 0 ? atThis : atThis.slice(0, first);
    const last = run.findLastIndex(standsOff);
    return run.slice(0, last + 1).map(({ line }) => line);
  });
  return new Set(found).size < (page?.regions.flat().length ?? 0) ? found : [];
}

const APART = 1.6;
/** Numbers may stand close to the text; words that do belong to it. */
const standsOff = ({ off, line }: Outer): boolean => off > APART || !/\p{L}{2}/u.test(line.text);

const STEP = 12;
/** Letters a chapter's title has at most. */
const TITLE = 100;

/** A line of few numbers gives a key for itself and one for each number that could count the pages. */
function keysOf({ line, edge, distance }: Outer, page: number): string[] {
  const numbers = [...line.text.matchAll(/\d+/g)].filter(([digits]) => digits.length <= 5);
  const counted = numbers.slice(0, 4).map(({ 0: digits, index }) => {
    const rest = [line.text.slice(0, index), line.text.slice(index + digits.length)];
    return rest.join(`{${Number(digits) - page}}`);
  });
  // Titles change from chapter to chapter; the page's number beside them goes on counting.
  const number = /^(\d{1,5})(?!\d|[.,]\d)|(?<![\d.,])(\d{1,5})$/.exec(line.text);
  if (number && line.text.length <= TITLE) counted.push(`# {${Number(number[1] ?? number[2]) - page}}`);
  // Numbers alone are a page's number only if they count.
  const texts = /\p{L}/u.test(line.text) ? [line.text, ...counted] : counted;
  const heights = [Math.floor(distance / STEP), Math.floor(distance / STEP + 0.5) + 0.5];
  return texts.flatMap((text) => heights.map((height) => `${edge} ${height} ${text}`));
}

function add(seen: Map<string, Set<number>>, key: string, page: number): void {
  const pages = seen.get(key);
  if (pages) pages.add(page);
  else seen.set(key, new Set([page]));
}
