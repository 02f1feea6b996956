import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  AnyId,
  ClaimId,
  EvidenceId,
  LinkId,
  NoteId,
  PartyId,
  ReportId,
  ResponseId,
  StoryId,
} from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { hasty } from '../../../../harness/fuzz-commands-files';

const TEXT = 'The port confirmed the talks.\nThe embassy declined to comment.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let made: {
  report: ReportId;
  spare: ReportId;
  story: StoryId;
  claim: ClaimId;
  party: PartyId;
  other: PartyId;
  response: ResponseId;
  second: ResponseId;
  note: NoteId;
  evidence: EvidenceId;
  link: LinkId;
};

const reopen = async (): Promise<void> => {
  await desk.close();
  desk = await openTestDesk(folder, { disk: hasty });
};

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = await openTestDesk(folder, { disk: hasty });
  made = await work();
});
afterEach(async () => {
  await desk.close();
  await remove();
});

async function work(): Promise<typeof made> {
  const { send } = desk;
  const files = [
    { path: 'a.txt', bytes: bytesOf(TEXT) },
    { path: 'b.txt', bytes: bytesOf('Spare report.\n') },
  ];
  const [report, spare] = ['r2', 'r3'] as unknown as ReportId[] as [ReportId, ReportId];
  await send('report.import', { files });
  const { id: story } = await send('story.save', { name: 'Talks', reports: [report, spare] });
  const place = { report, quote: 'The port confirmed the talks.' };
  const { id: claim } = await send('claim.make', { place, text: 'Talks took place' });
  const first = await send('response.record', {
    claim,
    party: { name: 'The port', role: 'authority' },
    stance: 'confirmed',
    place,
  });
  const second = await send('response.record', { claim, party: { name: 'A clerk' }, stance: 'confirmed' });
  await send('verdict.give', { claim, verdict: 'confirmed' });
  const { notes } = await send('claim.note', { claim, text: 'Ask again' });
  const file = { path: 'letter.txt', bytes: bytesOf('Letter') };
  const { evidence } = await send('evidence.add', { claim, file });
  await send('party.link', {
    parties: [first.party.id, second.party.id],
    relation: 'maybe-same',
    note: null,
  });
  const { links } = await send('claim.open', { claim });
  return {
    report,
    spare,
    story,
    claim,
    party: first.party.id,
    other: second.party.id,
    response: first.id,
    second: second.id,
    note: notes[0]?.id as NoteId,
    evidence: evidence[0]?.id as EvidenceId,
    link: links[0]?.id as LinkId,
  };
}

const withdraw = (record: AnyId, reason = 'a mistake') => desk.send('record.withdraw', { record, reason });
const reinstate = (record: AnyId) => desk.send('record.reinstate', { record });
const refusal = async (channel: string, record: AnyId): Promise<string> => {
  const reply = await desk.dispatch(
    channel,
    channel === 'record.withdraw' ? { record, reason: 'x' } : { record },
  );
  expect(reply.ok).toBe(false);
  return JSON.stringify(reply);
};
const found = async (query: string): Promise<string[]> =>
  (await desk.send('search.run', { query })).hits.map(({ id }) => id);
const view = async () => desk.send('claim.open', { claim: made.claim });
const counts = async () => (await desk.send('desk.describe', {})).counts;
const listed = async (): Promise<string> => {
  const { send } = desk;
  return JSON.stringify([
    await send('report.list', {}),
    await send('story.list', {}),
    await send('claim.list', {}),
    await send('party.list', {}),
    await send('jump.list', {}),
    await send('desk.describe', {}),
  ]);
};

