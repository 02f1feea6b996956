import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workbench } from '#workbench/ports';
import { lockDesk } from '#workbench/storage/lock';
import { bytesOf } from '../../../../harness/desks';
import { addReport, heardFrom, type OwnDesk, ownDesk, reportsOf } from './own-desk';

let own: OwnDesk;
let desktop: Workbench;
/** The desk's last entry after its first report, and after its second. */
let first: number;
let second: number;

beforeEach(async () => {
  own = await ownDesk();
  desktop = await own.start();
  first = await addReport(desktop.send, 'The first report.');
  second = await addReport(desktop.send, 'The second report.');
});
afterEach(() => own.remove());

describe('travelling', () => {
  it('shows the desk as it stood at an entry, and tells so', async () => {
    const heard = heardFrom(desktop);
    expect(await desktop.send('desk.travel', { to: first })).toMatchObject({
      at: { seq: first, latest: second },
      head: { seq: first },
      counts: { reports: 1 },
      hasSample: true,
    });
    expect(await desktop.send('report.list', {})).toMatchObject({ total: 1 });
    expect(heard).toEqual([own.folders.own]);
  });

  it('comes back to now, where work goes on', async () => {
    await desktop.send('desk.travel', { to: first });
    const heard = heardFrom(desktop);
    expect(await desktop.send('desk.travel', { to: null })).toMatchObject({
      at: null,
      counts: { reports: 2 },
    });
    expect(heard).toEqual([own.folders.own]);
    await addReport(desktop.send, 'The third report.');
    expect(await reportsOf(desktop)).toBe(3);
  });

  it('to now when it is now is no switch', async () => {
    const heard = heardFrom(desktop);
    expect(await desktop.send('desk.travel', { to: null })).toMatchObject({ at: null });
    expect(heard).toEqual([]);
  });

  it('goes from one entry to another', async () => {
    await desktop.send('desk.travel', { to: first });
    expect(await desktop.send('desk.travel', { to: second })).toMatchObject({ at: { seq: second } });
    expect(await desktop.send('desk.travel', { to: first })).toMatchObject({ at: { seq: first } });
  });

  it('to an entry that is not there stays where it was, now or then', async () => {
    expect(await desktop.dispatch('desk.travel', { to: 999 })).toMatchObject({ ok: false });
    expect(await desktop.send('desk.describe', {})).toMatchObject({ at: null });
    await desktop.send('desk.travel', { to: first });
    const heard = heardFrom(desktop);
    expect(await desktop.dispatch('desk.travel', { to: 999 })).toMatchObject({ ok: false });
    expect(await desktop.send('desk.describe', {})).toMatchObject({ at: { seq: first } });
    expect(heard).toEqual([]);
  });

  it('changes nothing: writing is refused, and the open desk keeps its lock', async () => {
    await desktop.send('desk.travel', { to: first });
    for (const [channel, params] of [
      ['report.import', { files: [{ path: 'b.txt', bytes: bytesOf('No.') }] }],
      ['settings.change', { paper: 'Letter' }],
      ['history.undo', {}],
    ] as const)
      expect(await desktop.dispatch(channel, params)).toMatchObject({
        ok: false,
        error: { tag: 'read-only' },
      });
    await expect(lockDesk(own.folders.own, 'another')).rejects.toMatchObject({ tag: 'locked' });
    expect(await desktop.send('desk.travel', { to: null })).toMatchObject({ head: { seq: second } });
  });

  it('answers the calls that were under way from the desk they were made on', async () => {
    const calls = [desktop.send('report.list', {}), desktop.send('desk.travel', { to: first })];
    const [before] = await Promise.all(calls);
    expect(before).toMatchObject({ total: 2 });
    const then = [desktop.send('report.list', {}), desktop.send('desk.travel', { to: null })];
    expect((await Promise.all(then))[0]).toMatchObject({ total: 1 });
  });

  it('ends with a switch to the other desk, or to the same', async () => {
    await desktop.send('desk.travel', { to: first });
    expect(await desktop.send('desk.switch', { to: 'sample' })).toMatchObject({ kind: 'sample', at: null });
    expect(await desktop.send('desk.switch', { to: 'own' })).toMatchObject({ kind: 'own', at: null });
    await desktop.send('desk.travel', { to: first });
    expect(await desktop.send('desk.switch', { to: 'own' })).toMatchObject({
      at: null,
      head: { seq: second },
    });
  });

  it('closes what it has opened, with every step and with the desktop', async () => {
    await own.end(desktop);
    let open = 0;
    desktop = await own.start({
      openDesk: async (desk) => {
        const opened = await own.openDesk(desk);
        open += 1;
        const close = async (): Promise<void> => {
          await opened.close();
          open -= 1;
        };
        return { ...opened, close };
      },
    });
    await desktop.send('desk.travel', { to: first });
    await desktop.send('desk.travel', { to: second });
    expect(open).toBe(2);
    await own.end(desktop);
    expect(open).toBe(0);
    await (await lockDesk(own.folders.own, 'another')).release();
  });
});
