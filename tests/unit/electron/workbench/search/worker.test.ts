import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSearchWorker, type WorkerIndex } from '#workbench/search/client';
import { builtFor } from './built';
import { at, freshFolder, report } from './folders';

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
    expect(await index.search('envoy', 5)).toMatchObject({
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

  it('answers requests in the order they were made', async () => {
    const index = await openSearchWorker(built.file)(freshFolder(), { copy: false });
    const totals = await Promise.all([
      index.search('word', 5).then(({ total }) => total),
      index.apply({ put: [report('r1', 'word')], remove: [], position: at(1) }),
      index.search('word', 5).then(({ total }) => total),
      index.clear(),
      index.search('word', 5).then(({ total }) => total),
    ]);
    expect(totals).toEqual([0, undefined, 1, undefined, 0]);
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
  parentPort.on('message', ({ name, params }) => {
    if (params?.query === 'end') process.exit(3);
    parentPort.postMessage({ ok: true, result: name === 'search' ? { query: params.query } : null });
    if (name === 'close') parentPort.close();
  });
  parentPort.postMessage({ ok: true, result: null });
`;

async function fakeIndex(): Promise<WorkerIndex> {
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

describe('a newer question of the same caller', () => {
  it('takes the place of those not yet begun, and of no one else’s', async () => {
    const index = await fakeIndex();
    const window = { caller: 'window' };
    const asked = [
      index.search('begun', 5, window),
      index.search('p', 5, window),
      index.search('other', 5, { caller: 'palette' }),
      index.search('anyone', 5),
      index.search('pe', 5, window),
      index.search('pea', 5, window),
    ];
    expect(await outcomes(asked)).toEqual(['begun', 'refused', 'other', 'anyone', 'refused', 'pea']);
    await index.close();
  });
});

describe('a worker that stops', () => {
  it('fails what it was asked, and is started anew for what was not yet begun', async () => {
    const index = await fakeIndex();
    expect(await outcomes([index.search('end', 5), index.search('next', 5)])).toEqual(['internal', 'next']);
    await expect(index.search('end', 5)).rejects.toThrow(/search worker stopped.*starts anew/);
    expect(await outcomes([index.search('later', 5)])).toEqual(['later']);
    await index.close();
  });

  it('has nothing left to close', async () => {
    const index = await fakeIndex();
    await outcomes([index.search('end', 5)]);
    await index.close();
    await expect(index.search('late', 5)).rejects.toMatchObject({ tag: 'internal' });
  });
});
