import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyId, ClaimId, EvidenceId, PartyId, ReportId } from '#shared/domain/ids';
import { logExport } from '#workbench/exports';
import type { OpenSearch, Workbench } from '#workbench/ports';
import { openSearchInProcess } from '#workbench/search/in-process';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';

/** What must go: words that stand nowhere else in Galley's files. */
const QUOTE = 'The Qxzvanadium envoy met them twice.';
const TEXT = `Qxztitle report\n\n${QUOTE}\nA second sentence stands here.\nNobody Qxzlastword asked.\n`;
const OTHER = 'Another report.\n\nThe mayor confirmed the sale.\nNobody else spoke.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;

const openSearch: OpenSearch = (...args) => openSearchInProcess(...args);
const open = (disk?: Disk): Promise<Workbench> => openTestDesk(folder, { openSearch, disk });

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  folder = join(folder, 'desk');
  desk = await open();
});
afterEach(async () => {
  await desk.close();
  await remove();
});

async function importText(text: string, path = 'a.txt'): Promise<ReportId> {
  const [outcome] = await desk.send('report.import', { files: [{ path, bytes: bytesOf(text) }] });
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reportId;
}
const claimAt = async (report: ReportId, quote: string, text?: string): Promise<ClaimId> =>
  (await desk.send('claim.make', { place: { report, quote }, ...(text ? { text } : {}) })).id;

const run = (...targets: (string | number)[]) =>
  desk.send('redact.run', { targets: targets as AnyId[], reason: 'asked to' });

/** Every file under the desk, as bytes. */
async function files(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(folder.length + 1), await readFile(path));
  }
  return found;
}

/** Names the files that still hold a word, in UTF-8 or UTF-16, in whatever letters. */
async function holding(word: string): Promise<string[]> {
  const spellings = ['utf8', 'utf16le'] as const;
  return [...(await files())]
    .filter(([, bytes]) =>
      spellings.some((spelling) =>
        bytes
          .toString('latin1')
          .toLowerCase()
          .includes(Buffer.from(word.toLowerCase(), spelling).toString('latin1')),
      ),
    )
    .map(([path]) => path);
}

/** The words are in no file, no answer, and the desk is sound: now and after opening it again. */
async function expectGone(...words: string[]): Promise<void> {
  for (const when of ['at once', 'opened again', 'opened from a snapshot or anew']) {
    for (const word of words) {
      expect(`${when}: ${word} in ${await holding(word)}`).toBe(`${when}: ${word} in `);
      expect((await desk.send('search.run', { query: word })).total).toBe(0);
      expect(JSON.stringify(await everythingShown())).not.toContain(word);
    }
    const { ok, problems } = await desk.send('verify.run', {});
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    await desk.close();
    desk = await open();
  }
}

async function everythingShown(): Promise<unknown> {
  const claims = await desk.send('claim.list', {});
  const reports = await desk.send('report.list', {});
  return [
    claims,
    reports,
    await desk.send('story.list', {}),
    await desk.send('party.list', {}),
    await desk.send('ledger.list', {}),
    await desk.send('withdrawn.list', {}),
    await desk.send('jump.list', {}),
    await desk.send('desk.describe', {}),
    await Promise.all(claims.items.map(({ id }) => desk.send('claim.history', { claim: id }))),
    await Promise.all(reports.items.map(({ id }) => desk.send('report.open', { report: id }))),
  ];
}

describe('before a redaction', () => {
  it('the words are in many files, and search finds them: what the tests below look for can be found', async () => {
    const report = await importText(TEXT);
    await claimAt(report, QUOTE);
    expect((await desk.send('search.run', { query: 'Qxzvanadium' })).total).toBe(2);
    await desk.close();
    desk = await open();
    const places = (await holding('Qxzvanadium')).map((path) => path.split('/')[0]);
    expect(new Set(places)).toEqual(new Set(['ledger.jsonl', 'originals', 'texts', 'derived']));
  });

  it('the plan tells what would go and changes no byte', async () => {
    const report = await importText(TEXT);
    const claim = await claimAt(report, QUOTE);
    await desk.send('search.run', { query: 'x' });
    const before = await files();
    const plan = await desk.send('redact.plan', { targets: [report] });
    expect(plan.entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [2, 'report.imported'],
      [3, 'claim.made'],
    ]);
    expect(plan.files.map((path) => path.slice(folder.length + 1).split('/')[0])).toEqual([
      'originals',
      'texts',
    ]);
    expect(await files()).toEqual(before);
    expect((await desk.send('claim.open', { claim })).text).toBe(QUOTE);
  });

  it('a target that is not there, or that has to stay, is refused and nothing is changed', async () => {
    await importText(TEXT);
    const before = await files();
    for (const [targets, what] of [
      [['r9'], 'no entry speaks of report r9'],
      [[77], 'there is no entry 77'],
      [[1], 'entry 1 (desk.created) holds nothing'],
      [['r2', 'c5'], 'no entry speaks of claim c5'],
    ] as const) {
      const reply = await desk.dispatch('redact.run', { targets, reason: 'x' });
      expect(JSON.stringify(reply)).toContain(what);
      expect(await files()).toEqual(before);
    }
  });
});

