import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Send } from '#shared/contract/channels';
import type { FaultError } from '#shared/contract/faults';
import type { BackupState, ResponseView } from '#shared/contract/views';
import type { ClaimId, PartyId, ReportId } from '#shared/domain/ids';
import { checkBackup } from '#workbench/backup/checking';
import type { Workbench } from '#workbench/ports';
import { COMMANDS, type Known, known } from '../../../../chaos/commands';
import { Chance } from '../../../../chaos/random';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { FullDisk } from '../../../../harness/full-disk';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let disk: FullDisk;

beforeEach(async () => {
  const temporary = await temporaryFolder();
  folder = join(temporary.folder, 'desk');
  remove = temporary.remove;
  disk = new FullDisk();
  await open(2);
  const chance = new Chance(1);
  const things = await known(desk.send);
  for (const name of ['import', 'claim', 'claim', 'response', 'note', 'evidence'] as const)
    await COMMANDS[name](desk.send, chance, things);
});
afterEach(async () => {
  disk.makeRoom();
  await desk.close();
  await remove();
});

async function open(snapshotEvery?: number): Promise<void> {
  desk = await openTestDesk(folder, { disk, snapshotEvery });
}

/** What a checker does, the nth time. */
type Command = (send: Send, things: Known, nth: number) => Promise<unknown>;

const TRIED: Record<string, Command> = {
  'an import': (send, _things, nth) =>
    send('report.import', {
      files: ['One', 'Two'].map((who) => ({
        path: `${who}.txt`,
        bytes: bytesOf(`${who} spoke on day ${nth}.\n`),
      })),
    }),
  'a claim': (send, { reports: [report] }, nth) =>
    send('claim.make', {
      place: { report: report as ReportId, quote: 'Nobody else spoke.' },
      text: `Day ${nth}`,
    }),
  'a confidential response': (send, { claims: [claim] }, nth) =>
    send('response.record', {
      claim: claim as ClaimId,
      party: { name: `Jane Roe ${nth}`, confidential: true },
      stance: 'denied',
    }),
  'a verdict': (send, { claims: [claim] }) =>
    send('verdict.give', { claim: claim as ClaimId, verdict: 'confirmed' }),
  'a piece of evidence': (send, { claims: [claim] }, nth) =>
    send('evidence.add', {
      claim: claim as ClaimId,
      file: { path: 'letter.txt', bytes: bytesOf(`Letter ${nth}`) },
    }),
  'a step back': (send) => send('history.undo', {}),
  'a note': (send, { claims: [claim] }, nth) =>
    send('claim.note', { claim: claim as ClaimId, text: `Day ${nth}` }),
  settings: (send, _things, nth) => send('settings.change', { checker: `Checker ${nth}` }),
};

/** Everything of a desk that a checker sees, and the files that hold it. */
async function whole(): Promise<object> {
  const { head, counts, verdicts, settings, readOnly, undo, redo } = await desk.send('desk.describe', {});
  const { ok, problems } = await desk.send('verify.run', {});
  const files = await Promise.all(
    ['ledger.jsonl', 'settings.json'].map((name) => readFile(join(folder, name), 'utf8').catch(() => null)),
  );
  return { head, counts, verdicts, settings, readOnly, undo, redo, ok, problems, files };
}

/** Names in the vault of parties that the ledger knows nothing of. */
async function strangers(): Promise<string[]> {
  const ledger = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
  const vault = JSON.parse(await readFile(join(folder, 'vault.json'), 'utf8'));
  return Object.keys(vault.names).filter((party) => !ledger.includes(`"payload":{"party":"${party}"`));
}

const halfWritten = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.tmp'));

/** What the desk did when the disk was full: the fault; null when there was room enough. */
async function whenFull(steps: number, command: () => Promise<unknown>): Promise<FaultError | null> {
  disk.fillUp(steps);
  try {
    await command();
    return null;
  } catch (error) {
    return error as FaultError;
  }
}

