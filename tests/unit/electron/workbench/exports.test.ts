import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copiesOf, type Exported, logExport, readExports } from '#workbench/exports';
import { temporaryFolder } from '../../../harness/desks';

let desk: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder: desk, remove } = await temporaryFolder());
});
afterEach(() => remove());

const exported = (path: string, kind: Exported['kind'] = 'sheet'): Exported => ({
  kind,
  path,
  time: '2026-11-21T09:00:00.000Z',
  seq: 3,
  hash: 'a'.repeat(64),
});

it('copies are noted in order, each a line of its own, for their owner alone', async () => {
  expect(await readExports(desk)).toEqual([]);
  for (const path of ['/a.pdf', '/b\n.zip']) expect(await logExport(desk, exported(path))).toBeNull();
  expect(await readExports(desk)).toEqual([exported('/a.pdf'), exported('/b\n.zip')]);
  expect((await readFile(join(desk, 'exports.jsonl'), 'utf8')).trimEnd().split('\n')).toHaveLength(2);
  expect((await stat(join(desk, 'exports.jsonl'))).mode & 0o777).toBe(0o600);
});

it('a line that was cut short takes no other with it', async () => {
  await logExport(desk, exported('/a.pdf'));
  await appendFile(join(desk, 'exports.jsonl'), '{"kind":"sheet","pa');
  await logExport(desk, exported('/b.pdf'));
  expect((await readExports(desk)).map(({ path }) => path)).toEqual(['/a.pdf', '/b.pdf']);
});

it('noting at once loses nothing', async () => {
  const paths = Array.from({ length: 40 }, (_, at) => `/${at}.pdf`);
  await Promise.all(paths.map((path) => logExport(desk, exported(path))));
  expect((await readExports(desk)).map(({ path }) => path).sort()).toEqual([...paths].sort());
});

it('copies are what the user wrote or was left with, not what Galley keeps by itself', async () => {
  for (const kind of ['sheet', 'backup', 'replaced', 'rolling', 'restored'] as const)
    await logExport(desk, exported('/x', kind));
  expect((await copiesOf(desk)).map(({ kind }) => kind)).toEqual(['sheet', 'backup', 'replaced']);
});

it('what cannot be noted is told, never thrown, and makes no desk', async () => {
  await rm(desk, { recursive: true });
  expect(await logExport(desk, exported('/a.pdf'))).toContain('exports.jsonl');
  await expect(stat(desk)).rejects.toThrow('ENOENT');
  await writeFile(desk, 'a file');
  expect(await logExport(desk, exported('/a.pdf'))).not.toBeNull();
  expect(await readExports(desk)).toEqual([]);
  await rm(desk);
  await mkdir(desk);
});
