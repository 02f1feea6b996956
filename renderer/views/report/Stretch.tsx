import type { ReactNode } from 'react';
import type { ClaimId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { say } from '../../texts/say';
import { Mark } from '../common/Mark';
import { DayMark } from './DayMark';
import type { PlacedClaim } from './placed';
import { endingWith, type Segment } from './segments';

interface StretchProps {
  readonly segment: Segment;
  /** The claims under it, by line. */
  readonly drawn: readonly PlacedClaim[];
  /** How many claims stand here and have no line of their own; told behind it. */
  readonly more: number;
  readonly claim: ClaimId | null;
  readonly children: string;
}

/** A few letters under which the same things stand, each drawn in its own way. */
export function Stretch(props: StretchProps) {
  const { segment, more } = props;
  return (
    <>
      {segment.day ? (
        <DayMark note={segment.day}>
          <Marked {...props} />
        </DayMark>
      ) : (
        <Marked {...props} />
      )}
      <Signs segment={segment} more={more} />
    </>
  );
}

function Marked({ segment, drawn, claim, children }: StretchProps) {
  const { start, sentence, cursor, hit, found, waiver } = segment;
  const top = drawn.find((placed) => placed.claim === claim) ?? drawn.at(-1);
  const about = {
    'data-start': start,
    'data-sentence': sentence,
    'data-cursor': cursor || undefined,
    'data-hit': hit || undefined,
    'data-found': found || undefined,
    'data-waived': waiver ? '' : undefined,
    ...tipOf(segment),
  };
  const others = drawn.filter((placed) => placed !== top);
  const inner = others.reduce(
    (within: ReactNode, { claim: id, verdict, lane }) => (
      <span key={id} className="claim-line" data-value={verdict} data-lane={lane}>
        {within}
      </span>
    ),
    <Said segment={segment}>{children}</Said>,
  );
  if (!top) return <span {...about}>{inner}</span>;
  return (
    <mark
      {...about}
      className="claim-line"
      data-claim={top.claim}
      data-value={top.verdict}
      data-lane={top.lane}
      data-current={top.claim === claim || undefined}
      data-changed={top.isChanged || undefined}
    >
      {inner}
    </mark>
  );
}

/** The corner where what a party said begins. */
function Said({ segment: { statements, start }, children }: { segment: Segment; children: string }) {
  const first = statements.find((one) => one.start === start);
  if (!first) return children;
  return (
    <span className="said" data-value={first.stance}>
      {children}
    </span>
  );
}

/** What a stretch is, for whoever points at it or has it read. */
function tipOf({ statements, waiver }: Segment) {
  const said = statements.map(({ party, stance }) =>
    say('report.saidHere', { party, stance: inWords(stance) }),
  );
  const waived = waiver ? [say('report.waivedHere', { reason: waiver.reason })] : [];
  const tip = [...waived, ...said].join(' · ');
  if (tip === '') return {};
  const why = waiver ? say('report.waivedBy', { checker: waiver.checker }) : '';
  return { 'data-tip': tip, 'data-why': why, 'aria-description': tip };
}

/** The signs that stand behind a stretch: the stances of what was said, and how many claims are not drawn. */
function Signs({ segment, more }: { segment: Segment; more: number }) {
  const ending = endingWith(segment);
  const waived = segment.waiver?.end === segment.end;
  if (ending.length === 0 && more === 0 && !waived) return null;
  return (
    <span className="signs" data-cursor={segment.cursor || undefined} aria-hidden="true">
      {ending.slice(0, MOST_SIGNS).map(({ response, stance }) => (
        <Mark key={response} of={stance} />
      ))}
      {ending.length > MOST_SIGNS ? <span data-number={`+${ending.length - MOST_SIGNS}`} /> : null}
      {waived ? <WaivedSign /> : null}
      {more > 0 ? <span className="more-claims" data-number={`+${more}`} /> : null}
    </span>
  );
}

const MOST_SIGNS = 3;

/** A sentence passed over. */
export const WaivedSign = () => (
  <svg className="waived-sign" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.6 11.4c1.6-6 8-6.6 10.4-1.2M13.4 5.6v4.8H8.8" />
  </svg>
);
