import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { Ledger } from '#workbench/ledger/ledger';
import type { Workbench } from '#workbench/ports';
import { lockDesk } from '#workbench/storage/lock';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';

const TEXT =
  'The ministry confirmed the visit.\nAn aide said “no comment...Ask later.” Nobody asked.\nMore at our site.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  folder = join(folder, 'desk');
  desk = await openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await remove();
});

const reopen = async (): Promise<void> => {
  await desk.close();
  desk = await openTestDesk(folder);
};
const importText = async (text = TEXT, path = 'a.txt'): Promise<ReportId> => {
  const [outcome] = await desk.send('report.import', { files: [{ path, bytes: bytesOf(text) }] });
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reportId;
};
const ledgerText = (): Promise<string> => readFile(join(folder, 'ledger.jsonl'), 'utf8');

describe('a desk', () => {
  it('is not made by reading', async () => {
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(0);
    expect(await desk.send('search.run', { query: 'x' })).toMatchObject({ total: 0 });
    await expect(stat(folder)).rejects.toThrow();
  });

  it('keeps the bytes as they came, and shows the text with CRLF turned to LF and no byte order mark', async () => {
    const bytes = bytesOf('\uFEFFone\r\ntwo\rthree\n');
    await desk.send('report.import', { files: [{ path: 'b.txt', bytes }] });
    const { items } = await desk.send('report.list', {});
    const view = await desk.send('report.open', { report: (items[0] as { id: ReportId }).id });
    expect(view.text).toBe('one\ntwo\rthree\n');
    expect(await readFile(join(folder, 'originals', view.sha256.slice(0, 2), view.sha256))).toEqual(
      Buffer.from(bytes),
    );
  });

  it('leads the same bytes to the report that has them', async () => {
    const first = await importText();
    const again = await desk.send('report.import', {
      files: [
        { path: 'again.txt', bytes: bytesOf(TEXT) },
        { path: 'new.txt', bytes: bytesOf('New.') },
        { path: 'new2.txt', bytes: bytesOf('New.') },
      ],
    });
    expect(again.map((outcome) => outcome.ok && outcome.duplicateOf)).toEqual([
      first,
      undefined,
      again[1]?.ok && again[1].reportId,
    ]);
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(2);
  });

  it('does the good files of a batch and names the bad ones', async () => {
    const outcomes = await desk.send('report.import', {
      files: [
        { path: 'empty.txt', bytes: bytesOf('') },
        { path: 'good.txt', bytes: bytesOf('Good.') },
        { path: 'binary', bytes: new Uint8Array([97, 98, 0, 1, 2, 3]) },
        { path: 'torn.pdf', bytes: bytesOf('%PDF-1.4 and no more') },
        { path: 'blank.txt', bytes: bytesOf(' \n\t') },
        { path: 'huge.txt', bytes: new Uint8Array(10_000_001).fill(97) },
      ],
    });
    expect(outcomes.map((outcome) => outcome.ok || outcome.error.split('.')[0])).toEqual([
      'is empty',
      true,
      'is not text: byte 2 is zero, as in a binary file',
      expect.stringContaining('PDF'),
      'holds nothing but white space',
      'is 10',
    ]);
  });
});

describe('the main job', () => {
  it('survives a restart whole: claim, responses, verdict, what it rests on, notes', async () => {
    const report = await importText();
    const claim = await desk.send('claim.make', {
      place: { report, quote: 'The ministry confirmed the visit.' },
    });
    const response = await desk.send('response.record', {
      claim: claim.id,
      party: { name: 'The ministry', role: 'government' },
      stance: 'confirmed',
      place: { report, quote: 'confirmed the visit' },
    });
    await desk.send('response.record', {
      claim: claim.id,
      party: { name: 'an aide', identity: { kind: 'anonymous', reason: null } },
      stance: 'declined',
    });
    await desk.send('claim.note', { claim: claim.id, text: 'Ask the embassy.' });
    const given = await desk.send('verdict.give', { claim: claim.id, verdict: 'confirmed' });
    expect(given.ruling).toMatchObject({ verdict: 'confirmed', restsOn: [response.id], checker: 'Tester' });
    await reopen();
    expect(await desk.send('claim.open', { claim: claim.id })).toEqual(given);
    expect(given.responses.map(({ described, anchor }) => [described, anchor?.paragraph])).toEqual([
      ['named', 1],
      ['anonymous, reason not given', undefined],
    ]);
    expect(given.warnings.map(({ kind }) => kind)).toEqual(['single-voice']);
  });

  it('is taken back act by act and made again, across restarts', async () => {
    const report = await importText();
    const claim = await desk.send('claim.make', { place: { report, at: { start: 4, end: 12 } } });
    await desk.send('response.record', { claim: claim.id, party: { name: 'X' }, stance: 'denied' });
    await desk.send('verdict.give', { claim: claim.id, verdict: 'denied' });
    const end = await desk.send('claim.open', { claim: claim.id });

    expect((await desk.send('history.undo', {})).words).toContain('denied');
    await reopen();
    expect((await desk.send('claim.open', { claim: claim.id })).verdict).toBe('open');
    for (let n = 0; n < 3; n++) await desk.send('history.undo', {});
    expect((await desk.send('desk.describe', {})).counts).toMatchObject({
      reports: 0,
      claims: 0,
      parties: 0,
    });
    await expect(desk.send('history.undo', {})).rejects.toThrow('nothing to undo');
    await reopen();
    for (let n = 0; n < 4; n++) await desk.send('history.redo', {});
    expect(await desk.send('claim.open', { claim: claim.id })).toEqual(end);
    await expect(desk.send('history.redo', {})).rejects.toThrow('nothing to redo');
  });

  it('forgets what was taken back once something else is done', async () => {
    await importText();
    await desk.send('history.undo', {});
    await importText('Other.');
    await expect(desk.send('history.redo', {})).rejects.toThrow('nothing to redo');
  });
});

