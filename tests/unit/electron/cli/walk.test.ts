import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, rename, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_DOCUMENT_BYTES, MAX_REPORT_BYTES } from '#shared/text/limits';
import { MAX_CONTAINER_BYTES } from '#workbench/importing/containers/parts';
import { readWhole } from '../../../../electron/cli/read-file';
import { filesUnder } from '../../../../electron/cli/walk';
import { galleyWith } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** What is found under paths of the test's folder: its text, or in brackets why there is none. */
async function found(...paths: string[]): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for await (const one of filesUnder(paths.map((path) => join(folder, path))))
    all.push([
      one.path.slice(folder.length + 1),
      'error' in one ? `(${one.error})` : Buffer.from(one.bytes).toString(),
    ]);
  return all;
}
const put = async (path: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, path), content);
  return join(folder, path);
};

describe('a folder brought in', () => {
  it('whose links lead round in circles is gone through once, and the links are named', async () => {
    await mkdir(join(folder, 'x/y'), { recursive: true });
    await put('x/a.txt', 'A');
    await put('x/y/b.txt', 'B');
    await symlink('..', join(folder, 'x/y/up'));
    await symlink('.', join(folder, 'x/here'));
    await symlink('self', join(folder, 'x/self'));
    await symlink('nothing', join(folder, 'x/z'));
    expect(await found('x')).toEqual([
      ['x/a.txt', 'A'],
      ['x/here', '(is a link to a folder that is gone through already)'],
      ['x/self', '(is a link that leads round in a circle. Bring in what it should lead to)'],
      ['x/y/b.txt', 'B'],
      ['x/y/up', '(is a link to a folder that is gone through already)'],
      ['x/z', '(there is no such file or folder. Check the path)'],
    ]);
  });

  it('whose links double at every level is gone through once', async () => {
    for (let level = 0; level < 40; level += 1) {
      await mkdir(join(folder, `${level}`));
      for (const name of ['l', 'r']) await symlink(`../${level + 1}`, join(folder, `${level}`, name));
    }
    await mkdir(join(folder, '40'));
    await put('40/a.txt', 'A');
    const all = await found('0');
    expect(all.filter(([path]) => path.endsWith('a.txt'))).toHaveLength(1);
    expect(all.length).toBeLessThan(100);
  });

  it('may hold what is no file: pipes, sockets and devices are named, and nothing waits for them', async () => {
    await promisify(execFile)('mkfifo', [join(folder, 'pipe.txt'), join(folder, 'pipe.jsonl')]);
    const server = createServer().listen(join(folder, 'socket'));
    await symlink('/dev/zero', join(folder, 'zeros.txt'));
    await put('good.txt', 'Good.');
    const no = '(is neither a file nor a folder)';
    expect(await found('.')).toEqual([
      ['good.txt', 'Good.'],
      ['pipe.jsonl', no],
      ['pipe.txt', no],
      ['socket', no],
      ['zeros.txt', no],
    ]);
    server.close();
  });

  it('is not held up by a pipe that took the place of a file after it was looked at', async () => {
    const pipe = join(folder, 'pipe.txt');
    await promisify(execFile)('mkfifo', [pipe]);
    await expect(readWhole(pipe, pipe)).rejects.toMatchObject({ what: 'is neither a file nor a folder' });
  });

  const LONG = 'd'.repeat(250);

  it('may be nested deeper than paths can be', async () => {
    const down = `for (let at = 0; at < 20; at += 1) { fs.mkdirSync('${LONG}'); process.chdir('${LONG}'); }`;
    await promisify(execFile)(process.execPath, ['-e', down], { cwd: folder });
    await put('good.txt', 'Good.');
    const all = await found('.');
    expect(all.at(-1)).toEqual(['good.txt', 'Good.']);
    expect(all[0]?.[1]).toMatch(/^\(its path is longer than this system allows/);
    await promisify(execFile)('rm', ['-rf', join(folder, LONG)]);
  });

  it('may have names that are no UTF-8', async () => {
    const name = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.from([0x63, 0xe9, 0x2e, 0x74, 0x78, 0x74]),
    ]);
    await writeFile(name, 'Latin.');
    expect(await found('.')).toEqual([['c\ufffd.txt', 'Latin.']]);
  });
});

