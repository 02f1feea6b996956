import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeContents, type FakeFrame } from '../../../harness/fake-electron/contents';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';

let main: StartedMain;
beforeAll(async () => {
  main = await startMain();
});
afterAll(() => main.end());

const bytes = new TextEncoder().encode('It happened.');
const importing = ['report.import', { files: [{ path: 'a.txt', bytes }] }] as const;
const send = (args: readonly unknown[], from?: Parameters<typeof main.fake.invoke>[2]) =>
  main.fake.invoke('galley:send', args, from);
const eventsOf = (name: string) =>
  main.fake.window.contents.sent.filter(([wire, event]) => wire === 'galley:event' && event === name);

describe('a call from the window', () => {
  it('is answered, bytes and all, over structured clones', async () => {
    expect(await send(importing)).toMatchObject({ ok: true, value: [{ ok: true, words: 2 }] });
  });

  it.each([
    ['an unknown channel', ['no.such', {}]],
    ['no channel', []],
    ['a channel that is no word', [{ channel: 'desk.describe' }, {}]],
    ['a field too many', ['desk.describe', { more: 1 }]],
    ['a stance that does not exist', ['verdict.give', { claim: 'c1', verdict: 'maybe' }]],
    ['bytes that are none', ['report.import', { files: [{ path: 'a', bytes: 'text' }] }]],
  ])('with %s is refused by the contract', async (_, args) => {
    expect(await send(args)).toMatchObject({ ok: false, error: { tag: 'invalid' } });
  });
});

describe('a call from elsewhere', () => {
  const ours: FakeFrame = { url: 'app://galley/', parent: null };
  it.each<[string, FakeFrame | null]>([
    ['a frame that is gone', null],
    ['another site', { url: 'https://example.com/', parent: null }],
    ['another host of our scheme', { url: 'app://sheet/', parent: null }],
    ['a scheme that looks like ours', { url: 'apps://galley/', parent: null }],
    ['a frame inside our page', { url: 'app://galley/', parent: ours }],
    ['no address at all', { url: '', parent: null }],
    ['about:blank', { url: 'about:blank', parent: null }],
    ['an opaque origin', { url: 'data:text/html,x', parent: null }],
  ])('%s is refused and not carried out', async (_, frame) => {
    const before = await send(['ledger.list', {}]);
    expect(await send(importing, { frame })).toMatchObject({ ok: false, error: { tag: 'refused' } });
    expect(await send(['ledger.list', {}])).toEqual(before);
  });

  it('other contents than our window’s are refused, whatever they show', async () => {
    const sender = new FakeContents(main.fake.defaultSession);
    expect(await send(importing, { sender, frame: ours })).toMatchObject({
      ok: false,
      error: { tag: 'refused' },
    });
  });
});

describe('events', () => {
  it('tell the window that the ledger grew, and that another desk is open', async () => {
    const other = new TextEncoder().encode('It happened again.');
    await send(['report.import', { files: [{ path: 'b.txt', bytes: other }] }]);
    expect(eventsOf('desk.changed').slice(-1)).toEqual([
      ['galley:event', 'desk.changed', { seq: expect.any(Number), touched: [expect.any(String)] }],
    ]);
    await send(['desk.switch', { to: 'own' }]);
    expect(eventsOf('desk.switched')).toEqual([
      ['galley:event', 'desk.switched', { path: join(main.data, 'desk') }],
    ]);
  });
});

describe('saving a file', () => {
  const file = { name: 'sheet.pdf', bytes: new TextEncoder().encode('%PDF-1.4') };

  it('asks where to and writes there', async () => {
    main.fake.saveTo = join(main.data, 'chosen.pdf');
    expect(await send(['file.save', file])).toEqual({
      ok: true,
      value: { path: join(main.data, 'chosen.pdf'), by: 'host' },
    });
    expect(await readFile(join(main.data, 'chosen.pdf'), 'utf8')).toBe('%PDF-1.4');
    expect(main.fake.saveDialogs).toEqual([
      {
        defaultPath: join(main.fake.paths.get('documents') ?? '', 'sheet.pdf'),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      },
    ]);
  });

  it('writes nothing when the user thinks better of it', async () => {
    main.fake.saveTo = null;
    const before = await readdir(main.data);
    expect(await send(['file.save', file])).toEqual({ ok: true, value: { path: null, by: 'host' } });
    expect(await readdir(main.data)).toEqual(before);
  });

  it('suggests a name only, never a place', async () => {
    await send(['file.save', { ...file, name: '../../.bashrc' }]);
    expect(main.fake.saveDialogs.at(-1)?.defaultPath).toBe(
      join(main.fake.paths.get('documents') ?? '', '.bashrc'),
    );
  });

  it('that cannot be written says why', async () => {
    main.fake.saveTo = join(main.data, 'no', 'such', 'folder.pdf');
    expect(await send(['file.save', file])).toMatchObject({
      ok: false,
      error: { tag: 'disk', where: main.fake.saveTo },
    });
  });
});