describe('a confidential party', () => {
  it('is in the vault by name and everywhere else by alias', async () => {
    const report = await importText();
    const { id: claim } = await desk.send('claim.make', { place: { report, quote: 'Nobody asked.' } });
    const party = {
      name: 'Jane Secret',
      role: 'clerk',
      confidential: true,
      alias: 'Source A',
      identity: { kind: 'anonymous', reason: 'fears for her job' },
    } as const;
    const response = await desk.send('response.record', { claim, party, stance: 'confirmed' });
    expect(response.party).toMatchObject({ name: 'Source A', confidential: true });
    expect(await desk.send('party.reveal', { party: response.party.id })).toEqual({ name: 'Jane Secret' });
    expect(await ledgerText()).not.toContain('Jane Secret');
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toContain('Jane Secret');
    const again = await desk.send('response.record', { claim, party, stance: 'denied' });
    expect(again.party.id).toBe(response.party.id);
  });

  it.each([
    ['alias', { alias: 'Not JANE' }, {}],
    ['role', { role: 'cousin of Jane' }, {}],
    ['reason for anonymity', { identity: { kind: 'anonymous', reason: 'Jane fears for her job' } }, {}],
    ['other names', { aka: ['Aunt Jane'] }, {}],
    ['note', {}, { note: 'Jane rang at noon.' }],
    ['via', {}, { via: 'a friend of Jane' }],
  ] as const)('is not given away by %s', async (field, party, response) => {
    const report = await importText();
    const { id: claim } = await desk.send('claim.make', { place: { report, quote: 'Nobody asked.' } });
    const recorded = desk.dispatch('response.record', {
      claim,
      party: { name: 'Jane', confidential: true, ...party },
      stance: 'confirmed',
      ...response,
    });
    expect(await recorded).toMatchObject({
      ok: false,
      error: { where: field, what: 'gives the confidential name away' },
    });
    expect(await ledgerText()).not.toMatch(/jane/i);
    await expect(readFile(join(folder, 'vault.json'))).rejects.toThrow();
  });
});

describe('bad input', () => {
  it.each([
    ['report.open', { report: 'r99' }, 'there is no report r99'],
    ['report.open', { report: 'c1' }, 'report: is not the id of a report'],
    ['claim.open', { claim: 'c99' }, 'there is no claim c99'],
    ['verdict.give', { claim: 'c99', verdict: 'maybe' }, 'verdict: '],
    ['claim.make', { place: { report: 'r2', quote: 'absent words' } }, 'does not occur'],
    ['claim.make', { place: { report: 'r2', quote: 'o' } }, 'occurs 7 times'],
    ['claim.make', { place: { report: 'r2', at: { start: 5, end: 4000 } } }, 'is not a passage'],
    ['no.such', {}, 'there is no channel'],
    ['desk.switch', { to: 'own' }, "answered by Galley's window only"],
  ])('%s %j is refused and changes nothing', async (channel, params, message) => {
    await importText();
    const before = await ledgerText();
    const reply = await desk.dispatch(channel, params);
    expect(reply).toMatchObject({ ok: false });
    expect(JSON.stringify(reply)).toContain(message);
    expect(await ledgerText()).toBe(before);
  });

  it('says that a file is no desk folder', async () => {
    const file = join(folder, '..', 'file');
    await writeFile(file, 'x');
    await expect(openTestDesk(file)).rejects.toThrow('is a file where a desk folder should be');
  });
});

