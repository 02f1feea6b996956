import type { ClaimId } from '#shared/domain/ids';
import type { DayNote } from '#shared/text/days/notes';
import { overlaps, type Span, spanAt } from '#shared/text/sentences';
import type { ParagraphMarks, PlacedClaim, PlacedStatement, PlacedWaiver } from './placed';

/** A stretch of a paragraph over which nothing changes: one sentence, the same claims, under the cursor or not. */
export interface Segment extends Span {
  readonly sentence: number;
  readonly claims: readonly PlacedClaim[];
  readonly statements: readonly PlacedStatement[];
  readonly waiver: PlacedWaiver | null;
  readonly cursor: boolean;
  readonly hit: boolean;
  /** One of the places a query finds. */
  readonly found: boolean;
  /** What day it stands for; null for most. */
  readonly day: DayNote | null;
}

/** What a paragraph is cut by. */
export interface Cuts extends ParagraphMarks {
  readonly sentences: readonly Span[];
  /** The index of the first of them. */
  readonly first: number;
  readonly cursor: Span | null;
  readonly hit: Span | null;
  readonly found: readonly Span[];
  readonly days: readonly DayNote[];
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

/** Cuts a paragraph wherever a sentence, a claim, a statement, a waiver, the cursor, a hit or a day begins or ends. */
export function segmentsOf(paragraph: Span, cuts: Cuts): Segment[] {
  const { sentences, first, claims, statements, waivers, cursor, hit, found, days } = cuts;
  const single = [cursor, hit].filter((span) => span !== null);
  const inside = (at: number): boolean => at > paragraph.start && at < paragraph.end;
  const places = new Set([paragraph.start, paragraph.end]);
  for (const spans of [sentences, claims, statements, waivers, single, found, days])
    for (const { start, end } of spans) for (const at of [start, end]) if (inside(at)) places.add(at);
  const at = [...places].sort((a, b) => a - b);
  const [claimsOver, saidOver, waivedOver] = [passing(claims), passing(statements), passing(waivers)];
  const [foundOver, daysOver] = [passing(found), passing(days)];
  return at.slice(0, -1).map((start, index) => {
    const span = { start, end: at[index + 1] as number };
    return {
      ...span,
      sentence: first + Math.max(0, spanAt(sentences, start)),
      claims: claimsOver(span),
      statements: saidOver(span),
      waiver: waivedOver(span)[0] ?? null,
      cursor: cursor !== null && overlaps(cursor, span),
      hit: hit !== null && overlaps(hit, span),
      found: foundOver(span).length > 0,
      day: daysOver(span)[0] ?? null,
    };
  });
}

/** As many lines as can be told apart under a letter; what is over is counted. */
export const LANES = 3;

/** The claims drawn under a stretch, by line, and how many more there are. The current one is always drawn. */
export function linesOf(
  { claims }: Segment,
  current: ClaimId | null,
): { readonly drawn: readonly PlacedClaim[]; readonly more: number } {
  if (claims.length === 0) return { drawn: claims, more: 0 };
  const deep = claims.find(({ claim, lane }) => claim === current && lane >= LANES);
  const shown = claims.filter(({ lane }) => lane < (deep ? LANES - 1 : LANES));
  const drawn = deep ? [...shown, { ...deep, lane: LANES - 1 }] : shown;
  return { drawn: drawn.toSorted((a, b) => a.lane - b.lane), more: claims.length - drawn.length };
}

/** The statements that end with a stretch: their signs stand behind it. */
export const endingWith = ({ statements, end }: Segment): readonly PlacedStatement[] =>
  statements.length === 0 ? statements : statements.filter((one) => one.end === end);
