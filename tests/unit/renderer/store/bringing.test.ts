import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { inSum } from '../../../../renderer/store/bringing';
import { opened } from './held-host';

const FULL = new FaultError('disk', 'the disk is full', '/desk', 'Make room.');
const large = (name: string): File => new File([new Uint8Array(MAX_REPORT_BYTES)], name);
const taken = (path: string) => ({ ok: true, path, reportId: 'r9', words: 3 });

/** Answers what a window asks when the desk has changed. */
const refreshed = async (next: Awaited<ReturnType<typeof opened>>['next']) =>
  (await next('claim.list')).answer({ total: 0, items: [] });

describe('files brought in', () => {
  it('go a few at a time; a call that fails names its files, and the others come in', async () => {
    const { app, next, state } = await opened([]);
    const bringing = app.bringInFiles([large('a.txt'), large('b.txt')]);
    (await next('report.import')).answer([taken('a.txt')]);
    const second = await next('report.import');
    expect(state().bringing).toMatchObject({
      done: 1,
      total: 2,
      running: true,
      outcomes: [{ path: 'a.txt' }],
    });
    second.fail(FULL);
    await refreshed(next);
    expect(await bringing).toMatchObject([
      { ok: true, path: 'a.txt' },
      { ok: false, path: 'b.txt', error: '/desk: the disk is full. Make room.' },
    ]);
    expect(state().bringing).toMatchObject({ done: 2, running: false });
  });

  it('that are more than a report may have are named, and not sent', async () => {
    const { app, next } = await opened([]);
    const bringing = app.bringInFiles([
      new File([new Uint8Array(MAX_REPORT_BYTES + 1)], 'huge.txt'),
      large('a.txt'),
    ]);
    const call = await next('report.import');
    expect(call.params).toMatchObject({ files: [{ path: 'a.txt' }] });
    call.answer([taken('a.txt')]);
    await refreshed(next);
    expect(await bringing).toMatchObject([
      { ok: false, path: 'huge.txt' },
      { ok: true, path: 'a.txt' },
    ]);
  });

  it('once stopped, are not begun; what was under way comes in', async () => {
    const { app, next, state } = await opened([]);
    const bringing = app.bringInFiles([large('a.txt'), large('b.txt'), large('c.txt')]);
    const first = await next('report.import');
    app.stopBringingIn();
    first.answer([taken('a.txt')]);
    await refreshed(next);
    expect(await bringing).toMatchObject([{ path: 'a.txt' }]);
    expect(state().bringing).toMatchObject({ done: 1, total: 3, running: false });
    expect(state().toasts).toMatchObject([{ text: 'Bringing in was stopped', more: '1 brought in' }]);
  });

  it('chosen while others are on their way come after them', async () => {
    const { app, next } = await opened([]);
    const one = app.bringInFiles([large('a.txt')]);
    const two = app.bringInFiles([large('b.txt')]);
    (await next('report.import')).answer([taken('a.txt')]);
    await refreshed(next);
    expect(await one).toMatchObject([{ path: 'a.txt' }]);
    const call = await next('report.import');
    expect(call.params).toMatchObject({ files: [{ path: 'b.txt' }] });
    call.answer([taken('b.txt')]);
    await refreshed(next);
    expect(await two).toMatchObject([{ path: 'b.txt' }]);
  });

  it('are summed up by what became of them', () => {
    const ok = { ok: true, path: 'a', reportId: 'r1' } as never;
    const known = { ok: true, path: 'a', reportId: 'r1', duplicateOf: 'r1' } as never;
    expect(inSum([ok, ok, known, { ok: false, path: 'b', error: 'is empty' }])).toBe(
      '2 brought in, 1 there already, 1 could not be read',
    );
    expect(inSum([])).toBe('0 brought in');
  });
});
