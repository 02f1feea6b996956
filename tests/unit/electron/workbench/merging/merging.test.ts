import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimView } from '#shared/contract/views';
import type { AnyId, ClaimId, ReportId, ResponseId } from '#shared/domain/ids';
import { openSearchInProcess } from '#workbench/search/in-process';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const { send, dispatch } = eachDesk({ openSearch: openSearchInProcess });

const TEXT = `Two delegations met at noon. The talks took place at noon, the port said.

The embassy denied that anybody had met. A clerk saw them leave.
`;
let report: ReportId;
/** Two claims that are one, each with a place of its own, a common one, responses, a note and a file. */
let one: ClaimId;
let other: ClaimId;
let confirmed: ResponseId;
let denied: ResponseId;

beforeEach(async () => {
  const [outcome] = await send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  report = outcome.reportId;
  ({ id: one } = await send('claim.make', { place: at('Two delegations met at noon.'), text: 'They met' }));
  ({ id: other } = await send('claim.make', {
    place: at('The talks took place at noon'),
    text: 'Talks were held',
  }));
  await send('claim.anchor', { claim: one, place: at('A clerk saw them leave.') });
  await send('claim.anchor', { claim: other, place: at('A clerk saw them leave.') });
  ({ id: denied } = await send('response.record', {
    claim: one,
    party: { name: 'The embassy' },
    stance: 'denied',
    place: at('The embassy denied that anybody had met.'),
  }));
  ({ id: confirmed } = await send('response.record', {
    claim: other,
    party: { name: 'The port' },
    stance: 'confirmed',
    place: at('the port said'),
  }));
  await send('claim.note', { claim: one, text: 'first note' });
  await send('claim.note', { claim: other, text: 'second note' });
  const file = { path: 'letter.txt', bytes: bytesOf('Letter') };
  await send('evidence.add', { claim: other, file });
});

const at = (quote: string) => ({ report, quote });
const open = (claim: ClaimId): Promise<ClaimView> => send('claim.open', { claim });
const exacts = ({ anchors }: ClaimView): string[] => anchors.map(({ exact }) => exact);
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
const everything = async (): Promise<string> =>
  JSON.stringify([
    await send('claim.list', {}),
    await send('withdrawn.list', {}),
    await send('report.list', {}),
  ]);
const found = async (query: string): Promise<string[]> =>
  (await send('search.run', { query })).hits.map(({ kind, id, claim }) => `${kind} ${id} on ${claim}`).sort();

