import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { SearchAnswer } from '#shared/contract/views';
import { wordsOf } from '#shared/query/tokens';
import type { Workbench } from '#workbench/ports';
import { openSearchWorker } from '#workbench/search/client';
import { openTestDesk } from '../harness/desks';
import { quantile, table } from './figures';
import { reports } from './reports';
import { type Ask, type Asked, askAll, tellAsked } from './search/asking';
import { Bare } from './search/bare';
import { corpus, type Text } from './search/corpus';
import { Mini } from './search/mini';
import { plot } from './search/plot';
import { mixed, type Question, typed, vocabularyOf } from './search/questions';

const WORKER = resolve(import.meta.dirname, '../../out/main/search-worker.js');
const FEED = 500;
const LIMIT = 20;
const KEYS = 1200;
const SAMPLE = 2000;

/**
 * The desk as a window has it, with the built search worker, beside one bare FTS5 table in this process and, with `GALLEY_BENCH_MINISEARCH`,
 * MiniSearch: all hold the same texts and are asked the same
 * questions. Sizes are the arguments; `npm run build` first. `GALLEY_BENCH_PLOT`
 * names an SVG to draw them into. With `GALLEY_BENCH_FOLDER` desks are kept there and used
 * again, as bringing reports in takes most of the time.
 */
export async function bench(sizes: readonly string[]): Promise<void> {
  const points: Point[] = [];
  for (const size of (sizes.length > 0 ? sizes : ['1000', '10000']).map(Number))
    points.push(await benchAt(size));
  const { GALLEY_BENCH_PLOT: path } = process.env;
  if (path && points.length > 1) writeFileSync(path, plotOf(points));
}

/** What one size gives to the plot, in milliseconds over all questions. */
interface Point {
  readonly size: number;
  readonly first: readonly [p50: number, p95: number];
  readonly whole: readonly [p50: number, p95: number];
  readonly bare: readonly [p50: number, p95: number];
}

const plotOf = (points: readonly Point[]): string =>
  plot(
    'Milliseconds to answer, by number of reports',
    points.map(({ size }) => size),
    (['first', 'whole', 'bare'] as const).flatMap((name) => [
      { name: `${name} p50`, dashed: false, values: points.map((point) => point[name][0]) },
      { name: `${name} p95`, dashed: true, values: points.map((point) => point[name][1]) },
    ]),
  );

