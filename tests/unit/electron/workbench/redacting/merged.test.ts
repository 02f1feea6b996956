import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyId, ClaimId, ReportId, ResponseId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';

const TEXT = 'The Qxzenvoy met them twice. A second sentence stands here. Nobody else spoke.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let report: ReportId;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = await openTestDesk(folder);
  const [outcome] = await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  report = outcome.reportId;
});
afterEach(async () => {
  await desk.close();
  await remove();
});

const redact = (...targets: AnyId[]) => desk.send('redact.run', { targets, reason: 'asked to' });
const claimAt = async (quote: string, text: string): Promise<ClaimId> =>
  (await desk.send('claim.make', { place: { report, quote }, text })).id;
const respond = async (claim: ClaimId, note: string) =>
  desk.send('response.record', { claim, party: { name: 'The mayor' }, stance: 'denied', note });

/** The claim a split makes of all places of `old` and these of its responses. */
async function halfOf(old: ClaimId, ...responses: ResponseId[]): Promise<ClaimId> {
  const { anchors } = await desk.send('claim.open', { claim: old });
  const places = anchors.map((anchor) => ({
    report: anchor.report,
    at: { start: anchor.start, end: anchor.end },
  }));
  return (await desk.send('claim.split', { claim: old, text: 'Qxzhalf', places, responses })).id;
}
const withdraw = (record: AnyId) => desk.send('record.withdraw', { record, reason: 'for now' });

/** The words of a list that some file of the desk still holds; the desk is sound. */
async function left(...words: string[]): Promise<string[]> {
  expect((await desk.send('verify.run', {})).problems).toEqual([]);
  await desk.close();
  desk = await openTestDesk(folder);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const held = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return words.filter((word) => held.some((bytes) => bytes.includes(word)));
}

describe('redacting a claim', () => {
  it('takes what came to it from a claim that was merged into it, and that claim', async () => {
    const kept = await claimAt('Nobody else spoke.', 'Nobody spoke');
    const gone = await claimAt('A second sentence', 'Qxzwording');
    const { id: withdrawn } = await respond(gone, 'Qxzwithdrawn');
    await respond(gone, 'Qxzremark');
    await desk.send('claim.note', { claim: gone, text: 'Qxznote' });
    await desk.send('verdict.give', { claim: gone, verdict: 'denied', note: 'Qxzground' });
    await desk.send('record.withdraw', { record: withdrawn, reason: 'Qxzreason' });
    await desk.send('claim.merge', { claim: gone, into: kept });
    await redact(kept);
    expect(
      await left('Qxzwording', 'Qxzwithdrawn', 'Qxzremark', 'Qxznote', 'Qxzground', 'Qxzreason'),
    ).toEqual([]);
    const { responses } = await desk.send('claim.open', { claim: kept });
    expect(responses).toMatchObject([{ stance: 'denied', note: '[redacted]' }]);
  });

  it('takes the responses a split gave it, and leaves the old claim its own', async () => {
    const old = await claimAt('A second sentence', 'Old wording');
    await respond(old, 'Stays');
    const { id: moved } = await respond(old, 'Qxzremark');
    const { anchors } = await desk.send('claim.open', { claim: old });
    const places = anchors.map(({ start, end }) => ({ report, at: { start, end } }));
    const made = await desk.send('claim.split', { claim: old, text: 'Qxzhalf', places, responses: [moved] });
    await redact(made.id);
    expect(await left('Qxzremark', 'Qxzhalf', 'Stays', 'Old wording')).toEqual(['Stays', 'Old wording']);
  });

  it('leaves the responses that a split took from it', async () => {
    const old = await claimAt('A second sentence', 'Qxzold');
    await respond(old, 'Qxzown');
    const { id: moved } = await respond(old, 'Another’s');
    const { anchors } = await desk.send('claim.open', { claim: old });
    const places = anchors.map(({ start, end }) => ({ report, at: { start, end } }));
    const made = await desk.send('claim.split', { claim: old, text: 'Half', places, responses: [moved] });
    await redact(old);
    expect(await left('Qxzold', 'Qxzown', 'Half')).toEqual(['Half']);
    const { responses } = await desk.send('claim.open', { claim: made.id });
    expect(responses).toMatchObject([{ note: 'Another’s' }]);
  });
});

