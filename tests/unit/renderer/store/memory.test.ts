import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { WindowMemory } from '#shared/contract/memory';
import type { ClaimId, ReportId, StoryId } from '#shared/domain/ids';
import { createApp } from '../../../../renderer/store/app';
import { memoryOf } from '../../../../renderer/store/memory';
import { claimOf, heldHost, opened, view } from './held-host';

const STOOD: WindowMemory = {
  pane: 'claims',
  report: 'r2' as ReportId,
  story: 's1' as StoryId,
  claim: 'c8' as ClaimId,
  show: 'story',
  at: 13,
  top: { at: 0, up: 40 },
  open: ['s1' as StoryId, 's7' as StoryId],
  widths: { library: 20, claims: null },
  hidden: ['days'],
};
const page = (...claims: string[]) => ({
  total: claims.length,
  items: claims.map((id) => claimOf(id, 'open')),
});

async function startedWith(memory: WindowMemory | null) {
  const host = heldHost();
  if (memory) host.stoodAt(memory);
  const app = createApp(host.transport);
  return { host, app, started: app.start() };
}

describe('a window that is opened again', () => {
  it('stands where it stood', async () => {
    const { host, app, started } = await startedWith(STOOD);
    const opening = await host.next('report.open');
    expect(opening.params).toEqual({ report: 'r2' });
    opening.answer(view('r2'));
    (await host.next('claim.list')).answer(page('c1', 'c8'));
    await started;
    const state = app.store.getState();
    expect(state).toMatchObject({
      pane: 'claims',
      claim: 'c8',
      show: 'story',
      widths: { library: 20 },
      hidden: ['days'],
    });
    expect(state.reading?.sentences.at(state.cursor.at)?.start).toBe(13);
    expect(Object.keys(state.held)).toEqual(['s1']);
    expect(state.resting).toEqual({ report: 'r2', top: { at: 0, up: 40 } });
    expect(memoryOf(state, STOOD.top)).toEqual({ ...STOOD, open: ['s1'] });
  });

  it('passes over a report that is gone, and says nothing of it', async () => {
    const { host, app, started } = await startedWith({ ...STOOD, report: 'r9' as ReportId });
    (await host.next('report.open')).fail(new FaultError('not-found', 'there is no report r9'));
    const first = await host.next('report.open');
    expect(first.params).toEqual({ report: 'r1' });
    first.answer(view('r1'));
    (await host.next('claim.list')).answer(page('c1'));
    await started;
    expect(app.store.getState()).toMatchObject({ phase: 'ready', toasts: [], resting: null });
    expect(app.store.getState().reading?.report.id).toBe('r1');
  });

  it('remembers nothing before it stands anywhere', async () => {
    const { app } = await startedWith(null);
    expect(memoryOf(app.store.getState(), STOOD.top)).toBeNull();
  });

  it('is remembered again where it was not kept', async () => {
    const { app, next } = await opened([]);
    const top = { at: 0, up: 10 };
    app.remember(top);
    (await next('window.remember')).answer({ kept: false });
    await new Promise((resolve) => setTimeout(resolve));
    app.remember(top);
    (await next('window.remember')).fail(new Error('the host is gone'));
    await new Promise((resolve) => setTimeout(resolve));
    app.remember(top);
    (await next('window.remember')).answer({ kept: true });
    await new Promise((resolve) => setTimeout(resolve));
    app.remember(top);
    await expect(next('window.remember')).rejects.toThrow();
  });
});
