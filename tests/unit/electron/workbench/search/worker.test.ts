import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '#workbench/ports';
import { openSearchWorker } from '#workbench/search/client';
import { builtFor } from './built';
import { asking, at, freshFolder, report } from './folders';

let built: Awaited<ReturnType<typeof builtFor>>;
beforeAll(async () => {
  built = await builtFor('electron/workbench/search/worker.ts');
});
afterAll(() => built.remove());

describe('the search worker', () => {
  it('answers as the index does, keeps what it was given, and ends when closed', async () => {
    const folder = freshFolder();
    const openWorker = openSearchWorker(built.file);
    const index = await openWorker(folder, { copy: false });
    expect(await index.position()).toBeNull();
    await index.apply({ put: [report('r1', 'The envoy met them')], remove: [], position: at(3) });
    expect(await index.search(asking('envoy'))).toMatchObject({
      total: 1,
      hits: [{ id: 'r1', ranges: [[4, 9]] }],
    });
    await index.close();
    await expect(index.position()).rejects.toMatchObject({ tag: 'internal' });

    const again = await openWorker(folder, { copy: false });
    const copy = await openWorker(folder, { copy: true });
    expect([await again.position(), await copy.position()]).toEqual([at(3), at(3)]);
    await Promise.all([again.close(), copy.close(), again.close()]);
  });

  it('lets a question in between the documents of a change, and answers it from what stood before', async () => {
    const index = await openSearchWorker(built.file)(freshFolder(), { copy: false });
    await index.apply({ put: [report('r1', 'needle')], remove: [], position: at(1) });
    const order: string[] = [];
    const put = Array.from({ length: 1500 }, (_, n) => report(`r${n + 2}`, `straw ${n} `.repeat(200)));
    const change = index.apply({ put, remove: [], position: at(2) }).then(() => order.push('change'));
    const asked = index.search(asking('needle')).then(({ total }) => order.push(`found ${total}`));
    await Promise.all([change, asked]);
    expect(order).toEqual(['found 1', 'change']);
    expect((await index.search(asking('straw'))).total).toBe(1500);
    await index.close();
  });

  it('makes changes in the order they came', async () => {
    const index = await openSearchWorker(built.file)(freshFolder(), { copy: false });
    await Promise.all([
      index.apply({ put: [report('r1', 'word')], remove: [], position: at(1) }),
      index.clear(),
      index.apply({ put: [report('r2', 'word')], remove: [], position: at(2) }),
    ]);
    expect((await index.search(asking('word'))).hits.map(({ id }) => id)).toEqual(['r2']);
    await index.close();
  });

  it('reports an index that cannot be opened as the fault it is', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    await expect(openSearchWorker(built.file)(file, { copy: false })).rejects.toMatchObject({
      name: 'FaultError',
      tag: 'disk',
      where: expect.stringContaining(file),
    });
  });

  it('that is not there is reported', async () => {
    const missing = join(freshFolder(), 'none.mjs');
    await expect(openSearchWorker(missing)(freshFolder(), { copy: false })).rejects.toMatchObject({
      tag: 'internal',
    });
  });
});

/** A worker that answers a search with its text, and ends when asked for `end`. */
const FAKE = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ number, name, params }) => {
    if (params?.query === 'end') process.exit(3);
    parentPort.postMessage({ number, ok: true, result: name === 'search' ? { query: params.query } : null });
    if (name === 'close') parentPort.close();
  });
  parentPort.postMessage({ number: 0, ok: true, result: null });
`;

async function fakeIndex(): Promise<SearchIndex> {
  const folder = freshFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fake.mjs'), FAKE);
  return openSearchWorker(join(folder, 'fake.mjs'))(folder, { copy: false });
}

/** What became of each question: its answer's query, or the tag of the fault. */
const outcomes = async (questions: readonly Promise<{ query: string }>[]): Promise<string[]> =>
  Promise.all(
    questions.map((question) =>
      question.then(
        ({ query }) => query,
        (fault: { tag: string }) => fault.tag,
      ),
    ),
  );

describe('a worker that stops', () => {
  it('fails what it was asked, and is started anew for what comes later', async () => {
    const index = await fakeIndex();
    expect(await outcomes([index.search(asking('end')), index.search(asking('too'))])).toEqual([
      'internal',
      'internal',
    ]);
    await expect(index.search(asking('end'))).rejects.toThrow(/search worker stopped.*starts anew/);
    expect(await outcomes([index.search(asking('later'))])).toEqual(['later']);
    await index.close();
  });

  it('has nothing left to close', async () => {
    const index = await fakeIndex();
    await outcomes([index.search(asking('end'))]);
    await index.close();
    await expect(index.search(asking('late'))).rejects.toMatchObject({ tag: 'internal' });
  });
});
