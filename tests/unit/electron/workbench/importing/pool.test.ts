import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readersInWorkers } from '#workbench/importing/pool';
import type { Readers } from '#workbench/ports';
import { bytesOf, temporaryFolder } from '../../../../harness/desks';

/** What a hostile file makes its reader do, by the file's first word. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
const kept = [];
parentPort.on('message', ({ read, path }) => {
  const text = new TextDecoder().decode(read);
  if (text === 'hang') for (;;);
  if (text === 'grow') for (;;) kept.push(new Array(100_000).fill({}).map(() => ({})));
  if (text === 'inflate') setInterval(() => kept.push(new Uint8Array(20_000_000).fill(1)), 1);
  else if (text === 'wait') setTimeout(() => parentPort.postMessage({ ok: true, reading: { text: 'waited ' + path } }), 2000);
  else if (text === 'large') {
    kept.push(new Uint8Array(250_000_000).fill(1));
    setTimeout(() => parentPort.postMessage({ ok: true, reading: { text: 'large ' + path } }), 1000);
  }
  else if (text === 'throw') setImmediate(() => { throw new Error('no such table'); });
  else if (text === 'late') { parentPort.postMessage({ ok: true, reading: { text } }); setImmediate(() => { throw new Error('late'); }); }
  else if (text === 'exit') process.exit(3);
  else if (text === 'refuse') parentPort.postMessage({ ok: false, fault: { tag: 'unreadable', what: 'is torn', where: path, todo: 'Mend it.' } });
  else parentPort.postMessage({ ok: true, reading: { text: text + ' ' + path + ' ' + Object.keys(process.env).length } });
});
`;

const CLOSED = { tag: 'unreadable', what: 'was not read: the desk was closed' };

let readers: Readers;
let worker: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  worker = join(made.folder, 'worker.cjs');
  await writeFile(worker, WORKER);
  readers = readersInWorkers(worker, { time: 60_000, memory: 64, growth: 1000 });
});
afterEach(async () => {
  await readers.close();
  await remove();
});

const read = (text: string, path = 'a.bin') => readers.read(bytesOf(text), path);

describe('reading in workers', () => {
  it('hands a file to a worker that knows nothing of this process, and gives what it read', async () => {
    expect((await read('hello', 'b.bin')).text).toBe('hello b.bin 0');
  });

  it.each([
    ['grow', 'needs more than 64 MB of memory to be read'],
    ['inflate', 'needs more than 1000 MB of memory to be read'],
    ['throw', 'brought its reader down: no such table'],
    ['exit', 'stopped its reader'],
  ])('ends a reader that a file makes %s, says so, and reads the next file', async (what, says) => {
    await expect(read(what)).rejects.toMatchObject({ tag: 'unreadable', what: says, where: 'a.bin' });
    expect((await read('next')).text).toContain('next');
  });

  it('ends a reader that goes on for ever, says so, and reads the next file', async () => {
    const impatient = readersInWorkers(worker, { time: 1500, memory: 64, growth: 1000 });
    await expect(impatient.read(bytesOf('hang'), 'a.bin')).rejects.toMatchObject({
      tag: 'unreadable',
      what: 'was not read within 2 seconds',
      where: 'a.bin',
    });
    await impatient.close();
    expect((await read('next')).text).toContain('next');
  });

  it('does not mind a reader that falls after it has answered', async () => {
    for (let round = 0; round < 5; round += 1) {
      expect((await read('late')).text).toBe('late');
      expect((await read('next')).text).toContain('next');
    }
  });

  describe('at several seats', () => {
    const AT_THREE = { time: 60_000, memory: 64, growth: 500, seats: 3 };
    let several: Readers;
    beforeEach(() => {
      several = readersInWorkers(worker, AT_THREE);
    });
    afterEach(() => several.close());

    it('names the file that needs too much memory, and none that is read beside it', async () => {
      const files = ['wait', 'inflate', 'wait', 'wait', 'next'];
      const found = await Promise.allSettled(
        files.map((text, at) => several.read(bytesOf(text), `${at}.bin`)),
      );
      expect(found).toMatchObject([
        { value: { text: 'waited 0.bin' } },
        { reason: { what: 'needs more than 500 MB of memory to be read', where: '1.bin' } },
        { value: { text: 'waited 2.bin' } },
        { value: { text: 'waited 3.bin' } },
        { value: { text: expect.stringContaining('next') } },
      ]);
    }, 30_000);

    it('reads files one by one that together need too much memory', async () => {
      const paths = ['a', 'b', 'c'];
      const found = await Promise.all(paths.map((path) => several.read(bytesOf('large'), path)));
      expect(found.map(({ text }) => text)).toEqual(['large a', 'large b', 'large c']);
    }, 30_000);
  });

  it.each(['hang', 'next'])('reads no file once it is closed: %s', async (what) => {
    const one = readersInWorkers(worker, { time: 60_000, memory: 64, growth: 1000, seats: 1 });
    await one.read(bytesOf('first'), 'a.bin');
    const under = [what, 'waiting'].map((text) => one.read(bytesOf(text), text));
    const outcomes = Promise.allSettled(under);
    await one.close();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: CLOSED });
    await expect(one.read(bytesOf('next'), 'after')).rejects.toMatchObject({ ...CLOSED, where: 'after' });
  });

  it('passes on what a reader says of a file', async () => {
    await expect(read('refuse', 'c.bin')).rejects.toMatchObject({
      what: 'is torn',
      where: 'c.bin',
      todo: 'Mend it.',
    });
  });

  it('reads any number of files, in turn', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => read(`file ${at}`)));
    expect(all.map(({ text }) => text.split(' a.bin')[0])).toEqual(
      Array.from({ length: 20 }, (_, at) => `file ${at}`),
    );
  });
});
