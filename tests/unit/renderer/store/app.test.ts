import { describe, expect, it } from 'vitest';
import type { ChannelName } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimView, DeskView, ReportRow, ReportView, StoryView } from '#shared/contract/views';
import type { ClaimId, ReportId, StoryId } from '#shared/domain/ids';
import type { Verdict } from '#shared/domain/stances';
import { createApp } from '../../../../renderer/store/app';
import type { Transport } from '../../../../renderer/transport/transport';

const NO_CLAIMS = { confirmed: 0, denied: 0, declined: 0, neither: 0, 'no-response': 0, open: 0 };

const row = (id: string): ReportRow => ({
  id: id as ReportId,
  name: `Report ${id}`,
  title: null,
  outlet: null,
  byline: null,
  date: null,
  url: null,
  origin: 'pasted',
  sha256: '',
  words: 4,
  importedAt: '2026-01-01T00:00:00.000Z',
  claims: NO_CLAIMS,
  stories: ['s1' as StoryId],
});
const view = (id: string): ReportView => ({
  ...row(id),
  text: `First of ${id}. Second of it.`,
  textSha256: '',
  bytes: 20,
  encoding: 'utf-8',
});
const claimOf = (id: string, verdict: Verdict): ClaimView => ({
  id: id as ClaimId,
  text: `Claim ${id}`,
  verdict,
  ruling: null,
  anchors: [],
  responses: [],
  notes: [],
  warnings: [],
  links: [],
});
const story: StoryView = {
  id: 's1' as StoryId,
  name: 'Story',
  reports: ['r1' as ReportId, 'r2' as ReportId],
  claims: NO_CLAIMS,
};

/** A host whose answers come when the test says so. */
function heldHost() {
  const waiting: {
    channel: ChannelName;
    params: unknown;
    answer: (value: unknown) => void;
    fail: (e: Error) => void;
  }[] = [];
  const send = (channel: ChannelName, params: unknown): Promise<unknown> => {
    if (channel === 'desk.describe')
      return Promise.resolve({ path: '/desk', readOnly: null } as Partial<DeskView>);
    if (channel === 'story.list') return Promise.resolve([story]);
    if (channel === 'report.list') return Promise.resolve({ total: 2, items: [row('r1'), row('r2')] });
    return new Promise((answer, fail) => waiting.push({ channel, params, answer, fail }));
  };
  const transport = {
    send,
    subscribe: () => () => undefined,
    pathOf: () => '',
    onReach: () => () => undefined,
  } as unknown as Transport;
  /** The call of a channel that waits longest, once there is one. */
  const next = async (channel: ChannelName) => {
    for (let turns = 0; turns < 1000; turns += 1) {
      const at = waiting.findIndex((call) => call.channel === channel);
      const [call] = at === -1 ? [] : waiting.splice(at, 1);
      if (call) return call;
      await Promise.resolve();
    }
    throw new Error(`${channel} is never called`);
  };
  return { transport, next };
}

/** An app that shows r1 with the claims given. */
async function opened(claims: readonly ClaimView[]) {
  const { transport, next } = heldHost();
  const app = createApp(transport);
  const starting = app.start();
  (await next('report.open')).answer(view('r1'));
  (await next('claim.list')).answer({ total: claims.length, items: claims });
  await starting;
  return { app, next, state: app.store.getState };
}

describe('the window’s state', () => {
  it('begins with the first story, its first report and all its claims', async () => {
    const { state } = await opened([claimOf('c1', 'open'), claimOf('c2', 'denied')]);
    expect(state()).toMatchObject({ phase: 'ready', story: 's1', show: 'story', claim: 'c1' });
    expect(state().reading?.sentences).toHaveLength(2);
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
    (await next('claim.list')).answer({ total: 0, items: [] });
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
});
