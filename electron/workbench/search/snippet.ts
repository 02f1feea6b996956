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

/** The excerpt of `text` with most of the query's terms, the earliest such; without any, the text's beginning. */
export function snippetOf(text: string, marker: Marker): Snippet {
  const marks = merged(marker(text, MOST_MARKS));
  const [first, ...rest] = bestWindow(marks);
  const from = first ? startFor(text, first.start) : 0;
  const inside = first ? [first, ...rest] : [];
  const to = endFor(text, from, Math.max(from, ...inside.map(({ end }) => end)));
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    snippet: `${before}${text.slice(from, to).replaceAll(/\s/g, ' ')}${to < text.length ? '…' : ''}`,
    ranges: marks.flatMap(({ start, end }) =>
      start >= from && end <= to ? [[start + shift, end + shift] as const] : [],
    ),
    at: first ? { start: first.start, end: first.end } : null,
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly terms: ReadonlySet<number>;
}

/** Marks in order, those that overlap made one, the longest cut. */
function merged(marks: readonly Mark[]): Stretch[] {
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

/** The run of stretches that fits an excerpt and shows most different terms, then most stretches, then comes first. */
function bestWindow(stretches: readonly Stretch[]): readonly Stretch[] {
  let best: readonly Stretch[] = [];
  let bestTerms = 0;
  for (const [index, first] of stretches.entries()) {
    const fitting = stretches.slice(index).filter(({ end }) => end <= first.start + WIDTH - LEAD);
    const window = fitting.length > 0 ? fitting : [first];
    const terms = new Set(window.flatMap((stretch) => [...stretch.terms])).size;
    if (terms > bestTerms || (terms === bestTerms && window.length > best.length)) {
      best = window;
      bestTerms = terms;
    }
  }
  return best;
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
