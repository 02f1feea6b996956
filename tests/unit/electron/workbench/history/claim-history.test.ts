import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryItem } from '#shared/contract/views';
import type { AnyId, ClaimId, ReportId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { writeSnapshot } from '#workbench/snapshot/files';
import { nodeDisk } from '#workbench/storage/disk';
import { unfold } from '#workbench/unfolding';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { workOn } from '../../../../harness/sample-ledgers-work';

const TEXT = 'Two delegations met.\nThe talks lasted two hours.\nNobody else was there.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let report: ReportId;
let claim: ClaimId;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = await openTestDesk(folder, { disk: hasty });
  report = await importText('First report.\n', TEXT);
  await desk.send('report.describe', { report, meta: { title: 'First' } });
  claim = await make('Two delegations met.');
});
afterEach(async () => {
  await desk.close();
  await remove();
});

async function importText(name: string, text: string): Promise<ReportId> {
  const [outcome] = await desk.send('report.import', {
    files: [{ path: `${name}.txt`, bytes: bytesOf(name + text) }],
  });
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reportId;
}
const make = async (quote: string): Promise<ClaimId> =>
  (await desk.send('claim.make', { place: { report, quote } })).id;
const history = (of: ClaimId = claim): Promise<HistoryItem[]> => desk.send('claim.history', { claim: of });
const last = async (): Promise<HistoryItem | undefined> => (await history()).at(-1);

/** The desk through a snapshot: what is asked for has to be found through it. */
async function reopenFromSnapshot(): Promise<void> {
  await desk.close();
  const version = '0.0.0-test';
  const { desk: state, ledger } = await unfold({ folder, version, disk: nodeDisk, held: false, notices: [] });
  const taken = { desk: state, head: ledger.head, milestones: ledger.milestones.upTo(state.seq) };
  await writeSnapshot(folder, taken, version, nodeDisk);
  desk = await openTestDesk(folder, { disk: hasty });
  expect((await desk.send('desk.describe', {})).chain).toBe('checking');
}

