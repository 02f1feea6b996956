import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestOf } from '#workbench/backup/checking';
import { blobPath } from '#workbench/backup/paths';
import { restoreDesk } from '#workbench/backup/restore';
import { type DeskNow, RollingBackups, type RollingOptions } from '#workbench/backup/rolling';
import { logExport } from '#workbench/exports';
import { nodeDisk } from '#workbench/storage/disk';
import { temporaryFolder } from '../../../../harness/desks';
import { newDesk, type Writer } from './desks';

let folder: string;
let remove: () => Promise<void>;
let desk: string;
let usual: string;
let writer: Writer;
let id: string;
let clock: number;
let opened: RollingBackups[];
/** What the schedule was asked to do every so often. */
let hourly: (() => void)[];
let changes: (() => void)[];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  usual = join(folder, 'data', 'backups');
  writer = await newDesk(desk, 2);
  const [first = ''] = (await readFile(join(desk, 'ledger.jsonl'), 'utf8')).split('\n');
  id = JSON.parse(first).payload.desk;
  clock = Date.parse('2026-11-21T09:00:00.000Z');
  opened = [];
  hourly = [];
  changes = [];
});
afterEach(async () => {
  for (const backups of opened) await backups.close();
  await remove();
});

const deskNow = (): DeskNow => ({ id, name: 'Test desk', seq: writer.link.seq, hash: writer.link.hash });

function rolling(options: Partial<RollingOptions> = {}): RollingBackups {
  const backups = new RollingBackups({
    folder: desk,
    usual,
    chosen: () => null,
    desk: deskNow,
    idle: () => null,
    version: '1.2.3',
    onChange: () => {
      for (const heard of changes) heard();
    },
    now: () => new Date(clock),
    schedule: (work) => {
      hourly.push(work);
      return () => void hourly.splice(hourly.indexOf(work), 1);
    },
    ...options,
  });
  opened.push(backups);
  return backups;
}

/** Until the state is as asked. Fails by the test's own time limit. */
const until = (backups: RollingBackups, holds: (state: ReturnType<RollingBackups['state']>) => boolean) =>
  new Promise<void>((resolve) => {
    const look = (): void => {
      if (holds(backups.state())) resolve();
    };
    changes.push(look);
    look();
  });
const made = (backups: RollingBackups, name?: string) =>
  until(backups, ({ running, last }) => !running && last !== null && last.name !== name);

/** What lies in the desk's folder of backups, newest first. */
const there = async () =>
  (await readdir(join(usual, id)))
    .filter((name) => name.endsWith('.zip'))
    .sort()
    .reverse();

describe('opening a desk', () => {
  it('makes a backup that restores, in a folder of the desk’s own, and shows when', async () => {
    const backups = rolling();
    backups.begin();
    await made(backups);
    const [name = ''] = await there();
    expect(name).toBe(`galley-test-desk-2026-11-21T09-00-00.000Z-${writer.link.seq}.zip`);
    expect(backups.state()).toMatchObject({
      folder: join(usual, id),
      last: { name, time: '2026-11-21T09:00:00.000Z', seq: writer.link.seq },
      running: false,
      problem: null,
    });
    const { head } = await restoreDesk({ file: join(usual, id, name), folder: join(folder, 'again') });
    expect(head.hash).toBe(writer.link.hash);
  });

  it('whose entries are all in the newest backup makes none; with a new entry, one', async () => {
    const first = rolling();
    await first.now();
    const name = first.state().last?.name;
    await first.close();
    clock += HOUR;
    const same = rolling();
    same.begin();
    await until(same, ({ last }) => last !== null);
    await same.close();
    expect(await there()).toEqual([name]);
    await writer.report('New.');
    const newer = rolling();
    newer.begin();
    await made(newer, name);
    expect(await there()).toHaveLength(2);
  });

  it('takes a backup of another copy of the desk, or one that cannot be read, for none', async () => {
    await rolling().now();
    const [name = ''] = await there();
    const other = rolling({ desk: () => ({ ...deskNow(), hash: 'f'.repeat(64) }) });
    clock += HOUR;
    other.begin();
    await made(other, name);
    await other.close();
    const [newest = ''] = await there();
    expect(newest).not.toBe(name);
    await writeFile(join(usual, id, newest), 'no zip');
    clock += HOUR;
    const again = rolling();
    again.begin();
    await until(again, ({ last }) => last !== null && last.name !== newest && last.name !== name);
  });

  it('without entries, or where it may not, makes none', async () => {
    for (const options of [{ desk: () => null }, { idle: () => 'Another window holds it.' }]) {
      let heard = 0;
      const backups = rolling({ ...options, onChange: () => (heard += 1) });
      backups.begin();
      await backups.list();
      await expect(backups.now()).rejects.toMatchObject({ name: 'FaultError' });
      expect(backups.state()).toMatchObject({ last: null, running: false, problem: null });
    }
    await expect(readdir(usual)).rejects.toThrow('ENOENT');
  });
});

