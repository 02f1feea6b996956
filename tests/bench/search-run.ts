import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '#shared/query/parse';
import { whileTyping } from '#shared/query/typing';
import type { SearchDoc } from '#workbench/ports';
import { Connection } from '#workbench/search/binding';
import { SearchEngine } from '#workbench/search/engine';
import { reports, Words } from './reports';

const BATCH = 200;
const LIMIT = 20;

/** A question for both: in the query language, and as FTS5 puts it. */
interface Asked {
  readonly kind: string;
  readonly query: string;
  readonly fts: string;
}

function* batches(count: number): Generator<SearchDoc[]> {
  let batch: SearchDoc[] = [];
  for (const doc of reports(count, 1)) {
    batch.push(doc);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Seconds that `put` takes for all batches; making them up is not counted. */
function timed(count: number, put: (batch: SearchDoc[]) => void): number {
  let spent = 0;
  for (const batch of batches(count)) {
    const begun = performance.now();
    put(batch);
    spent += performance.now() - begun;
  }
  return spent / 1000;
}

/** What anyone would write first: one FTS5 table of the same texts, in the same batches, with the same settings. */
function bareTable(path: string): { connection: Connection; put: (batch: SearchDoc[]) => void } {
  const connection = new Connection(path);
  for (const pragma of [
    'locking_mode = EXCLUSIVE',
    'journal_mode = TRUNCATE',
    'synchronous = NORMAL',
    'cache_size = -32000',
  ]) {
    connection.all(`PRAGMA ${pragma}`);
  }
  connection.exec(
    "CREATE VIRTUAL TABLE fts USING fts5(id UNINDEXED, title, body, more, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
  );
  const put = (batch: SearchDoc[]) =>
    connection.transaction(() => {
      for (const { id, title, body, more } of batch)
        connection.run('INSERT INTO fts VALUES (?, ?, ?, ?)', [id, title, body, more]);
    });
  return { connection, put };
}

function questions(): Asked[] {
  const words = new Words(2);
  const asked: Asked[] = [];
  const ask = (kind: string, query: string, fts: string) => asked.push({ kind, query, fts });
  for (let n = 0; n < 25; n++) {
    const [common, middle, rare] = [words.around(0.3), words.around(0.6), words.around(0.8)];
    ask('word', middle, `"${middle}"`);
    ask('common word', words.around(0), `"${words.around(0)}"`);
    ask('words', `${common} ${middle}`, `"${common}" "${middle}"`);
    ask('phrase', `"${common} ${common}"`, `"${common} ${common}"`);
    ask('prefix', `${rare.slice(0, 4)}*`, `"${rare.slice(0, 4)}" *`);
    ask('or', `${middle} OR ${rare}`, `"${middle}" OR "${rare}"`);
    ask('not', `${middle} -${common}`, `"${middle}" NOT "${common}"`);
    const typo = `${rare.slice(0, 2)}${rare.slice(3)}`;
    ask('typo', `${typo}~`, `"${typo}"`);
  }
  return asked;
}

function keystrokes(): Asked[] {
  const words = new Words(3);
  const asked: Asked[] = [];
  for (let n = 0; n < 40; n++) {
    const text = `${words.around(0.5)} ${words.around(0.7)}`;
    for (let end = 1; end <= text.length; end++) {
      const query = whileTyping(text.slice(0, end));
      if (parse(query).query === null) continue;
      const parts = text
        .slice(0, end)
        .split(' ')
        .filter((part) => part !== '');
      asked.push({
        kind: 'key',
        query,
        fts: parts.map((part, index) => `"${part}"${index === parts.length - 1 ? ' *' : ''}`).join(' '),
      });
    }
  }
  return asked;
}

const times = (asked: readonly Asked[], answer: (one: Asked) => void): number[] =>
  asked.map((one) => {
    const begun = performance.now();
    answer(one);
    return performance.now() - begun;
  });

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function line(kind: string, ours: number[], bare: number[]): string {
  const shares = [0.5, 0.95, 0.99];
  const [a, b] = [ours, bare].map((all) => [...all].sort((x, y) => x - y));
  const cells = shares.map((share) => {
    const [mine, theirs] = [at(a ?? [], share), at(b ?? [], share)];
    return `${mine.toFixed(2)} / ${theirs.toFixed(2)} = ${(mine / theirs).toFixed(2)}`;
  });
  return `| ${kind} | ${ours.length} | ${cells.join(' | ')} |`;
}

function compare(engine: SearchEngine, bare: Connection): void {
  const all = [...questions(), ...keystrokes()];
  const mine = times(all, ({ query }) => engine.search(query, LIMIT));
  const theirs = times(all, ({ fts }) =>
    bare.all('SELECT id, bm25(fts) AS weight FROM fts WHERE fts MATCH ? ORDER BY weight LIMIT ?', [
      fts,
      LIMIT,
    ]),
  );
  console.log('| kind | questions | p50 ours / bare, ms | p95 | p99 |\n| --- | --- | --- | --- | --- |');
  for (const kind of new Set(all.map((one) => one.kind))) {
    const of = (values: number[]) => values.filter((_, index) => all[index]?.kind === kind);
    console.log(line(kind, of(mine), of(theirs)));
  }
  console.log(line('all', mine, theirs));
}

const mb = (path: string): string => (statSync(path).size / 1e6).toFixed(1);

function run(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  try {
    const bare = bareTable(join(folder, 'bare.sqlite'));
    const bareSeconds = timed(count, bare.put);
    const engine = new SearchEngine(folder);
    let seq = 0;
    const seconds = timed(count, (put) =>
      engine.apply({ put, remove: [], position: { seq: ++seq, hash: '' } }),
    );
    console.log(
      `\n${count} reports: indexed in ${seconds.toFixed(2)} s, bare ${bareSeconds.toFixed(2)} s, ratio ${(seconds / bareSeconds).toFixed(2)}`,
    );
    console.log(`index ${mb(join(folder, 'index.sqlite'))} MB, bare ${mb(join(folder, 'bare.sqlite'))} MB`);
    compare(engine, bare.connection);
    engine.close();
    bare.connection.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const size of process.argv.slice(2)) run(Number(size));
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, both together`);