describe('redacting a claim that is withdrawn', () => {
  it('takes the responses a split gave it', async () => {
    const old = await claimAt('A second sentence', 'Old wording');
    const { id: moved } = await respond(old, 'Qxzremark');
    const made = await halfOf(old, moved);
    await withdraw(made);
    await redact(made);
    expect(await left('Qxzremark', 'Qxzhalf')).toEqual([]);
  });

  it('takes what came to it from a claim that was merged into it', async () => {
    const old = await claimAt('A second sentence', 'Old wording');
    const kept = await claimAt('Nobody else spoke.', 'Nobody spoke');
    const { id: moved } = await respond(old, 'Qxzremark');
    const made = await halfOf(old, moved);
    await desk.send('claim.note', { claim: made, text: 'Qxznote' });
    await desk.send('claim.merge', { claim: made, into: kept });
    await withdraw(kept);
    await redact(kept);
    expect(await left('Qxzremark', 'Qxzhalf', 'Qxznote')).toEqual([]);
  });

  it('takes a response that was withdrawn before it', async () => {
    const old = await claimAt('A second sentence', 'Old wording');
    const { id: moved } = await respond(old, 'Qxzremark');
    const made = await halfOf(old, moved);
    await withdraw(moved);
    await withdraw(made);
    await redact(made);
    expect(await left('Qxzremark')).toEqual([]);
  });
});

describe('redacting a claim beside one that is withdrawn', () => {
  it('leaves the responses that a split took from it', async () => {
    const old = await claimAt('A second sentence', 'Qxzold');
    const { id: moved } = await respond(old, 'Another’s');
    const made = await halfOf(old, moved);
    await withdraw(made);
    await redact(old);
    await desk.send('record.reinstate', { record: made });
    const { responses } = await desk.send('claim.open', { claim: made });
    expect(responses).toMatchObject([{ note: 'Another’s' }]);
    expect(await left('Qxzold')).toEqual([]);
  });
});

describe('a claim that was merged into another', () => {
  const merge = async (): Promise<{ gone: ClaimId; kept: ClaimId }> => {
    const gone = await claimAt('A second sentence', 'Qxzwording');
    const kept = await claimAt('Nobody else spoke.', 'Nobody spoke');
    await desk.send('verdict.give', { claim: gone, verdict: 'denied', note: 'The ground' });
    await desk.send('claim.merge', { claim: gone, into: kept });
    return { gone, kept };
  };

  it('is not redacted by itself: its places and grounds are the other’s', async () => {
    const { gone, kept } = await merge();
    await expect(redact(gone)).rejects.toMatchObject({
      tag: 'refused',
      where: gone,
      todo: `Redact ${kept} instead.`,
    });
    const { anchors, ruling } = await desk.send('claim.open', { claim: kept });
    expect(anchors.map(({ exact }) => exact)).toEqual(['Nobody else spoke.', 'A second sentence']);
    expect(ruling?.note).toBe('The ground');
  });

  it('names the claim that has by now what stood on it, and goes together with that one', async () => {
    const { gone, kept } = await merge();
    const last = await claimAt('The Qxzenvoy met', 'They met');
    await desk.send('claim.merge', { claim: kept, into: last });
    await expect(redact(gone, kept)).rejects.toThrow(`Redact ${last} instead.`);
    await redact(gone, last);
    expect(await left('Qxzwording', 'Nobody spoke')).toEqual([]);
  });
});

