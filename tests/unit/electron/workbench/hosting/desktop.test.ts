import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Send } from '#shared/contract/channels';
import type { ReportId } from '#shared/domain/ids';
import { type DataFolders, dataFolders } from '#workbench/hosting/data-folder';
import { type DesktopOptions, openDesktop } from '#workbench/hosting/desktop';
import type { Workbench } from '#workbench/ports';
import { lockDesk } from '#workbench/storage/lock';
import { bytesOf, noPrinter, openTestDesk, temporaryFolder } from '../../../../harness/desks';

const seed = (send: Send) =>
  send('report.import', { files: [{ path: 'sample.txt', bytes: bytesOf('A sample report.') }] });

let data: string;
let remove: () => Promise<void>;
let folders: DataFolders;
let opened: Workbench[];

beforeEach(async () => {
  const made = await temporaryFolder();
  ({ remove } = made);
  data = join(made.folder, 'data');
  folders = foldersFor();
  opened = [];
});
afterEach(async () => {
  for (const desktop of opened) await desktop.close();
  await remove();
});

const foldersFor = (desk?: string) =>
  dataFolders({ env: { GALLEY_DATA: data }, platform: 'linux', home: '/nowhere' }, desk);

async function start(options: Partial<DesktopOptions> = {}): Promise<Workbench> {
  const desktop = await openDesktop({
    folders,
    openDesk: ({ folder, kind, mode }) => openTestDesk(folder, { kind, mode, name: kind }),
    seedSample: seed,
    saveFile: async () => ({ path: null, by: 'window' }),
    printer: noPrinter,
    ...options,
  });
  opened.push(desktop);
  return desktop;
}
async function end(desktop: Workbench): Promise<void> {
  opened = opened.filter((other) => other !== desktop);
  await desktop.close();
}
const shown = async (desktop: Workbench) => {
  const { kind, path, hasSample, counts, notices } = await desktop.send('desk.describe', {});
  return { kind, path, hasSample, reports: counts.reports, notices };
};
const importOwn = (desktop: Workbench) =>
  desktop.send('report.import', { files: [{ path: 'own.txt', bytes: bytesOf('My own report.') }] });

describe('the first start', () => {
  it('makes the sample desk and opens it, and leaves the own desk unmade', async () => {
    expect(await shown(await start())).toMatchObject({
      kind: 'sample',
      reports: 1,
      hasSample: true,
      notices: [],
    });
    expect((await readdir(data)).sort()).toEqual(['desktop.json', 'sample']);
  });

  it('opens the own desk where there is one already', async () => {
    const desk = await openTestDesk(folders.own);
    await importOwn(desk);
    await desk.close();
    expect(await shown(await start())).toMatchObject({ kind: 'own', reports: 1, hasSample: true });
    expect(await readdir(data)).not.toContain('sample');
  });

  it('opens the desk that was named, makes nothing, and is still the first start next time', async () => {
    folders = foldersFor(join(data, 'elsewhere'));
    const named = await start();
    expect(await shown(named)).toMatchObject({ kind: 'own', path: join(data, 'elsewhere') });
    await end(named);
    await expect(readdir(data)).rejects.toThrow('ENOENT');
    folders = foldersFor();
    expect(await shown(await start())).toMatchObject({ kind: 'sample' });
  });

  it('makes a sample again that was left half made, and clears the half away', async () => {
    const dead = `${folders.sample}.new-999999999-00000000-0000-0000-0000-000000000000`;
    await mkdir(dead, { recursive: true });
    await writeFile(join(dead, 'ledger.jsonl'), 'half an entr');
    expect(await shown(await start())).toMatchObject({ kind: 'sample', reports: 1 });
    expect((await readdir(data)).sort()).toEqual(['desktop.json', 'sample']);
  });

  it('leaves alone what another process is making', async () => {
    const living = `sample.new-${process.ppid}-00000000-0000-0000-0000-000000000000`;
    await mkdir(join(data, living), { recursive: true });
    await start();
    expect(await readdir(data)).toContain(living);
  });

  it('leaves no half sample behind when seeding fails, and opens the own desk with a notice', async () => {
    const desktop = await start({
      seedSample: async (send) => {
        await seed(send);
        throw new Error('the sample is out of ink');
      },
    });
    const { kind, notices } = await shown(desktop);
    expect(kind).toBe('own');
    expect(notices).toEqual([expect.stringContaining('out of ink')]);
    expect(await readdir(data)).toEqual(['desktop.json']);
  });

  it('ends with one whole sample when two hosts start at once', async () => {
    const both = await Promise.all([start(), start()]);
    for (const desktop of both) expect(await shown(desktop)).toMatchObject({ kind: 'sample', reports: 1 });
    expect((await readdir(data)).sort()).toEqual(['desktop.json', 'sample']);
  });
});

