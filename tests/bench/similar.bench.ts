import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { idAt, seqOf } from '#shared/domain/ids';
import { wordsOf } from '#shared/query/tokens';
import type { SearchDoc } from '#workbench/ports';
import { SearchEngine } from '#workbench/search/engine';
import type { SimilarText } from '#workbench/search/similar/source';
import { whole } from '#workbench/search/slices';
import { type Tables, tablesOf } from '../unit/electron/workbench/search/similar/tables';
import { quantile, table } from './figures';

const FOLDS = 5;
const SEEN = 100;

interface Doc extends SimilarText {
  readonly id: string;
}
interface Claim {
  readonly text: string;
  readonly cited: readonly string[];
}

/**
 * `npm run bench -- similar CORPUS CLAIMS [TEXTS]`, JSON Lines each, with or without gzip; or the same in
 * GALLEY_SIMILAR, separated by spaces. CORPUS and TEXTS: `{_id or id, title, text or body}`, CLAIMS: `{text, cited: [id]}`.
 * How well the documents a claim cites are found, beside FTS5's bm25 over the claim's words as they are; and how long
 * it takes over CORPUS and over TEXTS.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const files = args.length > 0 ? args : (process.env.GALLEY_SIMILAR ?? '').split(' ').filter(Boolean);
  const [corpus, asked, texts] = files;
  if (!corpus || !asked) return notRun('name a corpus and its claims');
  const missing = files.find((file) => !existsSync(file));
  if (missing) return notRun(`${missing} is not there`);
  const claims = linesOf(asked).map(claimOf);
  const docs = linesOf(corpus).map(docOf);
  await withTables(docs, (both) => {
    found(docs, claims, both);
    times(docs.length, claims, both);
  });
  if (texts) {
    const others = linesOf(texts).map(docOf);
    await withTables(others, (both) => {
      times(others.length, claims, both);
      // Sentences of the texts themselves: common words, long ones.
      times(others.length, sentencesOf(others), both);
    });
  }
}

const notRun = (why: string): void => console.log(`not run here: ${why}`);

/** The search index itself, and bare FTS5 tables with the same documents. Rows of both follow from places. */
interface Both {
  readonly tables: Tables;
  readonly engine: SearchEngine;
}

const reportOf = ({ title, body }: Doc, at: number): SearchDoc => ({
  kind: 'report',
  id: idAt('report', at + 1),
  owner: null,
  title,
  detail: '',
  fields: { title, body },
  facts: [],
  dates: [],
  day: null,
});

const similarIn = (engine: SearchEngine, text: string, limit: number): number[] =>
  whole(engine.similar({ text, limit, kinds: ['report'], besides: null, bearing: false })).hits.map(
    ({ id }) => seqOf(id) - 1,
  );

async function withTables(docs: readonly Doc[], use: (both: Both) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const tables = tablesOf(docs, join(folder, 'bare.sqlite'));
  const engine = new SearchEngine(folder);
  for (let at = 0; at < docs.length; at += 500) {
    const put = docs.slice(at, at + 500).map((doc, n) => reportOf(doc, at + n));
    engine.apply({ put, remove: [], position: { seq: 1, hash: '', within: 0 } });
  }
  try {
    use({ tables, engine });
  } finally {
    engine.close();
    tables.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function found(docs: readonly Doc[], claims: readonly Claim[], { tables, engine }: Both): void {
  const ids = docs.map(({ id }) => id);
  const idOf = ({ row }: { row: number }) => ids[row] ?? '';
  const ours = claims.map(({ text }) => similarIn(engine, text, SEEN).map((at) => ids[at] ?? ''));
  const plain = claims.map(({ text }) =>
    tables
      .any(
        [...new Set(wordsOf(text))].map((word) => [word]),
        SEEN,
      )
      .map(idOf),
  );
  table(`${claims.length} claims, ${docs.length} documents; mean and spread over ${FOLDS} folds`, [
    ['', 'nDCG@10', 'least', 'most', 'recall@100', 'least', 'most'],
    ['similar', ...figures(claims, ours)],
    ['bm25', ...figures(claims, plain)],
  ]);
}

function figures(claims: readonly Claim[], answers: readonly string[][]): string[] {
  return [gain, recall].flatMap((measure) => {
    const values = claims.map(({ cited }, at) => measure(answers[at] ?? [], new Set(cited)));
    const folds = foldsOf(claims).map((fold) => mean(fold.map((at) => values[at] ?? 0)));
    return [mean(values), Math.min(...folds), Math.max(...folds)].map((value) => value.toFixed(4));
  });
}

/** Claims by place; those that cite the same document first are in one fold, as many are variants of one another. */
function foldsOf(claims: readonly Claim[]): number[][] {
  const folds: number[][] = Array.from({ length: FOLDS }, () => []);
  const known = new Map<string, number>();
  for (const [at, { cited }] of claims.entries()) {
    const [first = ''] = cited;
    const fold = known.get(first) ?? known.size % FOLDS;
    known.set(first, fold);
    folds[fold]?.push(at);
  }
  return folds;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const gains = (hits: readonly boolean[]): number =>
  hits.reduce((sum, hit, at) => sum + (hit ? 1 / Math.log2(at + 2) : 0), 0);

/** nDCG@10 (Järvelin and Kekäläinen, 2002), every cited document being worth the same. */
function gain(answer: readonly string[], cited: ReadonlySet<string>): number {
  const hits = answer.slice(0, 10).map((id) => cited.has(id));
  return gains(hits) / gains(Array.from({ length: Math.min(10, cited.size) }, () => true));
}

const recall = (answer: readonly string[], cited: ReadonlySet<string>): number =>
  answer.filter((id) => cited.has(id)).length / cited.size;

function times(size: number, claims: readonly Claim[], { engine }: Both): void {
  const spent = claims.slice(0, 200).map(({ text }) => {
    const begun = performance.now();
    similarIn(engine, text, 20);
    return performance.now() - begun;
  });
  const row = [0.5, 0.95, 1].map((q) => quantile(spent, q));
  table(`Milliseconds over ${size} documents, ${spent.length} sentences`, [['p50', 'p95', 'most'], row]);
}

const sentencesOf = (docs: readonly Doc[]): Claim[] =>
  Array.from({ length: 100 }, (_, at) => docs[Math.floor((at * docs.length) / 100)]).flatMap((doc) => {
    const text = (doc?.body ?? '').split(/(?<=[.!?])\s+/).find((sentence) => sentence.length > 40);
    return text ? [{ text, cited: [] }] : [];
  });

function linesOf(file: string): Record<string, unknown>[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const docOf = (line: Record<string, unknown>): Doc => ({
  id: String(line._id ?? line.id),
  title: String(line.title ?? ''),
  body: String(line.text ?? line.body ?? ''),
});

const claimOf = (line: Record<string, unknown>): Claim => ({
  text: String(line.text),
  cited: Array.isArray(line.cited) ? line.cited.map(String) : [],
});
