import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyId, ClaimId, ReportId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { nodeDisk } from '#workbench/storage/disk';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { FAULTS, tooSoon } from '../../../../harness/order';
import { type Call, type Fault, RecordingDisk } from '../../../../harness/recording-disk';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let disk: RecordingDisk;

beforeEach(async () => {
  const temporary = await temporaryFolder();
  folder = join(temporary.folder, 'desk');
  remove = temporary.remove;
  await open();
});
afterEach(async () => {
  await desk.close();
  await remove();
});

async function open(fault?: Fault): Promise<void> {
  disk = new RecordingDisk(folder, fault ? { fault } : {});
  desk = await openTestDesk(folder, { disk, snapshotEvery: 3 });
}

interface Made {
  report: ReportId;
  claim: ClaimId;
  last: AnyId;
}

/** Every command that changes something, in an order in which each has what it needs. */
const COMMANDS: Record<string, (made: Made) => Promise<unknown>> = {
  async 'report.import'(made) {
    const files = ['One spoke.', 'Two spoke.', 'Three spoke.'].map((words, at) => ({
      path: `${at}.txt`,
      bytes: bytesOf(`${words}\nNobody else did.\n`),
    }));
    const [first] = await desk.send('report.import', { files });
    if (first?.ok) made.report = first.reportId;
  },
  'report.describe': ({ report }) => desk.send('report.describe', { report, meta: { title: 'Who spoke' } }),
  'story.save': ({ report }) => desk.send('story.save', { name: 'Speaking', reports: [report] }),
  async 'claim.make'(made) {
    const place = { report: made.report, quote: 'One spoke.' };
    made.claim = (await desk.send('claim.make', { place })).id;
  },
  'claim.anchor': ({ claim, report }) =>
    desk.send('claim.anchor', { claim, place: { report, quote: 'Nobody else did.' } }),
  'claim.unanchor': ({ claim, report }) =>
    desk.send('claim.unanchor', { claim, report, at: { start: 11, end: 27 } }),
  'claim.reword': ({ claim }) => desk.send('claim.reword', { claim, text: 'One person spoke' }),
  async 'claim.note'(made) {
    const { notes } = await desk.send('claim.note', { claim: made.claim, text: 'Heard it' });
    made.last = notes.at(-1)?.id as AnyId;
  },
  'evidence.add': ({ claim }) =>
    desk.send('evidence.add', { claim, file: { path: 'letter.txt', bytes: bytesOf('Dear desk') } }),
  'response.record': ({ claim }) =>
    desk.send('response.record', {
      claim,
      party: { name: 'Jane Roe', confidential: true },
      stance: 'confirmed',
    }),
  'verdict.give': ({ claim }) => desk.send('verdict.give', { claim, verdict: 'confirmed' }),
  'history.undo': () => desk.send('history.undo', {}),
  'history.redo': () => desk.send('history.redo', {}),
  'record.withdraw': ({ last }) => desk.send('record.withdraw', { record: last, reason: 'misheard' }),
  'record.reinstate': ({ last }) => desk.send('record.reinstate', { record: last }),
  'settings.change': () => desk.send('settings.change', { paper: 'Letter' }),
  'vault.forget': async () => {
    const [party] = await desk.send('party.list', {});
    if (party) await desk.send('vault.forget', { party: party.id });
  },
  'redact.run': ({ claim }) => desk.send('redact.run', { targets: [claim], reason: 'by order' }),
};

/** Gives every command in turn. @returns what each asked of the disk before it answered. */
async function work(): Promise<Map<string, readonly Call[]>> {
  const made = {} as Made;
  const asked = new Map<string, readonly Call[]>();
  for (const [name, command] of Object.entries(COMMANDS)) {
    const from = disk.calls.length;
    await command(made);
    disk.answered(name);
    asked.set(name, disk.calls.slice(from));
  }
  return asked;
}

const didTo = (path: string, calls: readonly Call[] | undefined): string[] =>
  (calls ?? []).filter((call) => call.path === path || call.did === 'answer').map(({ did }) => did);