/** Meets the full disk at every step of a command. @returns the steps, as `write ledger.jsonl`. */
async function meetAtEveryStep(command: Command): Promise<string[]> {
  const met: string[] = [];
  for (let steps = 0; ; steps += 1) {
    const things = await known(desk.send);
    const before = await whole();
    const fault = await whenFull(steps, () => command(desk.send, things, steps));
    if (fault === null) return met;
    const [refused] = disk.refused;
    const when = `room for ${steps} steps, then none to ${refused?.did} ${refused?.path}`;
    met.push(`${refused?.did} ${relative(folder, refused?.path ?? '')}`);
    expect([when, fault.tag]).toEqual([when, 'disk']);
    expect(fault.message).toContain('the disk is full; nothing was changed');
    expect([when, await whole()]).toEqual([when, before]);
    disk.makeRoom();
    await COMMANDS.note(desk.send, new Chance(steps), things);
    await command(desk.send, things, steps);
    await desk.close();
    expect([when, await halfWritten()]).toEqual([when, []]);
    await open(2);
    expect([when, await desk.send('verify.run', {})]).toMatchObject([when, { ok: true }]);
    await command(desk.send, await known(desk.send), steps + 0.5);
    expect([when, await strangers()]).toEqual([when, []]);
  }
}

describe('a disk that is full at one step or another', () => {
  it.each([
    // Its originals and texts are written at once.
    [
      'an import',
      [
        'makeFolder (originals|texts)',
        'open (originals|texts)',
        'write (originals|texts)',
        'sync (originals|texts)',
        'rename (originals|texts)',
        'write ledger.jsonl',
        'sync ledger.jsonl',
      ],
    ],
    ['a claim', ['write ledger.jsonl', 'sync ledger.jsonl']],
    ['a confidential response', ['open', 'write', 'sync', 'rename vault.json', 'write ledger.jsonl']],
    ['a verdict', ['write ledger.jsonl', 'sync ledger.jsonl']],
    [
      'a piece of evidence',
      ['makeFolder evidence', 'write evidence', 'rename evidence', 'sync ledger.jsonl'],
    ],
    ['a step back', ['write ledger.jsonl', 'sync ledger.jsonl']],
    ['a note', ['write ledger.jsonl', 'sync ledger.jsonl']],
    ['settings', ['open', 'write', 'sync', 'rename settings.json']],
  ])('refuses %s whole, and takes it when there is room', async (name, steps) => {
    const met = await meetAtEveryStep(TRIED[name] as Command);
    // A step that was never met proves nothing.
    for (const step of steps) expect(met).toContainEqual(expect.stringMatching(new RegExp(`^${step}`)));
  });

  it('keeps the name that is told next, though one before it was taken back', async () => {
    await desk.close();
    await open();
    const { claims } = await known(desk.send);
    const tell = (name: string): Promise<ResponseView> =>
      desk.send('response.record', {
        claim: claims[0] as ClaimId,
        party: { name, confidential: true },
        stance: 'denied',
      });
    // Room for the vault's new file, and then, for once, none in the ledger.
    disk.fillUp(5, { refusals: 1 });
    const [first, second] = await Promise.allSettled([tell('Jane Roe'), tell('Richard Miles')]);
    expect(disk.refused).toMatchObject([{ did: 'write', path: join(folder, 'ledger.jsonl') }]);
    expect(first).toMatchObject({ status: 'rejected', reason: { tag: 'disk' } });
    const { party } = (second as PromiseFulfilledResult<ResponseView>).value;
    await desk.close();
    await open();
    expect(await desk.send('party.reveal', { party: party.id })).toEqual({ name: 'Richard Miles' });
    expect(await strangers()).toEqual([]);
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).not.toContain('Jane Roe');
  });
});

/** The desk's files that hold these words; what goes while it is looked at holds nothing. */
async function filesWith(words: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'latin1').catch(() => '')));
  return paths.filter((_, at) => texts[at]?.includes(words)).map((path) => relative(folder, path));
}

