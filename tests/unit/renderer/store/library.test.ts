import { describe, expect, it } from 'vitest';
import type { ChannelName } from '#shared/contract/channels';
import type { StoryId } from '#shared/domain/ids';
import { createApp } from '../../../../renderer/store/app';
import { layoutOf, rowAt } from '../../../../renderer/store/library-rows';
import { PAGE } from '../../../../renderer/store/shelf';
import type { Transport } from '../../../../renderer/transport/transport';
import { row, view } from './held-host';

/** A host with so many loose reports, newest first, and a story of a thousand. It notes which rows were asked for. */
function longHost(loose: number) {
  const asked: string[] = [];
  let newest = loose;
  const inStory = Array.from({ length: 1000 }, (_, at) => `r${200_000 + at}`);
  const page = (ids: readonly string[], of: string, { offset = 0, limit = 200 }) => {
    asked.push(`${of} ${offset}+${limit}`);
    return { total: ids.length, items: ids.slice(offset, offset + limit).map(row) };
  };
  const looseFrom = ({ offset = 0, limit = 200 }) => {
    asked.push(`loose ${offset}+${limit}`);
    const length = Math.max(0, Math.min(limit, newest - offset));
    const items = Array.from({ length }, (_, at) => ({ ...row(`r${newest - offset - at}`), stories: [] }));
    return { total: newest, items };
  };
  const answers: Partial<Record<ChannelName, (params: never) => unknown>> = {
    'desk.describe': () => ({ path: '/desk', readOnly: null, at: null }),
    'window.recall': () => ({ memory: null }),
    'story.list': () => [
      ...['s1', 's2', 's3', 's4'].map((id) => ({
        id,
        name: id,
        reports: id === 's2' ? inStory : ['r1'],
        claims: {},
      })),
    ],
    'report.list': (params: { story?: string; offset?: number; limit?: number }) =>
      params.story ? page(params.story === 's2' ? inStory : ['r1'], params.story, params) : looseFrom(params),
    'report.open': ({ report }: { report: string }) => view(report),
    'report.row': ({ report }: { report: string }) => row(report),
    'claim.list': () => ({ total: 0, items: [] }),
  };
  const transport = {
    send: async (channel: ChannelName, params: unknown) => answers[channel]?.(params as never),
    subscribe: () => () => undefined,
    pathOf: () => '',
    onReach: () => () => undefined,
  } as unknown as Transport;
  const app = createApp(transport);
  const state = app.store.getState;
  const now = () => rowAt(layoutOf(state()), state().rowAt);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const bringIn = (many: number): void => {
    newest += many;
  };
  return { app, asked, state, now, settled, bringIn };
}

async function begun(loose = 100_000) {
  const host = longHost(loose);
  await host.app.start();
  await host.settled();
  host.asked.length = 0;
  return host;
}

describe('the library of a large desk', () => {
  it('holds the pages near the screen and no more, wherever one is', async () => {
    const { app, state, settled } = await begun();
    for (const at of [0, 5000, 60_000, 99_980]) {
      app.look(at, at + 20);
      await settled();
      const held = Object.keys(state().loose.pages).length;
      expect(held).toBeGreaterThan(0);
      expect(held).toBeLessThanOrEqual(5);
    }
  });

  it('asks anew only for what is in sight when the desk changed', async () => {
    const { app, asked, settled } = await begun();
    app.look(50_000, 50_020);
    await settled();
    asked.length = 0;
    await app.refresh([]);
    const rows = asked.map((one) => Number(one.split('+')[1])).reduce((sum, limit) => sum + limit, 0);
    expect(rows).toBeLessThanOrEqual(6 * PAGE);
  });

  it('goes to its last row at once, and knows what stands there as soon as its page has come', async () => {
    const { app, state, now, settled } = await begun();
    app.lastRow();
    expect(state()).toMatchObject({ rowAt: 100_003, row: null });
    app.look(99_990, 100_003);
    await settled();
    expect(now()).toMatchObject({ id: 'r1' });
    expect(state().row).toBe('r1');
    app.moveRow(-1);
    expect(state().row).toBe('r2');
    app.firstRow();
    expect(state().row).toBe('s1');
  });

  it('keeps its cursor on the report it is on while others come in before it', async () => {
    const { app, state, settled, bringIn } = await begun();
    app.look(0, 20);
    await settled();
    app.rowTo(10);
    const { row: before } = state();
    bringIn(120);
    await app.refresh([]);
    expect(state()).toMatchObject({ row: before, rowAt: 130 });
  });

  it('opens and closes a story of a thousand reports in its place, and asks only for what is seen of it', async () => {
    const { app, asked, now, state, settled } = await begun();
    app.rowTo(1);
    app.unfoldRow();
    expect(layoutOf(state()).total).toBe(4 + 1000 + 100_000);
    expect(now()).toMatchObject({ id: 's2', open: true });
    await settled();
    expect(asked.filter((one) => one.startsWith('s2')).length).toBeLessThanOrEqual(2);
    app.unfoldRow();
    expect(now()).toMatchObject({ id: 'r200000', within: 's2' });
    app.foldRow();
    expect(now()).toMatchObject({ id: 's2', open: true });
    app.foldRow();
    expect(now()).toMatchObject({ id: 's2', open: false });
    expect(('s2' as StoryId) in state().held).toBe(false);
  });
});
