import { hash, randomBytes } from 'node:crypto';
import { fstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NewEntry } from '#shared/domain/entries';
import { emptyDesk, publish, stage } from '#shared/domain/fold';
import { idAt } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import type { Anchor } from '#shared/domain/records';
import { VERDICTS } from '#shared/domain/stances';
import { Ledger } from '#workbench/ledger/ledger';
import { checkChain, Milestones, readActs } from '#workbench/ledger/reading';
import { writeSnapshot } from '#workbench/snapshot/files';
import { nodeDisk } from '#workbench/storage/disk';
import { unfold } from '#workbench/unfolding';
import { openTestDesk } from '../harness/desks';
import { median, quantile, table } from './figures';

const BY = { checker: 'A. Checker', time: '2026-11-21T09:00:00.000Z' };
const HASH = 'a'.repeat(64);

/** What the ledger costs: appending, opening, growing. Every figure stands beside a plain loop over the same bytes. */
export async function bench([what = 'all', size]: readonly string[]): Promise<void> {
  if (what === 'all' || what === 'append') await appending();
  if (what === 'all' || what === 'open') await opening(Number(size ?? 100_000));
  if (what === 'all' || what === 'grow') await growing(Number(size ?? 1_000_000));
}

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'galley-bench-'));

/** The acts of a desk at work: a report, three claims on it, a party's response and a verdict on each. */
function* work(entries: number): Generator<NewEntry[]> {
  let seq = 1;
  yield [{ kind: 'desk.created', payload: { desk: 'bench', name: 'Bench', galley: '0' } }];
  const party = idAt('party', 2);
  yield [
    {
      kind: 'party.added',
      payload: {
        party,
        name: 'The embassy',
        role: null,
        identity: { kind: 'named' },
        confidential: false,
        aka: [],
      },
    },
  ];
  seq = 3;
  while (seq <= entries) {
    const report = idAt('report', seq);
    yield [reportEntry(seq)];
    seq += 1;
    for (let n = 0; n < 3; n += 1) {
      const claim = idAt('claim', seq);
      yield [
        {
          kind: 'claim.made',
          payload: { claim, text: `Claim ${seq} is that they met.`, anchors: [anchor(report)] },
        },
      ];
      const response = idAt('response', seq + 1);
      const rest = {
        via: null,
        scope: 'happened',
        footing: 'on-record',
        anchor: anchor(report),
        note: null,
      } as const;
      yield [{ kind: 'response.recorded', payload: { response, claim, party, stance: 'declined', ...rest } }];
      const verdict = VERDICTS[seq % VERDICTS.length] ?? 'open';
      yield [{ kind: 'verdict.given', payload: { claim, verdict, restsOn: [response], note: null } }];
      seq += 3;
    }
  }
}

const anchor = (report: Anchor['report']): Anchor => ({
  report,
  exact: 'the embassy declined to comment',
  prefix: 'asked about the meeting, ',
  suffix: ' on Monday.',
  start: 120,
  end: 151,
  textSha256: HASH,
});

const reportEntry = (seq: number): NewEntry => ({
  kind: 'report.imported',
  payload: {
    report: {
      id: idAt('report', seq),
      original: { sha256: seq.toString(16).padStart(64, '0'), bytes: 1900 },
      text: { sha256: HASH, length: 1850, words: 300 },
      origin: `/reports/report-${seq}.txt`,
      reading: readFrom('text', 'utf-8'),
      meta: { title: `Report ${seq}`, outlet: 'The Courier', byline: null, date: '2026-11-20', url: null },
      opening: 'Two delegations met for three hours at the old customs house.',
    },
  },
});

/** One loop after another, five times, so that a slow moment hits both. */
async function appending(): Promise<void> {
  const rows: (string | number)[][] = [['entries an append', 'Galley /s', 'plain /s', 'ratio']];
  for (const [group, count] of [
    [1, 2000],
    [64, 64 * 600],
  ] as const) {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      ours.push(await galleyLoop(group, count));
      plain.push(await plainLoop(group, count));
    }
    const [a, b] = [median(ours), median(plain)];
    rows.push([String(group), a, b, a / b]);
  }
  table(
    'Appending with fsync, median of five interleaved runs (ratio: at least 0.8 one by one, 0.7 in groups)',
    rows,
  );
}

