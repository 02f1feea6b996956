import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyId, ReportId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { nodeDisk } from '#workbench/storage/disk';
import { bytesOf, openTestDesk } from './desks';
import { FIRST, LATEST, type Recipe } from './sample-ledgers-expected';
import { DAMAGED } from './sample-ledgers-recipes';

const HARBOUR = `RIVERBEND, 4 March — Two delegations met for three hours at the old customs house, a spokeswoman said.

The embassy declined to comment. An official, who was not authorised to speak publicly, confirmed the talks.
`;
const UPDATE = HARBOUR.replace('for three hours', 'for nearly three hours');
const CUSTOMS = `Talks at the customs house lasted about two hours, according to the ministry.

The port denied that fees were discussed.
`;

const PAGE = `<!doctype html><html lang="en"><head><title>Talks at Riverbend | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="A. Reporter">
<meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
<body><nav>Home</nav><article><h1>Talks at Riverbend</h1>
<p>The delegations that met at the customs house on Monday parted without a statement, two people who were there said.</p>
<p>A spokesman for the port would neither confirm nor deny that the fees had been among the things they spoke of.</p>
</article></body></html>`;

/**
 * Makes all sample desks but those that are there for good: written by the code of their time, never changed since.
 * A new one is one more record in `DAMAGED`.
 */
export async function make(at: string): Promise<void> {
  if (!existsSync(join(at, LATEST))) await makeLatest(join(at, LATEST));
  await expect(at, 'format-1', FORMAT_1);
  await expect(at, 'format-2', FORMAT_2);
  await expect(at, 'format-3', FORMAT_3);
  await expect(at, 'format-4', FORMAT_4);
  await expect(at, 'redaction-interrupted', REDACTION_INTERRUPTED);
  for (const { name, make: change, expected } of DAMAGED) {
    const folder = join(at, name);
    await rm(folder, { recursive: true, force: true });
    await begin(join(at, LATEST), folder);
    await change(folder);
    await rm(join(folder, 'desk.lock'), { force: true });
    await expect(at, name, expected);
  }
}

const expect = (at: string, name: string, expected: Recipe['expected']): Promise<void> =>
  writeFile(join(at, `${name}.expected.json`), `${JSON.stringify(expected, null, 2)}\n`);

const FORMAT_1: Recipe['expected'] = {
  about: 'A desk written by the code before format 2.',
  opens: 'whole',
  head: 21,
  claims: ['The two delegations met.', 'The meeting lasted three hours.'],
};

const FORMAT_2: Recipe['expected'] = {
  about: 'A desk of format 2 with every kind of change: evidence, withdrawals, a redaction, undo and redo.',
  opens: 'whole',
  head: 30,
  claims: ['The two delegations met at Riverbend.', 'The meeting lasted three hours.'],
};

const FORMAT_3: Recipe['expected'] = {
  ...FORMAT_2,
  about:
    'A desk of format 3: as that of format 2, a web page, of which it notes how it was read, and a report with a newer version.',
  head: 40,
};

const FORMAT_4: Recipe['expected'] = {
  ...FORMAT_3,
  about:
    'A desk of format 4: as that of format 3, with passages waived and opened again, a claim merged and one split.',
  head: 48,
  claims: [...(FORMAT_2.claims ?? []), 'The talks lasted nearly three hours.'],
};

/** By code of format 2, which wrote the entry before it took anything out. */
const REDACTION_INTERRUPTED: Recipe['expected'] = {
  about: 'A redaction has its entry in the ledger, but what it takes out is still there.',
  opens: 'whole',
  head: FIRST + 1,
  claims: ['The two delegations met.'],
  unchanged: false,
  gone: ['letter.txt', 'The port writes', 'Official A', 'Joan Example'],
};

/** The first entries of a desk, and the files they speak of. */
async function begin(from: string, folder: string): Promise<void> {
  await cp(from, folder, { recursive: true });
  const path = join(folder, 'ledger.jsonl');
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, FIRST);
  await writeFile(path, `${lines.join('\n')}\n`);
  for (const kind of ['originals', 'texts', 'evidence'])
    for (const file of await readdir(join(folder, kind), { recursive: true, withFileTypes: true }))
      if (file.isFile() && !lines.some((line) => line.includes(file.name)))
        await rm(file.parentPath, { recursive: true });
  await rm(join(folder, 'derived'), { recursive: true, force: true });
}

async function makeLatest(folder: string): Promise<void> {
  const working = await mkdtemp(join(tmpdir(), 'galley-sample-'));
  let second = 0;
  const now = (): Date => {
    second += 1;
    return new Date(Date.UTC(2026, 10, 21, 9, 0, second));
  };
  const desk = await openTestDesk(working, { checker: 'Ada', name: 'My desk', now, disk: nodeDisk });
  await work(desk);
  await desk.close();
  for (const name of await readdir(working)) {
    if (/^desk\./.test(name) || name === 'derived') await rm(join(working, name), { recursive: true });
  }
  await mkdir(folder, { recursive: true });
  await cp(working, folder, { recursive: true });
  await rm(working, { recursive: true });
}