describe('merging a claim into another', () => {
  it('moves places, each once, responses, notes and evidence', async () => {
    const merged = await send('claim.merge', { claim: other, into: one });
    expect(merged).toMatchObject({ id: one, text: 'They met', ruling: null });
    expect(exacts(merged)).toEqual([
      'Two delegations met at noon.',
      'A clerk saw them leave.',
      'The talks took place at noon',
    ]);
    expect(merged.responses.map(({ id, claim }) => [id, claim])).toEqual([
      [denied, one],
      [confirmed, one],
    ]);
    expect(merged.notes.map(({ text }) => text)).toEqual(['first note', 'second note']);
    expect(merged.evidence.map(({ name }) => name)).toEqual(['letter.txt']);
    expect(await open(one)).toEqual(merged);
    expect(await dispatch('claim.open', { claim: other })).toMatchObject({ error: { tag: 'not-found' } });
    expect((await send('verify.run', {})).ok).toBe(true);
  });

  it('keeps the verdict of the one, and takes that of the other only where there is none', async () => {
    await send('verdict.give', { claim: other, verdict: 'confirmed', note: 'by the port' });
    expect((await send('claim.merge', { claim: other, into: one })).ruling).toMatchObject({
      verdict: 'confirmed',
      restsOn: [confirmed],
      note: 'by the port',
    });
    await send('history.undo', {});
    await send('verdict.give', { claim: one, verdict: 'denied' });
    expect((await send('claim.merge', { claim: other, into: one })).ruling).toMatchObject({
      verdict: 'denied',
      restsOn: [denied],
    });
    expect((await send('desk.describe', {})).verdicts).toMatchObject({ denied: 1, confirmed: 0, open: 0 });
  });

  it('lists the merged claim among what was withdrawn, and says what to do instead of reinstating it', async () => {
    await send('claim.merge', { claim: other, into: one });
    expect(await send('withdrawn.list', {})).toMatchObject([
      {
        id: other,
        words: 'claim “Talks were held”',
        reason: 'merged into “They met”',
        checker: 'Tester',
        into: one,
      },
    ]);
    expect(await dispatch('record.reinstate', { record: other })).toMatchObject({
      error: {
        tag: 'refused',
        what: expect.stringContaining(`was merged into ${one}`),
        todo: expect.any(String),
      },
    });
  });

  it('is taken back and made again', async () => {
    const before = await everything();
    await send('claim.merge', { claim: other, into: one });
    const after = await everything();
    expect((await send('history.undo', {})).words).toBe('claim “Talks were held” merged into “They met”');
    expect(await everything()).toBe(before);
    await send('history.redo', {});
    expect(await everything()).toBe(after);
  });

  it('brings back a withdrawn response, note or file on the claim that has the others by now', async () => {
    const { notes, evidence } = await open(other);
    const parts = [confirmed, notes[0]?.id, evidence[0]?.id] as AnyId[];
    for (const record of parts) await send('record.withdraw', { record, reason: 'mistake' });
    await send('claim.merge', { claim: other, into: one });
    expect(idsOf(await send('withdrawn.list', { claim: one })).sort()).toEqual([...parts].sort());
    for (const record of parts) await send('record.reinstate', { record });
    const back = await open(one);
    expect(idsOf(back.responses)).toEqual([denied, confirmed]);
    expect(back.responses.map(({ claim }) => claim)).toEqual([one, one]);
    expect(back.notes).toHaveLength(2);
    expect(idsOf(back.evidence)).toEqual([parts[2]]);
    expect((await send('verify.run', {})).ok).toBe(true);
  });

  it('follows through several merges', async () => {
    const place = at('The embassy denied that anybody had met.');
    const { id: third } = await send('claim.make', { place, text: 'Nobody met' });
    await send('record.withdraw', { record: confirmed, reason: 'mistake' });
    await send('claim.merge', { claim: other, into: one });
    await send('claim.merge', { claim: one, into: third });
    await send('record.reinstate', { record: confirmed });
    expect(idsOf((await open(third)).responses)).toEqual([denied, confirmed]);
  });

  it('is found by its words on the claim it went to, and nowhere twice', async () => {
    await send('claim.merge', { claim: other, into: one });
    expect(await found('port')).toEqual(
      expect.arrayContaining([`claim ${one} on null`, `response ${confirmed} on ${one}`]),
    );
    expect((await found('letter')).filter((hit) => hit.startsWith('evidence'))).toEqual([
      expect.stringContaining(`on ${one}`),
    ]);
    expect(await found('"Talks were held"')).toEqual([]);
    await send('history.undo', {});
    expect(await found('port')).toContain(`response ${confirmed} on ${other}`);
    expect((await found('"Talks were held"')).length).toBeGreaterThan(0);
  });

  it('refuses a claim into itself, and claims that are gone', async () => {
    const refused = (claim: ClaimId, into: ClaimId) => dispatch('claim.merge', { claim, into });
    expect(await refused(one, one)).toMatchObject({ error: { tag: 'invalid', where: one } });
    expect(await refused(one, 'c99' as ClaimId)).toMatchObject({ error: { tag: 'not-found' } });
    await send('record.withdraw', { record: other, reason: 'mistake' });
    for (const [claim, into] of [
      [one, other],
      [other, one],
    ] as const)
      expect(await refused(claim, into)).toMatchObject({
        error: { tag: 'refused', what: 'is withdrawn', where: other, todo: 'Reinstate it first.' },
      });
    await send('record.reinstate', { record: other });
    await send('claim.merge', { claim: other, into: one });
    expect(await refused(one, other)).toMatchObject({
      error: { tag: 'refused', what: `is merged into ${one}`, where: other },
    });
  });
});

const placesOf = (view: ClaimView, ...quotes: string[]) =>
  view.anchors
    .filter(({ exact }) => quotes.includes(exact))
    .map(({ report: of, start, end }) => ({ report: of, at: { start, end } }));