describe('a redaction that finds the disk full', () => {
  it('did not happen, or is finished when there is room', async () => {
    const outcomes = new Set<string>();
    for (let steps = 0; ; steps += 1) {
      const words = `Secret number ${steps}.`;
      const targets = await tell(words);
      const before = await whole();
      const fault = await whenFull(steps, () => desk.send('redact.run', { targets, reason: 'by order' }));
      if (fault === null) break;
      const [refused] = disk.refused;
      const when = `room for ${steps} steps, then none to ${refused?.did} ${refused?.path}: ${fault.message}`;
      expect([when, fault.tag]).toEqual([when, 'disk']);
      const happened = !(await filesWith(words)).includes('ledger.jsonl');
      outcomes.add(happened ? 'finished' : 'did not happen');
      expect([when, happened]).toEqual([when, fault.message.includes('the words are out of the ledger')]);
      if (!happened) expect([when, await whole()]).toEqual([when, before]);
      if (happened) {
        await desk.close();
        // Room for what opening itself asks for.
        disk.fillUp(1);
        await open(2);
        const { readOnly } = await desk.send('desk.describe', {});
        expect(readOnly).toContain('the words are out of the ledger, but not yet everywhere else');
        disk.makeRoom();
        await desk.close();
        await open(2);
      }
      // The same window goes on.
      disk.makeRoom();
      await tell('Something else.');
      await desk.close();
      await open(2);
      expect([when, await desk.send('verify.run', {})]).toMatchObject([when, { ok: true }]);
      if (happened) expect([when, await filesWith(words)]).toEqual([when, []]);
      else await desk.send('redact.run', { targets, reason: 'by order' });
      expect([when, await filesWith('ledger.redacting')]).toEqual([when, []]);
    }
    expect([...outcomes].sort()).toEqual(['did not happen', 'finished']);
  });

  /** A claim with words of its own, a piece of evidence and a confidential response. */
  async function tell(words: string): Promise<[ClaimId, PartyId]> {
    const { reports } = await known(desk.send);
    const place = { report: reports[0] as ReportId, quote: 'Nobody else spoke.' };
    const { id: claim } = await desk.send('claim.make', { place, text: words });
    await desk.send('evidence.add', { claim, file: { path: 'secret.txt', bytes: bytesOf(words) } });
    const party = { name: `${words} (the name)`, confidential: true };
    const response = await desk.send('response.record', { claim, party, stance: 'denied' });
    return [claim, response.party.id];
  }
});

describe('a backup that finds the disk full', () => {
  it('says so, leaves those before it as they were, and is made when there is room', async () => {
    const usual = join(folder, '..', 'backups');
    await desk.close();
    disk.makeRoom();
    desk = await openTestDesk(folder, { disk, backups: { usual } });
    await desk.send('backup.now', {});
    for (let steps = 0; ; steps += 1) {
      await COMMANDS.note(desk.send, new Chance(steps), await known(desk.send));
      const before = await desk.send('backup.list', {});
      disk.fillUp(steps);
      const { problem } = await desk.send('backup.now', {});
      const [refused] = disk.refused;
      const when = `room for ${steps} steps, then none to ${refused?.did} ${refused?.path}`;
      disk.makeRoom();
      const after = await desk.send('backup.list', {});
      const { folder: home } = (await desk.send('desk.describe', {})).backup as BackupState;
      if (problem === null) {
        expect(disk.refused).toEqual([]);
        break;
      }
      expect([when, problem]).toEqual([when, expect.stringContaining('the disk is full')]);
      expect([when, after]).toEqual([when, before]);
      await Promise.all(after.map(({ name }) => checkBackup(join(home, name))));
      expect([when, (await readdir(home)).filter((name) => name.startsWith('.'))]).toEqual([when, []]);
      expect(await desk.send('backup.now', {})).toMatchObject({ problem: null });
    }
  });
});

describe('a desk opened while the disk is full', () => {
  it.each([
    ['as it was left', async () => undefined],
    [
      'with a change that was cut short',
      () => appendFile(join(folder, 'ledger.jsonl'), '{"v":2,"seq":10,"ti'),
    ],
    [
      'with damaged settings and snapshot',
      async () => {
        await writeFile(join(folder, 'settings.json'), '{');
        await writeFile(join(folder, 'derived', 'fold.snapshot'), 'no snapshot');
      },
    ],
  ])('%s shows everything, says what it lacks, and is as before when there is room', async (_, damage) => {
    const { head, counts } = await desk.send('desk.describe', {});
    for (let steps = 0; ; steps += 1) {
      disk.makeRoom();
      await desk.close();
      await damage();
      disk.fillUp(steps);
      await open(2);
      const [refused] = disk.refused;
      const shown = await desk.send('desk.describe', {});
      expect(shown).toMatchObject({ head, counts, damaged: false });
      if (shown.readOnly !== null) {
        expect(shown.readOnly).toContain('the disk is full');
        await expect(desk.send('settings.change', { paper: 'A4' })).rejects.toMatchObject({
          tag: 'read-only',
        });
      }
      disk.makeRoom();
      await desk.close();
      await open(2);
      expect(await desk.send('desk.describe', {})).toMatchObject({ head, counts, readOnly: null });
      expect(await desk.send('verify.run', {})).toMatchObject({ ok: true });
      if (!refused) break;
    }
  });
});
