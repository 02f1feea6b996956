import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from '#shared/query/parse';
import { whileTyping } from '#shared/query/typing';
import type { SearchDoc, SearchIndex } from '#workbench/ports';
import { Connection } from '#workbench/search/binding';
import { openSearchWorker } from '#workbench/search/client';
import { quantile, table } from './figures';
import { reports, Words } from './reports';

const WORKER = resolve(import.meta.dirname, '../../out/main/search-worker.js');
const BATCH = 200;
const LIMIT = 20;

/** A question for both: in the query language, and as FTS5 puts it. */
interface Question {
  readonly kind: string;
  readonly query: string;
  readonly fts: string;
}

/**
 * The built search worker, as hosts use it, beside a bare FTS5 table in this process, as anyone would write it first:
 * both fed the same batches and asked the same questions in turn, so that a slow moment hits both. The bare table gives
 * no snippets, no totals and finds no typing errors.
 */
export async function bench(sizes: readonly string[]): Promise<void> {
  for (const size of sizes.length > 0 ? sizes : ['1000', '10000']) {
    const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
    const index = await openSearchWorker(WORKER)(folder, { copy: false });
    const bare = bareTable(join(folder, 'bare.sqlite'));
    try {
      await fill(Number(size), index, bare, folder);
      await compare(Number(size), index, bare);
    } finally {
      await index.close();
      bare.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const SETTINGS = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = TRUNCATE',
  'synchronous = NORMAL',
  'cache_size = -32000',
];

/** One table with the worker's settings and prefix indexes. */
function bareTable(path: string): Connection {
  const connection = new Connection(path);
  for (const setting of SETTINGS) connection.all(`PRAGMA ${setting}`);
  connection.exec(`CREATE VIRTUAL TABLE fts USING fts5(
    id UNINDEXED, title, body, more, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`);
  return connection;
}

async function fill(size: number, index: SearchIndex, bare: Connection, folder: string): Promise<void> {
  const spent = { ours: 0, bare: 0 };
  let seq = 0;
  for (const put of batches(size)) {
    const begun = performance.now();
    await index.apply({ put, remove: [], position: { seq: ++seq, hash: '' } });
    const between = performance.now();
    bare.transaction(() => {
      for (const { id, title, body, more } of put) {
        bare.run('INSERT INTO fts VALUES (?, ?, ?, ?)', [id, title, body, more]);
      }
    });
    spent.ours += between - begun;
    spent.bare += performance.now() - between;
  }
  const megabytes = (name: string) => statSync(join(folder, name)).size / 1e6;
  table(`Indexing ${size} reports, batches of ${BATCH}`, [
    ['', 'worker', 'bare', 'ratio'],
    ['seconds', spent.ours / 1000, spent.bare / 1000, spent.ours / spent.bare],
    [
      'MB',
      megabytes('index.sqlite'),
      megabytes('bare.sqlite'),
      megabytes('index.sqlite') / megabytes('bare.sqlite'),
    ],
  ]);
}

function* batches(size: number): Generator<SearchDoc[]> {
  let batch: SearchDoc[] = [];
  for (const doc of reports(size, 1)) {
    batch.push(doc);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function compare(size: number, index: SearchIndex, bare: Connection): Promise<void> {
  const all = [...questions(), ...keystrokes()];
  const times = new Map<string, { ours: number[]; bare: number[] }>();
  for (const { kind, query, fts } of all) {
    const begun = performance.now();
    await index.search(query, LIMIT);
    const between = performance.now();
    bare.all('SELECT id, bm25(fts) AS weight FROM fts WHERE fts MATCH ? ORDER BY weight LIMIT ?', [
      fts,
      LIMIT,
    ]);
    const done = performance.now();
    for (const name of [kind, 'all']) {
      const known = times.get(name) ?? { ours: [], bare: [] };
      known.ours.push(between - begun);
      known.bare.push(done - between);
      times.set(name, known);
    }
  }
  const rows = [...times].map(([kind, { ours, bare: theirs }]) => [
    kind,
    String(ours.length),
    ...[0.5, 0.95, 0.99].flatMap((q) => [
      quantile(ours, q),
      quantile(theirs, q),
      quantile(ours, q) / quantile(theirs, q),
    ]),
  ]);
  const shares = ['p50', 'p95', 'p99'].flatMap((name) => [`${name} ms`, 'bare', 'ratio']);
  table(`Searching ${size} reports, top ${LIMIT}`, [['kind', 'asked', ...shares], ...rows]);
}

function questions(): Question[] {
  const words = new Words(2);
  return Array.from({ length: 25 }, () => {
    const [first, common, middle, rare] = [
      words.around(0),
      words.around(0.3),
      words.around(0.6),
      words.around(0.8),
    ];
    const typo = `${rare.slice(0, 2)}${rare.slice(3)}`;
    return [
      { kind: 'word', query: middle, fts: `"${middle}"` },
      { kind: 'common word', query: first, fts: `"${first}"` },
      { kind: 'words', query: `${common} ${middle}`, fts: `"${common}" "${middle}"` },
      { kind: 'phrase', query: `"${common} ${first}"`, fts: `"${common} ${first}"` },
      { kind: 'prefix', query: `${rare.slice(0, 4)}*`, fts: `"${rare.slice(0, 4)}" *` },
      { kind: 'or', query: `${middle} OR ${rare}`, fts: `"${middle}" OR "${rare}"` },
      { kind: 'not', query: `${middle} -${common}`, fts: `"${middle}" NOT "${common}"` },
      { kind: 'typo', query: `${typo}~`, fts: `"${typo}"` },
    ];
  }).flat();
}

/** Two words typed letter by letter, as a window would put them. */
function keystrokes(): Question[] {
  const words = new Words(3);
  const typed = Array.from({ length: 60 }, () => `${words.around(0.5)} ${words.around(0.7)}`);
  return typed.flatMap((text) =>
    Array.from({ length: text.length }, (_, last) => text.slice(0, last + 1)).flatMap((so) => {
      const query = whileTyping(so);
      const parts = so.split(' ').filter((part) => part !== '');
      const fts = parts.map((part, at) => `"${part}"${at === parts.length - 1 ? ' *' : ''}`).join(' ');
      return parse(query).query === null ? [] : [{ kind: 'key', query, fts }];
    }),
  );
}