describe('while it is open', () => {
  it('makes one a day, when there is something new', async () => {
    const backups = rolling();
    backups.begin();
    await made(backups);
    const first = backups.state().last?.name;
    const hour = async (): Promise<void> => {
      clock += HOUR;
      for (const work of hourly) work();
      await backups.list();
    };
    await writer.report('New.');
    for (let at = 0; at < 23; at += 1) await hour();
    expect(await there()).toEqual([first]);
    await hour();
    await made(backups, first);
    const second = backups.state().last?.name;
    expect(await there()).toEqual([second, first]);
    for (let at = 0; at < 30; at += 1) await hour();
    expect(await there()).toHaveLength(2);
  });

  it('keeps the last ten, and never touches what is not its own', async () => {
    const backups = rolling();
    await backups.now();
    const foreign = ['notes.txt', 'galley.zip', 'galley-x-2026-11-21-1.zip', 'holiday.zip'];
    for (const name of foreign) await writeFile(join(usual, id, name), 'mine');
    await mkdir(join(usual, 'another-desk'));
    await writeFile(join(usual, 'another-desk', 'galley-a-2020-01-01T00-00-00.000Z-1.zip'), 'theirs');
    const names: string[] = [backups.state().last?.name ?? ''];
    for (let at = 0; at < 12; at += 1) {
      clock += DAY;
      names.unshift((await backups.now()).last?.name ?? '');
    }
    expect((await backups.list()).map(({ name }) => name)).toEqual(names.slice(0, 10));
    expect(await readdir(join(usual, id))).toEqual(expect.arrayContaining(foreign));
    expect(await readdir(join(usual, 'another-desk'))).toHaveLength(1);
  });

  it('deletes no sound backup for one of a desk with damaged files, and says which is which', async () => {
    const backups = rolling();
    for (let at = 0; at < 10; at += 1) {
      clock += DAY;
      await backups.now();
    }
    const sound = await there();
    const sha256 = await writer.report('To be altered.');
    await writeFile(join(desk, blobPath('originals', sha256)), 'altered');
    for (let at = 0; at < 12; at += 1) {
      clock += DAY;
      await backups.now();
    }
    const all = await there();
    expect(all).toEqual(expect.arrayContaining(sound));
    expect(all.filter((name) => name.endsWith('-damaged.zip'))).toHaveLength(10);
    expect(all).toHaveLength(20);
  });

  it('makes none of a damaged ledger, keeps the older ones and shows the problem', async () => {
    const backups = rolling();
    await backups.now();
    const before = await there();
    const path = join(desk, 'ledger.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[3] = `${lines[3]} `;
    await writeFile(path, lines.join('\n'));
    clock += DAY;
    expect(await backups.now()).toMatchObject({
      running: false,
      problem: expect.stringContaining('entry 4'),
    });
    expect(await there()).toEqual(before);
  });

  it('answers two askers with one backup', async () => {
    const backups = rolling();
    await Promise.all([backups.now(), backups.now()]);
    expect(await there()).toHaveLength(1);
  });

  it('says that it is running while it is', async () => {
    const backups = rolling();
    const seen: boolean[] = [];
    changes.push(() => seen.push(backups.state().running));
    await backups.now();
    expect(seen).toEqual([true, false]);
  });

  it('clears up what a killed one left, and only that', async () => {
    const backups = rolling();
    await backups.now();
    const uuid = '00000000-0000-0000-0000-000000000000';
    const half = `.galley-test-desk-2026-11-21T09-00-00.000Z-1.zip.writing-999999999-${uuid}`;
    const living = `.galley-test-desk-2026-11-21T09-00-00.000Z-1.zip.writing-${process.ppid}-${uuid}`;
    const foreign = `.mine.zip.writing-999999999-${uuid}`;
    for (const name of [half, living, foreign]) await writeFile(join(usual, id, name), 'half');
    clock += HOUR;
    await backups.now();
    const names = await readdir(join(usual, id));
    expect(names).toEqual(expect.arrayContaining([living, foreign]));
    expect(names).not.toContain(half);
  });
});

describe('a folder the user chose', () => {
  it('is used from then on', async () => {
    let chosen: string | null = null;
    const backups = rolling({ chosen: () => chosen });
    await backups.now();
    chosen = join(folder, 'stick');
    await mkdir(chosen);
    expect(backups.state()).toMatchObject({ folder: join(chosen, id), last: null });
    await backups.now();
    expect(backups.state().last).not.toBeNull();
    expect(await readdir(join(chosen, id))).toHaveLength(2);
  });

  it('that is gone is a problem shown, not made anew, and tried again the next time', async () => {
    const chosen = join(folder, 'stick');
    const backups = rolling({ chosen: () => chosen });
    backups.begin();
    await until(backups, ({ problem }) => problem?.includes(chosen) ?? false);
    await expect(readdir(chosen)).rejects.toThrow('ENOENT');
    await mkdir(chosen);
    for (const work of hourly) work();
    await made(backups);
    expect(backups.state().problem).toBeNull();
  });

  it.each(['the desk itself', 'a file', 'no absolute path'])(
    'that is %s is refused as a problem',
    async (what) => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      const chosen = { 'the desk itself': desk, 'a file': file, 'no absolute path': 'stick' }[what] ?? '';
      const before = await readdir(desk);
      const { problem } = await rolling({ chosen: () => chosen }).now();
      expect(problem).toContain(chosen);
      expect(await readdir(desk)).toEqual(before);
    },
  );

  it('of a full disk is a problem; the older backups stay', async () => {
    await rolling().now();
    const before = await there();
    clock += DAY;
    const full = {
      ...nodeDisk,
      open: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    };
    expect((await rolling({ disk: full }).now()).problem).toContain('full');
    expect(await there()).toEqual(before);
  });
});