describe('the order of calls to the disk', () => {
  it('is write, sync, answer; and every file is on disk, under its name, before the entry that speaks of it', async () => {
    await work();
    expect(tooSoon(disk.calls)).toEqual([]);
  });

  it('is so for every command: each that adds an entry writes it, syncs it, then answers', async () => {
    const asked = await work();
    const elsewhere = ['settings.change', 'vault.forget', 'redact.run'];
    for (const [name, calls] of asked) {
      if (elsewhere.includes(name)) continue;
      expect([name, ...didTo('ledger.jsonl', calls).filter((did) => did !== 'open')]).toEqual([
        name,
        'write',
        'sync',
        'answer',
      ]);
    }
    for (const [name, path] of [
      ['settings.change', 'settings.json'],
      ['vault.forget', 'vault.json'],
      ['redact.run', 'ledger.jsonl'],
    ] as const) {
      const calls = asked.get(name) ?? [];
      const renamed = calls.findIndex((call) => call.did === 'rename' && call.to === path);
      const temporary = calls[renamed]?.path ?? '';
      expect([name, ...didTo(temporary, calls.slice(0, renamed + 1))]).toEqual([
        name,
        'open',
        ...calls.filter((call) => call.did === 'write' && call.path === temporary).map(() => 'write'),
        'sync',
        'rename',
      ]);
      expect(calls.slice(renamed).map(({ did }) => did)).toContain('syncFolder');
    }
  });

  it('puts the confidential name into the vault before the entry that has its alias', async () => {
    const calls = (await work()).get('response.record') ?? [];
    const kept = calls.findIndex((call) => call.did === 'rename' && call.to === 'vault.json');
    const synced = calls.findIndex((call, at) => at > kept && call.did === 'syncFolder' && call.path === '');
    const written = calls.findIndex((call) => call.did === 'write' && call.path === 'ledger.jsonl');
    expect(kept).toBeGreaterThanOrEqual(0);
    expect(synced).toBeGreaterThan(kept);
    expect(written).toBeGreaterThan(synced);
  });

  it('syncs several files and all their entries for one import: one write of the ledger, one sync', async () => {
    const calls = (await work()).get('report.import') ?? [];
    expect(calls.filter((call) => call.did === 'rename')).toHaveLength(6);
    expect(didTo('ledger.jsonl', calls).filter((did) => did === 'write' || did === 'sync')).toEqual([
      'write',
      'sync',
    ]);
  });
});

describe('the checker of the order', () => {
  it.each([
    ['files are not synced', 'written, not synced'],
    ['the ledger is not synced', 'verdict.give was answered; ledger.jsonl: written, not synced'],
    ['folders are not synced', 'ledger.jsonl is written before its name lasts'],
    ['new folders of files are not synced', 'an entry is written before its file: originals/'],
    ['the ledger is written before its files', 'an entry is written before its file: evidence/'],
  ] as const)('finds a desk where %s', async (fault, named) => {
    await desk.close();
    await open(FAULTS[fault]());
    await work();
    expect(tooSoon(disk.calls).join('\n')).toContain(named);
  });
});

describe('a desk opened after its process was killed', () => {
  it('does not take for stored what was only named, nor for durable what was only written', async () => {
    const files = [{ path: 'a.txt', bytes: bytesOf('One spoke.\n') }];
    for (let calls = 1; ; calls += 1) {
      await desk.close();
      await remove();
      await open();
      disk.dieAfter(calls);
      const done = await desk.send('report.import', { files }).then(
        () => true,
        () => false,
      );
      await desk.close();
      disk.revive();
      desk = await openTestDesk(folder, { disk });
      await desk.send('report.import', { files });
      disk.answered('import again');
      expect(`killed after ${calls} calls: ${tooSoon(disk.calls)}`).toBe(`killed after ${calls} calls: `);
      if (done) return;
    }
  });

  it('passes every call on: the folder is what any desk would be', async () => {
    await work();
    await desk.close();
    desk = await openTestDesk(folder, { disk: nodeDisk });
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
  });
});
