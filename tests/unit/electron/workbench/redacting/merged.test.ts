import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyId, ClaimId, ReportId } from '#shared/domain/ids';
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

describe('redacting a report', () => {
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
