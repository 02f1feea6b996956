import { describe, expect, it } from 'vitest';
import type { ClaimView } from '#shared/contract/views';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { openSearchInProcess } from '#workbench/search/in-process';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const { send } = eachDesk({ openSearch: openSearchInProcess });

const FIRST = `The two delegations met on Thursday behind closed doors in the old customs house.

The meeting lasted two hours, a person in the room said.

The embassy declined to comment on whether anybody had met.

A spokesman said that the ferry would sail again in the spring.
`;
/** Its third paragraph moved to the beginning, the second one says something else, the last one is gone. */
const SECOND = `The embassy declined to comment on whether anybody had met.

The two delegations met on Thursday behind closed doors in the old customs house.

The meeting lasted three hours, a person in the room said.

Reporters waited outside all the afternoon, in the rain and without an answer.
`;

async function bringIn(text: string, path = `${text.length}.txt`): Promise<ReportId> {
  const [outcome] = await send('report.import', { files: [{ path, bytes: bytesOf(text) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  return outcome.reportId;
}
const claimAt = (report: ReportId, quote: string): Promise<ClaimView> =>
  send('claim.make', { place: { report, quote } });
const claimNow = (claim: ClaimId): Promise<ClaimView> => send('claim.open', { claim });
const placesOf = ({ anchors }: ClaimView): string[] =>
  anchors.map(({ report, exact }) => `${report}: ${exact}`);
const isSound = async (): Promise<boolean> => (await send('verify.run', {})).ok;

/** Two versions and four claims on the older one; the second has a verdict and a response. */
async function twoVersions() {
  const older = await bringIn(FIRST);
  const met = await claimAt(older, 'The two delegations met on Thursday');
  const lasted = await claimAt(older, 'The meeting lasted two hours');
  const declined = await claimAt(older, 'The embassy declined to comment');
  const ferry = await claimAt(older, 'the ferry would sail again in the spring');
  const response = await send('response.record', {
    claim: lasted.id,
    party: { name: 'A person in the room', identity: { kind: 'unnamed' } },
    stance: 'confirmed',
    place: { report: older, quote: 'lasted two hours, a person in the room said' },
  });
  const told = await send('response.record', {
    claim: met.id,
    party: { name: 'The embassy' },
    stance: 'declined',
    place: { report: older, quote: 'The embassy declined to comment' },
  });
  await send('verdict.give', { claim: lasted.id, verdict: 'confirmed' });
  const newer = await bringIn(SECOND);
  return { older, newer, met, lasted, declined, ferry, response, told };
}

describe('a newer version of a report', () => {
  it('stands beside the older one, and each knows the other', async () => {
    const { older, newer } = await twoVersions();
    expect(await send('report.supersede', { report: older, by: newer })).toMatchObject({ supersedes: older });
    expect(await send('report.open', { report: older })).toMatchObject({ supersededBy: newer, text: FIRST });
    expect(await send('report.open', { report: newer })).toMatchObject({ supersededBy: null, text: SECOND });
    expect(await isSound()).toBe(true);
  });

  it('gets the places that stand in it word for word, where they stand now', async () => {
    const { older, newer, met, declined } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    expect(placesOf(await claimNow(met.id))).toEqual([
      `${older}: The two delegations met on Thursday`,
      `${newer}: The two delegations met on Thursday`,
    ]);
    const moved = await claimNow(declined.id);
    expect(placesOf(moved)).toEqual([
      `${older}: The embassy declined to comment`,
      `${newer}: The embassy declined to comment`,
    ]);
    expect(moved.anchors[1]?.start).toBe(SECOND.indexOf('The embassy'));
    expect(moved.warnings).toEqual([]);
  });

  it('is where a response stands that it still has, and not where one stands that it changed', async () => {
    const { older, newer, met, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    expect((await claimNow(met.id)).responses[0]?.anchor).toMatchObject({ report: newer });
    expect((await claimNow(lasted.id)).responses[0]?.anchor).toMatchObject({
      report: older,
      exact: 'lasted two hours, a person in the room said',
    });
  });

  it('makes a verdict stale whose passage reads otherwise, and marks a claim whose passage is gone', async () => {
    const { older, newer, lasted, ferry, response } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    const stale = await claimNow(lasted.id);
    expect(stale.changed).toMatchObject([
      {
        response: null,
        was: { exact: 'The meeting lasted two hours' },
        is: { exact: 'The meeting lasted three hours' },
      },
      { response: response.id, report: newer },
    ]);
    expect(stale.warnings.map(({ text }) => text)).toContain(
      'The verdict is stale. A passage of it reads otherwise in a newer version of its report.',
    );
    expect(placesOf(stale)).toEqual([`${older}: The meeting lasted two hours`]);
    expect((await claimNow(ferry.id)).changed).toMatchObject([{ is: null }]);
    const { hits } = await send('search.run', { query: 'is:stale' });
    expect(hits.map(({ id }) => id).sort()).toEqual([lasted.id, ferry.id].sort());
  });

  it.each([
    ['a verdict', (claim: ClaimId) => send('verdict.give', { claim, verdict: 'denied' })],
    ['a look', (claim: ClaimId) => send('claim.look', { claim })],
  ])('leaves nothing stale after %s', async (_, look) => {
    const { older, newer, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    await look(lasted.id);
    const seen = await claimNow(lasted.id);
    expect(seen.changed).toEqual([]);
    expect(seen.warnings.map(({ kind }) => kind)).not.toContain('passage-changed');
    expect(placesOf(seen)).toEqual([`${older}: The meeting lasted two hours`]);
    expect((await send('search.run', { query: 'is:stale in:claims' })).hits).toHaveLength(1);
  });

  it('is a place of the claim once a checker says that it says the same', async () => {
    const { older, newer, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    const kept = await send('claim.look', { claim: lasted.id, keep: true });
    expect(placesOf(kept)).toEqual([
      `${older}: The meeting lasted two hours`,
      `${newer}: The meeting lasted three hours`,
    ]);
    expect(kept.responses[0]?.anchor).toMatchObject({ report: newer });
    expect(await isSound()).toBe(true);
  });

  it('is taken back in one step, with all that was carried over', async () => {
    const { older, newer, lasted, met } = await twoVersions();
    const before = await Promise.all([claimNow(lasted.id), claimNow(met.id)]);
    await send('report.supersede', { report: older, by: newer });
    const { undo } = await send('desk.describe', {});
    expect(undo).toContain(`is a newer version of ${older}`);
    await send('history.undo', {});
    expect(await Promise.all([claimNow(lasted.id), claimNow(met.id)])).toEqual(before);
    await send('history.redo', {});
    expect((await claimNow(lasted.id)).changed).toHaveLength(2);
  });

  it('does not make a place anew that a checker had made there', async () => {
    const { older, newer, met } = await twoVersions();
    const place = { report: newer, quote: 'The two delegations met on Thursday' };
    await send('claim.anchor', { claim: met.id, place });
    await send('report.supersede', { report: older, by: newer });
    expect((await claimNow(met.id)).anchors).toHaveLength(2);
  });

  it('comes into the stories of the older one, and waits for its embargo', async () => {
    const { older, newer } = await twoVersions();
    const { id } = await send('story.save', { name: 'The meeting', reports: [older] });
    await send('report.embargo', { report: older, until: '2099-01-01T00:00:00Z' });
    const row = await send('report.supersede', { report: older, by: newer });
    expect(row).toMatchObject({ stories: [id], embargo: '2099-01-01T00:00:00.000Z' });
  });

  it('is one source with the older one', async () => {
    const { older, newer, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    await send('response.record', {
      claim: lasted.id,
      party: { name: 'A guard' },
      stance: 'confirmed',
      place: { report: newer, quote: 'Reporters waited outside' },
    });
    const { warnings } = await send('verdict.give', { claim: lasted.id, verdict: 'confirmed' });
    expect(warnings).toContainEqual({
      kind: 'shared-text',
      text: expect.stringContaining('The 2 reports it rests on are versions of one'),
    });
  });

  it('of which nothing is known any more once it is withdrawn', async () => {
    const { older, newer, ferry } = await twoVersions();
    const lone = await bringIn('Nothing of all that.\n');
    await send('report.supersede', { report: older, by: lone });
    expect((await claimNow(ferry.id)).changed).toHaveLength(1);
    await send('record.withdraw', { record: lone, reason: 'another report' });
    expect((await claimNow(ferry.id)).changed).toEqual([]);
    expect(await send('report.open', { report: older })).toMatchObject({ supersededBy: null });
    await send('report.supersede', { report: older, by: newer });
    expect(await send('report.open', { report: older })).toMatchObject({ supersededBy: newer });
  });

  it('lists the claims it changed something under', async () => {
    const { older, newer, met, lasted, ferry, declined } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    const { items } = await send('claim.list', { report: newer });
    expect(items.map(({ id }) => id)).toEqual([declined.id, ferry.id, met.id, lasted.id]);
  });

  it('is let go of where it was none, and the places in it stay', async () => {
    const { older, newer, met, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    await send('report.supersede', { report: older, by: null });
    expect((await claimNow(lasted.id)).changed).toEqual([]);
    expect(await send('report.open', { report: newer })).toMatchObject({ supersedes: null });
    expect((await claimNow(met.id)).anchors).toHaveLength(2);
  });

  it('is none of itself, nor of a report that has another, nor in a circle', async () => {
    const { older, newer } = await twoVersions();
    const third = await bringIn('Something else entirely.\n');
    await expect(send('report.supersede', { report: older, by: older })).rejects.toMatchObject({
      tag: 'invalid',
    });
    await send('report.supersede', { report: older, by: newer });
    const refused = { tag: 'refused' };
    await expect(send('report.supersede', { report: older, by: third })).rejects.toMatchObject(refused);
    await expect(send('report.supersede', { report: third, by: newer })).rejects.toMatchObject(refused);
    await expect(send('report.supersede', { report: newer, by: older })).rejects.toMatchObject(refused);
    await send('report.supersede', { report: newer, by: third });
    await expect(send('report.supersede', { report: third, by: older })).rejects.toMatchObject({
      tag: 'refused',
      what: expect.stringContaining('older version'),
    });
  });

  it('carries over what was made while the two were compared', async () => {
    const { older, newer, met } = await twoVersions();
    const tying = send('report.supersede', { report: older, by: newer });
    const late = claimAt(older, 'behind closed doors');
    await tying;
    const { id } = await late;
    const { anchors } = await claimNow(id);
    const after = await claimNow(met.id);
    expect(after.anchors).toHaveLength(2);
    // Made before the two were tied it has both; made after, the older one only.
    expect(anchors.length).toBeGreaterThan(0);
    expect(await isSound()).toBe(true);
  });

  it('tells the whole of it in a claim’s history', async () => {
    const { older, newer, lasted } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    await send('claim.look', { claim: lasted.id, keep: true });
    const items = await send('claim.history', { claim: lasted.id });
    const [tied, looked] = items.slice(-2);
    expect(tied?.changes).toContainEqual({
      field: 'passage',
      before: null,
      after: expect.stringContaining('“The meeting lasted two hours” reads “The meeting lasted three hours”'),
    });
    expect(looked?.changes.map(({ field }) => field)).toContain('place');
  });

  it('leaves no word of itself once it is redacted', async () => {
    const { older, newer } = await twoVersions();
    await send('report.supersede', { report: older, by: newer });
    await send('redact.run', { targets: [newer], reason: 'by order' });
    const lines = JSON.stringify(await send('ledger.list', {}));
    expect(lines).not.toContain('three hours');
    expect(lines).toContain('two hours');
    expect(await isSound()).toBe(true);
  });
});

describe('a newer version and what goes on beside it', () => {
  const tie = (report: ReportId, by: ReportId | null) => send('report.supersede', { report, by });
  const until = '2099-01-01T00:00:00.000Z';

  it('takes no word out of a report that is redacted meanwhile', async () => {
    const { older, newer } = await twoVersions();
    await Promise.allSettled([
      tie(older, newer),
      send('redact.run', { targets: [newer], reason: 'by order' }),
    ]);
    expect(JSON.stringify(await send('ledger.list', {}))).not.toContain('three hours');
    expect(await isSound()).toBe(true);
  });

  it('waits for an embargo that is set meanwhile', async () => {
    const { older, newer } = await twoVersions();
    await Promise.all([tie(older, newer), send('report.embargo', { report: older, until })]);
    const rows = await Promise.all([older, newer].map((report) => send('report.open', { report })));
    expect(rows.every(({ embargo }) => embargo === until)).toBe(true);
  });

  it('counts for nothing once it was withdrawn, nor when it comes back beside another', async () => {
    const { older, newer, lasted } = await twoVersions();
    const lone = await bringIn('Nothing of all that.\n');
    await tie(older, lone);
    await send('record.withdraw', { record: lone, reason: 'another report' });
    expect((await send('search.run', { query: 'is:stale' })).hits).toEqual([]);
    await tie(older, newer);
    await send('record.reinstate', { record: lone });
    expect((await claimNow(lasted.id)).changed.map(({ report }) => report)).toEqual([newer, newer]);
    const kept = await send('claim.look', { claim: lasted.id, keep: true });
    expect(kept.anchors.map(({ report }) => report)).toEqual([older, newer]);
  });

  it('does not mind a response that was withdrawn since', async () => {
    const { older, newer, lasted, response } = await twoVersions();
    await tie(older, newer);
    await send('record.withdraw', { record: response.id, reason: 'misheard' });
    const kept = await send('claim.look', { claim: lasted.id, keep: true });
    expect(kept.anchors.map(({ report }) => report)).toEqual([older, newer]);
  });

  it('makes no circle, whatever was withdrawn and came back', async () => {
    const { older, newer, lasted } = await twoVersions();
    const lone = await bringIn('Nothing of all that.\n');
    await tie(older, lone);
    await send('record.withdraw', { record: lone, reason: 'another report' });
    await tie(older, newer);
    await send('record.reinstate', { record: lone });
    await tie(lone, older);
    expect((await claimNow(lasted.id)).verdict).toBe('confirmed');
    expect(await send('report.open', { report: older })).toMatchObject({
      supersedes: lone,
      supersededBy: newer,
    });
  });

  it('leaves another pair as it is', async () => {
    const { older, newer } = await twoVersions();
    const [third, fourth] = [await bringIn('A third report.\n'), await bringIn('A fourth report of it.\n')];
    await tie(older, third);
    await tie(third, newer);
    await send('record.withdraw', { record: third, reason: 'another report' });
    await tie(older, newer);
    await send('record.reinstate', { record: third });
    await tie(third, fourth);
    expect(await send('report.open', { report: older })).toMatchObject({ supersededBy: newer });
    expect(await send('report.open', { report: newer })).toMatchObject({ supersedes: older });
    expect(await send('report.open', { report: third })).toMatchObject({
      supersedes: null,
      supersededBy: fourth,
    });
  });

  it('is told in the history of a claim that has to do with it, also when all is undone', async () => {
    const { older, newer, lasted } = await twoVersions();
    const last = await bringIn('A last report, of something else.\n');
    await send('story.save', { name: 'Both', reports: [older, last] });
    await tie(older, newer);
    for (let step = 0; step < 3; step += 1) await send('history.undo', {});
    const items = await send('claim.history', { claim: lasted.id });
    expect(items.at(-1)?.move).toBe('undid');
  });

  it('has no word of a response that is redacted', async () => {
    const { older, newer, response } = await twoVersions();
    await tie(older, newer);
    await send('redact.run', { targets: [response.id], reason: 'by order' });
    const lines = (await send('ledger.list', {})).filter(({ kind }) => kind === 'claim.changed');
    const exacts = JSON.stringify(lines.map(({ payload }) => payload)).match(/"exact":"[^"]*"/g) ?? [];
    expect(exacts.filter((exact) => exact.includes('a person in the room said'))).toEqual([]);
    expect(exacts.filter((exact) => exact.includes('The meeting lasted'))).toHaveLength(2);
    expect(await isSound()).toBe(true);
  });

  it('is named where its words still stand after it is redacted', async () => {
    const { older, newer, lasted } = await twoVersions();
    await tie(older, newer);
    await send('claim.reword', { claim: lasted.id, text: 'The meeting lasted three hours' });
    const { remains } = await send('redact.plan', { targets: [newer] });
    expect(remains.map(({ what }) => what).join('; ')).toContain('three hours');
  });
});

const THIRD = SECOND.replace('nearly three hours', 'four hours').replace('three hours', 'four hours');

describe('a third version', () => {
  it('is where an unseen change of the second leads to', async () => {
    const { older, newer, lasted } = await twoVersions();
    const last = await bringIn(THIRD);
    await send('report.supersede', { report: older, by: newer });
    await send('report.supersede', { report: newer, by: last });
    const { changed } = await claimNow(lasted.id);
    expect(changed.map(({ was, is }) => [was.exact, is?.exact])).toContainEqual([
      'The meeting lasted two hours',
      'The meeting lasted four hours',
    ]);
    const kept = await send('claim.look', { claim: lasted.id, keep: true });
    expect(kept.anchors.map(({ report }) => report)).toEqual([older, last]);
  });

  it('has the places of the first, in whatever order they were tied', async () => {
    const { older, newer, met, lasted } = await twoVersions();
    const last = await bringIn(THIRD);
    await send('report.supersede', { report: newer, by: last });
    await send('report.supersede', { report: older, by: newer });
    expect((await claimNow(met.id)).anchors.map(({ report }) => report)).toEqual([older, newer, last]);
    expect((await claimNow(lasted.id)).changed.map(({ report }) => report)).toEqual([last, last]);
  });

  it('marks what it changed under a place that was kept in the second', async () => {
    const { older, newer, lasted } = await twoVersions();
    const last = await bringIn(THIRD);
    await send('report.supersede', { report: older, by: newer });
    await send('claim.look', { claim: lasted.id, keep: true });
    await send('report.supersede', { report: newer, by: last });
    expect((await claimNow(lasted.id)).changed).not.toEqual([]);
  });

  it('is not missed by a claim that was withdrawn meanwhile', async () => {
    const { older, newer, lasted } = await twoVersions();
    await send('record.withdraw', { record: lasted.id, reason: 'a mistake' });
    await send('report.supersede', { report: older, by: newer });
    await send('record.reinstate', { record: lasted.id });
    expect((await claimNow(lasted.id)).changed).not.toEqual([]);
    await send('history.undo', {});
    await expect(claimNow(lasted.id)).rejects.toMatchObject({ tag: 'not-found' });
  });
});

describe('two versions beside each other', () => {
  it('show what changed, word by word, and what becomes of every place, the worst first', async () => {
    const { older, newer, lasted } = await twoVersions();
    const { changes, carried } = await send('report.compare', { before: older, after: newer });
    const changed = changes.find(({ kind }) => kind === 'changed');
    expect(changed?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'changed', before: 'two', after: 'three' },
    ]);
    expect(changes.filter(({ kind }) => kind === 'added').map(({ after }) => after.text)).toContainEqual(
      expect.stringContaining('Reporters waited'),
    );
    expect(changes.filter(({ kind }) => kind === 'removed').map(({ before }) => before.text)).toContainEqual(
      expect.stringContaining('the ferry'),
    );
    expect(carried.map(({ outcome }) => outcome)).toEqual([
      'lost',
      'changed',
      'changed',
      'moved',
      'moved',
      'same',
    ]);
    expect(carried[1]).toMatchObject({
      claim: lasted.id,
      was: { text: 'The meeting lasted two hours' },
      is: { text: 'The meeting lasted three hours' },
    });
  });

  it('change nothing by being looked at', async () => {
    const { older, newer } = await twoVersions();
    const { head } = await send('desk.describe', {});
    await send('report.compare', { before: older, after: newer });
    expect((await send('desk.describe', {})).head).toEqual(head);
  });

  it('of which only quotation marks and line breaks differ show no change', async () => {
    const before = await bringIn('He said: "We met."\n\nThe rest stayed as it was for everybody to read.\n');
    const after = await bringIn('He said: “We met.”\n\nThe rest stayed as it was\nfor everybody to read.\n');
    expect((await send('report.compare', { before, after })).changes).toEqual([]);
  });
});

describe('two texts that have nothing to do with one another', () => {
  it('are compared, however many paragraphs they have', async () => {
    const lines = (word: string): string =>
      Array.from({ length: 70_000 }, (_, at) => `${word}${at}`).join('\n\n');
    const [before, after] = [await bringIn(lines('one')), await bringIn(lines('other'))];
    const { changes, unshown } = await send('report.compare', { before, after });
    expect(changes.length + unshown).toBe(140_000);
    expect(changes.length).toBeLessThan(1000);
  });
});
