import type { NewEntry } from '#shared/domain/entries';
import type { ClaimId, ReportId, ResponseId } from '#shared/domain/ids';
import type { Anchor, ChangedPassage, Claim, Report, Response } from '#shared/domain/records';
import type { Carried } from '#shared/text/carry/carry';
import { quoteAt } from '#shared/text/quotes';
import { isAt } from '../places';

/** A place in a report that somebody relies on: one of a claim's own, or that of a response to it. */
export interface Relied {
  readonly claim: ClaimId;
  readonly response: ResponseId | null;
  readonly anchor: Anchor;
}

/** Every place in a report, of the claims first, then of the responses. */
export const reliedOn = (
  report: ReportId,
  claims: readonly Claim[],
  responses: readonly Response[],
): Relied[] => [
  ...claims.flatMap(({ id, anchors }) =>
    anchors
      .filter((anchor) => anchor.report === report)
      .map((anchor) => ({ claim: id, response: null, anchor })),
  ),
  ...responses.flatMap(({ id, claim, anchor }) =>
    anchor?.report === report ? [{ claim, response: id, anchor }] : [],
  ),
];

/** The anchor of a carried place in the newer version; null where it is lost. */
export function anchorIn(report: Report, text: string, carried: Carried): Anchor | null {
  if (carried.outcome === 'lost') return null;
  const { start, end } = carried.at;
  return { report: report.id, ...quoteAt(text, carried.at), start, end, textSha256: report.text.sha256 };
}

/** A place and what becomes of it. */
export interface Fate extends Relied {
  readonly outcome: Carried['outcome'];
  readonly is: Anchor | null;
}

/**
 * The entries that carry places over: those that stand word for word in the newer version have their place there from now
 * on, a claim's beside the older one, a response's instead of it. The others stay where they are, and their claims are
 * marked.
 */
export function carryingEntries(
  fates: readonly Fate[],
  newer: ReportId,
  claimOf: (id: ClaimId) => Claim,
): NewEntry[] {
  const claims = [...new Set(fates.map(({ claim }) => claim))];
  return claims.flatMap((claim): NewEntry[] => {
    const own = fates.filter((fate) => fate.claim === claim);
    const kept = own.filter(({ outcome }) => outcome === 'same' || outcome === 'moved');
    const passages = own
      .filter((fate) => !kept.includes(fate))
      .map(({ response, anchor: was, is }): ChangedPassage => ({ response, was, report: newer, is }));
    const changed: NewEntry = { kind: 'claim.changed', payload: { claim, passages } };
    return [...placeEntries(claimOf(claim), kept), ...(passages.length > 0 ? [changed] : [])];
  });
}

/** From now on these are places of the claim, and the places of its responses. One it has already is not had twice. */
export function placeEntries(
  { id: claim, anchors }: Claim,
  places: readonly Pick<ChangedPassage, 'response' | 'is'>[],
): NewEntry[] {
  const had = [...anchors];
  return places.flatMap(({ response, is: anchor }): NewEntry[] => {
    if (anchor === null) return [];
    if (response !== null) return [{ kind: 'response.anchored', payload: { response, claim, anchor } }];
    if (had.some((known) => isAt(known, anchor))) return [];
    had.push(anchor);
    return [{ kind: 'claim.anchored', payload: { claim, anchor } }];
  });
}
