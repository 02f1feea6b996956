import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenSearch, Workbench } from '#workbench/ports';
import { openSearchInProcess } from '#workbench/search/in-process';
import { writeSnapshot } from '#workbench/snapshot/files';
import { nodeDisk } from '#workbench/storage/disk';
import { unfold } from '#workbench/unfolding';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { memorySearch } from '../../../../harness/memory-search';
import { workOn } from '../../../../harness/sample-ledgers-work';

const ENTRIES = 120;
const SEED = Number(process.env.GALLEY_FUZZ_SEED ?? 1);
const VERSION = '0.0.0-test';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench | null = null;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  await desk?.close();
  desk = null;
  await remove();
});

const at = (seq: number): Promise<Workbench> =>
  openTestDesk(folder, { mode: 'read', at: seq, openSearch: memorySearch().open });

/** Everything that lists show of a desk. */
async function shown({ send }: Workbench): Promise<string> {
  const { head, counts, verdicts, undo, redo, name } = await send('desk.describe', {});
  return JSON.stringify([
    { head, counts, verdicts, undo, redo, name },
    await send('claim.list', { limit: 1000 }),
    await send('report.list', { limit: 1000 }),
    await send('story.list', {}),
    await send('party.list', {}),
    await send('withdrawn.list', {}),
    await send('jump.list', {}),
    await send('ledger.list', { tail: 3 }),
  ]);
}

/** A session by chance. @returns what the desk showed after each of its acts, by the act's last entry. */
async function session(): Promise<Map<number, string>> {
  const live = new Map<number, string>();
  const working = await openTestDesk(folder, { disk: hasty });
  await workOn(working, new Chance(SEED + 20), ENTRIES, async () => {
    live.set((await working.send('desk.describe', {})).head.seq, await shown(working));
  });
  await working.close();
  return live;
}

async function takeSnapshot(): Promise<void> {
  const { desk: state, ledger } = await unfold({
    folder,
    version: VERSION,
    disk: nodeDisk,
    held: false,
    notices: [],
  });
  const taken = { desk: state, head: ledger.head, milestones: ledger.milestones.upTo(state.seq) };
  await writeSnapshot(folder, taken, VERSION, nodeDisk);
}