describe('redacting', () => {
  it('a report takes its file, its text, its particulars and what was quoted of it', async () => {
    const report = await importText(TEXT);
    await desk.send('report.describe', { report, meta: { title: 'Qxzparticulars', byline: 'Qxzbyline' } });
    const claim = await claimAt(report, QUOTE);
    const kept = await claimAt(report, 'A second sentence stands here.', 'Two sentences were written');
    await desk.send('search.run', { query: 'Qxzvanadium' });
    const plan = await desk.send('redact.plan', { targets: [report] });
    expect(await run(report)).toEqual(plan);
    await expectGone('Qxzvanadium', 'Qxztitle', 'Qxzlastword', 'Qxzparticulars', 'Qxzbyline');
    expect((await desk.send('claim.open', { claim })).text).toBe('[redacted]');
    expect((await desk.send('claim.open', { claim: kept })).text).toBe('Two sentences were written');
    expect((await desk.send('report.open', { report })).text).toBe('');
  });

  it('a claim takes its wordings, notes, verdicts, responses and reasons, and leaves the report', async () => {
    const report = await importText(OTHER);
    const claim = await claimAt(report, 'The mayor confirmed the sale.', 'Qxzfirst wording');
    await desk.send('claim.reword', { claim, text: 'Qxzsecond wording' });
    const { notes } = await desk.send('claim.note', { claim, text: 'Qxznote' });
    await desk.send('record.withdraw', { record: notes[0]?.id as AnyId, reason: 'Qxzreason' });
    await desk.send('response.record', {
      claim,
      party: { name: 'The mayor' },
      stance: 'confirmed',
      via: 'Qxzvia',
      note: 'Qxzremark',
    });
    await desk.send('verdict.give', { claim, verdict: 'confirmed', note: 'Qxzground' });
    await desk.send('evidence.add', {
      claim,
      file: { path: 'Qxzfile.txt', bytes: bytesOf('Qxzbytes') },
      note: 'Qxzpost',
    });
    await run(claim);
    await expectGone(
      ...['Qxzfirst', 'Qxzsecond', 'Qxznote', 'Qxzreason', 'Qxzvia', 'Qxzremark', 'Qxzground'],
      ...['Qxzfile', 'Qxzbytes', 'Qxzpost'],
    );
    expect((await desk.send('report.open', { report })).text).toBe(OTHER);
    expect(await desk.send('claim.open', { claim })).toMatchObject({
      verdict: 'confirmed',
      text: '[redacted]',
    });
  });

  it('a response, a note, a piece of evidence or an entry takes that and nothing else', async () => {
    const report = await importText(OTHER);
    const claim = await claimAt(report, 'The mayor confirmed the sale.', 'The sale was confirmed');
    const response = await desk.send('response.record', {
      claim,
      party: { name: 'The mayor' },
      stance: 'denied',
      note: 'Qxzremark',
    });
    await desk.send('claim.note', { claim, text: 'Qxznote' });
    await desk.send('claim.note', { claim, text: 'A note that stays' });
    const file = { path: 'Qxzfile.txt', bytes: bytesOf('Qxzbytes') };
    const { notes, evidence } = await desk.send('evidence.add', { claim, file });
    await desk.send('verdict.give', { claim, verdict: 'denied', note: 'Qxzground' });
    const { head } = await desk.send('desk.describe', {});
    await run(response.id, notes[0]?.id as AnyId, evidence[0]?.id as AnyId, head.seq);
    await expectGone('Qxzremark', 'Qxznote', 'Qxzfile', 'Qxzbytes', 'Qxzground');
    const after = await desk.send('claim.open', { claim });
    expect(after).toMatchObject({ text: 'The sale was confirmed', verdict: 'denied' });
    expect(after.notes.map(({ text }) => text)).toEqual(['[redacted]', 'A note that stays']);
    expect(after.responses[0]).toMatchObject({ stance: 'denied', party: { name: 'The mayor' } });
    const reply = await desk.dispatch('evidence.open', { evidence: evidence[0]?.id as EvidenceId });
    expect(JSON.stringify(reply)).toContain('has been redacted');
  });

  it.each(['by its id', 'by its entry'])(
    'a confidential party %s takes its alias, and its name from the vault',
    async (how) => {
      const report = await importText(OTHER);
      const claim = await claimAt(report, 'The mayor confirmed the sale.');
      const { party } = await desk.send('response.record', {
        claim,
        party: {
          name: 'Qxzreal Name',
          alias: 'Qxzalias',
          confidential: true,
          role: 'Qxzrole',
          aka: ['Qxzaka'],
        },
        stance: 'denied',
      });
      expect(await holding('Qxzreal')).toEqual(['vault.json']);
      await run(how === 'by its id' ? party.id : Number(party.id.slice(1)));
      await expectGone('Qxzreal', 'Qxzalias', 'Qxzrole', 'Qxzaka');
      expect(await desk.send('party.reveal', { party: party.id })).toEqual({ name: null });
      expect((await desk.send('claim.open', { claim })).responses[0]?.stance).toBe('denied');
    },
  );

  it('names where the words still stand, and the copies that were written', async () => {
    const report = await importText(OTHER);
    const claim = await claimAt(report, 'The mayor confirmed the sale.', 'Qxzmayor confirmed');
    await desk.send('claim.note', { claim, text: 'Ask Qxzmayor again' });
    const { party } = await desk.send('response.record', {
      claim,
      party: { name: 'Qxzmayor' },
      stance: 'confirmed',
    });
    const copy = { path: '/elsewhere/sheet.pdf', time: '2026-01-01T00:00:00.000Z' };
    await logExport(folder, { kind: 'sheet', ...copy, seq: 4, hash: 'a' });
    const { copies } = await desk.send('redact.plan', { targets: [party.id] });
    const { remains, copies: named } = await run(party.id);
    expect([copies, named]).toEqual([[copy], [copy]]);
    expect(remains).toEqual([
      { where: 'entry 3', what: '“Qxzmayor” still stands in: claim “Qxzmayor confirmed”' },
      { where: 'entry 4', what: '“Qxzmayor” still stands in: note on claim “Qxzmayor confirmed”' },
    ]);
  });

  it('leaves a file that another entry needs', async () => {
    const first = await importText(OTHER);
    const { textSha256 } = await desk.send('report.open', { report: first });
    // Other bytes, the same text; then, the first being withdrawn, the same bytes once more.
    const second = await importText(OTHER.replaceAll('\n', '\r\n'), 'b.txt');
    expect((await desk.send('report.open', { report: second })).textSha256).toBe(textSha256);
    await desk.send('record.withdraw', { record: first, reason: 'twice' });
    const third = await importText(OTHER, 'c.txt');
    const plan = await desk.send('redact.plan', { targets: [third] });
    expect(plan.files).toEqual([]);
    const { files: gone } = await run(second);
    expect(gone).toHaveLength(1);
    expect(gone[0]).toContain('originals');
    await run(third);
    await desk.send('record.reinstate', { record: first });
    expect((await desk.send('report.open', { report: first })).text).toBe(OTHER);
    expect((await desk.send('verify.run', {})).ok).toBe(true);
    const { files: last } = await run(first);
    expect(last).toHaveLength(2);
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });

  it('twice takes the rest out of what the first put in place of it', async () => {
    const report = await importText(TEXT);
    const claim = await claimAt(report, 'A second sentence stands here.', 'Qxzwording stays at first');
    await run(report);
    expect((await desk.send('claim.open', { claim })).text).toBe('Qxzwording stays at first');
    await run(claim);
    await expectGone('Qxzwording', 'Qxzvanadium');
    await desk.send('claim.note', { claim, text: 'Qxzlater note' });
    await run(claim);
    await expectGone('Qxzlater', 'Qxzwording', 'Qxzvanadium');
    const again = await desk.dispatch('redact.run', { targets: [report, claim], reason: 'again' });
    expect(JSON.stringify(again)).toContain('there are no words left to take out');
  });

  it('leaves every other line byte for byte, and every hash', async () => {
    const report = await importText(TEXT);
    await claimAt(report, QUOTE);
    const other = await importText(OTHER, 'b.txt');
    await claimAt(other, 'The mayor confirmed the sale.');
    const linesNow = async (): Promise<string[]> =>
      (await readFile(join(folder, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
    const before = await linesNow();
    const hashes = (await desk.send('ledger.list', {})).map(({ hash }) => hash);
    await run(report);
    const after = await linesNow();
    const changed = before.flatMap((line, at) => (line === after[at] ? [] : [at + 1]));
    expect(changed).toEqual([2, 3]);
    for (const seq of changed) {
      const [was, is] = [before[seq - 1] ?? '', after[seq - 1] ?? ''];
      const covered = was.slice(0, was.indexOf('","salt":'));
      expect(is).toBe(`${covered}","salt":null,"payload":null}`);
    }
    const shown = await desk.send('ledger.list', {});
    expect(shown.slice(0, hashes.length).map(({ hash }) => hash)).toEqual(hashes);
    expect(shown.map(({ redacted }) => redacted)).toEqual([false, true, true, false, false, false]);
    expect(shown.at(-1)?.kind).toBe('entry.redacted');
  });

  it('leaves undo and redo as they were, over the redaction, without bringing words back', async () => {
    const report = await importText(TEXT);
    const claim = await claimAt(report, QUOTE);
    await desk.send('claim.note', { claim, text: 'Qxznote' });
    await desk.send('claim.note', { claim, text: 'Second' });
    await desk.send('history.undo', {});
    await run(report, claim);
    expect((await desk.send('desk.describe', {})).redo).not.toBeNull();
    await desk.send('history.redo', {});
    for (let n = 0; n < 4; n += 1) await desk.send('history.undo', {});
    expect((await desk.send('desk.describe', {})).counts).toMatchObject({ reports: 0, claims: 0 });
    for (let n = 0; n < 4; n += 1) await desk.send('history.redo', {});
    await expectGone('Qxzvanadium', 'Qxznote', 'Qxztitle');
    expect((await desk.send('claim.open', { claim })).notes.map(({ text }) => text)).toEqual([
      '[redacted]',
      '[redacted]',
    ]);
  });

  it('takes words out of every earlier moment as well', async () => {
    const report = await importText(TEXT);
    await claimAt(report, QUOTE);
    await run(report);
    const { head } = await desk.send('desk.describe', {});
    for (let seq = 1; seq <= head.seq; seq += 1) {
      const then = await openTestDesk(folder, { mode: 'read', at: seq });
      const told = [await then.send('claim.list', {}), await then.send('report.list', {})];
      const ledger = await then.send('ledger.list', {});
      const { total } = await then.send('search.run', { query: 'Qxzvanadium' });
      await then.close();
      expect(`${seq}: ${total} ${JSON.stringify([told, ledger])}`).not.toContain('Qxz');
      expect(total).toBe(0);
      expect(told[0]?.total).toBe(seq < 3 ? 0 : 1);
    }
  });

  it('lets the desk be used on: a story is still found under its name, new work is kept', async () => {
    const report = await importText(TEXT);
    await desk.send('story.save', { name: 'Qxzstory', reports: [report] });
    const [story] = await desk.send('story.list', {});
    await run(story?.id as string);
    expect((await desk.send('story.list', {})).map(({ name }) => name)).toEqual(['[redacted]']);
    await desk.send('story.save', { name: 'After', reports: [report] });
    expect((await desk.send('story.list', {})).map(({ name }) => name)).toEqual(['[redacted]', 'After']);
    await expectGone('Qxzstory');
  });

  it('takes copies Galley made with it: files set aside, files never finished, a snapshot', async () => {
    const report = await importText(TEXT);
    await desk.close();
    const planted = [
      'ledger.jsonl.torn-2026-01-01T00-00-00.000Z',
      'ledger.jsonl.format-1',
      'derived/fold.snapshot',
      'derived/fold.snapshot.damaged-2026-01-01T00-00-00.000Z',
      '.4b1f3f1e-90c5-4a3c-8d1e-111111111111.tmp',
      'originals/ab/.4b1f3f1e-90c5-4a3c-8d1e-222222222222.tmp',
    ];
    await mkdir(join(folder, 'originals', 'ab'), { recursive: true });
    for (const path of planted) await writeFile(join(folder, path), 'Qxzvanadium');
    desk = await open();
    const { files: gone } = await run(report);
    await expectGone('Qxzvanadium');
    expect(gone.some((path) => path.endsWith('format-1'))).toBe(true);
  });
});

describe('a redaction that is cut short', () => {
  class Pulled extends Error {}

  /** A disk that dies for good at the step given; what was written until then stays. */
  function dyingAt(step: number): { disk: Disk; steps: () => number; begin: () => void } {
    let steps = Number.NEGATIVE_INFINITY;
    const next = (): void => {
      steps += 1;
      if (steps >= step) throw new Pulled('the plug was pulled');
    };
    const disk: Disk = {
      ...nodeDisk,
      async open(path, how) {
        next();
        const file = await nodeDisk.open(path, how);
        return {
          ...{
            size: () => file.size(),
            close: () => file.close(),
            truncate: (length) => file.truncate(length),
          },
          write: async (bytes, position) => {
            next();
            await file.write(bytes, position);
          },
          sync: async () => {
            next();
            await file.sync();
          },
        };
      },
      rename: async (from, to) => {
        next();
        await nodeDisk.rename(from, to);
      },
      remove: async (path) => {
        next();
        await nodeDisk.remove(path);
      },
    };
    const begin = (): void => {
      steps = 0;
    };
    return { disk, steps: () => steps, begin };
  }

  const prepare = async (): Promise<{ report: ReportId; claim: ClaimId; party: PartyId }> => {
    const report = await importText(TEXT);
    const claim = await claimAt(report, QUOTE);
    const { party } = await desk.send('response.record', {
      claim,
      party: { name: 'Qxzreal', confidential: true },
      stance: 'denied',
    });
    return { report, claim, party: party.id };
  };

  it('at any step, is finished or never was when the desk is next opened', { timeout: 120_000 }, async () => {
    const outcomes = { finished: 0, never: 0 };
    for (let step = 1; ; step += 1) {
      const { report, claim, party } = await prepare();
      await desk.close();
      const { disk, steps, begin } = dyingAt(step);
      desk = await open(disk);
      begin();
      const reply = await desk.dispatch('redact.run', { targets: [report, claim, party], reason: 'x' });
      // The process is gone: only its lock ends with it.
      await desk.close().catch(() => undefined);
      desk = await open();
      const { readOnly } = await desk.send('desk.describe', {});
      expect(readOnly).toBeNull();
      const last = (await desk.send('ledger.list', { tail: 1 }))[0];
      if (last?.kind === 'entry.redacted') {
        outcomes.finished += 1;
        expect(await holding('Qxzvanadium')).toEqual([]);
        expect(await holding('Qxzreal')).toEqual([]);
      } else {
        outcomes.never += 1;
        expect(reply.ok).toBe(false);
        expect((await desk.send('claim.open', { claim })).text).toBe(QUOTE);
        expect((await desk.send('party.reveal', { party })).name).toBe('Qxzreal');
      }
      expect((await desk.send('verify.run', {})).problems).toEqual([]);
      expect((await readdir(folder)).includes('ledger.redacting.json')).toBe(false);
      if (reply.ok && steps() < step) break;
      await desk.close();
      await remove();
      await mkdir(folder, { recursive: true });
      desk = await open();
    }
    expect(outcomes.never).toBeGreaterThan(3);
    expect(outcomes.finished).toBeGreaterThan(10);
  });

  it('and worked on after, is finished all the same; what was brought in again since stays', async () => {
    const { report, claim, party } = await prepare();
    await desk.close();
    let broken = true;
    const disk: Disk = {
      ...nodeDisk,
      remove: async (path) => {
        if (broken && path.includes('originals')) throw new Error('gone from under us');
        await nodeDisk.remove(path);
      },
    };
    desk = await open(disk);
    const reply = await desk.dispatch('redact.run', { targets: [report, claim, party], reason: 'x' });
    expect(reply.ok).toBe(false);
    await desk.send('record.withdraw', { record: claim, reason: 'gone' });
    await desk.send('record.withdraw', { record: report, reason: 'gone' });
    const again = await importText(TEXT, 'again.txt');
    expect(again).not.toBe(report);
    await desk.close();
    broken = false;
    desk = await open();
    expect((await desk.send('report.open', { report: again })).text).toBe(TEXT);
    expect(await holding('Qxzreal')).toEqual([]);
    expect(
      (await readFile(join(folder, 'ledger.jsonl'), 'utf8')).split('\n').slice(0, 5).join(),
    ).not.toContain('Qxz');
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
  });

  it('is finished before the next one begins', async () => {
    const { report, claim } = await prepare();
    const note = (await desk.send('claim.note', { claim, text: 'Qxznote' })).notes[0]?.id as AnyId;
    await desk.close();
    let broken = true;
    const disk: Disk = {
      ...nodeDisk,
      remove: async (path) => {
        if (broken && path.includes('originals')) throw new Error('gone from under us');
        await nodeDisk.remove(path);
      },
    };
    desk = await open(disk);
    expect((await desk.dispatch('redact.run', { targets: [report], reason: 'x' })).ok).toBe(false);
    broken = false;
    await run(note);
    await expectGone('Qxznote', 'Qxzvanadium', 'Qxztitle');
  });

  it('with a mark that cannot be read, keeps nobody from the desk', async () => {
    await prepare();
    await desk.close();
    await writeFile(join(folder, 'ledger.redacting.json'), '{"entr');
    desk = await open();
    expect((await desk.send('desk.describe', {})).readOnly).toBeNull();
    expect((await readdir(folder)).includes('ledger.redacting.json')).toBe(false);
  });

  it('does not touch a ledger that is damaged', async () => {
    const { report, claim } = await prepare();
    await desk.close();
    let broken = true;
    const disk: Disk = {
      ...nodeDisk,
      remove: async (path) => {
        if (broken && path.includes('originals')) throw new Error('gone from under us');
        await nodeDisk.remove(path);
      },
    };
    desk = await open(disk);
    expect((await desk.dispatch('redact.run', { targets: [report], reason: 'x' })).ok).toBe(false);
    for (const text of ['Note one', 'Note two', 'Note three']) await desk.send('claim.note', { claim, text });
    await desk.close();
    broken = false;
    const path = join(folder, 'ledger.jsonl');
    const spoilt = (await readFile(path, 'utf8')).replace('Note two', 'Note Two');
    await writeFile(path, spoilt);
    desk = await open();
    expect((await desk.send('desk.describe', {})).readOnly).toContain('entry 8');
    expect(await readFile(path, 'utf8')).toBe(spoilt);
    expect(await readdir(folder)).toContain('ledger.redacting.json');
  });
});

describe('forgetting a name in the vault', () => {
  it('leaves the ledger as it is, byte for byte', async () => {
    const report = await importText(OTHER);
    const claim = await claimAt(report, 'The mayor confirmed the sale.');
    const choice = { name: 'Qxzreal', alias: 'An aide', confidential: true };
    const { party } = await desk.send('response.record', { claim, party: choice, stance: 'denied' });
    const before = await readFile(join(folder, 'ledger.jsonl'));
    expect(await desk.send('vault.forget', { party: party.id })).toEqual({ forgotten: true });
    expect(await desk.send('vault.forget', { party: party.id })).toEqual({ forgotten: false });
    expect(await holding('Qxzreal')).toEqual([]);
    expect(await readFile(join(folder, 'ledger.jsonl'))).toEqual(before);
    expect((await desk.send('party.list', {}))[0]?.name).toBe('An aide');
  });

  it('works for a party that was withdrawn, or taken back', async () => {
    const report = await importText(OTHER);
    const claim = await claimAt(report, 'The mayor confirmed the sale.');
    const record = async (name: string) =>
      desk.send('response.record', { claim, party: { name, confidential: true }, stance: 'denied' });
    const first = await record('Qxzfirst');
    await desk.send('record.withdraw', { record: first.id, reason: 'x' });
    await desk.send('record.withdraw', { record: first.party.id, reason: 'x' });
    const second = await record('Qxzsecond');
    await desk.send('history.undo', {});
    expect(await desk.send('vault.forget', { party: first.party.id })).toEqual({ forgotten: true });
    expect(await desk.send('vault.forget', { party: second.party.id })).toEqual({ forgotten: true });
    expect([...(await holding('Qxzfirst')), ...(await holding('Qxzsecond'))]).toEqual([]);
    const unknown = await desk.dispatch('vault.forget', { party: 'p99' });
    expect(JSON.stringify(unknown)).toContain('there is no party p99');
  });
});
