import type { ClaimView } from '#shared/contract/views';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import type { Verdict } from '#shared/domain/stances';
import type { DayNote } from '#shared/text/days/notes';
import { type Span, spanAt } from '#shared/text/sentences';
import { placesIn } from '../../store/select';
import type { Reading } from '../../store/state';

/** A claim where it stands in one paragraph. */
export interface PlacedClaim extends Span {
  readonly claim: ClaimId;
  readonly text: string;
  readonly verdict: Verdict;
  /** It stood otherwise in the version before, and nobody has looked at it since. */
  readonly isChanged: boolean;
}

/** A stretch of a paragraph over which nothing changes: one sentence, the same claims, under the cursor or not. */
export interface Segment extends Span {
  readonly sentence: number;
  readonly claims: readonly PlacedClaim[];
  readonly cursor: boolean;
  readonly hit: boolean;
  /** One of the places a query finds. */
  readonly found: boolean;
  /** What day it stands for; null for most. */
  readonly day: DayNote | null;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The claims that stand in a report, by paragraph (0 for the first), in the order they stand. */
export function claimsByParagraph(
  { paragraphs }: Reading,
  report: ReportId,
  claims: readonly ClaimView[],
): Map<number, PlacedClaim[]> {
  const found = new Map<number, PlacedClaim[]>();
  for (const claim of claims)
    for (const { start, end, isChanged } of placesIn(claim, report)) {
      const { id, text, verdict } = claim;
      const first = Math.max(0, spanAt(paragraphs, start));
      for (let at = first; at < paragraphs.length && (paragraphs[at] as Span).start < end; at += 1) {
        const placed = { claim: id, text, verdict, isChanged, start, end };
        found.set(at, [...(found.get(at) ?? []), placed]);
      }
    }
  for (const placed of found.values()) placed.sort((a, b) => a.start - b.start || b.end - a.end);
  return found;
}

/** The places a query finds, by paragraph (0 for the first). */
export function foundByParagraph({ paragraphs }: Reading, marks: readonly Span[]): Map<number, Span[]> {
  const found = new Map<number, Span[]>();
  for (const mark of marks) {
    const at = spanAt(paragraphs, mark.start);
    const here = found.get(at);
    if (here) here.push(mark);
    else found.set(at, [mark]);
  }
  return found;
}

/**
 * Those of some spans that lie over a stretch, asked for stretch by stretch in the order of the text: each span is met
 * once, however many stretches there are.
 */
function passing<T extends Span>(spans: readonly T[]): (stretch: Span) => readonly T[] {
  const all = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: readonly T[] = [];
  return (stretch) => {
    const from = next;
    while (next < all.length && (all[next] as T).start < stretch.end) next += 1;
    if (open.length > 0 || next > from)
      open = [...open, ...all.slice(from, next)].filter(({ end }) => end > stretch.start);
    return open;
  };
}

/** Cuts a paragraph wherever a sentence, a claim, the cursor, a hit or a day begins or ends. */
export function segmentsOf(
  paragraph: Span,
  sentences: readonly (Span & { readonly index: number })[],
  claims: readonly PlacedClaim[],
  cursor: Span | null,
  hit: Span | null,
  found: readonly Span[] = [],
  days: readonly DayNote[] = [],
): Segment[] {
  const spans = [
    ...sentences,
    ...claims,
    ...(cursor ? [cursor] : []),
    ...(hit ? [hit] : []),
    ...found,
    ...days,
  ];
  const inside = (at: number): boolean => at > paragraph.start && at < paragraph.end;
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of spans) for (const at of [start, end]) if (inside(at)) cuts.add(at);
  const at = [...cuts].sort((a, b) => a - b);
  const [claimsOver, foundOver, daysOver] = [passing(claims), passing(found), passing(days)];
  return at.slice(0, -1).map((start, index) => {
    const span = { start, end: at[index + 1] as number };
    return {
      ...span,
      sentence: sentences[spanAt(sentences, start)]?.index ?? sentences[0]?.index ?? 0,
      claims: claimsOver(span),
      cursor: cursor !== null && overlaps(cursor, span),
      hit: hit !== null && overlaps(hit, span),
      found: foundOver(span).length > 0,
      day: daysOver(span)[0] ?? null,
    };
  });
}
