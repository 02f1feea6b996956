import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { idAt } from '#shared/domain/ids';
import type { SearchDoc, SearchIndex } from '#workbench/ports';
import { openSearchWorker } from '#workbench/search/client';
import { table } from './figures';
import { askAll, tellAsked } from './search/asking';
import { Bare } from './search/bare';
import { corpus, type Text } from './search/corpus';
import { mixed, type Question, typed, vocabularyOf } from './search/questions';

const WORKER = resolve(import.meta.dirname, '../../out/main/search-worker.js');
const BATCH = 256;
const LIMIT = 20;
const SHORT = 30;
const SAMPLE = 2000;

/**
 * As many short reports as the argument says, of about 30 words, handed to the built search worker without a desk: at a
 * million, bringing them in one by one would take an hour. The bare table holds the same. `npm run build` first.
 */
export async function bench([size = '1000000']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const index = await openSearchWorker(WORKER)(folder, { copy: false });
  const bare = new Bare(join(folder, 'bare.sqlite'));
  try {
    await fill(Number(size), index, bare, folder);
    await ask(size, index, bare);
  } finally {
    await index.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(size: number, index: SearchIndex, bare: Bare, folder: string): Promise<void> {
  const spent = { ours: 0, theirs: 0 };
  for await (const texts of batches(size)) {
    const put = texts.map(docOf);
    spent.theirs += await timed(() => bare.put(texts));
    const position = { seq: Number(texts.at(-1)?.id.slice(1)), hash: '', within: 0 };
    spent.ours += await timed(() => index.apply({ put, remove: [], position }));
  }
  const tidying = await timed(async () => {
    while (await index.tidy());
  });
  const megabytes = (name: string): number => statSync(join(folder, name)).size / 1e6;
  table(`${size} short reports, index alone`, [
    ['', 'index', 'bare FTS5', 'ratio'],
    ['seconds to fill', spent.ours / 1000, spent.theirs / 1000, spent.ours / spent.theirs],
    ['seconds to tidy afterwards', tidying / 1000, '', ''],
    [
      'MB',
      megabytes('index.sqlite'),
      megabytes('bare.sqlite'),
      megabytes('index.sqlite') / megabytes('bare.sqlite'),
    ],
  ]);
}

async function ask(size: string, index: SearchIndex, bare: Bare): Promise<void> {
  const sample: Text[] = [];
  for await (const texts of batches(SAMPLE)) sample.push(...texts);
  const questions = [...mixed(sample, vocabularyOf(sample)), ...typed(sample, 300)];
  const put = ({ query, typing }: Question, depth: 'first' | 'full') =>
    index.search({ query, typing, depth, order: 'best', limit: LIMIT });
  await askAll(put, questions.slice(0, 60));
  const asked = await askAll(put, questions);
  const theirs = new Map<Question, number | null>();
  for (const question of questions)
    if (question.fts !== null) theirs.set(question, await timed(() => bare.best(question.fts ?? '', LIMIT)));
  tellAsked(`Answers over ${size} short reports, top ${LIMIT}, milliseconds`, asked, theirs);
  console.log(
    `  resident: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB with the bare table and the worker`,
  );
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

type Short = Text & { readonly id: string };

const docOf = ({ id, title, outlet, date, text }: Short): SearchDoc => ({
  kind: 'report',
  id: id as SearchDoc['id'],
  owner: null,
  title,
  detail: outlet,
  fields: { title, outlet, body: text, more: date },
  facts: ['has:outlet', 'has:date'],
  dates: [date],
  day: date,
});

/** Texts cut to about 30 words each. */
async function* batches(size: number): AsyncGenerator<Short[]> {
  let batch: Short[] = [];
  let made = 0;
  for await (const { text, title, ...rest } of corpus(size)) {
    const words = text.split(/\s+/);
    for (let at = 0; at < words.length && made < size; at += SHORT) {
      made += 1;
      const part = words.slice(at, at + SHORT).join(' ');
      batch.push({ ...rest, id: idAt('report', made), title: `${title} ${at}`, text: part });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (made >= size) break;
  }
  if (batch.length > 0) yield batch;
}
