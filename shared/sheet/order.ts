import type { AnchorView, ClaimView } from '../contract/views';
import type { ReportId } from '../domain/ids';
import { notesOf } from '../text/days/notes';
import type { SheetPlace } from './data';
import { lettersOf } from './letters';

/**
 * The claims by their first place in the sheet's reports, taken in order; by id where that is one and the same, and
 * claims that stand in none of them last. The same claims always come out in the same order.
 */
export function inSheetOrder(claims: readonly ClaimView[], reports: readonly ReportId[]): ClaimView[] {
  const keyed = claims.map((claim) => ({
    claim,
    key: [...firstPlace(claim.anchors, reports), numberIn(claim.id)],
  }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ claim }) => claim);
}

/** Which report (by its place in `reports`) and which offset in it. */
function firstPlace(anchors: readonly AnchorView[], reports: readonly ReportId[]): [number, number] {
  const places = anchors
    .map(({ report, start }): [number, number] => [reports.indexOf(report), start])
    .filter(([report]) => report >= 0);
  return places.sort(compare)[0] ?? [reports.length, 0];
}

/** `c9` comes before `c17`. */
const numberIn = (id: string): number => Number(id.replace(/^\D+/, ''));

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** What the sheet calls a place. */
export type PlaceOf = (anchor: AnchorView) => SheetPlace;

export function placesIn(reports: readonly { readonly id: ReportId }[]): PlaceOf {
  const letters = lettersOf(reports);
  const there = new Set(reports.map(({ id }) => id));
  return ({ report, reportName, page, paragraph, exact, days, start }) => ({
    report,
    reportName,
    letter: letters.get(report) ?? null,
    onSheet: there.has(report),
    page,
    paragraph,
    words: exact,
    days: notesOf(exact, days, start),
  });
}