const verdictEntries = (group: number): NewEntry[] =>
  Array.from({ length: group }, () => ({
    kind: 'verdict.given',
    payload: { claim: idAt('claim', 4), verdict: 'confirmed', restsOn: [], note: 'As two reports have it.' },
  }));

async function galleyLoop(group: number, count: number): Promise<number> {
  const folder = await temporary();
  const desk = emptyDesk();
  const ledger = await Ledger.open(join(folder, 'ledger.jsonl'), { onAct: () => null });
  for (const act of [...work(6)].slice(0, 4)) await write(act);
  const entries = verdictEntries(group);
  const begin = performance.now();
  for (let at = 0; at < count; at += group) await write(entries);
  const seconds = (performance.now() - begin) / 1000;
  await ledger.close();
  rmSync(folder, { recursive: true });
  return count / seconds;

  async function write(act: NewEntry[]): Promise<void> {
    const prepared = ledger.prepare([act], BY);
    const staged = prepared.acts.map((placed) => stage(desk, placed));
    await ledger.append(prepared);
    for (const step of staged) publish(desk, step);
  }
}

/** The same calls: serialise, salt, hash twice, look at the length, write, fsync. No checks, no state. */
async function plainLoop(group: number, count: number): Promise<number> {
  const folder = await temporary();
  const file = await open(join(folder, 'plain.jsonl'), 'w');
  const entries = verdictEntries(group);
  let prev = HASH;
  let length = 0;
  const begin = performance.now();
  for (let seq = 1; seq <= count; ) {
    const lines: string[] = [];
    for (const { kind, payload } of entries) {
      const salt = randomBytes(16).toString('hex');
      const json = JSON.stringify(payload);
      const digest = sha256(`${salt}\n${json}`);
      const header = JSON.stringify({ v: 2, seq, ...BY, kind, act: seq, left: 0, prev, digest });
      prev = sha256(header);
      lines.push(`${header.slice(0, -1)},"hash":"${prev}","salt":"${salt}","payload":${json}}`);
      seq += 1;
    }
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    if (fstatSync(file.fd).size !== length) throw new Error('somebody else wrote');
    await file.write(bytes, 0, bytes.length, length);
    await file.datasync();
    length += bytes.length;
  }
  const seconds = (performance.now() - begin) / 1000;
  await file.close();
  rmSync(folder, { recursive: true });
  return count / seconds;
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Writes a desk of so many entries without waiting for the disk at each. */
async function makeDesk(entries: number): Promise<string> {
  const folder = await temporary();
  const ledger = await Ledger.open(join(folder, 'ledger.jsonl'), { onAct: () => null });
  let acts: NewEntry[][] = [];
  for (const act of work(entries)) {
    acts.push(act);
    if (acts.length < 2000) continue;
    await ledger.append(ledger.prepare(acts, BY));
    acts = [];
  }
  await ledger.append(ledger.prepare(acts, BY));
  await ledger.close();
  return folder;
}

const unfolding = (folder: string) => ({
  folder,
  version: '0.0.0-test',
  disk: nodeDisk,
  held: true,
  notices: [],
});

async function opening(entries: number): Promise<void> {
  const folder = await makeDesk(entries);
  const path = join(folder, 'ledger.jsonl');
  const { desk, ledger } = await unfold(unfolding(folder));
  const times: Record<string, number[]> = {
    plain: [],
    chain: [],
    schema: [],
    scratch: [],
    snapshot: [],
    first: [],
    desk: [],
  };
  const snapshot = join(folder, 'derived', 'fold.snapshot');
  const taken = { desk, head: ledger.head, milestones: ledger.milestones.upTo(desk.seq) };
  const spent = await timed(() => writeSnapshot(folder, taken, '0.0.0-test', nodeDisk));
  const bytes = statSync(snapshot).size;
  collect = collector();
  for (let run = 0; run < 7; run += 1) {
    times.plain?.push(await timed(async () => readAndParse(path)));
    times.chain?.push(await timed(() => checkChain(path, ledger.head, new AbortController().signal)));
    times.schema?.push(
      await timed(() => readActs(path, { onAct: () => null, milestones: new Milestones() })),
    );
    rmSync(join(folder, 'derived'), { recursive: true });
    times.scratch?.push(await timed(() => unfold(unfolding(folder))));
    await writeSnapshot(folder, taken, '0.0.0-test', nodeDisk);
    times.snapshot?.push(await timed(() => unfold(unfolding(folder))));
    times.first?.push(
      await timed(async () => {
        const { desk: opened } = await unfold(unfolding(folder));
        opened.tables.report.rowsOf(opened.tables.report.ids.slice(-200));
        opened.tables.claim.rowsOf(opened.tables.claim.ids.slice(-200));
      }),
    );
    times.desk?.push(
      await timed(async () => {
        const opened = await openTestDesk(folder);
        await opened.send('report.list', {});
        await opened.send('desk.describe', {});
        return () => opened.close();
      }),
    );
  }
  const base = median(times.plain ?? []);
  const row = (name: string, of: string): (string | number)[] => [
    name,
    median(times[of] ?? []),
    median(times[of] ?? []) / base,
  ];
  table(`Opening ${entries} entries (${(statSync(path).size / 1e6).toFixed(0)} MB), ms, median of seven`, [
    ['', 'ms', 'ratio'],
    ['reading and parsing the same lines', base, 1],
    row('the floor: the chain alone, nothing kept', 'chain'),
    row('the floor: chain and schema, nothing kept', 'schema'),
    row('without snapshot: chain, schema and fold (at most 2)', 'scratch'),
    row('with snapshot (at most 0.25)', 'snapshot'),
    row('with snapshot, the last 200 reports and claims read', 'first'),
    row('a whole desk in a window: lock, settings, first page', 'desk'),
    ['writing the snapshot', spent, spent / base],
    [`snapshot, MB`, bytes / 1e6, bytes / statSync(path).size],
  ]);
  collect = null;
  await ledger.close();
  rmSync(folder, { recursive: true });
}

/** Read, parsed and kept, as whoever opens something keeps it. */
function readAndParse(path: string): unknown[] {
  const kept: unknown[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') kept.push(JSON.parse(line));
  return kept;
}

let collect: (() => void) | null = null;

async function timed(work: () => Promise<unknown>): Promise<number> {
  // What another measurement left behind is not this one's to clear away.
  collect?.();
  const begin = performance.now();
  const after = await work();
  const spent = performance.now() - begin;
  if (typeof after === 'function') await after();
  return spent;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Appends measured at 1,000 entries and at the end, on desks kept open beside each other; memory on the way. */
async function growing(entries: number): Promise<void> {
  const gc = collector();
  const used = (): number => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1e6;
  };
  const small = await kept(1000);
  const before = used();
  const large = await kept(entries);
  const memory = used() - before;
  const times = { small: [] as number[], large: [] as number[] };
  for (let run = 0; run < 3000; run += 1) {
    times.small.push(await timed(small.append));
    times.large.push(await timed(large.append));
  }
  const compare = (q: number): (string | number)[] => [
    `p${q * 100} ms`,
    quantile(times.small, q),
    quantile(times.large, q),
    quantile(times.large, q) / quantile(times.small, q),
  ];
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  table(`One append, acknowledged, on a desk of ${entries} entries over one of 1,000 (at most 1.1)`, [
    ['', '1,000', String(entries), 'ratio'],
    compare(0.5),
    compare(0.95),
    ['mean ms', sum(times.small) / 3000, sum(times.large) / 3000, sum(times.large) / sum(times.small)],
    ['memory, MB per 100,000 entries', '', (memory / entries) * 100_000, ''],
  ]);
  await small.close();
  await large.close();
}

async function kept(entries: number) {
  const folder = await makeDesk(entries);
  const { desk, ledger } = await unfold(unfolding(folder));
  const act = verdictEntries(1);
  return {
    async append(): Promise<void> {
      const prepared = ledger.prepare([act], BY);
      const staged = prepared.acts.map((placed) => stage(desk, placed));
      await ledger.append(prepared);
      for (const step of staged) publish(desk, step);
    },
    async close(): Promise<void> {
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}
