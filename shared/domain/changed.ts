import type { ReportId } from './ids';
import type { ChangedPassage, Claim, Report } from './records';
import { isRedacted } from './redaction';

type ReportOf = (id: ReportId) => Report | undefined;

/** The version after a report, where it is in use and says so itself: either may have been withdrawn and come back since. */
export function versionAfter({ id, supersededBy }: Report, reportOf: ReportOf): Report | null {
  const after = supersededBy && reportOf(supersededBy);
  return after && after.supersedes === id ? after : null;
}

/** The version before a report, likewise. */
export function versionBefore({ id, supersedes }: Report, reportOf: ReportOf): Report | null {
  const before = supersedes && reportOf(supersedes);
  return before && before.supersededBy === id ? before : null;
}

/** The first version of a report: reports that have it in common are one source. */
export function firstVersion(report: Report, reportOf: ReportOf): Report {
  let [first, before] = [report, versionBefore(report, reportOf)];
  while (before) [first, before] = [before, versionBefore(before, reportOf)];
  return first;
}

/**
 * What changed under a claim, as things stand: the other report is a version after the one quoted still, and the response
 * that stands there still is one to the claim.
 */
export const changedUnder = ({ changed, responses }: Claim, reportOf: ReportOf): ChangedPassage[] =>
  changed.filter(
    ({ was, report, response }) =>
      (response === null || responses.includes(response)) && isLater(report, reportOf(was.report), reportOf),
  );

function isLater(id: ReportId, than: Report | undefined, reportOf: ReportOf): boolean {
  for (let at = than && versionAfter(than, reportOf); at; at = versionAfter(at, reportOf))
    if (at.id === id) return true;
  return false;
}

/** Whether two say of the same place of the same record that it changed: the later one counts. */
export const isSamePlace = (one: ChangedPassage, other: ChangedPassage): boolean =>
  one.response === other.response &&
  one.was.report === other.was.report &&
  one.was.start === other.was.start &&
  one.was.end === other.was.end;

/** Passages of which something is left to be kept as a place. */
export const isThere = (passage: ChangedPassage): passage is ChangedPassage & { readonly is: object } =>
  passage.is !== null && !isRedacted(passage.is.textSha256);
