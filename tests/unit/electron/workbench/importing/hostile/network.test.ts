import dns from 'node:dns/promises';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '#shared/domain/provenance';
import { readOriginal } from '#workbench/importing/readers';
import type { Reading } from '#workbench/importing/reading';
import { temporaryFolder } from '../../../../../harness/desks';
import { remoteFiles } from './remote';
import { triedBy } from './watched';

const SECRET = 'what stands in a file of this machine';
let files: Readonly<Record<string, Uint8Array>>;
let remove: () => Promise<void>;

beforeAll(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  await writeFile(join(made.folder, 'secret.txt'), SECRET);
  files = await remoteFiles(pathToFileURL(join(made.folder, 'secret.txt')).href);
  // Libraries are loaded before anything is watched: that they load is no doing of the file's.
  for (const [path, bytes] of Object.entries(files)) await readOriginal(bytes, path);
});
afterAll(() => remove());

describe('what is watched', () => {
  it.each([
    ['a fetch', () => fetch('http://127.0.0.1:1/')],
    ['a socket', async () => get('http://127.0.0.1:1/')],
    ['a name looked up', () => dns.lookup('remote.invalid')],
  ])('is noticed: %s', async (what, work) => {
    expect(await triedBy(work)).toContain(what);
  });
});

describe('a file that asks for what is elsewhere', () => {
  it.each(['a.html', 'a.eml', 'a.mht', 'a.md', 'a.rtf', 'a.txt', 'feed.jsonl:1', 'a.docx', 'a.odt', 'a.pdf'])(
    'is read without asking anybody, running anything, or opening another file: %s',
    async (path) => {
      Reflect.deleteProperty(globalThis, 'ran');
      let reading: Reading | undefined;
      const tried = await triedBy(async () => {
        reading = await readOriginal(files[path] ?? new Uint8Array(), path);
      });
      expect(reading?.text).toContain('The pier reopened.');
      expect(JSON.stringify(reading)).not.toContain(SECRET);
      expect(tried).toEqual([]);
      expect('ran' in globalThis).toBe(false);
    },
  );

  it('is there of every format', async () => {
    const read = await Promise.all(Object.entries(files).map(([path, bytes]) => readOriginal(bytes, path)));
    expect(new Set(read.map(({ format }) => format))).toEqual(new Set(FORMATS));
  });
});