describe('splitting a claim', () => {
  beforeEach(async () => {
    await send('claim.merge', { claim: other, into: one });
    await send('verdict.give', { claim: one, verdict: 'denied', restsOn: [denied, confirmed] });
  });

  it('makes a new claim of places and responses, which go from the old one', async () => {
    const places = placesOf(await open(one), 'The talks took place at noon');
    const made = await send('claim.split', {
      claim: one,
      text: 'Talks were held',
      places,
      take: true,
      responses: [confirmed],
    });
    expect(made).toMatchObject({ text: 'Talks were held', ruling: null, notes: [], evidence: [] });
    expect(exacts(made)).toEqual(['The talks took place at noon']);
    expect(made.responses.map(({ id, claim }) => [id, claim])).toEqual([[confirmed, made.id]]);
    const left = await open(one);
    expect(exacts(left)).toEqual(['Two delegations met at noon.', 'A clerk saw them leave.']);
    expect(idsOf(left.responses)).toEqual([denied]);
    expect(left.ruling).toMatchObject({ verdict: 'denied', restsOn: [denied] });
    expect(left.warnings.map(({ kind }) => kind)).not.toContain('basis-withdrawn');
    expect(left.notes).toHaveLength(2);
    expect((await send('verify.run', {})).ok).toBe(true);
  });

  it('leaves the places to both where they are not taken', async () => {
    const places = placesOf(await open(one), 'A clerk saw them leave.', 'Two delegations met at noon.');
    const made = await send('claim.split', { claim: one, text: 'They left', places });
    expect(exacts(made)).toEqual(['Two delegations met at noon.', 'A clerk saw them leave.']);
    expect(exacts(await open(one))).toHaveLength(3);
    const { claims } = await send('report.open', { report });
    expect(claims).toMatchObject({ denied: 1, open: 1 });
  });

  it('is taken back and made again', async () => {
    const before = await everything();
    const places = placesOf(await open(one), 'A clerk saw them leave.');
    await send('claim.split', { claim: one, text: 'They left', places, take: true, responses: [confirmed] });
    const after = await everything();
    expect((await send('history.undo', {})).words).toBe('claim “They left” split from “They met”');
    expect(await everything()).toBe(before);
    await send('history.redo', {});
    expect(await everything()).toBe(after);
  });

  it('is found by its words on the claim it went to', async () => {
    const places = placesOf(await open(one), 'A clerk saw them leave.');
    const { id } = await send('claim.split', { claim: one, text: 'Qua', places, responses: [confirmed] });
    expect(await found('qua')).toContain(`claim ${id} on null`);
    expect(await found('port')).toContain(`response ${confirmed} on ${id}`);
    expect(await found('port')).not.toContain(`claim ${one} on null`);
  });

  it('refuses no place, places and responses that are not its own, and leaving it without any', async () => {
    const own = await open(one);
    const all = own.anchors.map(({ start, end }) => ({ report, at: { start, end } }));
    const split = (change: object) =>
      dispatch('claim.split', { claim: one, text: 'Half', places: all, ...change });
    expect(await split({ places: [] })).toMatchObject({
      error: { tag: 'invalid', what: expect.stringContaining('places') },
    });
    expect(await split({ places: [{ report, at: { start: 1, end: 4 } }] })).toMatchObject({
      error: { tag: 'not-found', what: expect.stringContaining(`place at 1 to 4 of ${report}`) },
    });
    expect(await split({ responses: ['rs999'] })).toMatchObject({
      error: { tag: 'not-found', what: expect.stringContaining('rs999') },
    });
    expect(await split({ take: true })).toMatchObject({ error: { tag: 'refused', where: one } });
    expect(await split({ text: ' ' })).toMatchObject({ error: { tag: 'invalid' } });
    expect(await open(one)).toEqual(own);
    await send('record.withdraw', { record: one, reason: 'mistake' });
    expect(await split({})).toMatchObject({ error: { tag: 'refused', what: 'is withdrawn' } });
  });
});

describe('the history', () => {
  const told = async (claim: ClaimId) => send('claim.history', { claim });

  it('of both claims tells of a merge, and of what came with it', async () => {
    await send('claim.merge', { claim: other, into: one });
    const words = 'claim “Talks were held” merged into “They met”';
    const gained = (await told(one)).at(-1);
    expect(gained?.words).toBe(words);
    expect(gained?.changes).toEqual(
      expect.arrayContaining([
        { field: 'response', before: null, after: 'The port: confirmed' },
        { field: 'note', before: null, after: 'second note' },
        { field: 'evidence', before: null, after: 'letter.txt' },
      ]),
    );
    expect((await told(other)).at(-1)).toMatchObject({
      words,
      changes: [{ field: 'standing', before: 'in use', after: null }],
    });
    await send('history.undo', {});
    expect((await told(other)).slice(-2)).toMatchObject([{ words, undone: true }, { move: 'undid' }]);
  });

  it('of both claims tells of a split, and goes on', async () => {
    await send('claim.merge', { claim: other, into: one });
    const places = placesOf(await open(one), 'A clerk saw them leave.');
    const made = await send('claim.split', {
      claim: one,
      text: 'They left',
      places,
      take: true,
      responses: [confirmed],
    });
    await send('verdict.give', { claim: made.id, verdict: 'confirmed' });
    const [first, second] = await told(made.id);
    expect(first).toMatchObject({ words: 'claim “They left” split from “They met”' });
    expect(first?.changes).toEqual(
      expect.arrayContaining([
        { field: 'wording', before: null, after: 'They left' },
        { field: 'response', before: null, after: 'The port: confirmed' },
      ]),
    );
    expect(second?.words).toContain('verdict “confirmed”');
    expect((await told(one)).at(-1)?.changes).toEqual(
      expect.arrayContaining([{ field: 'response', before: 'The port: confirmed', after: null }]),
    );
  });
});
