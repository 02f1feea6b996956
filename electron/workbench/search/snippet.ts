import type { Mark, Marker } from '#shared/query/marks';

/** An excerpt of a text with what was found in it. */
export interface Snippet {
  readonly snippet: string;
  /** `[start, end]` UTF-16 offsets into `snippet`, in order, none touching another. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The first of them as offsets into the text; null when there is none. */
  readonly at: { readonly start: number; readonly end: number } | null;
}

/** Lengths in UTF-16 units: of an excerpt, of what stands before its first mark, and of a mark that is shown whole. */
const WIDTH = 240;
const LEAD = 60;
const LONGEST_MARK = 1000;
/** A text with more marks than this has a good excerpt among the first. */
const MOST_MARKS = 400;

/**
 * The excerpt of `text` with most of the query's terms, the earliest such; without any, the text's beginning.
 * @param within only so many UTF-16 units are looked through
 */
export function snippetOf(text: string, marker: Marker, within: number = Number.POSITIVE_INFINITY): Snippet {
  const marks = stretchesOf(marker(within < text.length ? text.slice(0, within) : text, MOST_MARKS));
  const [begin, reach] = bestWindow(marks);
  const from = startFor(text, begin);
  const to = endFor(text, from, reach);
  const inside = marks.filter(({ start, end }) => start >= from && end <= to);
  const [first] = inside;
  const shift = (from > 0 ? 1 : 0) - from;
  return {
    snippet: `${from > 0 ? '…' : ''}${text.slice(from, to).replaceAll(/\s/g, ' ').trimEnd()}${to < text.length ? '…' : ''}`,
    ranges: inside.map(({ start, end }) => [start + shift, end + shift] as const),
    at: first ? { start: first.start, end: first.end } : null,
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly terms: ReadonlySet<number>;
}

/** Marks in order, those that overlap made one, the longest cut. */
export function stretchesOf(marks: readonly Mark[]): Stretch[] {
  const stretches: { start: number; end: number; terms: Set<number> }[] = [];
  for (const { start, end, term } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = stretches.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.terms.add(term);
    } else stretches.push({ start, end, terms: new Set([term]) });
  }
  return stretches.map(({ start, end, terms }) => ({
    start,
    end: Math.min(end, start + LONGEST_MARK),
    terms,
  }));
}

/**
 * Offsets of the run of stretches that fits an excerpt and shows most different terms, then most stretches, then comes
 * first; [0, 0] without any.
 */
function bestWindow(stretches: readonly Stretch[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let most = 0;
  for (const [index, { start }] of stretches.entries()) {
    const window = windowFrom(stretches, index);
    const worth = window.terms * MOST_MARKS + window.count;
    if (worth > most) {
      most = worth;
      best = [start, window.end];
    }
  }
  return best;
}

function windowFrom(
  stretches: readonly Stretch[],
  index: number,
): { terms: number; count: number; end: number } {
  const limit = (stretches[index]?.start ?? 0) + WIDTH - LEAD;
  const terms = new Set<number>();
  let count = 0;
  let end = 0;
  for (let at = index; at < stretches.length; at++) {
    const stretch = stretches[at];
    if (!stretch || (count > 0 && stretch.end > limit)) break;
    for (const term of stretch.terms) terms.add(term);
    end = stretch.end;
    count++;
  }
  return { terms: terms.size, count, end };
}

/** Where an excerpt begins whose first mark is at `mark`: at a word, after a paragraph's end if one is near. */
function startFor(text: string, mark: number): number {
  const from = Math.max(0, mark - LEAD);
  if (from === 0) return 0;
  const lead = text.slice(from, mark);
  const paragraph = lead.lastIndexOf('\n');
  if (paragraph >= 0) return from + paragraph + 1;
  const space = lead.search(/\s/);
  return space >= 0 ? from + space + 1 : wholeCharacter(text, from);
}

/** Where an excerpt from `from` that must reach `reach` ends: at a word's end. */
function endFor(text: string, from: number, reach: number): number {
  const to = Math.max(reach, from + WIDTH);
  if (to >= text.length) return text.length;
  const space = text.slice(reach, to + 1).search(/\s\S*$/);
  return space > 0 ? reach + space : wholeCharacter(text, to);
}

/** `at`, or after the character it would cut in two. */
function wholeCharacter(text: string, at: number): number {
  let whole = at;
  while (/^[\udc00-\udfff\p{M}\u200d]/u.test(text.charAt(whole))) whole++;
  return whole;
}
