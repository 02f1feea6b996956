import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '#workbench/context';
import { Core } from '#workbench/core';
import type { Backups, Workbench } from '#workbench/ports';
import { writeSnapshot } from '#workbench/snapshot/files';
import { Blobs } from '#workbench/storage/blobs';
import { nodeDisk } from '#workbench/storage/disk';
import { Texts } from '#workbench/texts';
import { type Unfolded, unfold } from '#workbench/unfolding';
import { verifyDesk } from '#workbench/verify';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { workOn } from '../../../../harness/sample-ledgers-work';

const VERSION = '0.0.0-test';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench | null = null;
let last: { seq: number; hash: string };

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  const working = await openTestDesk(folder, { disk: hasty });
  await workOn(working, new Chance(3), 40);
  const { head } = await working.send('desk.describe', {});
  last = { seq: head.seq, hash: head.hash ?? '' };
  await working.close();
});
afterEach(async () => {
  await desk?.close();
  desk = null;
  await remove();
});

const ledgerPath = (): string => join(folder, 'ledger.jsonl');
const unfolded = (): Promise<Unfolded> =>
  unfold({ folder, version: VERSION, disk: nodeDisk, held: false, notices: [] });

/** Takes the last whole act away, so that the chain still holds. @returns the last entry that is left. */
async function cutLastAct(): Promise<number> {
  const lines = (await readFile(ledgerPath(), 'utf8')).trimEnd().split('\n');
  const { act } = JSON.parse(lines.at(-1) ?? '') as { act: number };
  await writeFile(ledgerPath(), `${lines.slice(0, act - 1).join('\n')}\n`);
  return act - 1;
}

async function takeSnapshot(): Promise<void> {
  const { desk: state, ledger } = await unfolded();
  const taken = { desk: state, head: ledger.head, milestones: ledger.milestones.upTo(state.seq) };
  await writeSnapshot(folder, taken, VERSION, nodeDisk);
}

async function expectMissed(left: number): Promise<void> {
  for (const mode of ['window', 'read'] as const) {
    desk = await openTestDesk(folder, { mode });
    const { readOnly, damaged, chain } = await desk.send('desk.describe', {});
    expect({ damaged, chain }).toEqual({ damaged: true, chain: 'damaged' });
    expect(readOnly).toContain(`ends with entry ${left}, but entry ${last.seq} was on disk`);
    expect(await desk.dispatch('history.undo', {})).toMatchObject({ ok: false });
    await desk.close();
    desk = null;
  }
}

async function expectVerifyToName(where: string, left: number): Promise<void> {
  desk = await openTestDesk(folder, { mode: 'read' });
  const { ok, problems } = await desk.send('verify.run', {});
  expect(ok).toBe(false);
  expect(problems).toEqual([
    {
      where: ledgerPath(),
      what: `ends with entry ${left}, but ${where} knows entry ${last.seq}: entries are missing`,
    },
  ]);
}

describe('entries cut off the end, though the chain holds', () => {
  it('are missed by the head noted beside the ledger', async () => {
    const left = await cutLastAct();
    await expectMissed(left);
    await expectVerifyToName('derived/head.json', left);
  });

  it('are missed by the head in the snapshot', async () => {
    await takeSnapshot();
    await rm(join(folder, 'derived', 'head.json'));
    const left = await cutLastAct();
    await expectMissed(left);
    await expectVerifyToName('derived/fold.snapshot', left);
  });

  it('are missed by the heads that backups know', async () => {
    await rm(join(folder, 'derived'), { recursive: true });
    const left = await cutLastAct();
    const backups = { heads: async () => [{ ...last, where: 'backup monday.zip' }] };
    const { ok, problems } = await verifyWith(backups as unknown as Backups);
    expect(ok).toBe(false);
    expect(problems.map(({ what }) => what)).toEqual([
      `ends with entry ${left}, but backup monday.zip knows entry ${last.seq}: entries are missing`,
    ]);
  });

  it('are missed when all of them are gone', async () => {
    await rm(ledgerPath());
    desk = await openTestDesk(folder);
    const { readOnly } = await desk.send('desk.describe', {});
    expect(readOnly).toContain(`ends with entry 0, but entry ${last.seq} was on disk`);
  });

  it('are missed by nobody who never knew them', async () => {
    await rm(join(folder, 'derived'), { recursive: true });
    await cutLastAct();
    desk = await openTestDesk(folder);
    expect(await desk.send('desk.describe', {})).toMatchObject({ readOnly: null, damaged: false });
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });
});

describe('a ledger whose end was written anew', () => {
  it('is told from the one that was there, by each of those heads', async () => {
    await takeSnapshot();
    await cutLastAct();
    const whole = join(folder, 'derived');
    const kept = await readFile(join(whole, 'fold.snapshot'));
    const noted = await readFile(join(whole, 'head.json'));
    await rm(whole, { recursive: true });
    const other = await openTestDesk(folder, { disk: hasty });
    await workOn(other, new Chance(4), last.seq + 5);
    await other.close();
    await writeFile(join(whole, 'fold.snapshot'), kept);
    await writeFile(join(whole, 'head.json'), noted);
    desk = await openTestDesk(folder, { mode: 'read' });
    const { readOnly } = await desk.send('desk.describe', {});
    expect(readOnly).toContain(`has another entry ${last.seq} than was on disk: it was rewritten`);
    const { problems } = await desk.send('verify.run', {});
    expect(problems.map(({ what }) => what)).toEqual([
      `has another entry ${last.seq} than derived/head.json knows`,
      `has another entry ${last.seq} than derived/fold.snapshot knows`,
    ]);
  });
});

/** `verify` on the desk as it is, with backups of the test's own. */
async function verifyWith(backups: Backups): ReturnType<typeof verifyDesk> {
  const { desk: state, ledger } = await unfolded();
  const nothing = async (): Promise<void> => undefined;
  const core = new Core({
    desk: state,
    ledger,
    checker: () => 'T',
    now: () => new Date(),
    beforeWriting: nothing,
    beforeRaising: nothing,
    beginning: () => [],
  });
  const blobs = (name: string): Blobs => new Blobs(join(folder, name));
  const context: Partial<Context> = {
    folder,
    core,
    version: VERSION,
    originals: blobs('originals'),
    evidence: blobs('evidence'),
    texts: new Texts(blobs('texts')),
    backups,
  };
  return verifyDesk(context as Context);
}