describe('a desk whose identity cannot be read', () => {
  it('finds its backups by the folder it lies in', async () => {
    await rolling().now();
    const damaged = rolling({ desk: () => null, idle: () => 'damaged' });
    expect(await damaged.list()).toMatchObject([{ seq: writer.link.seq }]);
    expect(damaged.state().folder).toBe(join(usual, id));
    await rename(desk, `${desk}-elsewhere`);
    expect(await rolling({ folder: `${desk}-elsewhere`, desk: () => null }).list()).toEqual([]);
  });

  it('with an id that is a path stays within the folder for backups', async () => {
    const backups = rolling({ desk: () => ({ ...deskNow(), id: '../../escaped' }) });
    await backups.now();
    expect(await readdir(usual)).toHaveLength(1);
    expect((await readdir(folder)).sort()).toEqual(['data', 'desk']);
  });
});

describe('purging', () => {
  it('takes every backup of this desk, in every folder they went to, and nothing else', async () => {
    let chosen: string | null = join(folder, 'stick');
    await mkdir(chosen);
    const backups = rolling({ chosen: () => chosen });
    await backups.now();
    const elsewhere = join(chosen, id);
    chosen = null;
    clock += DAY;
    await backups.now();
    await writeFile(join(usual, id, 'notes.txt'), 'mine');
    const gone = await backups.purge();
    expect(gone).toHaveLength(2);
    expect(await there()).toEqual([]);
    expect((await readdir(elsewhere)).filter((name) => name.endsWith('.zip'))).toEqual([]);
    expect(await readdir(join(usual, id))).toContain('notes.txt');
    expect(backups.state().last).toBeNull();
  });

  it('makes a new one where they are made', async () => {
    const backups = rolling();
    backups.begin();
    await made(backups);
    const first = backups.state().last?.name;
    clock += HOUR;
    await backups.purge();
    await made(backups, first);
    expect(await there()).toEqual([backups.state().last?.name]);
  });

  it('ends one under way first, which leaves nothing', async () => {
    for (let at = 0; at < 50; at += 1) await writer.report(`More ${at}.`);
    let purging: Promise<string[]> | null = null;
    const backups: RollingBackups = rolling({
      onProgress: () => {
        purging ??= backups.purge();
      },
    });
    const state = await backups.now();
    await purging;
    expect(state.problem).toBeNull();
    expect((await readdir(join(usual, id))).filter((name) => name.includes('.zip'))).toEqual([]);
  });
});

it('closing gives up a backup under way without a trace or a problem, and stops looking', async () => {
  for (let at = 0; at < 50; at += 1) await writer.report(`More ${at}.`);
  let closed: () => void = () => undefined;
  const closing = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const backups: RollingBackups = rolling({ onProgress: () => void backups.close().then(closed) });
  backups.begin();
  await closing;
  expect(hourly).toEqual([]);
  expect(backups.state()).toMatchObject({ running: false, problem: null });
  expect((await readdir(join(usual, id))).filter((name) => name.includes('.zip'))).toEqual([]);
});

it('closed while it looks what is there, it tells nobody anything any more', async () => {
  const backups = rolling();
  backups.begin();
  await backups.close();
  let told = 0;
  changes.push(() => (told += 1));
  // Looks at the same folder, later.
  await backups.list();
  expect(told).toBe(0);
});

it('tells the head each backup knows, of those made since the desk was last restored', async () => {
  const backups = rolling();
  await backups.now();
  const before = { seq: writer.link.seq, hash: writer.link.hash };
  clock += HOUR;
  await writer.report('More.');
  await backups.now();
  await appendFile(join(usual, id, 'galley-x-2026-11-21T09-00-00.000Z-5.zip'), 'no zip');
  expect(await backups.heads()).toMatchObject([{ seq: writer.link.seq, hash: writer.link.hash }, before]);
  for (const { where, hash } of await backups.heads()) expect((await manifestOf(where)).head.hash).toBe(hash);
  const time = new Date(clock).toISOString();
  await logExport(desk, { kind: 'restored', path: '/b.zip', time, ...before });
  expect(await backups.heads()).toEqual([]);
  clock += HOUR;
  await backups.now();
  expect(await backups.heads()).toMatchObject([{ hash: writer.link.hash }]);
  await rm(join(desk, 'exports.jsonl'));
  expect(await backups.heads()).toHaveLength(3);
});