describe('the history of a claim', () => {
  it('begins with its wording and its place', async () => {
    const [first] = await history();
    expect(first).toMatchObject({
      checker: 'Tester',
      words: 'claim “Two delegations met.”',
      move: 'did',
      undone: false,
      changes: [
        { field: 'wording', before: null, after: 'Two delegations met.' },
        { field: 'place', before: null, after: 'First: “Two delegations met.”' },
      ],
    });
    expect(await history()).toHaveLength(1);
    expect(Date.parse(first?.time ?? '')).toBeGreaterThan(0);
  });

  it('tells of every kind of change what was before and what came after', async () => {
    const { send } = desk;
    await send('claim.reword', { claim, text: 'They met.' });
    expect((await last())?.changes).toEqual([
      { field: 'wording', before: 'Two delegations met.', after: 'They met.' },
    ]);

    const { anchors } = await send('claim.anchor', {
      claim,
      place: { report, quote: 'Nobody else was there.' },
    });
    expect((await last())?.changes).toEqual([
      { field: 'place', before: null, after: 'First: “Nobody else was there.”' },
    ]);
    const { start, end } = anchors[1] as { start: number; end: number };
    await send('claim.unanchor', { claim, report, at: { start, end } });
    expect((await last())?.changes).toEqual([
      { field: 'place', before: 'First: “Nobody else was there.”', after: null },
    ]);

    const { notes } = await send('claim.note', { claim, text: 'Ask again.' });
    expect((await last())?.changes).toEqual([{ field: 'note', before: null, after: 'Ask again.' }]);
    await send('record.withdraw', { record: notes[0]?.id as AnyId, reason: 'done' });
    expect(await last()).toMatchObject({
      words: 'withdrawal of note “Ask again.”',
      changes: [{ field: 'note', before: 'Ask again.', after: null }],
    });
    await send('record.reinstate', { record: notes[0]?.id as AnyId });
    expect((await last())?.changes).toEqual([{ field: 'note', before: null, after: 'Ask again.' }]);

    const file = { path: 'letter.pdf', bytes: bytesOf('x') };
    const { evidence } = await send('evidence.add', { claim, file });
    expect((await last())?.changes).toEqual([{ field: 'evidence', before: null, after: 'letter.pdf' }]);
    await send('record.withdraw', { record: evidence[0]?.id as AnyId, reason: 'wrong file' });
    expect((await last())?.changes).toEqual([{ field: 'evidence', before: 'letter.pdf', after: null }]);

    const response = await send('response.record', {
      claim,
      party: { name: 'The embassy' },
      stance: 'denied',
    });
    expect((await last())?.changes).toEqual([
      { field: 'response', before: null, after: 'The embassy: denied' },
    ]);
    await send('verdict.give', { claim, verdict: 'denied', note: 'in writing' });
    expect((await last())?.changes).toEqual([
      { field: 'verdict', before: 'open', after: 'denied — in writing' },
    ]);
    await send('verdict.give', { claim, verdict: 'confirmed' });
    expect((await last())?.changes).toEqual([
      { field: 'verdict', before: 'denied — in writing', after: 'confirmed' },
    ]);
    await send('record.withdraw', { record: response.id, reason: 'misheard' });
    expect((await last())?.changes).toEqual([
      { field: 'response', before: 'The embassy: denied', after: null },
    ]);
  });

  it('marks what was taken back and what was made again', async () => {
    const { send } = desk;
    await send('claim.reword', { claim, text: 'A' });
    await send('claim.reword', { claim, text: 'B' });
    await send('history.undo', {});
    await send('history.undo', {});
    await send('history.redo', {});
    const told = (await history()).map(({ move, undone, changes }) => [
      move,
      undone,
      changes.map(({ before, after }) => `${before} → ${after}`).join(),
    ]);
    expect(told.slice(1)).toEqual([
      ['did', false, 'Two delegations met. → A'],
      ['did', true, 'A → B'],
      ['undid', false, 'B → A'],
      ['undid', false, 'A → Two delegations met.'],
      ['redid', false, 'Two delegations met. → A'],
    ]);
  });

  it('says nothing of other claims, and is not led astray by what was done to them in between', async () => {
    const { send } = desk;
    const other = await make('The talks lasted two hours.');
    await send('claim.reword', { claim, text: 'A' });
    await send('claim.note', { claim: other, text: 'x' });
    await send('history.undo', {});
    await send('claim.note', { claim: other, text: 'y' });
    await send('claim.reword', { claim, text: 'B' });
    await send('history.undo', {});
    expect((await history()).map(({ changes }) => changes.at(0)?.after)).toEqual([
      'Two delegations met.',
      'A',
      'B',
      'A',
    ]);
    expect((await history(other)).map(({ move }) => move)).toEqual(['did', 'did', 'undid', 'did']);
  });

  it('goes on after withdrawal of the claim and after its return', async () => {
    const { send } = desk;
    await send('response.record', { claim, party: { name: 'The embassy' }, stance: 'denied' });
    await send('record.withdraw', { record: claim, reason: 'no claim at all' });
    expect((await last())?.changes).toEqual([{ field: 'standing', before: 'in use', after: null }]);
    await send('record.reinstate', { record: claim });
    const back = (await last())?.changes ?? [];
    expect(back.map(({ field }) => field)).toEqual(['wording', 'place', 'response']);
    await send('history.undo', {});
    expect((await history()).map(({ move, undone }) => [move, undone])).toEqual([
      ['did', false],
      ['did', false],
      ['did', false],
      ['did', true],
      ['undid', false],
    ]);
  });

  it('knows reports and parties that were withdrawn since', async () => {
    const { send } = desk;
    const response = await send('response.record', {
      claim,
      party: { name: 'The embassy' },
      stance: 'denied',
    });
    await send('record.withdraw', { record: claim, reason: 'x' });
    await send('record.withdraw', { record: report, reason: 'x' });
    await send('record.withdraw', { record: response.party.id, reason: 'x' });
    const told = JSON.stringify(await history());
    expect(told).toContain('The embassy: denied');
    expect(told).toContain('First: “Two delegations met.”');
  });

  it('is there for a claim that was taken back together with its report', async () => {
    const { send } = desk;
    const { party } = await send('response.record', {
      claim,
      party: { name: 'The embassy' },
      stance: 'denied',
    });
    const second = await make('Nobody else was there.');
    await send('response.record', { claim: second, party: { id: party.id }, stance: 'confirmed' });
    while ((await send('desk.describe', {})).undo !== null) await send('history.undo', {});
    expect((await send('desk.describe', {})).counts).toMatchObject({ reports: 0, claims: 0, parties: 0 });
    const told = await history(second);
    expect(told.map(({ move, undone }) => [move, undone])).toEqual([
      ['did', true],
      ['did', true],
      ['undid', false],
      ['undid', false],
    ]);
    expect(JSON.stringify(told)).toContain('The embassy: confirmed');
    expect(JSON.stringify(told)).toContain('First report.: “Nobody else was there.”');
    expect((await history()).map(({ move }) => move)).toEqual(['did', 'did', 'undid', 'undid']);
  });

  it('says that there never was such a claim', async () => {
    expect(await desk.dispatch('claim.history', { claim: 'c99' })).toMatchObject({
      ok: false,
      error: { tag: 'not-found', what: 'there is no claim c99 on this desk' },
    });
  });
});

describe('the histories of a whole desk', () => {
  it('are the same when it is opened again, from the ledger and from a snapshot', {
    timeout: 120_000,
  }, async () => {
    await workOn(desk, new Chance(11), 400);
    const claims = await claimsEver();
    expect(claims.length).toBeGreaterThan(15);
    const told = async (): Promise<string[]> =>
      Promise.all(claims.map(async (id) => JSON.stringify(await history(id))));
    const live = await told();
    await desk.close();
    desk = await openTestDesk(folder, { disk: hasty });
    expect(await told()).toEqual(live);
    await reopenFromSnapshot();
    expect(await told()).toEqual(live);
    await workOn(desk, new Chance(12), 500);
    const more = await told();
    await desk.close();
    desk = await openTestDesk(folder, { disk: hasty });
    expect(await told()).toEqual(more);
  });

  it('end with what the claim now is', { timeout: 120_000 }, async () => {
    await workOn(desk, new Chance(13), 400);
    let checked = 0;
    for (const { id, text, verdict } of (await desk.send('claim.list', { limit: 1000 })).items) {
      const changes = (await history(id)).flatMap(({ changes: made }) => made);
      expect(changes.findLast(({ field }) => field === 'wording')?.after).toBe(text);
      const ruled = changes.findLast(({ field }) => field === 'verdict');
      if (ruled) expect(ruled.after ?? 'open').toContain(verdict === 'open' ? 'open' : '');
      checked += 1;
    }
    expect(checked).toBeGreaterThan(10);
  });

  /** Every claim that ever was, in use or not, from the ledger itself. */
  async function claimsEver(): Promise<ClaimId[]> {
    const text = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
    return [...text.matchAll(/"(?:claim|into)":"(c\d+)","text":"[^"]*","anchors"/g)].map(
      ([, id]) => id as ClaimId,
    );
  }
});
