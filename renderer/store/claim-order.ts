import type { ClaimView } from '#shared/contract/views';
import { type ClaimId, isId, type ReportId } from '#shared/domain/ids';

type Placed = Pick<ClaimView, 'anchors' | 'changed'>;

/** Claims in the order the host lists them in: by the reports given, then by the places in them. */
export function claimsInOrder(claims: readonly ClaimView[], reports: readonly ReportId[]): ClaimView[] {
  const order = new Map(reports.map((report, at) => [report, at]));
  const ranked = claims.map((claim) => ({ claim, rank: rankOf(claim, order) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
  return ranked.map(({ claim }) => claim);
}

function rankOf({ anchors, changed }: Placed, order: ReadonlyMap<ReportId, number>): [number, number] {
  let [first, start] = [Number.POSITIVE_INFINITY, 0];
  const places = [...anchors, ...changed.map(({ report, is }) => is ?? { report, start: 0 })];
  for (const { report, start: place } of places) {
    const at = order.get(report) ?? Number.POSITIVE_INFINITY;
    if (at < first) [first, start] = [at, place];
  }
  return [first, start];
}

/** Whether a claim stands where it stood: then its place in the list is the same. */
export const standsAs = (one: Placed, other: Placed): boolean => placesOf(one) === placesOf(other);

const placesOf = ({ anchors, changed }: Placed): string =>
  [...anchors, ...changed.flatMap(({ is }) => (is ? [is] : []))]
    .map(({ report, start }) => `${report} ${start}`)
    .join(',');

/** What the host said was touched, as far as it bears on the claims in view: some of them, all of them, or none. */
export function touchedClaims(
  claims: readonly ClaimView[],
  touched: ReadonlySet<string>,
  reports: readonly string[],
): 'all' | readonly ClaimId[] {
  const found = new Set<ClaimId>();
  const others = new Set<string>();
  for (const id of touched)
    if (isId('claim', id)) found.add(id);
    else if (isId('link', id)) return 'all';
    else others.add(id);
  if (others.size === 0) return [...found];
  if (reports.some((report) => others.has(report))) return 'all';
  for (const { id, anchors, responses, notes, evidence } of claims) {
    if (anchors.some(({ report }) => others.has(report))) return 'all';
    if (responses.some(({ party }) => others.has(party.id))) return 'all';
    if ([...responses, ...notes, ...evidence].some((part) => others.has(part.id))) found.add(id);
  }
  return [...found];
}
