import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { partsOf } from '#workbench/importing/containers/parts';
import { bytesOf } from '../../../../harness/desks';

async function zipped(files: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

const parts = async (files: Readonly<Record<string, string | Buffer>>) =>
  partsOf({ path: 'a.zip', bytes: await zipped(files) });

describe('an archive', () => {
  it('is its files, with their paths within it', async () => {
    const found = await parts({ 'one.txt': 'One.', 'folder/two.txt': 'Two.' });
    expect(found.map((part) => 'bytes' in part && [part.path, Buffer.from(part.bytes).toString()])).toEqual([
      ['a.zip/one.txt', 'One.'],
      ['a.zip/folder/two.txt', 'Two.'],
    ]);
  });

  it('leaves out folders, hidden files and what systems add', async () => {
    const found = await parts({ 'x/.hidden': '1', '__MACOSX/x.txt': '2', '.DS_Store': '3', 'x/y.txt': '4' });
    expect(found.map(({ path }) => path)).toEqual(['a.zip/x/y.txt']);
  });

  it('names a file that unpacks to more than a report may have, however small it is packed, and takes the others', async () => {
    const bomb = Buffer.alloc(MAX_REPORT_BYTES + 1);
    const found = await parts({ 'bomb.txt': bomb, 'good.txt': 'Good.' });
    expect(found).toMatchObject([
      { path: 'a.zip/bomb.txt', error: expect.stringContaining('at most 10 MB') },
      { path: 'a.zip/good.txt' },
    ]);
  });

  it('never leads out of itself, nor steers whoever reads its names', async () => {
    const bytes = Buffer.from(await zipped({ 'aa/bb/cc.txt': 'x', 'e\u202egnp.exe': 'y' }));
    const climbing = Buffer.from(
      bytes.toString('latin1').replaceAll('aa/bb/cc.txt', '../../cc.txt'),
      'latin1',
    );
    const found = await partsOf({ path: 'a.zip', bytes: climbing });
    expect(found.map(({ path }) => path)).toEqual(['a.zip/cc.txt', 'a.zip/egnp.exe']);
  });

  it.each([
    ['is no archive at all', bytesOf('not a zip')],
    ['is cut off', null],
  ])('that %s is refused by name', async (_, given) => {
    const bytes = given ?? (await zipped({ 'a.txt': 'Some text.' })).subarray(0, 40);
    await expect(partsOf({ path: 'a.zip', bytes })).rejects.toMatchObject({
      tag: 'unreadable',
      what: expect.stringContaining('no zip archive'),
    });
  });

  it('with nothing in it is refused', async () => {
    await expect(parts({ '.only-hidden': 'x' })).rejects.toMatchObject({ what: 'holds no files' });
  });
});
