import { describe, expect, it } from 'vitest';
import type { Coverage } from '#shared/domain/coverage';
import { CutText } from '#shared/text/cut';
import { paragraphsOf } from '#shared/text/sentences';
import { coverageHere, coveredNow, openFrom, reasonsBefore } from '../../../../renderer/store/covering';
import { type AppState, EMPTY } from '../../../../renderer/store/state';
import { claimOf, opened, view } from './held-host';

const TEXT = 'One is. Two is.\n\nThree is. Four is.';
const waiver = (start: number, end: number, reason: string, time = '2026-01-01') => ({
  id: 'w1' as never,
  start,
  end,
  reason,
  checker: 'A',
  time,
});

function state(more: Partial<AppState> = {}): AppState {
  const paragraphs = paragraphsOf(TEXT);
  const sentences = new CutText(TEXT, paragraphs);
  const report = { ...view('r1'), text: TEXT, waived: [waiver(8, 15, 'Opinion')] };
  const claim = { ...claimOf('c1', 'open'), anchors: [{ report: 'r1', start: 17, end: 22 } as never] };
  const reading = { report, paragraphs, sentences };
  return { ...EMPTY, reading, whole: sentences, claims: [claim], ...more };
}

describe('how much of a report is covered', () => {
  it('is told sentence by sentence, and counted', () => {
    const covered = coveredNow(state());
    expect(covered?.coverage).toEqual(['open', 'waived', 'checked', 'open']);
    expect(covered?.counts).toEqual({ sentences: 4, checked: 1, waived: 1, open: 2 });
  });

  it('is not told before all of it is cut', () => {
    expect(coveredNow(state({ whole: null }))).toBeNull();
  });

  it('is worked out again only when something about it changed', () => {
    const now = state();
    const covered = coveredNow(now);
    expect(coveredNow({ ...now, cursor: { at: 1, from: 1 } })).toBe(covered);
    expect(coveredNow({ ...now, claims: [] })?.counts.open).toBe(3);
  });

  it('tells of several sentences under the cursor whether one of them is open', () => {
    const here = (at: number, from = at) => coverageHere(state({ cursor: { at, from } }));
    expect([here(0), here(1), here(2), here(1, 2), here(3, 1)]).toEqual([
      'open',
      'waived',
      'checked',
      'waived',
      'open',
    ]);
  });
});

describe('the next open sentence', () => {
  const coverage: Coverage[] = ['open', 'checked', 'open', 'waived'];
  it('is the nearest one on that side, round the end where there is none', () => {
    expect([0, 1, 2, 3].map((at) => openFrom(coverage, at, 1))).toEqual([2, 2, 0, 0]);
    expect([0, 1, 2, 3].map((at) => openFrom(coverage, at, -1))).toEqual([2, 0, 0, 2]);
  });

  it('may be none', () => {
    expect(openFrom(['checked', 'waived'], 0, 1)).toBe(-1);
    expect(openFrom([], 0, -1)).toBe(-1);
  });
});

it('reasons given before are offered once each, the last one first', () => {
  const report = {
    ...view('r1'),
    waived: [waiver(0, 1, 'Byline', '2026-02-02'), waiver(2, 3, 'Opinion', '2025-01-01')],
  };
  const { reading } = state();
  const now = state({ reading: reading && { ...reading, report } });
  expect(reasonsBefore(now)).toEqual(['Byline', 'Opinion']);
  expect(reasonsBefore({ ...now, reasons: ['Weather', 'Opinion'] })).toEqual([
    'Weather',
    'Opinion',
    'Byline',
  ]);
  expect(reasonsBefore({ ...EMPTY, reading: null })).toEqual([]);
});

it('what was waived elsewhere, or opened again, is shown when the desk changed', async () => {
  const { app, next, waived, state: now } = await opened([]);
  for (const reasons of [['Opinion'], []]) {
    waived.splice(0, waived.length, ...reasons.map((reason) => waiver(0, 5, reason)));
    const refreshing = app.refresh();
    (await next('claim.list')).answer({ total: 0, items: [] });
    await refreshing;
    expect(now().reading?.report.waived.map(({ reason }) => reason)).toEqual(reasons);
  }
});
