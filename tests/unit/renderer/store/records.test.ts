import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { claimOf, opened } from './held-host';

const FULL = new FaultError('disk', 'the disk is full', '/desk', 'Make room.');
const three = () => [claimOf('c1', 'open'), claimOf('c2', 'denied'), claimOf('c3', 'open')];

describe('records taken out of use', () => {
  it('leave the next claim current, not the first', async () => {
    const { app, next, state } = await opened(three());
    app.chooseClaim('c2' as ClaimId);
    const withdrawing = app.withdraw('c2' as ClaimId, 'twice the same');
    const call = await next('record.withdraw');
    expect(call.params).toEqual({ record: 'c2', reason: 'twice the same' });
    call.answer({ words: 'withdrawal of claim' });
    (await next('claim.list')).answer({ total: 2, items: [claimOf('c1', 'open'), claimOf('c3', 'open')] });
    await withdrawing;
    expect(state().claim).toBe('c3');
    expect(state().toasts).toMatchObject([{ tone: 'done', more: 'withdrawal of claim' }]);
  });

  it('stay as they were when the host refuses, and the dialog learns why', async () => {
    const { app, next, state } = await opened(three());
    const before = state();
    const withdrawing = app.withdraw('r1' as ReportId, 'the wrong file');
    (await next('record.withdraw')).fail(
      new FaultError('refused', '3 records stand on it: c1, c2, c3', 'r1'),
    );
    await expect(withdrawing).rejects.toThrow('c1, c2, c3');
    expect(state()).toEqual(before);
  });
});

describe('a failed write', () => {
  it('is repeated to the letter by the key that tries again', async () => {
    const { app, next, state } = await opened(three());
    app.moveCursor(1);
    const anchoring = app.anchorHere();
    const first = await next('claim.anchor');
    first.fail(FULL);
    await anchoring;
    expect(state().claims).toEqual(three());
    app.moveCursor(-1);
    app.chooseClaim('c3' as ClaimId);
    app.retry();
    const second = await next('claim.anchor');
    expect(second.params).toEqual(first.params);
    expect(state().toasts).toEqual([]);
  });

  it('is news once, however often it fails in the same way', async () => {
    const { app, next, state } = await opened(three());
    for (const _ of [1, 2, 3]) {
      const undoing = app.undo();
      (await next('history.undo')).fail(FULL);
      await undoing;
    }
    expect(state().toasts).toHaveLength(1);
  });

  it('of undo, redo and theme can be tried again as well', async () => {
    const { app, next, state } = await opened(three());
    for (const [deed, channel] of [
      [app.undo, 'history.undo'],
      [app.redo, 'history.redo'],
      [app.nextTheme, 'settings.change'],
    ] as const) {
      const doing = deed();
      const { params, fail } = await next(channel);
      fail(FULL);
      await doing;
      expect(state().toasts.at(-1)).toMatchObject({ tone: 'error', more: 'Make room.' });
      app.retry();
      expect((await next(channel)).params).toEqual(params);
    }
  });

  it('is not what a response is called that is on disk, when the list cannot be read again', async () => {
    const { app, next, state } = await opened(three());
    const recording = app.recordResponse({
      claim: 'c1' as ClaimId,
      party: { name: 'Mayor' },
      stance: 'denied',
    });
    (await next('response.record')).answer({ claim: 'c1', stance: 'denied', party: { name: 'Mayor' } });
    (await next('claim.open')).fail(FULL);
    await recording;
    expect(state().toasts).toMatchObject([
      { tone: 'error', text: expect.stringContaining('out of date') },
      { tone: 'done', text: 'Response recorded: denied' },
    ]);
  });
});