describe('one writer', () => {
  it('is named to a second window, which shows the desk read-only, and to a writing command', async () => {
    await importText();
    const second = await openTestDesk(folder);
    expect((await second.send('desk.describe', {})).readOnly).toContain("Galley's window (process");
    await expect(second.send('history.undo', {})).rejects.toThrow('holds this desk');
    await expect(openTestDesk(folder, { mode: 'write' })).rejects.toThrow("Galley's window (process");
    const reader = await openTestDesk(folder, { mode: 'read' });
    expect((await reader.send('desk.describe', {})).counts.reports).toBe(1);
    await Promise.all([second.close(), reader.close()]);
  });

  it('is waited for by a writing command when it is a command itself', async () => {
    await importText();
    await desk.close();
    const lock = await lockDesk(folder, 'the command galley import', true);
    const waiting = openTestDesk(folder, { mode: 'write' });
    waiting.catch(() => undefined);
    // By the time later attempts have failed, the first has met the lock too.
    for (let n = 0; n < 5; n++) await expect(lockDesk(folder, 'another')).rejects.toThrow('galley import');
    await lock.release();
    desk = await waiting;
    expect((await desk.send('history.undo', {})).words).toContain('report');
  });

  it('refuses to append when the ledger grew behind its back', async () => {
    await importText();
    await appendFile(join(folder, 'ledger.jsonl'), 'x');
    const before = await ledgerText();
    await expect(importText('More.')).rejects.toThrow('something else wrote to it');
    expect(await ledgerText()).toBe(before);
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(1);
  });
});

describe('verify', () => {
  it('finds nothing wrong on a sound desk and says what it checked', async () => {
    const report = await importText();
    await desk.send('claim.make', { place: { report, quote: 'Nobody asked.' } });
    expect(await desk.send('verify.run', {})).toEqual({
      ok: true,
      checked: { entries: 3, originals: 1, texts: 1, evidence: 0, anchors: 1 },
      problems: [],
    });
  });

  it('finds any altered byte of the ledger', async () => {
    const report = await importText();
    await desk.send('claim.make', { place: { report, quote: 'Nobody asked.' }, text: 'Ünïcode � claim' });
    await desk.close();
    const path = join(folder, 'ledger.jsonl');
    const good = await readFile(path);
    for (let at = 0; at < good.length; at++) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] as number) ^ (1 + (at % 255));
      await writeFile(path, bad);
      const { damage, torn } = await Ledger.open(path, { onAct: () => null });
      if (damage === null && torn === 0) throw new Error(`byte ${at} was altered and not found`);
      if (at % 97 > 0) continue;
      const reader = await openTestDesk(folder, { mode: 'read' });
      expect(await reader.send('verify.run', {})).toMatchObject({ ok: false, problems: [expect.anything()] });
      await reader.close();
    }
    await writeFile(path, good);
    desk = await openTestDesk(folder);
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });

  it('names an altered or missing original', async () => {
    const report = await importText();
    const { sha256 } = await desk.send('report.open', { report });
    const path = join(folder, 'originals', sha256.slice(0, 2), sha256);
    await writeFile(path, TEXT.replace('ministry', 'Ministry'));
    const { ok, problems } = await desk.send('verify.run', {});
    expect(ok).toBe(false);
    expect(problems).toEqual([{ where: path, what: 'has been altered: its bytes do not match its SHA-256' }]);
  });
});

describe('damage', () => {
  it('opens the desk read-only at the last good entry and names the bad one', async () => {
    const report = await importText();
    await desk.send('claim.make', { place: { report, quote: 'Nobody asked.' } });
    await desk.close();
    const path = join(folder, 'ledger.jsonl');
    const good = await readFile(path, 'utf8');
    await writeFile(path, good.replace('Nobody', 'nobody'));
    desk = await openTestDesk(folder);
    const { readOnly, counts } = await desk.send('desk.describe', {});
    expect(readOnly).toContain('entry 3 has a payload that does not match its digest');
    expect(counts).toMatchObject({ reports: 1, claims: 0 });
    await expect(importText('More.')).rejects.toThrow('entry 3');
    await desk.close();
    await expect(openTestDesk(folder, { mode: 'write' })).rejects.toThrow('entry 3');
  });

  it('sets a write that was cut short aside and goes on', async () => {
    await importText();
    await desk.close();
    const path = join(folder, 'ledger.jsonl');
    const good = await readFile(path, 'utf8');
    await appendFile(path, '{"v":1,"seq":3,"ti');
    desk = await openTestDesk(folder);
    const { notices, readOnly } = await desk.send('desk.describe', {});
    expect(readOnly).toBeNull();
    const aside = /What there was of it is in (.*)\.$/.exec(notices[0] ?? '')?.[1] ?? '';
    expect(await readFile(aside, 'utf8')).toBe('{"v":1,"seq":3,"ti');
    expect(await ledgerText()).toBe(good);
    await importText('More.');
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });

  it('of the settings keeps nobody from the desk: readers pass it over, a window moves it aside', async () => {
    await importText();
    await desk.send('settings.change', { paper: 'Letter' });
    await desk.close();
    const path = join(folder, 'settings.json');
    await writeFile(path, '{"paper": 7}');
    const reader = await openTestDesk(folder, { mode: 'read' });
    expect(await reader.send('desk.describe', {})).toMatchObject({
      settings: { paper: 'A4' },
      counts: { reports: 1 },
    });
    await reader.close();
    expect(await readFile(path, 'utf8')).toBe('{"paper": 7}');
    desk = await openTestDesk(folder);
    const { notices } = await desk.send('desk.describe', {});
    const aside = /They were moved to (\S+);/.exec(notices[0] ?? '')?.[1] ?? '';
    expect(await readFile(aside, 'utf8')).toBe('{"paper": 7}');
  });
});
