import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupView } from '#shared/contract/views';
import { copiesOf } from '#workbench/exports';
import { prepareReplacement, takePlace } from '#workbench/hosting/replacing';
import type { Workbench } from '#workbench/ports';
import { lockDesk } from '#workbench/storage/lock';
import { addReport, heardFrom, type OwnDesk, ownDesk, reportsOf } from './own-desk';

let own: OwnDesk;
let desktop: Workbench;
/** Of the desk with one report; it has two by now. */
let backup: BackupView;

beforeEach(async () => {
  own = await ownDesk();
  desktop = await own.start();
  await addReport(desktop.send, 'The first report.');
  const { last } = await desktop.send('backup.now', {});
  if (!last) throw new Error('no backup was made');
  backup = last;
  await addReport(desktop.send, 'The second report.');
});
afterEach(() => own.remove());

const ledgerOf = (folder: string) => readFile(join(folder, 'ledger.jsonl'), 'utf8');
const restore = (name = backup.name) => desktop.send('desk.restore', { backup: name });
/** The names beside the desk that tell of a restore. */
const traces = async () =>
  (await readdir(own.data)).filter((name) => name.startsWith('desk.') && name !== 'desktop.json');

describe('restoring a backup in the window', () => {
  it('shows the desk as it was backed up, open for work, and says where the old one is', async () => {
    const before = await ledgerOf(own.folders.own);
    const heard = heardFrom(desktop);
    const view = await restore();
    expect(view).toMatchObject({
      kind: 'own',
      readOnly: null,
      head: { seq: backup.seq },
      counts: { reports: 1 },
    });
    expect(heard).toEqual([own.folders.own]);
    const [aside = ''] = await traces();
    expect(aside).toMatch(/^desk\.replaced-\d{4}-\d\d-\d\dT/);
    expect(await traces()).toHaveLength(1);
    expect(view.notices).toContainEqual(expect.stringContaining(join(own.data, aside)));
    expect(await ledgerOf(join(own.data, aside))).toBe(before);
    await addReport(desktop.send, 'Another second report.');
    expect(await reportsOf(desktop)).toBe(2);
    expect(await desktop.send('verify.run', {})).toMatchObject({ ok: true });
  });

  it('tells how far it has come', async () => {
    const told: number[] = [];
    desktop.subscribe('progress', ({ task, done, total }) => task === 'restore' && told.push(done / total));
    await restore();
    expect(told.at(-1)).toBe(1);
  });

  it('keeps the real names, the settings and what is known of copies', async () => {
    const vault = '{"names":{"p4":"Jane Roe"}}';
    await writeFile(join(own.folders.own, 'vault.json'), vault);
    await desktop.send('settings.change', { paper: 'Letter' });
    await restore();
    expect(await readFile(join(own.folders.own, 'vault.json'), 'utf8')).toBe(vault);
    expect((await desktop.send('desk.describe', {})).settings.paper).toBe('Letter');
    const [aside = ''] = await traces();
    expect(await copiesOf(own.folders.own)).toMatchObject([
      { kind: 'replaced', path: join(own.data, aside) },
    ]);
    expect((await stat(join(own.folders.own, 'vault.json'))).mode & 0o777).toBe(0o600);
  });

  it('works for a desk that is damaged from its first entry on', async () => {
    await own.end(desktop);
    const path = join(own.folders.own, 'ledger.jsonl');
    await rm(join(own.folders.own, 'derived'), { recursive: true, force: true });
    await writeFile(path, (await readFile(path, 'utf8')).replace('"Tester"', '"Nobody"'));
    desktop = await own.start();
    expect(await desktop.send('desk.describe', {})).toMatchObject({
      damaged: true,
      readOnly: expect.any(String),
    });
    const [listed] = await desktop.send('backup.list', {});
    expect(listed?.name).toBe(backup.name);
    expect(await restore()).toMatchObject({ damaged: false, readOnly: null, counts: { reports: 1 } });
  });

  it('works for a desk damaged in the middle, and for one without a ledger', async () => {
    await own.end(desktop);
    const path = join(own.folders.own, 'ledger.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[2] = `${lines[2]} `;
    await writeFile(path, lines.join('\n'));
    desktop = await own.start();
    expect(await desktop.send('desk.describe', {})).toMatchObject({ damaged: true });
    expect(await restore()).toMatchObject({ damaged: false, counts: { reports: 1 } });
    await own.end(desktop);
    await rm(path);
    desktop = await own.start();
    expect(await restore()).toMatchObject({ counts: { reports: 1 } });
  });

  it('takes a name from the list and nothing else', async () => {
    await writeFile(
      join(own.data, 'elsewhere.zip'),
      await readFile(join(own.folders.backups, (await readdir(own.folders.backups))[0] ?? '', backup.name)),
    );
    for (const name of [
      '../../elsewhere.zip',
      join(own.data, 'elsewhere.zip'),
      `./${backup.name}`,
      'galley-desk.json',
      '.',
    ])
      expect(await desktop.dispatch('desk.restore', { backup: name })).toMatchObject({
        ok: false,
        error: { tag: 'not-found' },
      });
    expect(await reportsOf(desktop)).toBe(2);
  });

  it('is for the own desk only: the sample has no backups', async () => {
    await desktop.send('desk.switch', { to: 'sample' });
    expect(await desktop.dispatch('desk.restore', { backup: backup.name })).toMatchObject({
      ok: false,
      error: { tag: 'unsupported' },
    });
  });

  it('ends travelling', async () => {
    await desktop.send('desk.travel', { to: 2 });
    expect(await restore()).toMatchObject({ at: null, readOnly: null, head: { seq: backup.seq } });
  });

  it('lets calls made while there is no desk wait for the restored one', async () => {
    await own.end(desktop);
    const calls: Promise<unknown>[] = [];
    let restoring = false;
    desktop = await own.start({
      openDesk: async (desk) => {
        if (restoring) calls.push(desktop.send('report.list', {}), desktop.dispatch('report.list', {}));
        return own.openDesk(desk);
      },
    });
    restoring = true;
    await restore();
    expect(await Promise.all(calls)).toMatchObject([{ total: 1 }, { ok: true, value: { total: 1 } }]);
    expect(calls).toHaveLength(2);
  });
});

describe('a restore that fails leaves the old desk open as it was', () => {
  const unchanged = async (): Promise<void> => {
    expect(await desktop.send('desk.describe', {})).toMatchObject({ readOnly: null, counts: { reports: 2 } });
    await addReport(desktop.send, 'The third report.');
    expect(await reportsOf(desktop)).toBe(3);
    expect(await traces()).toEqual([]);
  };

  it('when the backup is damaged', async () => {
    const { backup: made } = await desktop.send('desk.describe', {});
    const path = join(made?.folder ?? '', backup.name);
    const bytes = await readFile(path);
    bytes[200] = (bytes[200] as number) ^ 1;
    await writeFile(path, bytes);
    expect(await desktop.dispatch('desk.restore', { backup: backup.name })).toMatchObject({
      ok: false,
      error: { tag: 'damaged' },
    });
    await unchanged();
  });

  it('when the restored desk cannot be opened', async () => {
    await own.end(desktop);
    let fail = false;
    desktop = await own.start({
      openDesk: async (desk) => {
        if (fail && !(await ledgerOf(desk.folder)).includes('"seq":3')) throw new Error('cannot be opened');
        return own.openDesk(desk);
      },
    });
    fail = true;
    expect(await desktop.dispatch('desk.restore', { backup: backup.name })).toMatchObject({
      ok: false,
      error: { what: 'cannot be opened' },
    });
    await unchanged();
  });

  it('when another process takes the desk in between', async () => {
    await own.end(desktop);
    let taken: Awaited<ReturnType<typeof lockDesk>> | null = null;
    desktop = await own.start({
      openDesk: async (desk) => {
        const opened = await own.openDesk(desk);
        const close = async (): Promise<void> => {
          await opened.close();
          taken ??= await lockDesk(desk.folder, 'the other process');
        };
        return { ...opened, close };
      },
    });
    expect(await desktop.dispatch('desk.restore', { backup: backup.name })).toMatchObject({
      ok: false,
      error: { tag: 'locked', what: expect.stringContaining('the other process') },
    });
    expect(await desktop.send('desk.describe', {})).toMatchObject({ counts: { reports: 2 } });
    expect(await traces()).toEqual([]);
    await (taken as Awaited<ReturnType<typeof lockDesk>> | null)?.release();
  });
});

describe('a restore that was killed', () => {
  /** A process number of nobody: it ran and has ended. */
  const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid;

  /** Everything a restore does, up to its renames, as by a process that has ended. */
  async function prepared() {
    const { backup: made, head } = await desktop.send('desk.describe', {});
    await own.end(desktop);
    const replacement = await prepareReplacement({
      file: join(made?.folder ?? '', backup.name),
      folder: own.folders.own,
      head: { seq: head.seq, hash: head.hash ?? '' },
      now: new Date(),
      onProgress: () => undefined,
    });
    const ready = replacement.ready.replace(`-${process.pid}-`, `-${dead()}-`);
    await rename(replacement.ready, ready);
    return { ...replacement, ready };
  }

  it('before it touched the desk is undone at the next start', async () => {
    await prepared();
    desktop = await own.start();
    expect(await reportsOf(desktop)).toBe(2);
    expect(await traces()).toEqual([]);
  });

  it('between its two renames is completed at the next start, which says so', async () => {
    const { place, aside } = await prepared();
    await rename(place, aside);
    desktop = await own.start();
    const { counts, notices, readOnly } = await desktop.send('desk.describe', {});
    expect({ reports: counts.reports, readOnly }).toEqual({ reports: 1, readOnly: null });
    expect(notices).toContainEqual(expect.stringContaining(aside));
    expect(await ledgerOf(aside)).toContain('"seq":3');
    expect(await traces()).toHaveLength(1);
  });

  it('when it was done is done', async () => {
    await takePlace(await prepared());
    desktop = await own.start();
    expect(await reportsOf(desktop)).toBe(1);
    expect(await traces()).toHaveLength(1);
  });

  it('before it touched a desk that its user has taken away since is not completed', async () => {
    const { place } = await prepared();
    await rm(place, { recursive: true });
    desktop = await own.start();
    expect(await reportsOf(desktop)).toBe(0);
    expect(await traces()).toEqual([]);
  });

  it('by nobody: a desk that its user moved away, with older ones beside it, is not brought back', async () => {
    await own.end(desktop);
    await rename(own.folders.own, `${own.folders.own}.replaced-2026-01-01T00-00-00.000Z`);
    desktop = await own.start();
    expect(await reportsOf(desktop)).toBe(0);
  });

  it('leaves alone what another process is restoring, and does not open an empty desk over it', async () => {
    const { place, ready, aside } = await prepared();
    const living = ready.replace(/-\d+-/, `-${process.ppid}-`);
    expect(living).not.toBe(ready);
    await rename(ready, living);
    desktop = await own.start();
    expect(await readdir(own.data)).toContain(living.slice(own.data.length + 1));
    await own.end(desktop);
    await rename(place, aside);
    await expect(own.start()).rejects.toMatchObject({ tag: 'locked' });
    await mkdir(place);
    await rm(place, { recursive: true });
  });
});
