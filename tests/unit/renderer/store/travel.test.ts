import { describe, expect, it } from 'vitest';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { pastHost } from './past-host';

/** A window on the desk as it is now, with a report open and its last sentence under the cursor. */
async function opened(report: string, claim: string) {
  const host = pastHost();
  const { app } = host;
  await app.start();
  await app.openReport(report as ReportId);
  app.chooseClaim(claim as ClaimId);
  app.cursorToLast();
  const shown = () => {
    const { reading, claim, cursor, desk } = app.store.getState();
    return { report: reading?.report.id, claim, cursor: cursor.at, seq: desk?.at?.seq ?? null };
  };
  return { ...host, shown };
}

describe('the desk as it stood', () => {
  it('keeps report, claim and cursor where they stood then already', async () => {
    const { app, shown } = await opened('r2', 'c3');
    await app.travel(5);
    expect(shown()).toEqual({ report: 'r2', claim: 'c3', cursor: 1, seq: 5 });
    expect(app.store.getState().spoken).toContain('after entry 5 of 9. Read-only.');
  });

  it('brings back the claim that was not there yet, once it is there again', async () => {
    const { app, shown } = await opened('r2', 'c9');
    await app.travel(8);
    expect(shown()).toMatchObject({ report: 'r2', claim: 'c3' });
    await app.travel(3);
    await app.travel(null);
    expect(shown()).toEqual({ report: 'r2', claim: 'c9', cursor: 1, seq: null });
  });

  it('brings back the report that was not there yet, with claim and cursor', async () => {
    const { app, shown } = await opened('r4', 'c5');
    await app.travel(3);
    expect(shown()).toMatchObject({ report: 'r2' });
    await app.travel(null);
    expect(shown()).toEqual({ report: 'r4', claim: 'c5', cursor: 1, seq: null });
  });

  it('stays with what the checker chose while looking at the past', async () => {
    const { app, shown } = await opened('r4', 'c5');
    await app.travel(4);
    await app.openReport('r2' as ReportId);
    await app.travel(null);
    expect(shown()).toMatchObject({ report: 'r2', seq: null });
  });

  it('shows an empty desk where nothing was there, and finds back from it', async () => {
    const { app, shown } = await opened('r2', 'c3');
    await app.travel(1);
    expect(shown()).toMatchObject({ report: undefined, claim: null });
    await app.travel(null);
    expect(shown()).toMatchObject({ report: 'r2', claim: 'c3' });
  });

  it('goes act by act, however many entries one has, and after the last act is now', async () => {
    const { app, shown } = await opened('r2', 'c3');
    await app.travel(8);
    const steps: (number | null)[] = [];
    for (const by of [-1, -1, 1, 1, 1] as const) {
      await app.travelBy(by);
      steps.push(shown().seq);
    }
    expect(steps).toEqual([5, 4, 5, 8, null]);
  });

  it('finds the end of an act it has not come from', async () => {
    const { app, shown } = await opened('r2', 'c3');
    await app.travel(5);
    await app.travelBy(1);
    expect(shown().seq).toBe(8);
  });

  it('makes the steps asked for while one is under way after it', async () => {
    const { app, shown } = await opened('r2', 'c3');
    await app.travel(8);
    await Promise.all([app.travelBy(-1), app.travelBy(-1), app.travelBy(-1)]);
    expect(shown().seq).toBe(3);
    await Promise.all([app.travelBy(1), app.travelBy(1), app.travelBy(-1)]);
    expect(shown().seq).toBe(4);
  });

  it('goes no further back than the first entry', async () => {
    const { app, journeys, shown } = await opened('r2', 'c3');
    await app.travel(1);
    await app.travelBy(-1);
    expect(shown().seq).toBe(1);
    expect(journeys).toEqual([1]);
  });

  it('makes of the journeys asked for meanwhile only the last', async () => {
    const { app, journeys, shown } = await opened('r2', 'c3');
    await Promise.all([app.travel(8), app.travelBy(-1), app.travel(5), app.travel(3)]);
    expect(journeys).toEqual([8, 3]);
    expect(shown().seq).toBe(3);
  });

  it('stays where it is when the journey fails, says so, and can try the very same again', async () => {
    const { app, journeys, refusing, shown } = await opened('r2', 'c3');
    refusing.add(5);
    await app.travel(5);
    expect(shown()).toMatchObject({ report: 'r2', claim: 'c3', seq: null });
    expect(app.store.getState().toasts[0]).toMatchObject({ tone: 'error' });
    refusing.clear();
    app.retry();
    await expect.poll(() => shown().seq).toBe(5);
    expect(journeys).toEqual([5, 5]);
  });
});