describe('a withdrawn record', () => {
  it.each(['story', 'note', 'evidence', 'link', 'response', 'claim', 'spare'] as const)(
    'is gone from every list, comes back whole, and both can be taken back: %s',
    async (what) => {
      const id = made[what];
      const before = await listed();
      const { words } = await withdraw(id, 'Entered twice');
      const label = async (): Promise<string | null> => (await desk.send('desk.describe', {})).undo;
      expect(await label()).toBe(`withdrawal of ${words}`);
      const after = await listed();
      expect(after).not.toBe(before);
      // A verdict goes on naming what it rests on; a warning says that it is withdrawn.
      expect(after.replaceAll(/"restsOn":\[[^\]]*\]/g, '')).not.toContain(`"${id}"`);
      const [row] = await desk.send('withdrawn.list', {});
      expect(row).toMatchObject({ id, words, reason: 'Entered twice', checker: 'Tester' });
      await reopen();
      expect(await listed()).toBe(after);

      await desk.send('history.undo', {});
      expect(withoutUndo(await listed())).toBe(withoutUndo(before));
      await desk.send('history.redo', {});
      expect(withoutUndo(await listed())).toBe(withoutUndo(after));

      expect((await reinstate(id)).words).toBe(words);
      expect(await label()).toBe(`reinstatement of ${words}`);
      expect(withoutUndo(await listed())).toBe(withoutUndo(before));
      expect(await desk.send('withdrawn.list', {})).toEqual([]);
      await reopen();
      expect(withoutUndo(await listed())).toBe(withoutUndo(before));
      expect((await desk.send('verify.run', {})).problems).toEqual([]);
    },
  );

  /** What is listed, but for how far the ledger has come. */
  const withoutUndo = (json: string): string =>
    json
      .replace(/"undo":.*?,"hasSample"/, '')
      .replace(/"head":\{[^}]*\}/, '')
      .replace(/"(?:chain|notices)":[^,]*,/g, '');

  it('is not there for whoever asks for it by its id', async () => {
    await withdraw(made.claim);
    await withdraw(made.story);
    for (const [channel, params] of [
      ['claim.open', { claim: made.claim }],
      ['claim.note', { claim: made.claim, text: 'x' }],
      ['verdict.give', { claim: made.claim, verdict: 'open' }],
      ['sheet.html', { of: { claims: [made.claim] } }],
      ['sheet.html', { of: { story: made.story } }],
      ['claim.list', { story: made.story }],
    ] as const) {
      expect(JSON.stringify(await desk.dispatch(channel, params))).toContain('"tag":"not-found"');
    }
    expect((await desk.send('claim.history', { claim: made.claim })).length).toBeGreaterThan(3);
  });

  it('is found by no search, and by search again when it is back', async () => {
    expect(await found('Talks took place')).toEqual([made.claim]);
    expect(await found('Spare report')).toEqual([made.spare]);
    await withdraw(made.claim);
    await withdraw(made.spare);
    expect([await found('Talks took place'), await found('Spare report')]).toEqual([[], []]);
    await reopen();
    expect([await found('Talks took place'), await found('Spare report')]).toEqual([[], []]);
    await reinstate(made.claim);
    await reinstate(made.spare);
    expect([await found('Talks took place'), await found('Spare report')]).toEqual([
      [made.claim],
      [made.spare],
    ]);
  });

  it('is on no sheet', async () => {
    const sheet = async (): Promise<string> =>
      (await desk.send('sheet.html', { of: { story: made.story } })).html;
    expect(await sheet()).toContain('A clerk');
    await withdraw(made.second);
    expect(await sheet()).not.toContain('A clerk');
    expect(await sheet()).toContain('Talks took place');
    await withdraw(made.claim);
    expect(await sheet()).not.toContain('Talks took place');
  });

  it('counts for nothing', async () => {
    expect(await counts()).toEqual({ reports: 2, stories: 1, claims: 1, parties: 2 });
    await withdraw(made.claim);
    await withdraw(made.spare);
    await withdraw(made.story);
    await withdraw(made.other);
    expect(await counts()).toEqual({ reports: 1, stories: 0, claims: 0, parties: 1 });
    const { verdicts } = await desk.send('desk.describe', {});
    expect(Object.values(verdicts).reduce((sum, one) => sum + one, 0)).toBe(0);
  });

  it('that is a report is no part of its story, and is again when it is back', async () => {
    const reports = async (): Promise<readonly string[] | undefined> =>
      (await desk.send('story.list', {}))[0]?.reports;
    await withdraw(made.spare);
    expect(await reports()).toEqual([made.report]);
    expect((await desk.send('report.list', { story: made.story })).total).toBe(1);
    await reinstate(made.spare);
    expect(await reports()).toEqual([made.report, made.spare]);
  });

  it('that a verdict rests on leaves the verdict and a warning', async () => {
    const warnings = async (): Promise<string[]> => (await view()).warnings.map(({ kind }) => kind);
    expect(await warnings()).not.toContain('basis-withdrawn');
    await withdraw(made.second);
    expect(await warnings()).toContain('basis-withdrawn');
    expect((await view()).verdict).toBe('confirmed');
    await reinstate(made.second);
    expect(await warnings()).not.toContain('basis-withdrawn');
    await withdraw(made.second);
    await desk.send('verdict.give', { claim: made.claim, verdict: 'confirmed' });
    expect(await warnings()).not.toContain('basis-withdrawn');
  });

  it('that is a link makes two parties two again', async () => {
    const warnings = async (): Promise<string[]> => (await view()).warnings.map(({ kind }) => kind);
    expect(await warnings()).toContain('maybe-same-voice');
    await withdraw(made.link);
    expect(await warnings()).not.toContain('maybe-same-voice');
    expect((await view()).links).toEqual([]);
  });

  it('comes back to its place among the others', async () => {
    const { send } = desk;
    const claim = made.claim;
    for (const text of ['Second', 'Third']) await send('claim.note', { claim, text });
    await withdraw(made.note);
    await withdraw(made.response);
    await reinstate(made.note);
    await reinstate(made.response);
    expect((await view()).notes.map(({ text }) => text)).toEqual(['Ask again', 'Second', 'Third']);
    expect((await view()).responses.map(({ id }) => id)).toEqual([made.response, made.second]);
  });

  it('is listed newest first, by its claim where that is asked for', async () => {
    await withdraw(made.spare);
    await withdraw(made.note);
    await withdraw(made.evidence);
    const ids = async (claim?: ClaimId): Promise<string[]> =>
      (await desk.send('withdrawn.list', claim ? { claim } : {})).map(({ id }) => id);
    expect(new Set(await ids())).toEqual(new Set([made.spare, made.note, made.evidence]));
    expect((await ids())[0]).toBe(made.evidence);
    expect(new Set(await ids(made.claim))).toEqual(new Set([made.note, made.evidence]));
  });

  it('lets the same report be brought in anew', async () => {
    await withdraw(made.spare);
    const [outcome] = await desk.send('report.import', {
      files: [{ path: 'b.txt', bytes: bytesOf('Spare report.\n') }],
    });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome?.ok && outcome.duplicateOf).toBeUndefined();
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });
});

