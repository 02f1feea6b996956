import type { Span } from '#shared/text/sentences';

/** Paragraphs drawn together: those of a report from `first` up to before `end`. */
export interface SectionOf {
  readonly first: number;
  readonly end: number;
  /** About how many lines it has: how high it is taken to be until it is seen. */
  readonly lines: number;
}

const MOST_LETTERS = 2400;
const MOST_PARAGRAPHS = 20;
/** Letters of a line of ordinary measure. */
const LINE = 66;
/** The space between two paragraphs, in lines. */
const SPACE = 0.52;

const linesIn = ({ start, end }: Span): number => Math.ceil((end - start) / LINE) + SPACE;

/** A report's paragraphs in sections of about a screen. */
export function sectionsOf(paragraphs: readonly Span[]): SectionOf[] {
  const found: SectionOf[] = [];
  let first = 0;
  let letters = 0;
  let lines = 0;
  paragraphs.forEach((paragraph, at) => {
    letters += paragraph.end - paragraph.start;
    lines += linesIn(paragraph);
    const end = at + 1;
    if (letters < MOST_LETTERS && end - first < MOST_PARAGRAPHS && end < paragraphs.length) return;
    found.push({ first, end, lines: Math.round(lines) });
    first = end;
    letters = 0;
    lines = 0;
  });
  return found;
}

/** The index of the section that holds a paragraph. */
export function sectionAt(sections: readonly SectionOf[], paragraph: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle] as SectionOf).end <= paragraph) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How a paragraph is set: a line of a list hangs, a row of a table keeps its columns. */
export function settingOf(text: string): 'item' | 'number' | 'row' | undefined {
  const opening = text.slice(0, 400);
  if (opening.includes('\t') || /\S {3,}\S/.test(opening)) return 'row';
  if (/^[•‣◦▪●–—*-]\s/.test(opening)) return 'item';
  return /^\(?\d{1,3}[.)]\s/.test(opening) ? 'number' : undefined;
}
