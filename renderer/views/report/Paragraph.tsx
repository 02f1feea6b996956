import { memo, useMemo } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ClaimId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import type { DayBasis } from '#shared/text/days/basis';
import type { Span } from '#shared/text/sentences';
import { dayNotesIn } from '../../store/days';
import { useApp } from '../common/app';
import { Mark } from '../common/Mark';
import { DayMark } from './DayMark';
import { type PlacedClaim, type Segment, segmentsOf } from './segments';

export interface ParagraphProps {
  /** 0 for the first. */
  readonly index: number;
  /** The page that begins with or within it; null where none does. */
  readonly page: number | null;
  readonly text: string;
  readonly start: number;
  readonly sentences: readonly (Span & { readonly index: number })[];
  readonly claims: readonly PlacedClaim[];
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

/** One paragraph: its number, its text, and the marks of its claims. Drawn again only when one of these changed. */
export const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const {
    index,
    page,
    text,
    start,
    sentences,
    claims,
    claim,
    cursorStart,
    cursorEnd,
    hitStart,
    hitEnd,
    found,
    basis,
    direction,
  } = props;
  const days = useMemo(() => dayNotesIn(text, start, sentences, basis), [text, start, sentences, basis]);
  const { length } = text;
  const segments = useMemo(() => {
    const cursor = cursorEnd > cursorStart ? { start: cursorStart, end: cursorEnd } : null;
    const hit = hitEnd > hitStart ? { start: hitStart, end: hitEnd } : null;
    return segmentsOf({ start, end: start + length }, sentences, claims, cursor, hit, found, days);
  }, [start, length, sentences, claims, cursorStart, cursorEnd, hitStart, hitEnd, found, days]);
  return (
    <div className="paragraph" data-cursor={cursorEnd > cursorStart || undefined}>
      <span className="paragraph-number" aria-hidden="true">
        {page === null ? null : <span className="page-number">p. {page}</span>}
        {index + 1}
      </span>
      <p dir={direction}>
        {segments.map((segment) => (
          <Stretch key={segment.start} segment={segment} claim={claim}>
            {text.slice(segment.start - start, segment.end - start)}
          </Stretch>
        ))}
      </p>
      <Margin claims={claims} current={claim} />
    </div>
  );
});

type StretchProps = { segment: Segment; claim: ClaimId | null; children: string };

const Stretch = (props: StretchProps) =>
  props.segment.day ? (
    <DayMark note={props.segment.day}>
      <MarkedStretch {...props} />
    </DayMark>
  ) : (
    <MarkedStretch {...props} />
  );

function MarkedStretch({ segment, claim, children }: StretchProps) {
  const { start, sentence, claims, cursor, hit, found } = segment;
  const top = claims.find((placed) => placed.claim === claim) ?? claims.at(-1);
  const about = {
    'data-start': start,
    'data-sentence': sentence,
    'data-cursor': cursor || undefined,
    'data-hit': hit || undefined,
    'data-found': found || undefined,
  };
  if (!top) return <span {...about}>{children}</span>;
  return (
    <mark
      {...about}
      data-claim={top.claim}
      data-value={top.verdict}
      data-current={top.claim === claim || undefined}
      data-changed={top.isChanged || undefined}
    >
      {children}
    </mark>
  );
}

/** The claims of a paragraph beside it, each with its verdict's mark. */
function Margin({ claims, current }: { claims: readonly PlacedClaim[]; current: ClaimId | null }) {
  const app = useApp();
  const once = claims.filter(({ claim }, at) => claims.findIndex((other) => other.claim === claim) === at);
  return (
    <div className="margin">
      {once.map(({ claim, text, verdict, isChanged }) => (
        <TooltipTrigger key={claim} delay={300} closeDelay={0}>
          <Button
            className="margin-mark"
            data-value={verdict}
            data-current={claim === current || undefined}
            aria-label={`${inWords(verdict)}${isChanged ? ', changed since' : ''}: ${text}`}
            excludeFromTabOrder
            onPress={() => app.chooseClaim(claim)}
          >
            <Mark of={verdict} />
          </Button>
          <Tooltip className="tooltip wide" placement="left" offset={6}>
            {text} — <strong>{inWords(verdict)}</strong>
          </Tooltip>
        </TooltipTrigger>
      ))}
    </div>
  );
}