describe('switching', () => {
  it('shows the other desk, tells so, and is remembered', async () => {
    const desktop = await start();
    const heard: string[] = [];
    desktop.subscribe('desk.switched', ({ path }) => heard.push(path));
    expect(await desktop.send('desk.switch', { to: 'own' })).toMatchObject({ kind: 'own', hasSample: true });
    await importOwn(desktop);
    expect(heard).toEqual([folders.own]);
    await end(desktop);
    expect(await shown(await start())).toMatchObject({ kind: 'own', reports: 1 });
  });

  it('lets go of the desk it leaves', async () => {
    const desktop = await start();
    await desktop.send('desk.switch', { to: 'own' });
    await (await lockDesk(folders.sample, 'a test')).release();
  });

  it('goes on telling of changes, of the open desk alone', async () => {
    const desktop = await start();
    const heard: number[] = [];
    desktop.subscribe('desk.changed', ({ seq }) => heard.push(seq));
    await desktop.send('desk.switch', { to: 'own' });
    await importOwn(desktop);
    expect(heard).toEqual([(await desktop.send('desk.describe', {})).head.seq]);
  });

  it('answers the calls that were under way from the desk they were made on', async () => {
    const desktop = await start();
    const imported = importOwn(desktop);
    const [outcomes] = await Promise.all([imported, desktop.send('desk.switch', { to: 'own' })]);
    expect(outcomes).toMatchObject([{ ok: true }]);
    expect(await shown(desktop)).toMatchObject({ kind: 'own', reports: 0 });
    expect(await desktop.send('desk.switch', { to: 'sample' })).toMatchObject({ counts: { reports: 2 } });
  });

  it('closes the desk it leaves only when its last call has been answered', async () => {
    let finish: () => void = () => undefined;
    const printing = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const order: string[] = [];
    const printer = {
      ...noPrinter,
      pdf: async () => {
        await printing;
        order.push('printed');
        return { bytes: bytesOf('%PDF'), pages: 1 };
      },
    };
    const desktop = await start({
      printer,
      openDesk: async ({ folder, kind, mode }) => {
        const desk = await openTestDesk(folder, { kind, mode, printer });
        const close = async () => {
          order.push(`${kind} closed (${mode})`);
          await desk.close();
        };
        return { ...desk, close };
      },
    });
    const { items } = await desktop.send('report.list', {});
    const sheet = desktop.send('sheet.pdf', { of: { report: (items[0] as { id: ReportId }).id } });
    const left = new Promise<void>((resolve) => desktop.subscribe('desk.switched', () => resolve()));
    const switched = desktop.send('desk.switch', { to: 'own' });
    await left;
    await new Promise(setImmediate);
    finish();
    await Promise.all([sheet, switched]);
    expect(order).toEqual(['sample closed (write)', 'printed', 'sample closed (window)']);
  });

  it('stays where it is when the other desk cannot be opened', async () => {
    const desktop = await start();
    await writeFile(folders.own, 'a file where a folder should be');
    expect(await desktop.dispatch('desk.switch', { to: 'own' })).toMatchObject({
      ok: false,
      error: { tag: 'disk' },
    });
    expect(await shown(desktop)).toMatchObject({ kind: 'sample', reports: 1 });
  });

  it('to the desk that is open changes nothing', async () => {
    const desktop = await start();
    let heard = 0;
    desktop.subscribe('desk.switched', () => {
      heard += 1;
    });
    expect(await desktop.send('desk.switch', { to: 'sample' })).toMatchObject({ kind: 'sample' });
    expect(heard).toBe(0);
  });
});

