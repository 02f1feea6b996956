import { type CSSProperties, memo, type RefObject, useMemo, useRef, useState } from 'react';
import type { ClaimId } from '#shared/domain/ids';
import type { DayBasis } from '#shared/text/days/basis';
import { overlaps, type Span } from '#shared/text/sentences';
import type { Reading } from '../../store/state';
import { say } from '../../texts/say';
import { LightParagraph, Paragraph, type Placing } from './Paragraph';
import { NO_MARKS, type ParagraphMarks } from './placed';
import type { SectionOf } from './sections';
import { useNear } from './useNear';

/** What all sections of a report have in common. */
export interface Whole {
  readonly reading: Reading;
  readonly root: RefObject<HTMLElement | null>;
  readonly basis: DayBasis | null;
  readonly direction: 'auto' | 'rtl';
}

export interface SectionProps {
  readonly whole: Whole;
  readonly of: SectionOf;
  /** By the index of the paragraph. Another map only where something in this section changed. */
  readonly marks: ReadonlyMap<number, ParagraphMarks>;
  readonly found: ReadonlyMap<number, readonly Span[]>;
  readonly claim: ClaimId | null;
  readonly cursorStart: number;
  readonly cursorEnd: number;
  readonly hitStart: number;
  readonly hitEnd: number;
  /** Near from the beginning: what opens with the report. */
  readonly opens: boolean;
}

const NONE: readonly Span[] = [];

/**
 * A few paragraphs. Their text is always there, for the eye, the browser's search and the screen reader; their marks are
 * worked out once somebody comes near. Drawn again only when something in it changed.
 */
export const Section = memo(function Section(props: SectionProps) {
  const { whole, of, cursorEnd, hitEnd, opens } = props;
  const element = useRef<HTMLElement>(null);
  const needed = cursorEnd > 0 || hitEnd > 0;
  const [wasNeeded, setNeeded] = useState(needed || opens);
  if (needed && !wasNeeded) setNeeded(true);
  const near = useNear(element, whole.root, wasNeeded);
  const lines = { '--lines': of.lines } as CSSProperties;
  return (
    <section ref={element} className="section" data-start={startOf(props)} style={lines}>
      {near || wasNeeded ? <Drawn {...props} /> : <Light {...props} />}
    </section>
  );
});

const startOf = ({ whole, of }: SectionProps): number => whole.reading.paragraphs[of.first]?.start ?? 0;

const placings = ({ whole, of }: Pick<SectionProps, 'whole' | 'of'>): Placing[] => {
  const { report, paragraphs } = whole.reading;
  return paragraphs.slice(of.first, of.end).map((paragraph, at) => ({
    index: of.first + at,
    page: pageFrom(report.reading.pages, paragraph),
    text: report.text.slice(paragraph.start, paragraph.end),
    start: paragraph.start,
  }));
};

const Light = (props: SectionProps) =>
  placings(props).map((placing) => <LightParagraph key={placing.start} {...placing} />);

function Drawn(props: SectionProps) {
  const { whole, of, marks, found, claim, cursorStart, cursorEnd, hitStart, hitEnd } = props;
  const placed = useMemo(() => {
    const { sentences } = whole.reading;
    return placings({ whole, of }).map((placing) => ({
      ...placing,
      ...sentences.inParagraph(placing.index),
    }));
  }, [whole, of]);
  const cursor = { start: cursorStart, end: cursorEnd };
  const hit = { start: hitStart, end: hitEnd };
  return placed.map((placing) => {
    const here = marks.get(placing.index) ?? NO_MARKS;
    const paragraph = { start: placing.start, end: placing.start + placing.text.length };
    const under = overlaps(cursor, paragraph);
    const now = overlaps(hit, paragraph);
    return (
      <Paragraph
        key={placing.start}
        {...placing}
        marks={here}
        claim={here.claims.some((one) => one.claim === claim) ? claim : null}
        cursorStart={under ? cursorStart : 0}
        cursorEnd={under ? cursorEnd : 0}
        hitStart={now ? hitStart : 0}
        hitEnd={now ? hitEnd : 0}
        found={found.get(placing.index) ?? NONE}
        basis={whole.basis}
        direction={whole.direction}
      />
    );
  });
}

/** The first page that begins within a paragraph, or just before it, in words; a report of one page needs none. */
function pageFrom(pages: readonly number[], { start, end }: Span): string | null {
  if (pages.length < 2) return null;
  const page = pages.findIndex((at) => at >= start && at < end);
  return page === -1 ? null : say('report.page', { page: page + 1 });
}