describe('a name that is to steer whoever reads it', () => {
  const NAME = 'a\u001b[2J\n\u202etxt.exe\u009b0m';

  it('is printed as a name and nothing more', async () => {
    const path = await put(NAME, 'The pier reopened.');
    const bad = await put(`${NAME}.pdf`, 'no PDF');
    const env = { GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'A. Checker' };
    const { out, err } = await galleyWith(env, ['import', path, bad]);
    expect(out).toContain('a [2J txt.exe 0m');
    expect(err).toContain('a [2J txt.exe 0m.pdf: is damaged');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(out.split('\n')).toHaveLength(2);
  });

  it('is whole in JSON, and steers nothing there either', async () => {
    const path = await put(NAME, 'The pier reopened.');
    const env = { GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'A. Checker' };
    const { out, json } = await galleyWith(env, ['import', '--json', path]);
    expect(json[0]?.path).toBe(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('a file of 200 MB', () => {
  it.each([
    ['a.txt', MAX_REPORT_BYTES],
    ['a.html', MAX_REPORT_BYTES],
    ['a.md', MAX_REPORT_BYTES],
    ['a.pdf', MAX_DOCUMENT_BYTES],
    ['a.docx', MAX_DOCUMENT_BYTES],
    ['a.eml', MAX_DOCUMENT_BYTES],
    ['a.zip', MAX_CONTAINER_BYTES],
    ['a.mbox', MAX_CONTAINER_BYTES],
  ])('is refused by its size, and not read: %s', async (name, most) => {
    const path = await put(name, '');
    // Nothing of it is on the disk.
    await truncate(path, 2_000_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const [[, said] = []] = await found(name);
    expect(said).toMatch(new RegExp(`^\\(is 2000\\.0 MB; at most ${most / 1e6} MB are taken in`));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('that is a feed of one line is never held', async () => {
    const path = await put('a.jsonl', '{"text":"One."}\n');
    await truncate(path, 200_000_000);
    await appendFile(path, '\n{"text":"Three."}');
    expect(await found('a.jsonl')).toEqual([
      ['a.jsonl:1', '{"text":"One."}'],
      ['a.jsonl:2', '(is 200.0 MB; at most 10 MB are taken in. Split it into single reports.)'],
      ['a.jsonl:3', '{"text":"Three."}'],
    ]);
  });
});

describe('a file that changes while it is read', () => {
  const [OLD, NEW] = ['a', 'b'].map((letter) => `${letter.repeat(79)}\n`.repeat(20_000)) as [string, string];

  /** Has `change` done after each of the first `times` reads of any file. */
  async function changingBetween(times: number, change: (round: number) => Promise<void>): Promise<void> {
    const file = await open(await put('other.txt', ''));
    const handle = Object.getPrototypeOf(file) as { read: (...given: unknown[]) => Promise<unknown> };
    await file.close();
    const read = handle.read;
    let round = 0;
    vi.spyOn(handle, 'read').mockImplementation(async function (this: unknown, ...given) {
      const done = await read.apply(this, given);
      round += 1;
      if (round <= times) await change(round);
      return done;
    });
  }
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const LONG_AGO = new Date('2019-10-04');

  it('is read again', async () => {
    const path = await put('a.txt', OLD);
    await utimes(path, LONG_AGO, LONG_AGO);
    await changingBetween(1, () => writeFile(path, NEW));
    expect((await found('a.txt'))[0]?.[1]).toBe(NEW);
  });

  it('and looks as if it did not, is looked at twice where that can be', async () => {
    const path = await put('a.txt', OLD);
    const now = new Date();
    await utimes(path, now, now);
    await changingBetween(1, async () => {
      await writeFile(path, NEW);
      await utimes(path, now, now);
    });
    expect((await found('a.txt'))[0]?.[1]).toBe(NEW);
  });

  it.each([
    ['written to', (path: string, round: number) => writeFile(path, round % 2 === 0 ? OLD : NEW)],
    ['cut off', (path: string, round: number) => truncate(path, 1_000_000 - round)],
    ['added to', (path: string) => appendFile(path, 'more')],
  ])('is named where it is %s again and again', async (_, change) => {
    const path = await put('a.txt', OLD);
    await utimes(path, LONG_AGO, LONG_AGO);
    await changingBetween(100, (round) => change(path, round));
    expect((await found('a.txt'))[0]?.[1]).toBe(`(was written to while it was read. ${BRING_IN_LATER})`);
  });

  it('is what it was where another takes its place', async () => {
    const path = await put('a.txt', OLD);
    const next = await put('next.txt', NEW);
    await changingBetween(1, () => rename(next, path));
    expect((await found('a.txt'))[0]?.[1]).toBe(OLD);
    expect((await found('a.txt'))[0]?.[1]).toBe(NEW);
  });

  const BRING_IN_LATER = 'Bring it in when nothing writes to it any more.';

  it('between being looked at and being read is taken as it is then, within the limits', async () => {
    const path = await put('a.txt', 'Short.');
    const walk = filesUnder([folder, path]);
    await truncate(path, 2_000_000_000);
    expect((await walk.next()).value).toMatchObject({ error: expect.stringContaining('is 2000.0 MB') });
    await writeFile(path, 'Long again.');
    expect((await walk.next()).value).toMatchObject({ bytes: Buffer.from('Long again.') });
  });

  it('and is a feed is said to have changed', async () => {
    const path = await put('a.jsonl', `${'{"text":"One."}\n'.repeat(20_000)}`);
    const all: string[] = [];
    for await (const one of filesUnder([path])) {
      if (all.length === 0) await appendFile(path, '{"text":"Late."}\n');
      all.push('error' in one ? one.error : 'line');
    }
    expect(all.at(-1)).toBe(`was written to while it was read. ${BRING_IN_LATER}`);
  });

  it('is stored with the hash of what was stored', async () => {
    const path = await put('a.txt', OLD);
    const env = { GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'A. Checker' };
    const imported = galleyWith(env, ['import', '--json', path]);
    const file = await open(path, 'r+');
    for (let round = 0; round < 20; round += 1) await file.write(round % 2 === 0 ? NEW : OLD, 0);
    await file.close();
    const { json, err } = await imported;
    if (err !== '') expect(err).toContain('was written to while it was read');
    else {
      const { out: text } = await galleyWith(env, ['report', String(json[0]?.reportId), '--text']);
      expect(createHash('sha256').update(text).digest('hex')).toBe(json[0]?.sha256);
    }
    const { status, err: problems } = await galleyWith(env, ['verify']);
    expect([status, problems]).toEqual([0, '']);
  });
});
