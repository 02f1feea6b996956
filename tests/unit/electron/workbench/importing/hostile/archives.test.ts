import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { MAX_CONTAINER_BYTES, partsOf } from '#workbench/importing/containers/parts';
import { readOriginal } from '#workbench/importing/readers';
import { bytesOf } from '../../../../../harness/desks';
import { type RawEntry, rawZip } from './raw-zip';

const partsIn = (bytes: Uint8Array, path = 'a.zip') => partsOf({ path, bytes });
const raw = (entries: readonly RawEntry[], count?: number) => partsIn(rawZip(entries, count));
const TEXT = Buffer.from('The pier will open on Sunday.');
const MEGABYTES = (many: number): Buffer => Buffer.alloc(many * 1_000_000, ' ');

describe('an archive made to do harm', () => {
  it('is taken apart where it only looks odd', async () => {
    const found = await raw([
      { name: 'a.txt', content: TEXT },
      { name: 'b.txt', content: Buffer.from('Two.') },
    ]);
    expect(found.map((part) => 'bytes' in part && Buffer.from(part.bytes).toString())).toEqual([
      TEXT.toString(),
      'Two.',
    ]);
  });

  it('is refused where it says it holds a million entries', async () => {
    await expect(raw([{ name: 'a.txt', content: TEXT }], 1_000_000)).rejects.toMatchObject({
      tag: 'unreadable',
      where: 'a.zip',
      what: 'unpacks to more than 100000 entries',
    });
  });

  it('is refused where its files share their bytes', async () => {
    const shared = Array.from({ length: 50 }, (_, at) => ({
      name: `${at}.txt`,
      content: MEGABYTES(1),
      ...(at > 0 && { sharing: 0 }),
    }));
    await expect(raw(shared)).rejects.toMatchObject({
      tag: 'unreadable',
      what: expect.stringContaining('share their bytes'),
    });
  });

  it('is refused where all of it together unpacks to hundreds of times its size', async () => {
    const zip = rawZip(
      Array.from({ length: 12 }, (_, at) => ({ name: `${at}.txt`, content: MEGABYTES(10) })),
    );
    expect(zip.length).toBeLessThan(200_000);
    await expect(partsIn(zip)).rejects.toMatchObject({ what: 'unpacks to more than 100 MB' });
  });

  it('is not believed where it says that a file is small, and not unpacked where it says that it is large', async () => {
    const found = await raw([
      { name: 'small.txt', content: MEGABYTES(2), says: 10 },
      { name: 'large.txt', content: TEXT, says: MAX_REPORT_BYTES + 1 },
      { name: 'good.txt', content: TEXT },
    ]);
    expect(found).toMatchObject([
      { path: 'a.zip/small.txt', error: expect.stringContaining('cannot be unpacked') },
      { path: 'a.zip/large.txt', error: expect.stringContaining('at most 10 MB') },
      { path: 'a.zip/good.txt', bytes: TEXT },
    ]);
  });

  it('within an archive is not opened, and said to be none of the documents it may be taken for', async () => {
    const inner = rawZip([{ name: 'c.txt', content: TEXT }]);
    const middle = rawZip([{ name: 'b.zip', content: inner }]);
    const [part] = await raw([{ name: 'a.zip', content: middle }]);
    if (!part || 'error' in part) throw new Error('it was not taken out');
    expect(part.path).toBe('a.zip/a.zip');
    await expect(readOriginal(part.bytes, part.path)).rejects.toMatchObject({ tag: 'unreadable' });
  });

  it('is refused by its size, before it is looked into', async () => {
    const large = new Uint8Array(MAX_CONTAINER_BYTES + 1);
    for (const path of ['a.zip', 'a.mbox', 'a.jsonl'])
      await expect(partsIn(large, path)).rejects.toMatchObject({
        what: 'is 200.0 MB; at most 200 MB are taken in',
      });
  });
});

describe('a name in an archive', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['..\\..\\windows\\win.ini', 'windows/win.ini'],
    ['C:\\windows\\win.ini', 'windows/win.ini'],
    ['c:win.ini', 'win.ini'],
    ['../D:/win.ini', 'win.ini'],
    ['C:D:\\win.ini', 'win.ini'],
    ['\\\\?\\C:\\win.ini', '?/win.ini'],
    ['Q: and A.txt', 'Q: and A.txt'],
    ['a\u0000.txt', 'a.txt'],
    ['a\nb\r\u001b[2J.txt', 'a b [2J.txt'],
    ['a\u009b2J\u0085.txt', 'a2J.txt'],
    ['statement\u202etxt.exe', 'statementtxt.exe'],
    ['a\u2066b\u2069\u200f\u061c\u200b\ufeff.txt', 'ab.txt'],
    ['a\u2028b\u2029c.txt', 'a b c.txt'],
    ['x/./y/../z.txt', 'x/y/z.txt'],
    ['...', '...'],
  ])('leads nowhere and steers nothing: %j', async (name, shown) => {
    const [part] = await raw([{ name, content: TEXT }]);
    expect(part?.path).toBe(`a.zip/${shown}`);
  });

  it.each(['..', '.', '\u202e', ' '])('that is none is called so: %j', async (name) => {
    expect((await raw([{ name, content: TEXT }]))[0]?.path).toBe('a.zip/unnamed');
  });

  it('of a link is not followed', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'passwd.txt', { mode: 0o120777 });
    zip.addBuffer(Buffer.from('Good.'), 'good.txt');
    zip.end();
    const bytes = await buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
    expect(await partsIn(bytes)).toMatchObject([
      { path: 'a.zip/passwd.txt', error: expect.stringContaining('is a link') },
      { path: 'a.zip/good.txt', bytes: Buffer.from('Good.') },
    ]);
  });
});

describe('a container of very many', () => {
  it('is taken apart mail by mail, a hundred thousand of them', async () => {
    const mail = 'From a@example.org Fri Oct  4 10:00:00 2019\nSubject: One\n\nText.\n\n';
    const found = await partsIn(bytesOf(mail.repeat(100_000)), 'a.mbox');
    expect([found.length, found.at(-1)?.path]).toEqual([100_000, 'a.mbox/100000.eml']);
  });

  it('is taken apart line by line, a hundred thousand of them', async () => {
    const found = await partsIn(bytesOf('{"text":"One."}\n'.repeat(100_000)), 'a.jsonl');
    expect([found.length, found.at(-1)?.path]).toEqual([100_000, 'a.jsonl:100000']);
  });
});
