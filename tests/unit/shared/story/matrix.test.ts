import { describe, expect, it } from 'vitest';
import type { AnchorView, ClaimView, ReportRow, ResponseView } from '#shared/contract/views';
import type { Footing, Scope, Stance } from '#shared/domain/stances';
import { disputedOnly, type MatrixSide, matrixOf } from '#shared/story/matrix';

const anchorIn = (report: string): AnchorView =>
  ({ report, start: 3, reportName: `Report ${report}` }) as never;
const report = (id: string): ReportRow => ({ id, name: `Report ${id}`, outlet: 'Post', date: null }) as never;

interface Said {
  readonly scope?: Scope;
  readonly footing?: Footing;
  readonly in?: string | null;
}
let made = 0;
function said(
  party: string,
  stance: Stance,
  { scope = 'happened', footing = 'on-record', in: where = 'r1' }: Said = {},
) {
  made += 1;
  const anchor = where === null ? null : anchorIn(where);
  const who = { id: party, name: `Party ${party}`, role: 'mayor' };
  return {
    id: `rs${made}`,
    party: who,
    described: 'named',
    stance,
    scope,
    footing,
    anchor,
  } as never as ResponseView;
}
const claim = (id: string, reports: string[], responses: ResponseView[]): ClaimView =>
  ({ id, text: id, verdict: 'open', anchors: reports.map(anchorIn), responses }) as never;

const kinds = (claims: ClaimView[], side: MatrixSide) =>
  matrixOf(claims, [report('r1'), report('r2')], side).rows.map(({ cells }) => cells.map(({ kind }) => kind));

describe('a story at a glance', () => {
  it('tells a report that has the claim without an answer from one that has not got it', () => {
    expect(kinds([claim('c1', ['r1'], []), claim('c2', ['r2'], [said('p1', 'denied')])], 'reports')).toEqual([
      ['stands', 'none'],
      ['answered', 'stands'],
    ]);
  });

  it('has a column for what the desk obtained only where it obtained something', () => {
    const columns = (responses: ResponseView[]) =>
      matrixOf([claim('c1', ['r1'], responses)], [report('r1')], 'reports').columns.map(({ kind }) => kind);
    expect(columns([said('p1', 'denied')])).toEqual(['report']);
    expect(columns([said('p1', 'denied', { in: null })])).toEqual(['report', 'desk']);
  });

  it('has every party once, in the order in which they first answer, and says what it is', () => {
    const claims = [
      claim('c1', ['r1'], [said('p2', 'denied'), said('p1', 'confirmed')]),
      claim('c2', ['r1'], [said('p1', 'denied')]),
    ];
    const { columns } = matrixOf(claims, [report('r1')], 'parties');
    expect(columns).toMatchObject([
      { id: 'p2', name: 'Party p2', about: 'mayor' },
      { id: 'p1', name: 'Party p1', about: 'mayor' },
    ]);
    expect(kinds(claims, 'parties')).toEqual([
      ['answered', 'answered'],
      ['none', 'answered'],
    ]);
  });

  it('leads to where the answer stands, else to where the claim does', () => {
    const both = claim('c1', ['r1', 'r2'], [said('p1', 'denied', { in: 'r2' })]);
    const [row] = matrixOf([both], [report('r1'), report('r2')], 'reports').rows;
    expect(row?.cells.map(({ place }) => place?.report)).toEqual(['r1', 'r2']);
    const [byDesk] = matrixOf([claim('c2', [], [said('p1', 'denied', { in: null })])], [], 'parties').rows;
    expect(byDesk?.cells.map(({ place }) => place)).toEqual([null]);
  });

  it('marks what one says and another denies, whoever asserts it', () => {
    const claims = [
      claim('c1', ['r1'], [said('p1', 'confirmed'), said('p2', 'denied', { in: 'r2' })]),
      claim('c2', ['r1'], [said('p1', 'asserted'), said('p2', 'denied')]),
      claim('c3', ['r1'], [said('p1', 'confirmed'), said('p2', 'neither')]),
    ];
    const matrix = matrixOf(claims, [report('r1'), report('r2')], 'reports');
    expect(matrix.rows.map(({ disputed }) => disputed)).toEqual([true, true, false]);
    expect(matrix.rows[1]?.cells.map(({ disputed }) => disputed)).toEqual([true, false]);
    expect(matrix.rows[0]?.cells.map(({ disputed }) => disputed)).toEqual([false, false]);
    expect(disputedOnly(matrix).rows.map((row) => row.claim.id)).toEqual(['c1', 'c2']);
  });

  it('shows what was said off the record and never counts it, nor an answer on a plan or a part', () => {
    const off = said('p2', 'denied', { footing: 'off-record' });
    for (const other of [
      off,
      said('p2', 'denied', { scope: 'planned' }),
      said('p2', 'denied', { scope: 'part' }),
    ]) {
      const { rows } = matrixOf(
        [claim('c1', ['r1'], [said('p1', 'confirmed'), other])],
        [report('r1')],
        'reports',
      );
      expect(rows[0]?.disputed).toBe(false);
      expect(rows[0]?.cells[0]?.answers.map(({ uncounted }) => uncounted)).toEqual([false, other === off]);
    }
  });

  it('has a column for every report that has a place, the story’s own first', () => {
    const { columns } = matrixOf([claim('c1', ['r9', 'r1'], [])], [report('r1')], 'reports');
    expect(columns).toMatchObject([{ id: 'r1' }, { id: 'r9', name: 'Report r9' }]);
  });
});
