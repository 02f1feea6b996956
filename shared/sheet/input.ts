import type { ClaimView, ReportView } from '../contract/views';
import type { Sha256 } from '../domain/records';

/** What the sheet tells of a report; every `ReportView` has it. */
export type SheetReport = Pick<
  ReportView,
  | 'id'
  | 'name'
  | 'title'
  | 'outlet'
  | 'byline'
  | 'date'
  | 'url'
  | 'origin'
  | 'words'
  | 'sha256'
  | 'textSha256'
  | 'importedAt'
  | 'standing'
  | 'supersededBy'
>;

export const SHEET_KINDS = ['report', 'story', 'claims'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** A moment: ISO 8601 with offset or `Z`, and the IANA zone to print it in, e.g. `Europe/Berlin`. */
export interface Moment {
  readonly iso: string;
  readonly zone: string;
}

/** What a sheet is made from: views, as the contract's channels answer them. */
export interface SheetInput {
  /** The report's or story's name; for chosen claims a title of the caller's. */
  readonly title: string;
  readonly kind: SheetKind;
  /** In the order the sheet is to follow. */
  readonly reports: readonly SheetReport[];
  /** In any order. */
  readonly claims: readonly ClaimView[];
  /** Who prints. Who gave the verdicts stands in the claims. */
  readonly checker: string;
  /** The ledger's last entry. Hash is null only for an empty ledger. */
  readonly head: { readonly seq: number; readonly hash: Sha256 | null };
  readonly printedAt: Moment;
  readonly version: string;
}
