import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestOf } from '#workbench/backup/checking';
import { blobPath } from '#workbench/backup/paths';
import { readExports } from '#workbench/exports';
import { lockDesk } from '#workbench/storage/lock';
import { version } from '../../../../package.json';
import { galleyWith } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';
import { filesIn, newDesk, oldDesk } from '../workbench/backup/desks';

let folder: string;
let remove: () => Promise<void>;
let desk: string;
let out: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  out = join(folder, 'b.zip');
});
afterEach(() => remove());

/** One call of the command line; the own desk is in a data folder of the test's. */
const galley = (words: readonly string[], terminal = false) =>
  galleyWith({ GALLEY_DATA: join(folder, 'data') }, words, { terminal, version });
const backup = (...words: string[]) => galley(['--desk', desk, '--json', 'backup', out, ...words]);
const restore = (to: string, ...words: string[]) =>
  galley(['--desk', to, '--json', 'restore', out, ...words]);

describe('galley backup', () => {
  it('prints one line: files, bytes, head, problems', async () => {
    const { link } = await newDesk(desk, 2);
    const { status, out: stdout, err: stderr } = await backup();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      files: 5,
      bytes: (await readFile(out)).length,
      head: { seq: link.seq, hash: link.hash },
      problems: [],
    });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect((await manifestOf(out)).galley).toBe(version);
  });

  it('tells people in a sentence, and progress on a terminal only', async () => {
    await newDesk(desk, 2);
    const shown = await galley(['--desk', desk, 'backup', out], true);
    expect(shown.out).toMatch(/b\.zip: 5 files, \d+ bytes, up to entry 5\n$/);
    expect(shown.err).toContain('backing up: 100 %');
    expect((await galley(['--desk', desk, 'backup', out])).err).toBe('');
  });

  it('works while a window holds the desk, and takes no lock of its own', async () => {
    await newDesk(desk, 2);
    const lock = await lockDesk(desk, "Galley's window");
    expect((await backup()).status).toBe(0);
    await lock.release();
  });

  it('knows confidential names only with --with-vault', async () => {
    await oldDesk(desk);
    await backup();
    const names = async () => (await manifestOf(out)).files.map(({ path }) => path);
    expect(await names()).not.toContain('vault.json');
    await backup('--with-vault');
    expect(await names()).toContain('vault.json');
  });

  it('notes the copy on the desk', async () => {
    const { link } = await newDesk(desk, 1);
    await backup();
    expect(await readExports(desk)).toMatchObject([
      { kind: 'backup', path: out, seq: link.seq, hash: link.hash, time: (await manifestOf(out)).made },
    ]);
  });

  it('names damaged files, backs up the others, and ends with status 1', async () => {
    const writer = await newDesk(desk, 1);
    const path = blobPath('texts', await writer.report('To be altered.'));
    await writeFile(join(desk, path), 'altered');
    const { status, out: stdout, err: stderr } = await backup();
    expect(status).toBe(1);
    expect(JSON.parse(stdout).problems).toMatchObject([{ path }]);
    expect(stderr).toMatch(new RegExp(`^galley: ${path}: .*altered`));
  });

  it.each([
    [[], 'too few words'],
    [['a.zip', 'b.zip'], 'too many words'],
    [['backup.tar'], 'does not end in .zip'],
    [['b.zip', '--vault'], '--vault'],
  ])('%j ends with status 2 and writes nothing', async (words, message) => {
    await newDesk(desk, 1);
    const before = await readdir(folder);
    const { status, out: stdout, err: stderr } = await galley(['--desk', desk, 'backup', ...words]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(await readdir(folder)).toEqual(before);
  });

  it('of a desk without entries ends with status 1, and makes none', async () => {
    const { status, err: stderr } = await backup();
    expect(status).toBe(1);
    expect(stderr).toContain('no entries');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('galley restore', () => {
  it('makes the desk that --desk names, which then opens and verifies', async () => {
    await oldDesk(desk);
    await backup('--with-vault');
    const again = join(folder, 'again');
    const { status, out: stdout, err: stderr } = await restore(again);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { head } = await manifestOf(out);
    const { 'exports.jsonl': noted, ...files } = await filesIn(again);
    expect(noted).toBeDefined();
    expect(JSON.parse(stdout)).toEqual({
      files: Object.keys(files).length,
      bytes: expect.any(Number),
      head: { seq: head.seq, hash: head.hash },
      problems: [],
    });
    const verified = await galley(['--desk', again, '--json', 'verify']);
    expect(verified).toMatchObject({ status: 0, out: expect.stringContaining('"ok":true') });
  });

  it('makes the own desk where none is named, when there is nothing yet', async () => {
    await newDesk(desk, 1);
    await backup();
    expect((await galley(['restore', out])).status).toBe(0);
    expect(await readdir(join(folder, 'data', 'desk'))).toContain('ledger.jsonl');
    const again = await galley(['restore', out]);
    expect(again.status).toBe(1);
    expect(again.err).toContain('is not empty');
  });

  it('refuses a folder that is not empty, and what is no backup', async () => {
    await newDesk(desk, 1);
    await backup();
    await mkdir(join(folder, 'again'));
    await writeFile(join(folder, 'again', '.keep'), '');
    expect(await restore(join(folder, 'again'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('.keep'),
    });
    await writeFile(out, 'no zip');
    expect(await restore(join(folder, 'other'))).toMatchObject({ status: 1, out: '' });
    expect(await readdir(folder)).not.toContain('other');
  });
});

it('both stand on the help page, and say how they are called', async () => {
  const { out: stdout } = await galley(['--help']);
  for (const name of ['backup', 'restore']) {
    expect(stdout).toMatch(new RegExp(`^  ${name} .*zip|^  ${name} .*backup`, 'm'));
    expect((await galley([name, '--help'])).out).toContain(`galley ${name} FILE.zip`);
  }
  expect(stdout).not.toMatch(/(backup|restore).*not there yet/);
});