async function work({ send }: Workbench): Promise<void> {
  const files = [
    { path: 'harbour.txt', bytes: bytesOf(HARBOUR) },
    { path: 'customs.txt', bytes: bytesOf(CUSTOMS) },
  ];
  await send('report.import', { files });
  const [harbour, customs] = ['r2', 'r3'] as unknown as [ReportId, ReportId];
  const at = (report: ReportId, quote: string) => ({ report, quote });
  const met = 'Two delegations met for three hours at the old customs house';
  const { id: claim } = await send('claim.make', {
    place: at(harbour, met),
    text: 'The two delegations met.',
  });
  await send('response.record', {
    claim,
    party: {
      name: 'Joan Example',
      alias: 'Official A',
      role: 'official',
      identity: { kind: 'anonymous', reason: 'not authorised to speak publicly' },
      confidential: true,
    },
    stance: 'confirmed',
    place: at(harbour, 'An official, who was not authorised to speak publicly, confirmed the talks.'),
  });
  const letter = { path: 'letter.txt', bytes: bytesOf('The port writes that the talks took place.\n') };
  await send('evidence.add', { claim, file: letter, note: 'by post' });
  await send('verdict.give', { claim, verdict: 'confirmed' });
  // The damaged desks end here, at entry 8. Next comes an act of two entries.
  const embassy = await send('response.record', {
    claim,
    party: { name: 'The embassy' },
    stance: 'declined',
    place: at(harbour, 'The embassy declined to comment.'),
  });
  await send('story.save', { name: 'Talks at Riverbend', reports: [harbour, customs] });
  const lasted = at(harbour, 'for three hours');
  const { id: second } = await send('claim.make', { place: lasted, text: 'The meeting lasted three hours.' });
  await send('claim.anchor', { claim, place: at(customs, 'Talks at the customs house') });
  const port = await send('claim.anchor', { claim, place: at(customs, 'The port denied') });
  const { start, end } = port.anchors.at(-1) as { start: number; end: number };
  await send('claim.unanchor', { claim, report: customs, at: { start, end } });
  await send('claim.reword', { claim, text: 'The two delegations met at Riverbend.' });
  const { notes } = await send('claim.note', { claim, text: 'Ask the port again.' });
  const denial = await send('response.record', {
    claim: second,
    party: { name: 'The ministry' },
    stance: 'denied',
    note: 'gives two hours',
  });
  await send('party.link', {
    parties: [embassy.party.id, denial.party.id],
    relation: 'maybe-same',
    note: null,
  });
  await send('record.withdraw', { record: notes[0]?.id as AnyId, reason: 'done' });
  await send('record.withdraw', { record: denial.id, reason: 'misheard' });
  await send('record.reinstate', { record: denial.id });
  await send('verdict.give', { claim: second, verdict: 'denied' });
  await send('history.undo', {});
  await send('history.redo', {});
  await send('history.undo', {});
  await send('report.describe', { report: harbour, meta: { outlet: 'The Courier', date: '2024-03-04' } });
  await send('report.import', { files: [{ path: 'courier.html', bytes: bytesOf(PAGE) }] });
  const [update] = await send('report.import', { files: [{ path: 'update.txt', bytes: bytesOf(UPDATE) }] });
  if (update?.ok) await send('report.supersede', { report: harbour, by: update.reportId });
  await send('claim.look', { claim: second, keep: true });
  await send('passage.waive', { report: customs, quote: 'according to the ministry', reason: 'who says so' });
  await send('passage.waive', { report: customs, quote: 'Talks at', reason: 'a turn of phrase' });
  await send('passage.reopen', { report: customs, quote: 'Talks at the customs house' });
  const denied = { place: at(customs, 'fees were discussed'), text: 'Fees were discussed.' };
  const { id: third } = await send('claim.make', denied);
  await send('response.record', {
    claim: third,
    party: { name: 'The port' },
    stance: 'denied',
    place: at(customs, 'The port denied that fees were discussed.'),
  });
  await send('claim.merge', { claim: third, into: second });
  const { anchors } = await send('claim.open', { claim: second });
  const nearly = anchors.filter(({ report }) => report !== customs).slice(-1);
  await send('claim.split', {
    claim: second,
    text: 'The talks lasted nearly three hours.',
    places: nearly.map(({ report, start, end }) => ({ report, at: { start, end } })),
    take: true,
    responses: [],
  });
  const remark = { claim: second, text: 'A remark about a private person.' };
  const { notes: remarks } = await send('claim.note', remark);
  await send('redact.run', { targets: [remarks[0]?.id as AnyId], reason: 'asked to' });
}
