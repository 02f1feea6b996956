import { segmentEnds } from './segments';

/** Paragraphs and sentences of a report's text. All offsets are UTF-16 code units into that text. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans have a character in common; spans that only touch have none. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export interface Sentence extends Span {
  /** 0 for the first paragraph. */
  readonly paragraph: number;
}

/** Every line with something on it is a paragraph: it holds for blank-line text and for a line a paragraph alike. */
export function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = index + line.indexOf(trimmed);
    spans.push({ start, end: start + trimmed.length });
  }
  return spans;
}

/**
 * Sentences after Unicode UAX #29 (Intl.Segmenter), mended where news prose defeats it: after titles and initials, at
 * an ellipsis or stop with no space behind it, and where the next word starts in lower case.
 */
export function sentencesOf(text: string): Sentence[] {
  return paragraphsOf(text).flatMap((paragraph, at) => sentencesIn(text, paragraph, at));
}

/** The sentences of one paragraph; of what has any letter there is at least one. */
export function sentencesIn(text: string, { start, end }: Span, paragraph: number): Sentence[] {
  const found: Sentence[] = [];
  let from = start;
  for (const at of segmentEnds(text.slice(start, end))) {
    const to = start + at;
    if (to < end && goesOn(text.slice(from, to), text.slice(to, Math.min(to + AHEAD, end)))) continue;
    const sentence = text.slice(from, to).trimEnd();
    found.push({ start: from, end: from + sentence.length, paragraph });
    from = to;
  }
  return found;
}

/** Titles and the like that end in a stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s("“‘[])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Sr|Jr|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Gov|Sen|Rep|Pres|Amb|No|Nos|vs|etc|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|\p{Lu})\.\s*$/u;

/** `am 3. Oktober`: a stop that makes a number an ordinal. */
const ORDINAL = /(?:^|\s)\d{1,2}\.\s*$/;
const MONTH =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

/** More than the longest of them and what stands before it: only the end of a sentence is looked at, however long it is. */
const TAIL = 16;
/** More than the longest word that is looked for behind it. */
const AHEAD = 16;

function goesOn(before: string, after: string): boolean {
  const bare = before.trimEnd();
  if (bare.length === before.length) return true;
  const tail = `${bare.slice(-TAIL)} `;
  if (ORDINAL.test(tail) && MONTH.test(after)) return true;
  if (ABBREVIATION.test(tail)) return /^["“‘(]?[\p{L}\p{N}]/u.test(after);
  return /^\p{Ll}/u.test(after);
}

/** The index of the span that holds `offset`, or of the last one before it; -1 before the first. */
export function spanAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Words, as newsrooms count them: runs of letters and digits, with the marks inside them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-–.,]*/gu)?.length ?? 0;
}
