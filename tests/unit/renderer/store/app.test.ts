import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { ReportId } from '#shared/domain/ids';
import { claimOf, opened, view } from './held-host';

describe('the window’s state', () => {
  it('begins with the first story, its first report and all its claims', async () => {
    const { state } = await opened([claimOf('c1', 'open'), claimOf('c2', 'denied')]);
    expect(state()).toMatchObject({ phase: 'ready', story: 's1', show: 'story', claim: 'c1' });
    expect(state().reading?.sentences.all).toHaveLength(2);
  });

  it('shows a verdict as waiting until the host has acknowledged it, and as given only then', async () => {
    const { app, next, state } = await opened([claimOf('c1', 'open')]);
    const giving = app.giveVerdict('confirmed');
    const call = await next('verdict.give');
    expect(state().pending).toEqual({ c1: 'confirmed' });
    expect(state().claims[0]?.verdict).toBe('open');
    call.answer(claimOf('c1', 'confirmed'));
    await giving;
    expect(state().pending).toEqual({});
    expect(state().claims[0]?.verdict).toBe('confirmed');
  });

  it('keeps the old verdict where the new one failed, says why, and can try again', async () => {
    const { app, next, state } = await opened([claimOf('c1', 'denied')]);
    const giving = app.giveVerdict('confirmed');
    (await next('verdict.give')).fail(new FaultError('disk', 'the disk is full', '/desk', 'Make room.'));
    await giving;
    expect(state().claims[0]?.verdict).toBe('denied');
    const [toast] = state().toasts;
    expect(toast).toMatchObject({ tone: 'error', more: 'Make room.' });
    expect(toast?.text).toContain('the disk is full (/desk)');
    toast?.retry?.();
    expect((await next('verdict.give')).params).toMatchObject({ claim: 'c1', verdict: 'confirmed' });
  });

  it('never lets an answer that was asked for earlier overwrite an acknowledged verdict', async () => {
    const { app, next, state } = await opened([claimOf('c1', 'open')]);
    void app.refresh();
    const early = await next('claim.list');
    const giving = app.giveVerdict('denied');
    (await next('verdict.give')).answer(claimOf('c1', 'denied'));
    await giving;
    early.answer({ total: 1, items: [claimOf('c1', 'open')] });
    (await next('claim.list')).answer({ total: 1, items: [claimOf('c1', 'denied')] });
    expect(state().claims[0]?.verdict).toBe('denied');
  });

  it('opens the report asked for last, whichever answer comes first', async () => {
    const { app, next, state } = await opened([]);
    const first = app.openReport('r2' as ReportId);
    const slow = await next('report.open');
    const second = app.openReport('r1' as ReportId);
    (await next('report.open')).answer(view('r1'));
    await second;
    slow.answer(view('r2'));
    await first;
    expect(state().reading?.report.id).toBe('r1');
  });

  it('keeps the cursor within the report, and extends it from where it stood', async () => {
    const { app, state } = await opened([]);
    app.moveCursor(-1);
    expect(state().cursor).toEqual({ at: 0, from: 0 });
    app.extendCursor(1);
    app.extendCursor(1);
    expect(state().cursor).toEqual({ at: 1, from: 0 });
  });

  it('knows how far long work has come, and forgets it when it is done', async () => {
    const { app, tell, state } = await opened([]);
    const stop = app.follow();
    tell('progress', { task: 'verify', done: 3, total: 9 });
    tell('progress', { task: 'backup', done: 1, total: 2 });
    expect(state().progress).toEqual({ verify: { done: 3, total: 9 }, backup: { done: 1, total: 2 } });
    tell('progress', { task: 'verify', done: 9, total: 9 });
    expect(state().progress).toEqual({ backup: { done: 1, total: 2 } });
    stop();
  });
});

describe('another desk', () => {
  const otherView = { ...view('r1'), text: 'Of the other desk.' };

  /** Answers what a window that begins with r1 asks. */
  const show = async ({ next }: Pick<Awaited<ReturnType<typeof opened>>, 'next'>) => {
    (await next('report.open')).answer(otherView);
    (await next('claim.list')).answer({ total: 0, items: [] });
  };

  it('is begun anew when a refresh finds it in the place of the one shown', async () => {
    const desk = await opened([claimOf('c1', 'open')]);
    desk.switchTo('/other');
    const refreshed = desk.app.refresh();
    await show(desk);
    await refreshed;
    expect(desk.state()).toMatchObject({ phase: 'ready', claims: [], desk: { path: '/other' } });
    expect(desk.state().reading).toMatchObject({
      report: { text: otherView.text },
      sentences: { all: [{ start: 0 }] },
    });
  });

  it('does not take what was still being asked of the one before', async () => {
    const desk = await opened([]);
    const stop = desk.app.follow();
    const opening = desk.app.openReport('r2' as ReportId);
    const late = await desk.next('report.open');
    desk.switchTo('/other');
    desk.tell('desk.switched', { path: '/other' });
    late.answer(view('r2'));
    await opening;
    await show(desk);
    await expect.poll(() => desk.state().phase).toBe('ready');
    expect(desk.state().reading?.report.text).toBe(otherView.text);
    stop();
  });

  it('is the one told of last, where they were switched twice in a row', async () => {
    const desk = await opened([]);
    const stop = desk.app.follow();
    desk.switchTo('/other');
    desk.tell('desk.switched', { path: '/other' });
    const first = await desk.next('report.open');
    desk.switchTo('/third');
    desk.tell('desk.switched', { path: '/third' });
    first.answer(view('r1'));
    (await desk.next('claim.list')).answer({ total: 0, items: [] });
    await show(desk);
    await expect.poll(() => desk.state().desk?.path).toBe('/third');
    await expect.poll(() => desk.state().phase).toBe('ready');
    expect(desk.state().reading?.report.text).toBe(otherView.text);
    stop();
  });
});