describe('removing the sample', () => {
  it('takes that desk alone, moves to the own one, and is remembered', async () => {
    const desktop = await start();
    await desktop.send('desk.switch', { to: 'own' });
    await importOwn(desktop);
    const before = await readFile(join(folders.own, 'ledger.jsonl'));
    await desktop.send('desk.switch', { to: 'sample' });
    expect(await desktop.send('desk.removeSample', {})).toMatchObject({ kind: 'own', hasSample: false });
    expect(await readFile(join(folders.own, 'ledger.jsonl'))).toEqual(before);
    expect((await readdir(data)).sort()).toEqual(['desk', 'desktop.json']);
    await end(desktop);
    expect(await shown(await start())).toMatchObject({ kind: 'own', hasSample: false, reports: 1 });
    expect(await readdir(data)).not.toContain('sample');
  });

  it('is refused while another process has it open', async () => {
    const first = await start();
    await first.send('desk.switch', { to: 'own' });
    const lock = await lockDesk(folders.sample, 'the other window');
    expect(await first.dispatch('desk.removeSample', {})).toMatchObject({
      ok: false,
      error: { tag: 'locked', what: expect.stringContaining('the other window') },
    });
    await lock.release();
    expect(await shown(first)).toMatchObject({ hasSample: true });
  });

  it('is remembered where a desk was named, too', async () => {
    folders = foldersFor(join(data, 'elsewhere'));
    const desktop = await start();
    await desktop.send('desk.switch', { to: 'sample' });
    await desktop.send('desk.removeSample', {});
    await end(desktop);
    folders = foldersFor();
    expect(await shown(await start())).toMatchObject({ kind: 'own', hasSample: false });
  });

  it('is undone by asking for the sample again', async () => {
    const desktop = await start();
    await importOwn(desktop);
    await desktop.send('desk.removeSample', {});
    expect(await desktop.send('desk.switch', { to: 'sample' })).toMatchObject({
      kind: 'sample',
      hasSample: true,
      counts: { reports: 1 },
    });
  });
});

describe('the desktop', () => {
  it('passes everything else to the open desk, refusals included', async () => {
    const desktop = await start();
    expect(await desktop.dispatch('report.list', {})).toMatchObject({ ok: true, value: { total: 1 } });
    expect(await desktop.dispatch('report.open', { report: 'r99' })).toMatchObject({
      ok: false,
      error: { tag: 'not-found' },
    });
    expect(await desktop.dispatch('no.such', {})).toMatchObject({ ok: false, error: { tag: 'invalid' } });
    expect(await desktop.dispatch('desk.switch', { to: 'moon' })).toMatchObject({
      ok: false,
      error: { tag: 'invalid', where: 'desk.switch' },
    });
  });

  it('says that there is a sample after settings were changed, too', async () => {
    expect(await (await start()).send('settings.change', { paper: 'Letter' })).toMatchObject({
      hasSample: true,
    });
  });

  it('hands a file to be saved to its host, and what the host says back', async () => {
    const saved: string[] = [];
    const desktop = await start({
      saveFile: async ({ name }) => {
        saved.push(name);
        return { path: `/chosen/${name}`, by: 'host' };
      },
    });
    const file = { name: 'sheet.pdf', bytes: bytesOf('%PDF') };
    expect(await desktop.send('file.save', file)).toEqual({ path: '/chosen/sheet.pdf', by: 'host' });
    expect(saved).toEqual(['sheet.pdf']);
  });

  it('begins anew with a choice that cannot be read, and keeps the old one aside', async () => {
    await mkdir(data, { recursive: true });
    await writeFile(folders.choice, '{"open": "mo');
    expect(await shown(await start())).toMatchObject({ kind: 'sample' });
    expect((await readdir(data)).filter((name) => name.startsWith('desktop.json.damaged'))).toHaveLength(1);
  });

  it('works on where its choice cannot be written, and says so', async () => {
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'file'), '');
    const desktop = await start({ folders: { ...folders, choice: join(data, 'file', 'desktop.json') } });
    const { kind, notices } = await desktop.send('desk.switch', { to: 'own' });
    expect(kind).toBe('own');
    expect(notices).toContainEqual(expect.stringContaining('will not be remembered'));
  });

  it('closes its printer', async () => {
    let closed = 0;
    const printer = {
      ...noPrinter,
      close: async () => {
        closed += 1;
      },
    };
    await end(await start({ printer }));
    expect(closed).toBe(1);
  });
});
