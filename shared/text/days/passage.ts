import { type Span, sentencesOf, spanAt } from '../sentences';
import type { DayBasis } from './basis';
import { daysIn, type ResolvedDay } from './days';
import { dayLanguage } from './names';

/**
 * The relative days in a passage. Its whole paragraphs are read: what a day is told by may stand outside of it.
 * @param paragraphs those of the text, in order
 */
export function daysInPassage(
  text: string,
  paragraphs: readonly Span[],
  { start, end }: Span,
  basis: DayBasis | null,
): ResolvedDay[] {
  const language = basis && dayLanguage(basis.language);
  if (!language || language.telling.countIn(text, { start, end }) === 0) return [];
  const first = Math.max(0, spanAt(paragraphs, start));
  const sentences = paragraphs
    .slice(first, spanAt(paragraphs, end - 1) + 1)
    .flatMap((paragraph) => sentencesWithin(text, paragraph));
  return daysIn(text, sentences, basis).filter((day) => day.start >= start && day.end <= end);
}

const sentencesWithin = (text: string, paragraph: Span): Span[] =>
  sentencesOf(text.slice(paragraph.start, paragraph.end)).map(({ start, end }) => ({
    start: paragraph.start + start,
    end: paragraph.start + end,
  }));
