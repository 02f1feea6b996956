import type { AnchorView, ClaimView, PartyView, ResponseView } from '#shared/contract/views';
import { type ClaimId, idAt, type ReportId } from '#shared/domain/ids';
import type { Verdict } from '#shared/domain/stances';
import type { SheetInput, SheetReport } from '#shared/sheet/input';

/** Views as the contract's channels answer them, with what a test does not care about filled in. */

const HASH = 'ab'.repeat(32);

export const r = (seq: number): ReportId => idAt('report', seq);

export const anchor = (report: ReportId, start: number, exact = `words at ${start}`): AnchorView => ({
  report,
  exact,
  prefix: '',
  suffix: '',
  start,
  end: start + exact.length,
  textSha256: HASH,
  reportName: `Report ${report}`,
  page: null,
  days: [],
  paragraph: 1 + Math.floor(start / 100),
});

export const party = (seq: number, name: string, more: Partial<PartyView> = {}): PartyView => ({
  id: idAt('party', seq),
  name,
  role: null,
  identity: { kind: 'named' },
  confidential: false,
  aka: [],
  responses: 1,
  ...more,
});

export const response = (seq: number, by: PartyView, more: Partial<ResponseView> = {}): ResponseView => ({
  id: idAt('response', seq),
  claim: idAt('claim', 1),
  party: by,
  described: by.identity.kind,
  stance: 'confirmed',
  via: null,
  scope: 'happened',
  footing: 'on-record',
  anchor: null,
  note: null,
  ...more,
});

export const claim = (seq: number, more: Partial<ClaimView> = {}): ClaimView => ({
  id: idAt('claim', seq),
  text: `Claim ${seq}`,
  verdict: more.ruling?.verdict ?? 'open',
  ruling: null,
  anchors: [anchor(r(1), seq)],
  responses: [],
  notes: [],
  evidence: [],
  changed: [],
  warnings: [],
  links: [],
  ...more,
});

export const ruled = (
  verdict: Verdict,
  restsOn: readonly ResponseView[] = [],
  checker = 'Ada',
): Pick<ClaimView, 'verdict' | 'ruling'> => ({
  verdict,
  ruling: {
    verdict,
    restsOn: restsOn.map(({ id }) => id),
    note: null,
    checker,
    time: '2026-11-20T09:00:00.000Z',
  },
});

export const report = (seq: number, more: Partial<SheetReport> = {}): SheetReport => ({
  id: r(seq),
  name: `Report r${seq}`,
  title: null,
  outlet: null,
  byline: null,
  date: null,
  url: null,
  origin: `folder/report-${seq}.txt`,
  words: 1234,
  sha256: 'cd'.repeat(32),
  textSha256: 'ef'.repeat(32),
  importedAt: '2026-11-20T08:00:00.000Z',
  standing: null,
  supersededBy: null,
  ...more,
});

export const input = (claims: readonly ClaimView[], more: Partial<SheetInput> = {}): SheetInput => ({
  title: 'A story',
  kind: 'story',
  reports: [report(1), report(2)],
  claims,
  checker: 'Printing Person',
  head: { seq: 77, hash: '12'.repeat(32) },
  printedAt: { iso: '2026-11-21T09:04:00.000Z', zone: 'Europe/Berlin' },
  version: '9.9.9',
  ...more,
});

export const claimId = (seq: number): ClaimId => idAt('claim', seq);
