import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import type { Claim } from '#shared/domain/records';
import type { Workbench } from '#workbench/ports';
import { writeSnapshot } from '#workbench/snapshot/files';
import { unfold } from '#workbench/unfolding';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { workOn } from '../../../../harness/sample-ledgers-work';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench | null = null;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  const working = await openTestDesk(folder, { disk: hasty });
  await workOn(working, new Chance(5), 700);
  await working.close();
  await stat(join(folder, 'derived', 'fold.snapshot'));
});
afterEach(async () => {
  await desk?.close();
  desk = null;
  await remove();
});

const ledgerPath = (): string => join(folder, 'ledger.jsonl');

/** The desk once the check in its background has come to an end. */
async function checked(workbench: Workbench): Promise<DeskView> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      workbench.subscribe('desk.changed', () => resolve());
    });
    const view = await workbench.send('desk.describe', {});
    if (view.chain !== 'checking') return view;
    await changed;
  }
}

/** Turns one byte of an entry into another. */
async function spoil(seq: number): Promise<void> {
  const lines = (await readFile(ledgerPath())).toString('latin1').split('\n');
  const line = lines[seq - 1] ?? '';
  const at = line.indexOf('"payload":{') + 13;
  lines[seq - 1] = `${line.slice(0, at)}${line[at] === 'x' ? 'y' : 'x'}${line.slice(at + 1)}`;
  await writeFile(ledgerPath(), Buffer.from(lines.join('\n'), 'latin1'));
}

describe('a ledger under a snapshot', () => {
  it('is checked while the desk is open already, and found sound', async () => {
    desk = await openTestDesk(folder);
    expect((await checked(desk)).chain).toBe('sound');
    await workOn(desk, new Chance(6), 720);
  });

  it('may be damaged: the desk opens, then turns read-only and says which entry', async () => {
    await spoil(17);
    desk = await openTestDesk(folder);
    expect(await desk.send('desk.describe', {})).toMatchObject({ chain: 'checking', readOnly: null });
    const { chain, readOnly, damaged, notices, counts } = await checked(desk);
    expect({ chain, damaged }).toEqual({ chain: 'damaged', damaged: true });
    expect(readOnly).toContain('entry 17 has a payload that does not match its digest');
    expect(notices.join()).toContain('entry 17');
    expect(counts.reports).toBeGreaterThan(0);
    const before = await readFile(ledgerPath());
    const refused = await desk.dispatch('story.save', { name: 'Late', reports: [] });
    expect(refused).toMatchObject({ ok: false, error: { tag: 'read-only' } });
    expect(await readFile(ledgerPath())).toEqual(before);
    const { ok, problems } = await desk.send('verify.run', {});
    expect(ok).toBe(false);
    expect(problems[0]?.where).toContain('entry 17');
  });

  it('that is damaged is neither noted as sound nor kept as a snapshot', async () => {
    await spoil(17);
    const path = join(folder, 'derived', 'fold.snapshot');
    const before = await stat(path);
    desk = await openTestDesk(folder);
    await checked(desk);
    await desk.close();
    desk = null;
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it('that is damaged is never rewritten: a redaction says what is wrong instead', async () => {
    await spoil(17);
    const before = await readFile(ledgerPath());
    desk = await openTestDesk(folder);
    const plan = await desk.dispatch('redact.plan', { targets: ['r2' as ReportId] });
    expect(JSON.stringify(plan)).toContain('entry 17 has a payload that does not match its digest');
    expect((await desk.dispatch('redact.run', { targets: ['r2' as ReportId], reason: 'x' })).ok).toBe(false);
    expect(await readFile(ledgerPath())).toEqual(before);
  });

  it('is what verify holds the snapshot against, row by row', async () => {
    const version = '0.0.0-test';
    const { desk: state, ledger } = await unfold({ folder, version, disk: hasty, held: false, notices: [] });
    const id = state.tables.claim.ids[0] as string;
    state.tables.claim.set(id, { ...(state.tables.claim.get(id) as Claim), text: 'Never said.' });
    const taken = { desk: state, head: ledger.head, milestones: ledger.milestones.upTo(state.seq) };
    await writeSnapshot(folder, taken, version, hasty);
    desk = await openTestDesk(folder, { mode: 'read' });
    expect(await desk.send('verify.run', {})).toMatchObject({
      ok: false,
      problems: [{ where: 'derived/fold.snapshot', what: expect.stringContaining('the claim table is not') }],
    });
  });

  it('is not folded again: what it says under the snapshot is taken from there', async () => {
    const live = await openTestDesk(folder);
    const claims = await live.send('claim.list', {});
    const undo = (await live.send('desk.describe', {})).undo;
    await live.close();
    await spoil(17);
    desk = await openTestDesk(folder, { mode: 'read' });
    expect(JSON.stringify(await desk.send('claim.list', {}))).toBe(JSON.stringify(claims));
    expect((await desk.send('desk.describe', {})).undo).toBe(undo);
  });
});
