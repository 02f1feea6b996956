import { isThere } from '#shared/domain/changed';
import type { NewEntry } from '#shared/domain/entries';
import type { ClaimId, ReportId, ResponseId } from '#shared/domain/ids';
import {
  type Anchor,
  type ChangedPassage,
  type Claim,
  isAt,
  type Report,
  type Response,
} from '#shared/domain/records';
import type { Carried } from '#shared/text/carry/carry';
import { anchorIn } from '../places';

/** A place in a report that somebody relies on: one of a claim's own, or that of a response to it. */
export interface Relied {
  readonly claim: ClaimId;
  readonly response: ResponseId | null;
  readonly anchor: Anchor;
  /** Where it stood when somebody last looked: another place than `anchor` where nobody has looked at that. */
  readonly was: Anchor;
}

const isLookedAt = ({ anchor, was }: Relied): boolean => anchor === was;

/** Every place in a report: of the claims, what changed under them and was not looked at, of the responses. */
export const reliedOn = (
  report: ReportId,
  claims: readonly Claim[],
  responses: readonly Response[],
): Relied[] => [
  ...claims.flatMap(({ id: claim, anchors, changed }) => [
    ...anchors
      .filter((anchor) => anchor.report === report)
      .map((anchor) => ({ claim, response: null, anchor, was: anchor })),
    ...changed
      .filter(isThere)
      .flatMap(({ response, was, is }) =>
        is.report === report ? [{ claim, response, anchor: is, was }] : [],
      ),
  ]),
  ...responses.flatMap(({ id, claim, anchor }) =>
    anchor?.report === report ? [{ claim, response: id, anchor, was: anchor }] : [],
  ),
];

/** A place and what becomes of it. */
export interface Fate extends Relied {
  readonly outcome: Carried['outcome'];
  /** Its anchor in the newer version; null where it is lost. */
  readonly is: Anchor | null;
}

/** What becomes of each place in the newer version, whose text is given. */
export const fatesOf = (
  relied: readonly Relied[],
  carried: readonly Carried[],
  newer: Report,
  text: string,
): Fate[] =>
  relied.map((one, at) => {
    const fate = carried[at] ?? { outcome: 'lost' };
    const is = fate.outcome === 'lost' ? null : anchorIn(newer, text, fate.at);
    return { ...one, outcome: fate.outcome, is };
  });

/** Whether a place is one in the newer version from now on: word for word what somebody has looked at. */
const isKept = (fate: Fate): boolean =>
  isLookedAt(fate) && (fate.outcome === 'same' || fate.outcome === 'moved');

/** What is relied on in the newer version now, for carrying it on. */
export const reliedOnThen = (fates: readonly Fate[]): Relied[] =>
  fates.flatMap((fate) => {
    const { claim, response, was, is } = fate;
    return is ? [{ claim, response, anchor: is, was: isKept(fate) ? is : was }] : [];
  });

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
  const byClaim = new Map<ClaimId, Fate[]>();
  for (const fate of fates) byClaim.set(fate.claim, [...(byClaim.get(fate.claim) ?? []), fate]);
  return [...byClaim].flatMap(([claim, own]): NewEntry[] => {
    const passages = own
      .filter((fate) => !isKept(fate))
      .map(({ response, was, is }): ChangedPassage => ({ response, was, report: newer, is }));
    const changed: NewEntry = { kind: 'claim.changed', payload: { claim, passages } };
    return [...placeEntries(claimOf(claim), own.filter(isKept)), ...(passages.length > 0 ? [changed] : [])];
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