async function benchAt(size: number): Promise<Point> {
  const { GALLEY_BENCH_FOLDER: kept } = process.env;
  const folder = kept ? join(kept, String(size)) : mkdtempSync(join(tmpdir(), 'galley-bench-'));
  mkdirSync(folder, { recursive: true });
  // What is measured is made anew each time.
  for (const made of ['bare.sqlite', 'bare.sqlite.lock', 'desk/derived', 'empty'])
    rmSync(join(folder, made), { recursive: true, force: true });
  const bare = new Bare(join(folder, 'bare.sqlite'));
  const desk = await openTestDesk(join(folder, 'desk'), { openSearch: openSearchWorker(WORKER) });
  try {
    const sample = await fill(size, desk, bare, folder);
    const point = await ask(size, desk, bare, sample);
    await desk.close();
    await reopen(join(folder, 'desk'), folder);
    return point;
  } finally {
    await desk.close().catch(() => undefined);
    bare.close();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings the texts in, unless they are there, then fills the index and the bare table. @returns some of the texts */
async function fill(size: number, desk: Workbench, bare: Bare, folder: string): Promise<Text[]> {
  const sample: Text[] = [];
  for await (const text of corpus(SAMPLE)) sample.push(text);
  await desk.send('index.pause', { paused: true });
  const begun = performance.now();
  if ((await desk.send('desk.describe', {})).counts.reports < size) await bringIn(size, desk);
  const brought = (performance.now() - begun) / 1000;
  const theirs = await fillBare(size, bare);
  const cold = await readTexts(join(folder, 'desk', 'texts'));
  const warm = await readTexts(join(folder, 'desk', 'texts'));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const filling = performance.now();
  await desk.send('index.pause', { paused: false });
  await desk.send('search.count', { queries: ['zzzz'] });
  delay.disable();
  const ours = performance.now() - filling;
  const file = (path: string): number => statSync(join(folder, path)).size / 1e6;
  table(`${size} reports${brought > 1 ? ` (brought in within ${brought.toFixed(0)} s)` : ''}`, [
    ['', 'index', 'bare FTS5', 'ratio'],
    ['seconds to fill', ours / 1000, theirs / 1000, ours / theirs],
    ['seconds to read the stored texts, at first and again', cold / 1000, warm / 1000, cold / warm],
    [
      'MB',
      file('desk/derived/index.sqlite'),
      file('bare.sqlite'),
      file('desk/derived/index.sqlite') / file('bare.sqlite'),
    ],
  ]);
  loop('while filling', delay);
  return sample;
}

/**
 * Every stored text once: on a desk that was kept from another run they come from the disk, which the bare table's texts
 * do not. @returns milliseconds
 */
async function readTexts(folder: string): Promise<number> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const begun = performance.now();
  for (let at = 0; at < paths.length; at += 16)
    await Promise.all(paths.slice(at, at + 16).map((path) => readFile(path)));
  return performance.now() - begun;
}

async function bringIn(size: number, desk: Workbench): Promise<void> {
  for await (const batch of batches(corpus(size), FEED)) {
    const feed = batch.map((text) => JSON.stringify(text)).join('\n');
    await desk.send('report.import', {
      files: [{ path: 'feed.jsonl', bytes: new TextEncoder().encode(feed) }],
    });
  }
}

/** @returns milliseconds, without those of making the texts: they are all made before, so that the disk is as busy as with ours */
async function fillBare(size: number, bare: Bare): Promise<number> {
  const all: (Text & { readonly id: string })[] = [];
  for await (const text of corpus(size)) all.push({ ...text, id: `r${all.length + 1}` });
  const begun = performance.now();
  for (let at = 0; at < all.length; at += 256) bare.put(all.slice(at, at + 256));
  return performance.now() - begun;
}

async function ask(size: number, desk: Workbench, bare: Bare, sample: readonly Text[]): Promise<Point> {
  const questions = [...mixed(sample, vocabularyOf(sample)), ...typed(sample, KEYS)];
  const put = answersOf(desk);
  await askAll(put, questions.slice(0, 60)); // the first ones are slower wherever they are put
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const asked = await askAll(put, questions);
  delay.disable();
  // Every fourth key is enough to tell how the bare table does: it takes most of the time of all.
  const some = questions.filter(({ kind }, at) => kind !== 'key' || at % 4 === 0);
  const theirs = new Map(some.map((question) => [question, bareTime(bare, question)]));
  tellAsked(`Answers over ${size} reports, top ${LIMIT}, milliseconds`, asked, theirs);
  loop('while asking', delay);
  if (process.env.GALLEY_BENCH_MINISEARCH) await compareMini(size, asked);
  const middle = (values: readonly number[]): [number, number] => [
    quantile(values, 0.5),
    quantile(values, 0.95),
  ];
  return {
    size,
    first: middle(asked.map(({ first }) => first)),
    whole: middle(asked.map(({ whole }) => whole)),
    bare: middle([...theirs.values()].filter((time) => time !== null)),
  };
}

/** The plain questions put to MiniSearch: ratios of ours to theirs. */
async function compareMini(size: number, asked: readonly Asked[]): Promise<void> {
  const mini = new Mini();
  let id = 0;
  for await (const text of corpus(size)) mini.add(text, id++);
  // Every fourth is enough: at the larger sizes it takes most of the time of all.
  const put = asked.filter((_, at) => at % 4 === 0);
  const pairs = put.flatMap(({ question, first, whole }) => {
    const theirs = mini.time(question);
    return theirs === null ? [] : [{ first, whole, theirs }];
  });
  table(`Plain questions, beside MiniSearch, milliseconds (${pairs.length} asked)`, [
    ['', 'first', 'whole', 'MiniSearch', 'MiniSearch / first'],
    ...[0.5, 0.95, 0.99].map((q) => {
      const [first, whole, theirs] = (['first', 'whole', 'theirs'] as const).map((name) =>
        quantile(
          pairs.map((pair) => pair[name]),
          q,
        ),
      ) as [number, number, number];
      return [`p${100 * q}`, first, whole, theirs, theirs / first];
    }),
  ]);
}

/** Through the contract, as a window asks. */
const answersOf =
  (desk: Workbench): Ask =>
  async ({ query, typing }, depth) => {
    const params = { query, typing, depth, limit: LIMIT, asker: 'bench' };
    const reply = await desk.dispatch('search.run', params);
    if (!reply.ok) throw new Error(reply.error.what);
    return reply.value as SearchAnswer;
  };

function bareTime(bare: Bare, { fts }: Question): number | null {
  if (fts === null) return null;
  const begun = performance.now();
  bare.best(fts, LIMIT);
  return performance.now() - begun;
}

/** From nothing to the first hit, of this index and of one with a single report. */
async function reopen(desk: string, folder: string): Promise<void> {
  const empty = join(folder, 'empty');
  const open = openSearchWorker(WORKER);
  const fresh = await open(empty, { copy: false });
  await fresh.apply({ put: [...reports(1, 1)], remove: [], position: { seq: 1, hash: '', within: 0 } });
  const [word = ''] = wordsOf([...reports(1, 1)][0]?.fields.body ?? '');
  await fresh.close();
  const spent = { full: [] as number[], empty: [] as number[] };
  for (let round = 0; round < 5; round++) {
    spent.empty.push(await firstHit(empty, word));
    spent.full.push(await firstHit(join(desk, 'derived'), 'said'));
  }
  table('Opening the index to the first hit, milliseconds (median of 5)', [
    ['this index', 'one of a single report', 'ratio'],
    [
      quantile(spent.full, 0.5),
      quantile(spent.empty, 0.5),
      quantile(spent.full, 0.5) / quantile(spent.empty, 0.5),
    ],
  ]);
}

async function firstHit(folder: string, query: string): Promise<number> {
  const begun = performance.now();
  const index = await openSearchWorker(WORKER)(folder, { copy: false });
  await index.search({ query, limit: LIMIT, typing: false, order: 'best', depth: 'first' });
  const took = performance.now() - begun;
  await index.close();
  return took;
}

function loop(when: string, delay: ReturnType<typeof monitorEventLoopDelay>): void {
  const [p99, max] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  console.log(`  event loop ${when}: p99 ${p99.toFixed(2)} ms, max ${max.toFixed(1)} ms`);
}

async function* batches<T>(items: AsyncGenerator<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
