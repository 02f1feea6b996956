import type { ClaimId, ReportId, ResponseId } from '../domain/ids';
import type { Note } from '../domain/records';
import type { Footing, Scope, Stance, Verdict } from '../domain/stances';
import type { Warning } from '../domain/warnings';
import type { DayNote } from '../text/days/notes';
import type { PlaceInText } from '../text/place';
import { verdictOnSheet } from './basis';
import type { SheetInput, SheetReport } from './input';
import { inSheetOrder, placesIn } from './order';
import { onSheet } from './responses';
import { warningsOnSheet } from './warnings';

/** A quotation and where it stands. */
export interface SheetPlace extends PlaceInText {
  readonly report: ReportId;
  readonly reportName: string;
  /** The report's letter on this sheet; null on a sheet of one report, and for a report that is not on it. */
  readonly letter: string | null;
  /** Whether the report is on the sheet at all. */
  readonly onSheet: boolean;
  readonly words: string;
  /** The relative days in it. */
  readonly days: readonly DayNote[];
}

export interface SheetResponse {
  readonly id: ResponseId;
  readonly who: string;
  readonly role: string | null;
  /** `named`, `unnamed`, `anonymous, reason not given`, …; for a confidential party `confidential source`. */
  readonly described: string;
  readonly aka: readonly string[];
  readonly stance: Stance;
  readonly secondHand: boolean;
  /** Who relayed it; null at first hand, and where naming them could give a confidential party away. */
  readonly via: string | null;
  readonly scope: Scope;
  readonly footing: Exclude<Footing, 'off-record'>;
  readonly place: SheetPlace | null;
  readonly note: string | null;
  /** Who this party is, may be or is made up of, among those who answered for the claim. */
  readonly voices: readonly string[];
  /** Whether the verdict rests on it. */
  readonly basis: boolean;
}

export interface SheetVerdict {
  readonly verdict: Verdict;
  /** Null where none was given yet. */
  readonly given: { readonly checker: string; readonly time: string } | null;
  readonly note: string | null;
  readonly restsOn: readonly SheetResponse[];
  readonly beside: readonly SheetResponse[];
}

export interface SheetClaim {
  /** 1 for the first; follows the reports. */
  readonly number: number;
  readonly id: ClaimId;
  readonly text: string;
  readonly places: readonly SheetPlace[];
  readonly responses: readonly SheetResponse[];
  readonly ruling: SheetVerdict;
  readonly warnings: readonly Warning[];
  readonly disputed: boolean;
  readonly notes: readonly Note[];
}

/** Everything a sheet prints, in the order it prints it. Nothing said off the record is in it. */
export interface SheetData extends Omit<SheetInput, 'claims' | 'checker'> {
  readonly printedBy: string;
  /** Who gave the verdicts, in the order of the claims; who prints, as long as there is none. */
  readonly checkedBy: readonly string[];
  readonly claims: readonly SheetClaim[];
  readonly reports: readonly SheetReport[];
}

/** What the sheet of some views prints. Pure; throws nothing. */
export function sheetData({ claims, checker, ...rest }: SheetInput): SheetData {
  const placeOf = placesIn(rest.reports);
  const printed = inSheetOrder(
    claims,
    rest.reports.map(({ id }) => id),
  ).map((claim, at): SheetClaim => {
    const responses = onSheet(claim, placeOf);
    const warnings = warningsOnSheet(claim);
    return {
      number: at + 1,
      id: claim.id,
      text: claim.text,
      places: claim.anchors.map(placeOf),
      responses,
      ruling: verdictOnSheet(claim, responses),
      warnings,
      disputed: warnings.some(({ kind }) => kind === 'disputed'),
      notes: claim.notes,
    };
  });
  const checkers = printed.flatMap(({ ruling }) => ruling.given?.checker ?? []);
  return {
    ...rest,
    printedBy: checker,
    checkedBy: checkers.length > 0 ? [...new Set(checkers)] : [checker],
    claims: printed,
  };
}
