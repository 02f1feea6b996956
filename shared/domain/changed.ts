import type { ReportId } from './ids';
import { type ChangedPassage, type Claim, isAt, type Report } from './records';
import { isRedacted } from './redaction';
import type { Tables } from './tables';

/** The reports in use. */
type Reports = Pick<Tables['report'], 'get'>;

/** The version after a report, where it is in use and says so itself: either may have been withdrawn and come back since. */
export function versionAfter({ id, supersededBy }: Report, reports: Reports): Report | null {
  const after = supersededBy && reports.get(supersededBy);
  return after && after.supersedes === id ? after : null;
}

/** The version before a report, likewise. */
export function versionBefore({ id, supersedes }: Report, reports: Reports): Report | null {
  const before = supersedes && reports.get(supersedes);
  return before && before.supersededBy === id ? before : null;
}

/** The first version of a report: reports that have it in common are one source. */
export function firstVersion(report: Report, reports: Reports): Report {
  let [first, before] = [report, versionBefore(report, reports)];
  while (before) [first, before] = [before, versionBefore(before, reports)];
  return first;
}

/**
 * What changed under a claim, as things stand: the other report is a version after the one quoted still, and the response
 * that stands there still is one to the claim.
 */
export const changedUnder = ({ changed, responses }: Claim, reports: Reports): ChangedPassage[] =>
  changed.filter(
    ({ was, report, response }) =>
      (response === null || responses.includes(response)) &&
      isLater(report, reports.get(was.report), reports),
  );

function isLater(id: ReportId, than: Report | undefined, reports: Reports): boolean {
  for (let at = than && versionAfter(than, reports); at; at = versionAfter(at, reports))
    if (at.id === id) return true;
  return false;
}

/** Whether two say of the same place of the same record that it changed: the later one counts. */
export const isSamePlace = (one: ChangedPassage, other: ChangedPassage): boolean =>
  one.response === other.response && isAt(one.was, other.was);

/** Passages of which something is left to be kept as a place. */
export const isThere = (passage: ChangedPassage): passage is ChangedPassage & { readonly is: object } =>
  passage.is !== null && !isRedacted(passage.is.textSha256);