describe('withdrawing', () => {
  it('is refused while others stand on it, naming them, and changes nothing', async () => {
    const before = await desk.send('ledger.list', {});
    expect(await refusal('record.withdraw', made.report)).toContain(`${made.claim}, ${made.response}`);
    expect(await refusal('record.withdraw', made.party)).toContain(made.response);
    expect(await desk.send('ledger.list', {})).toEqual(before);
    await withdraw(made.claim);
    await withdraw(made.report);
    await withdraw(made.party);
    expect(await counts()).toEqual({ reports: 1, stories: 1, claims: 0, parties: 1 });
  });

  it('is refused for what is not there, was withdrawn already, or has no reason', async () => {
    await withdraw(made.note);
    for (const [record, what] of [
      [made.note, `there is no note ${made.note}`],
      ['c99', 'there is no claim c99'],
      ['e99', 'there is no evidence e99'],
      ['rs99', 'there is no response rs99'],
    ] as const) {
      expect(await refusal('record.withdraw', record as AnyId)).toContain(what);
    }
    const blank = await desk.dispatch('record.withdraw', { record: made.story, reason: '  ' });
    expect(JSON.stringify(blank)).toContain('reason: is empty');
  });
});

describe('reinstating', () => {
  it('is refused while what it stands on is withdrawn, naming that', async () => {
    await withdraw(made.note);
    await withdraw(made.response);
    await withdraw(made.link);
    await withdraw(made.party);
    await withdraw(made.claim);
    await withdraw(made.report);
    expect(await refusal('record.reinstate', made.note)).toContain(
      `stands on ${made.claim}, which is withdrawn`,
    );
    expect(await refusal('record.reinstate', made.claim)).toContain(`stands on ${made.report}`);
    expect(await refusal('record.reinstate', made.link)).toContain(`stands on ${made.party}`);
    await reinstate(made.report);
    await reinstate(made.claim);
    expect(await refusal('record.reinstate', made.response)).toContain(`stands on ${made.party}`);
    for (const id of [made.party, made.response, made.link, made.note] as AnyId[]) await reinstate(id);
    expect((await view()).responses.map(({ id }) => id)).toEqual([made.response, made.second]);
    expect(await desk.send('withdrawn.list', {})).toEqual([]);
  });

  it('is refused for what is in use or never was', async () => {
    expect(await refusal('record.reinstate', made.claim)).toContain('there is no withdrawn record');
    expect(await refusal('record.reinstate', 'c99' as AnyId)).toContain('there is no withdrawn record c99');
  });
});

describe('taking a place from a claim', () => {
  it('is refused for its only place, also where it stands there twice', async () => {
    const { send } = desk;
    const place = { report: made.report, quote: 'The port confirmed the talks.' };
    const at = { start: 0, end: 29 };
    const take = { claim: made.claim, report: made.report, at };
    expect(JSON.stringify(await desk.dispatch('claim.unanchor', take))).toContain('has no other place');
    await desk.dispatch('claim.anchor', { claim: made.claim, place });
    expect(JSON.stringify(await desk.dispatch('claim.unanchor', take))).toContain('has no other place');
    await send('claim.anchor', { claim: made.claim, place: { report: made.spare, quote: 'Spare report.' } });
    expect((await send('claim.unanchor', take)).anchors.map(({ report }) => report)).toEqual([made.spare]);
    await withdraw(made.response);
    await withdraw(made.report);
  });
});
