import type { ClaimView } from '#shared/contract/views';
import type { ClaimId, ReportId, ResponseId } from '#shared/domain/ids';
import type { Stance, Verdict } from '#shared/domain/stances';
import { type Span, spanAt } from '#shared/text/sentences';
import { placesIn } from '../../store/select';

/** A claim where it stands in one paragraph. */
export interface PlacedClaim extends Span {
  readonly claim: ClaimId;
  readonly text: string;
  readonly verdict: Verdict;
  /** It stood otherwise in the version before, and nobody has looked at it since. */
  readonly isChanged: boolean;
  /** 0 for the line next to the letters. Claims over the same letters have lines of their own. */
  readonly lane: number;
}

/** The place of a recorded response: what a party said, in the report's own words. */
export interface PlacedStatement extends Span {
  readonly response: ResponseId;
  readonly party: string;
  readonly stance: Stance;
}

/** A place that was waived, and why. */
export interface PlacedWaiver extends Span {
  readonly reason: string;
  readonly checker: string;
}

/** What stands in one paragraph. */
export interface ParagraphMarks {
  readonly claims: readonly PlacedClaim[];
  readonly statements: readonly PlacedStatement[];
  readonly waivers: readonly PlacedWaiver[];
}

export const NO_MARKS: ParagraphMarks = { claims: [], statements: [], waivers: [] };

/** What stands in a report. */
export interface Marked {
  readonly report: ReportId;
  readonly paragraphs: readonly Span[];
  readonly claims: readonly ClaimView[];
  readonly waived: readonly PlacedWaiver[];
}

/** What stands in each paragraph that has anything (0 for the first), in the order it stands. */
export function marksByParagraph({
  report,
  paragraphs,
  claims,
  waived,
}: Marked): Map<number, ParagraphMarks> {
  const placed = byParagraph(
    paragraphs,
    claims.flatMap((claim) => placedClaims(claim, report)),
  );
  const said = byParagraph(paragraphs, apart(claims.flatMap((claim) => statementsOf(claim, report))));
  const passed = byParagraph(
    paragraphs,
    waived.map(({ start, end, reason, checker }) => ({ start, end, reason, checker })),
  );
  const found = new Map<number, ParagraphMarks>();
  for (const at of new Set([...placed.keys(), ...said.keys(), ...passed.keys()]))
    found.set(at, {
      claims: inLanes(placed.get(at) ?? []),
      statements: said.get(at) ?? [],
      waivers: passed.get(at) ?? [],
    });
  return found;
}

const placedClaims = (claim: ClaimView, report: ReportId): Omit<PlacedClaim, 'lane'>[] =>
  placesIn(claim, report).map(({ start, end, isChanged }) => {
    const { id, text, verdict } = claim;
    return { claim: id, text, verdict, isChanged, start, end };
  });

const statementsOf = ({ responses }: ClaimView, report: ReportId): PlacedStatement[] =>
  responses.flatMap(({ id, party, stance, anchor }) =>
    anchor?.report === report
      ? [{ response: id, party: party.name, stance, start: anchor.start, end: anchor.end }]
      : [],
  );

/** One sentence often answers several claims: the same party's same stance is marked once there. */
function apart(statements: readonly PlacedStatement[]): PlacedStatement[] {
  const known = new Map<string, PlacedStatement>();
  for (const one of statements) {
    const key = `${one.start} ${one.end} ${one.stance} ${one.party}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

const inOrder = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

function byParagraph<T extends Span>(paragraphs: readonly Span[], spans: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const span of spans) {
    const first = Math.max(0, spanAt(paragraphs, span.start));
    for (let at = first; at < paragraphs.length && (paragraphs[at] as Span).start < span.end; at += 1) {
      const here = found.get(at);
      if (here) here.push(span);
      else found.set(at, [span]);
    }
  }
  for (const here of found.values()) here.sort(inOrder);
  return found;
}

/** Gives each claim the first line that is free where it stands. */
function inLanes(claims: readonly Omit<PlacedClaim, 'lane'>[]): PlacedClaim[] {
  const ends: number[] = [];
  return claims.map((claim) => {
    const free = ends.findIndex((end) => end <= claim.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = claim.end;
    return { ...claim, lane };
  });
}

/** The places a query finds, by paragraph (0 for the first). */
export const foundByParagraph = (
  paragraphs: readonly Span[],
  marks: readonly Span[],
): ReadonlyMap<number, readonly Span[]> => {
  const found = new Map<number, Span[]>();
  for (const mark of marks) {
    const at = spanAt(paragraphs, mark.start);
    const here = found.get(at);
    if (here) here.push(mark);
    else found.set(at, [mark]);
  }
  return found;
};

/**
 * The same marks, and where nothing changed the very same objects: claims are fetched again whenever the desk changed, and
 * only the paragraphs that look otherwise are to be drawn again.
 */
export function keptMarks(
  before: ReadonlyMap<number, ParagraphMarks>,
  after: ReadonlyMap<number, ParagraphMarks>,
): ReadonlyMap<number, ParagraphMarks> {
  let same = before.size === after.size;
  const kept = new Map<number, ParagraphMarks>();
  for (const [at, marks] of after) {
    const was = before.get(at);
    const one = was && isSame(was, marks) ? was : marks;
    same &&= one === was;
    kept.set(at, one);
  }
  return same ? before : kept;
}

const isSame = (a: ParagraphMarks, b: ParagraphMarks): boolean =>
  areSame(a.claims, b.claims) && areSame(a.statements, b.statements) && areSame(a.waivers, b.waivers);

const areSame = <T extends object>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => isAlike(one, b[at] as T));

const isAlike = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