describe('the desk as it stood', () => {
  it.each(['from the ledger alone', 'beside a snapshot of now'])(
    'at every entry of a session is what it was then, %s',
    {
      timeout: 240_000,
    },
    async (how) => {
      const live = await session();
      expect(live.size).toBeGreaterThan(60);
      if (how !== 'from the ledger alone') await takeSnapshot();
      const latest = Math.max(...live.keys());
      let then = '';
      for (let seq = 1; seq <= latest; seq += 1) {
        desk = await at(seq);
        // In the middle of an act nothing of it is there yet.
        then = live.get(seq) ?? then;
        if (then)
          expect(`seed ${SEED}, at ${seq}: ${await shown(desk)}`).toBe(`seed ${SEED}, at ${seq}: ${then}`);
        const { at: place, readOnly } = await desk.send('desk.describe', {});
        expect(place?.latest).toBe(latest);
        expect(readOnly).toContain('is shown as it stood after entry');
        await desk.close();
        desk = null;
      }
    },
  );

  it('can be neither changed nor mistaken for now, and the folder stays as it is', async () => {
    await session();
    const before = await Promise.all((await readdir(folder)).sort().map((name) => state(name)));
    desk = await at(40);
    for (const [channel, params] of [
      ['story.save', { name: 'Late', reports: [] }],
      ['history.undo', {}],
      ['settings.change', { paper: 'Letter' }],
      ['redact.run', { targets: [2], reason: 'x' }],
    ] as const) {
      const reply = await desk.dispatch(channel, params);
      expect({ channel, ok: reply.ok }).toEqual({ channel, ok: false });
      expect(JSON.stringify(reply)).toContain('is shown as it stood after entry');
    }
    expect((await desk.send('desk.describe', {})).undo).not.toBeNull();
    await desk.close();
    desk = null;
    expect(await Promise.all((await readdir(folder)).sort().map((name) => state(name)))).toEqual(before);
  });

  const state = async (name: string): Promise<unknown> =>
    name.includes('.') ? [name, await readFile(join(folder, name), 'hex')] : name;

  it('is refused outside the ledger, naming the last entry', async () => {
    const live = await session();
    const latest = Math.max(...live.keys());
    await expect(at(latest + 1)).rejects.toThrow(
      `there is no entry ${latest + 1}: the last is entry ${latest}`,
    );
    await expect(at(9999)).rejects.toThrow(`the last is entry ${latest}`);
    desk = await at(latest);
    expect((await desk.send('desk.describe', {})).head.seq).toBe(latest);
  });

  it('is refused on an empty desk', async () => {
    await expect(at(1)).rejects.toThrow('there is no entry 1');
  });

  it('finds by search what was there then, and nothing that came later or was gone', async () => {
    const working = await openTestDesk(folder, { disk: hasty });
    const bring = async (name: string): Promise<void> => {
      await working.send('report.import', { files: [{ path: name, bytes: bytesOf(`The ${name} word.\n`) }] });
    };
    await bring('early');
    await bring('later');
    await working.send('record.withdraw', { record: 'r2' as never, reason: 'x' });
    await working.close();
    const found = async (seq: number, word: string): Promise<number> => {
      const then = await at(seq);
      const { total } = await then.send('search.run', { query: word });
      await then.close();
      return total;
    };
    expect([await found(2, 'early'), await found(2, 'later')]).toEqual([1, 0]);
    expect([await found(3, 'early'), await found(3, 'later')]).toEqual([1, 1]);
    expect([await found(4, 'early'), await found(4, 'later')]).toEqual([0, 1]);
  });

  it('has an index of its own: the desk’s stays as it is, and nothing is left behind', async () => {
    const openSearch: OpenSearch = (...args) => openSearchInProcess(...args);
    const working = await openTestDesk(folder, { disk: hasty, openSearch });
    for (const name of ['early', 'later']) {
      const files = [{ path: name, bytes: bytesOf(`The ${name} word.\n`) }];
      await working.send('report.import', { files });
    }
    expect((await working.send('search.run', { query: 'later' })).total).toBe(1);
    await working.close();
    const index = await readFile(join(folder, 'derived', 'index.sqlite'));
    const past = async (): Promise<string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('galley-past-'));
    const before = await past();
    desk = await openTestDesk(folder, { mode: 'read', at: 2, openSearch });
    expect((await desk.send('search.run', { query: 'later' })).total).toBe(0);
    expect((await desk.send('search.run', { query: 'early' })).total).toBe(1);
    await desk.close();
    desk = null;
    expect(await readFile(join(folder, 'derived', 'index.sqlite'))).toEqual(index);
    expect((await past()).filter((name) => !before.includes(name))).toEqual([]);
  });

  it('shows a claim’s history up to then', async () => {
    const working = await openTestDesk(folder, { disk: hasty });
    await working.send('report.import', { files: [{ path: 'a', bytes: bytesOf('One sentence.\n') }] });
    const { id } = await working.send('claim.make', {
      place: { report: 'r2' as never, quote: 'One sentence.' },
    });
    for (const text of ['A', 'B', 'C']) await working.send('claim.reword', { claim: id, text });
    await working.close();
    desk = await at(5);
    const told = await desk.send('claim.history', { claim: id });
    expect(told.map(({ changes }) => changes[0]?.after)).toEqual(['One sentence.', 'A', 'B']);
    expect((await desk.send('ledger.list', {})).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is there also where the ledger is damaged further on', async () => {
    const live = await session();
    const path = join(folder, 'ledger.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[100] = (lines[100] ?? '').replace('"payload":{', '"payload":{ ');
    await writeFile(path, lines.join('\n'));
    const [seq = 0] = [...live.keys()].filter((one) => one > 50);
    desk = await at(seq);
    expect(await shown(desk)).toBe(live.get(seq));
  });
});
