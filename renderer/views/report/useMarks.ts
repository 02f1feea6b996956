import { useMemo, useRef } from 'react';
import type { ClaimView } from '#shared/contract/views';
import type { Span } from '#shared/text/sentences';
import type { Reading } from '../../store/state';
import { foundByParagraph, keptMarks, marksByParagraph, type ParagraphMarks } from './placed';
import { type SectionOf, sectionAt } from './sections';

type ByParagraph<T> = ReadonlyMap<number, T>;

const NONE: readonly ByParagraph<never>[] = [];

/** What stands in each section. A section's map stays the very same one for as long as nothing in it changes. */
export function useMarks(
  { report, paragraphs }: Reading,
  sections: readonly SectionOf[],
  claims: readonly ClaimView[],
): readonly ByParagraph<ParagraphMarks>[] {
  const { id, waived } = report;
  const before = useRef<readonly ByParagraph<ParagraphMarks>[]>(NONE);
  return useMemo(() => {
    const marks = marksByParagraph({ report: id, paragraphs, claims, waived });
    const now = bySection(sections, marks);
    before.current = now.map((one, at) => keptMarks(before.current[at] ?? one, one));
    return before.current;
  }, [id, waived, paragraphs, sections, claims]);
}

/** The places a query finds, for each section. */
export const useFound = (
  { paragraphs }: Reading,
  sections: readonly SectionOf[],
  marks: readonly Span[],
): readonly ByParagraph<readonly Span[]>[] =>
  useMemo(() => bySection(sections, foundByParagraph(paragraphs, marks)), [sections, paragraphs, marks]);

const NOTHING: ByParagraph<never> = new Map<number, never>();

function bySection<T>(sections: readonly SectionOf[], by: ByParagraph<T>): readonly ByParagraph<T>[] {
  const found = new Map<number, Map<number, T>>();
  for (const [paragraph, one] of by) {
    const at = sectionAt(sections, paragraph);
    found.set(at, (found.get(at) ?? new Map<number, T>()).set(paragraph, one));
  }
  return sections.map((_, at) => found.get(at) ?? NOTHING);
}
