import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDocument } from '#workbench/storage/document';
import { temporaryFolder } from '../../../../harness/desks';

const schema = z.object({ name: z.string() });
const defaults = { name: 'default' };
let path: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  path = join(made.folder, 'deep', 'document.json');
});
afterEach(() => remove());

describe('a small document', () => {
  it('shows its defaults until it is written, and what was written afterwards', async () => {
    const document = await openDocument(path, { schema, defaults });
    expect(document.value).toEqual(defaults);
    await document.replace({ name: 'written' });
    expect((await openDocument(path, { schema, defaults })).value).toEqual({ name: 'written' });
    expect(await readdir(dirname(path))).toEqual(['document.json']);
  });

  it('is written although the environment says test', async () => {
    expect(process.env.NODE_ENV).toBe('test');
    await (await openDocument(path, { schema, defaults })).replace({ name: 'x' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ name: 'x' });
  });

  it.each([
    ['not JSON', '{"name":'],
    ['of another shape', '{"name": 5}'],
  ])('that is %s is an error naming the file, and is left as it is', async (_, damaged) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, damaged);
    await expect(openDocument(path, { schema, defaults })).rejects.toThrow(path);
    expect(await readFile(path, 'utf8')).toBe(damaged);
  });

  it('that is damaged is moved aside where it may be begun anew, never written over', async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'damaged');
    const moved: string[] = [];
    const document = await openDocument(path, { schema, defaults, onQuarantine: (to) => moved.push(to) });
    await document.replace({ name: 'new' });
    expect(await readFile(moved[0] ?? '', 'utf8')).toBe('damaged');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ name: 'new' });
  });

  it('shows the old value when the new one cannot be written', async () => {
    const document = await openDocument(path, { schema, defaults });
    await document.replace({ name: 'first' });
    // A folder in the file's place: the rename at the end must fail.
    const other = await openDocument(join(path, 'inside.json'), { schema, defaults });
    await expect(other.replace({ name: 'second' })).rejects.toThrow();
    expect(other.value).toEqual(defaults);
    expect(document.value).toEqual({ name: 'first' });
  });
});