describe('passages that changed under a claim that was split', () => {
  const LATER = TEXT.replace('A second sentence stands here', 'A second Qxzword stands here').replace(
    'Nobody else spoke',
    'Qxzsomebody else spoke',
  );
  let old: ClaimId;
  let said: ResponseId;

  beforeEach(async () => {
    old = await claimAt('A second sentence stands here.', 'Old wording');
    await desk.send('claim.anchor', { claim: old, place: { report, quote: 'The Qxzenvoy met them twice.' } });
    const place = { report, quote: 'Nobody else spoke.' };
    const made = { claim: old, party: { name: 'The mayor' }, stance: 'denied', place } as const;
    said = (await desk.send('response.record', made)).id;
    const files = [{ path: 'b.txt', bytes: bytesOf(LATER) }];
    const [later] = await desk.send('report.import', { files });
    if (!later?.ok) throw new Error(later?.error);
    await desk.send('report.supersede', { report, by: later.reportId });
  });

  /** What of the passages can still be read in the ledger, though reports and responses hold it as well. */
  const changedIn = async (claim: ClaimId): Promise<string[]> => {
    const { changed } = await desk.send('claim.open', { claim });
    return changed.map(({ response, was, is }) => `${response ?? 'claim'}: ${was.exact} → ${is?.exact}`);
  };
  const split = async (take: boolean): Promise<ClaimId> => {
    const { anchors } = await desk.send('claim.open', { claim: old });
    const places = anchors
      .filter(({ exact }) => exact.startsWith('A second'))
      .map(({ report: of, start, end }) => ({ report: of, at: { start, end } }));
    const given = { claim: old, text: 'Half', places, take, responses: [said] };
    return (await desk.send('claim.split', given)).id;
  };
  const OF_CLAIM = 'claim: A second sentence stands here. → A second Qxzword stands here.';
  const ofResponse = (): string => `${said}: Nobody else spoke. → Qxzsomebody else spoke.`;

  it('go with the new claim, which has them by now', async () => {
    const made = await split(true);
    expect(await changedIn(made)).toEqual([OF_CLAIM, ofResponse()]);
    await redact(made);
    expect(await changedIn(made)).toEqual([
      'claim: [redacted] → undefined',
      `${said}: [redacted] → undefined`,
    ]);
  });

  it('stay when the old claim goes', async () => {
    const made = await split(true);
    await redact(old);
    expect(await changedIn(made)).toEqual([OF_CLAIM, ofResponse()]);
  });

  it('stay with a claim that is withdrawn', async () => {
    const made = await split(true);
    await withdraw(made);
    await redact(old);
    await desk.send('record.reinstate', { record: made });
    expect(await changedIn(made)).toEqual([OF_CLAIM, ofResponse()]);
  });

  it('stay where both claims have them, and are named', async () => {
    const made = await split(false);
    const { remains } = await desk.send('redact.plan', { targets: [made] });
    expect(remains.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('“A second Qxzword stands here.” still stands in: passages changed'),
    );
    await redact(made);
    expect(await changedIn(old)).toEqual([OF_CLAIM]);
    expect(await changedIn(made)).toEqual([OF_CLAIM, `${said}: [redacted] → undefined`]);
  });

  it('go with both', async () => {
    const made = await split(false);
    await redact(old, made);
    expect(await changedIn(old)).toEqual(['claim: [redacted] → undefined']);
  });
});

describe('redacting a report', () => {
  it('names the versions that took a waiver over with its reason', async () => {
    const { waived } = await desk.send('passage.waive', {
      report,
      quote: 'Nobody else spoke.',
      reason: 'Qxzreason',
    });
    const files = [{ path: 'b.txt', bytes: bytesOf(`${TEXT}One more.\n`) }];
    const [later] = await desk.send('report.import', { files });
    if (!later?.ok) throw new Error(later?.error);
    await desk.send('report.supersede', { report, by: later.reportId });
    for (const target of [report, waived[0]?.id as AnyId]) {
      const { remains } = await desk.send('redact.plan', { targets: [target] });
      expect(remains.map(({ what }) => what)).toContainEqual(
        expect.stringContaining('“Qxzreason” still stands in: passage “Nobody else spoke.” waived'),
      );
    }
  });

  it('takes what was waived of it with the reason, and the places of split claims', async () => {
    await desk.send('passage.waive', { report, quote: 'The Qxzenvoy met', reason: 'Qxzreason' });
    const claim = await claimAt('Qxzenvoy met them', 'They met');
    const { anchors } = await desk.send('claim.open', { claim });
    const places = anchors.map(({ start, end }) => ({ report, at: { start, end } }));
    await desk.send('claim.split', { claim, text: 'They met twice', places });
    await redact(report);
    expect(await left('Qxzenvoy', 'Qxzreason', 'They met twice')).toEqual(['They met twice']);
    expect((await desk.send('report.open', { report })).waived).toMatchObject([{ reason: '[redacted]' }]);
  });
});

it('a waived passage can be redacted by itself', async () => {
  const { waived } = await desk.send('passage.waive', {
    report,
    quote: 'A second sentence',
    reason: 'Qxzreason',
  });
  const plan = await desk.send('redact.plan', { targets: [waived[0]?.id as AnyId] });
  expect(plan.entries.map(({ words }) => words)).toEqual(['passage “A second sentence” waived']);
  await redact(waived[0]?.id as AnyId);
  expect(await left('Qxzreason')).toEqual([]);
});
