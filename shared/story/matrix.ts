import type { AnchorView, ClaimView, ReportRow, ResponseView } from '../contract/views';
import type { PartyId, ReportId } from '../domain/ids';
import type { Stance } from '../domain/stances';
import { counted, counts } from '../domain/warnings';

/** What the columns of a story's table are. */
export type MatrixSide = 'reports' | 'parties';

/** One answer as a cell shows it. */
export interface MatrixAnswer {
  readonly response: ResponseView;
  /** Whether it was said off the record: it is shown as such and counts for nothing. */
  readonly uncounted: boolean;
}

/**
 * What stands where a claim and a column meet. `answered`: somebody answered; `stands`: the report has the claim and
 * nobody's answer to it; `none`: nothing is reported. Whether a party was asked at all is for contacts to say.
 */
export interface MatrixCell {
  readonly kind: 'answered' | 'stands' | 'none';
  readonly answers: readonly MatrixAnswer[];
  /** Where to look: the first answer's place, else the claim's own; null where there is none. */
  readonly place: AnchorView | null;
  /** Whether the answers in it contradict one another. */
  readonly disputed: boolean;
}

export interface MatrixRow {
  readonly claim: ClaimView;
  /** Whether some say that it is so and others deny it. */
  readonly disputed: boolean;
  /** One for each column. */
  readonly cells: readonly MatrixCell[];
}

export type MatrixColumn =
  | { readonly kind: 'report'; readonly id: ReportId; readonly name: string; readonly about: string | null }
  | { readonly kind: 'party'; readonly id: PartyId; readonly name: string; readonly about: string | null }
  /** Answers that stand in no report: the desk obtained them. */
  | { readonly kind: 'desk' };

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** A story's claims by the reports that have them, or by the parties that answered. */
export function matrixOf(
  claims: readonly ClaimView[],
  reports: readonly ReportRow[],
  side: MatrixSide,
): Matrix {
  const columns = side === 'reports' ? reportColumns(claims, reports) : partyColumns(claims);
  return { columns, rows: claims.map((claim) => rowOf(claim, columns)) };
}

/** Only the claims about which some say that it is so and others deny it. */
export const disputedOnly = ({ columns, rows }: Matrix): Matrix => ({
  columns,
  rows: rows.filter(({ disputed }) => disputed),
});

function reportColumns(claims: readonly ClaimView[], reports: readonly ReportRow[]): MatrixColumn[] {
  const own = reports.map(({ id, name, outlet, date }): MatrixColumn => {
    const about = [outlet, date].filter((part) => part !== null).join(' · ');
    return { kind: 'report', id, name, about: about || null };
  });
  const here = new Set<ReportId>(reports.map(({ id }) => id));
  const others = new Map<ReportId, string>();
  for (const { anchors, responses } of claims)
    for (const { report, reportName } of [...anchors, ...responses.flatMap(({ anchor }) => anchor ?? [])])
      if (!here.has(report)) others.set(report, reportName);
  const byDesk = claims.some(({ responses }) => responses.some(({ anchor }) => anchor === null));
  return [
    ...own,
    ...[...others].map(([id, name]): MatrixColumn => ({ kind: 'report', id, name, about: null })),
    ...(byDesk ? [{ kind: 'desk' } as const] : []),
  ];
}

/** Parties in the order in which they first answer. */
function partyColumns(claims: readonly ClaimView[]): MatrixColumn[] {
  const parties = new Map<PartyId, MatrixColumn>();
  for (const { party, described } of claims.flatMap(({ responses }) => responses)) {
    if (parties.has(party.id)) continue;
    const about = [party.role, described === 'named' ? null : described].filter((part) => part !== null);
    parties.set(party.id, {
      kind: 'party',
      id: party.id,
      name: party.name,
      about: about.join(' · ') || null,
    });
  }
  return [...parties.values()];
}

function rowOf(claim: ClaimView, columns: readonly MatrixColumn[]): MatrixRow {
  const cells = new Map<string, ResponseView[]>();
  for (const response of claim.responses)
    for (const key of [response.party.id, response.anchor?.report ?? 'desk'])
      cells.set(key, [...(cells.get(key) ?? []), response]);
  return {
    claim,
    disputed: contradict(claim.responses),
    cells: columns.map((column) => cellOf(claim, column, cells.get(keyOf(column)) ?? [])),
  };
}

const keyOf = (column: MatrixColumn): string => (column.kind === 'desk' ? 'desk' : column.id);

function cellOf(claim: ClaimView, column: MatrixColumn, responses: readonly ResponseView[]): MatrixCell {
  const own =
    column.kind === 'report' ? (claim.anchors.find(({ report }) => report === column.id) ?? null) : null;
  const place = responses.find(({ anchor }) => anchor !== null)?.anchor ?? own;
  return {
    kind: responses.length > 0 ? 'answered' : own ? 'stands' : 'none',
    answers: responses.map((response) => ({ response, uncounted: !counts(response) })),
    place,
    disputed: contradict(responses),
  };
}

const SO: readonly Stance[] = ['asserted', 'confirmed'];

/** Whether one says that it is so and another denies it. Plans and parts are no answer to the whole. */
function contradict(responses: readonly ResponseView[]): boolean {
  const stances = counted(responses).filter(({ scope }) => scope === 'happened');
  return (
    stances.some(({ stance }) => SO.includes(stance)) && stances.some(({ stance }) => stance === 'denied')
  );
}
