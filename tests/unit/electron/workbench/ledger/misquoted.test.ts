import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewEntry } from '#shared/domain/entries';
import { idAt, type ReportId } from '#shared/domain/ids';
import type { Anchor } from '#shared/domain/records';
import { lineOf } from '#workbench/ledger/lines';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';

const TEXT = 'Two delegations met at noon. Nobody else spoke.\n';

let folder: string;
let remove: () => Promise<void>;
/** A place of the claim `c3`, as it stands in the report. */
let anchor: Anchor;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  const desk = await openTestDesk(folder);
  await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  const place = { report: 'r2' as ReportId, quote: 'Two delegations met at noon.' };
  const { anchors } = await desk.send('claim.make', { place });
  const { report, exact, prefix, suffix, start, end, textSha256 } = anchors[0] as Anchor;
  anchor = { report, exact, prefix, suffix, start, end, textSha256 };
  await desk.close();
});
afterEach(() => remove());

/** Writes an entry as Galley would, chain and all, and tells what `verify` finds. */
async function problemsAfter(build: (seq: number) => NewEntry): Promise<string[]> {
  const path = join(folder, 'ledger.jsonl');
  const last = (await readFile(path, 'utf8')).trimEnd().split('\n').at(-1) ?? '';
  const { seq, hash } = JSON.parse(last) as { seq: number; hash: string };
  const header = { checker: 'Ada', time: '2026-01-01T00:00:00.000Z', act: seq + 1, left: 0 };
  const { line } = lineOf({ ...build(seq + 1), ...header }, { seq, hash });
  await appendFile(path, `${line}\n`);
  const desk = await openTestDesk(folder);
  const { problems } = await desk.send('verify.run', {});
  await desk.close();
  return problems.map(({ where, what }) => `${where}: ${what}`);
}

const report = 'r2' as ReportId;
const kinds: [string, (anchor: Anchor) => (seq: number) => NewEntry][] = [
  [
    'a waived passage',
    (at) => () => ({ kind: 'passage.waived', payload: { report, anchor: at, reason: 'so' } }),
  ],
  [
    'a split claim',
    (at) => (seq) => {
      const payload = { claim: idAt('claim', 3), into: idAt('claim', seq), text: 'Half', anchors: [at] };
      return { kind: 'claim.split', payload: { ...payload, taken: false, responses: [] } };
    },
  ],
];

it.each(kinds)('%s quotes what stands there', async (_, entry) => {
  expect(await problemsAfter(entry(anchor))).toEqual([]);
});

it.each(kinds)('%s that does not show the words it quotes is named', async (_, entry) => {
  expect(await problemsAfter(entry({ ...anchor, exact: 'Two delegations met at nine.' }))).toEqual([
    'anchor at 0 to 28 of report r2: does not show the words it quotes',
  ]);
});

it.each(kinds)('%s of another text is named', async (_, entry) => {
  expect(await problemsAfter(entry({ ...anchor, textSha256: 'b'.repeat(64) }))).toEqual([
    'anchor at 0 to 28 of report r2: was made on another text',
  ]);
});
