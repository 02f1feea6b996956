import type { ReportId } from '../domain/ids';

/** `A` for 0, `Z` for 25, `AA` for 26. */
export const letter = (index: number): string =>
  (index < 26 ? '' : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The letter of each report on the sheet; none where there is only one to be told from no other. */
export const lettersOf = (reports: readonly { readonly id: ReportId }[]): ReadonlyMap<ReportId, string> =>
  new Map(reports.length > 1 ? reports.map(({ id }, at) => [id, letter(at)]) : []);
