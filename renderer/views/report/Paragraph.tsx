import { memo, useMemo } from 'react';
import type { ClaimId } from '#shared/domain/ids';
import type { DayBasis } from '#shared/text/days/basis';
import type { Sentence, Span } from '#shared/text/sentences';
import { dayNotesIn } from '../../store/days';
import { Margin } from './Margin';
import type { ParagraphMarks } from './placed';
import { Stretch } from './Stretch';
import { settingOf } from './sections';
import { linesOf, segmentsOf } from './segments';

export interface Placing {
  /** 0 for the first. */
  readonly index: number;
  /** The page that begins with or within it, in words; null where none does. */
  readonly page: string | null;
  readonly text: string;
  readonly start: number;
}

export interface ParagraphProps extends Placing {
  readonly sentences: readonly Sentence[];
  /** The index of the first of them. */
  readonly first: number;
  readonly marks: ParagraphMarks;
  /** The current claim, where it stands in this paragraph. */
  readonly claim: ClaimId | null;
  readonly cursorStart: number;
  readonly cursorEnd: number;
  readonly hitStart: number;
  readonly hitEnd: number;
  /** The places a query finds in it. */
  readonly found: readonly Span[];
  /** What its relative days are counted from; null where that is not known. */
  readonly basis: DayBasis | null;
  /** Of the whole report where its language tells, else each paragraph's own. */
  readonly direction: 'auto' | 'rtl';
}

const spanOf = (start: number, end: number): Span | null => (end > start ? { start, end } : null);

/** A paragraph's number and page, and how it is set: the same whether its marks are drawn or not. */
const about = ({ index, page, text }: Placing) => ({
  className: 'paragraph',
  'data-number': index + 1,
  'data-page': page ?? undefined,
  'data-setting': settingOf(text),
});

/** A paragraph nobody is near: its number and its text. */
export const LightParagraph = (placing: Placing) => (
  <p {...about(placing)} data-light="" data-start={placing.start}>
    {placing.text}
  </p>
);

/** One paragraph with the marks of all that stands in it. Drawn again only when one of these changed. */
export const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { text, start, sentences, first, marks, claim, found, basis, direction } = props;
  const { cursorStart, cursorEnd, hitStart, hitEnd } = props;
  const days = useMemo(() => dayNotesIn(text, start, sentences, basis), [text, start, sentences, basis]);
  const segments = useMemo(() => {
    const cursor = spanOf(cursorStart, cursorEnd);
    const hit = spanOf(hitStart, hitEnd);
    const paragraph = { start, end: start + text.length };
    return segmentsOf(paragraph, { ...marks, sentences, first, cursor, hit, found, days });
  }, [start, text, sentences, first, marks, cursorStart, cursorEnd, hitStart, hitEnd, found, days]);
  const lines = useMemo(() => segments.map((segment) => linesOf(segment, claim)), [segments, claim]);
  return (
    <div {...about(props)} data-cursor={cursorEnd > cursorStart || undefined}>
      <p dir={direction}>
        {segments.map((segment, at) => (
          <Stretch
            key={segment.start}
            segment={segment}
            drawn={lines[at]?.drawn ?? []}
            more={moreAfter(lines, at)}
            claim={claim}
          >
            {text.slice(segment.start - start, segment.end - start)}
          </Stretch>
        ))}
      </p>
      {marks.claims.length > 0 ? <Margin claims={marks.claims} current={claim} /> : null}
    </div>
  );
});

/** How many claims are not drawn, told once: where they come to be fewer. */
function moreAfter(lines: readonly { readonly more: number }[], at: number): number {
  const here = lines[at]?.more ?? 0;
  return here > (lines[at + 1]?.more ?? 0) ? here : 0;
}
