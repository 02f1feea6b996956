import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClaimId, PartyId, ReportId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';

const TEXT = 'The envoy met them twice. Nobody else spoke.\n';

let remove: () => Promise<void>;
let desk: Workbench;
let report: ReportId;

beforeEach(async () => {
  const { folder, remove: removeIt } = await temporaryFolder();
  remove = removeIt;
  desk = await openTestDesk(folder);
  const [outcome] = await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  report = outcome.reportId;
});
afterEach(async () => {
  await desk.close();
  await remove();
});

const claimAt = async (quote: string): Promise<ClaimId> =>
  (await desk.send('claim.make', { place: { report, quote }, text: quote })).id;
const confirms = async (name: string, claim: ClaimId): Promise<PartyId> =>
  (await desk.send('response.record', { claim, party: { name }, stance: 'confirmed' })).party.id;
const same = (...parties: PartyId[]) => desk.send('party.link', { parties, relation: 'same', note: null });

it('two descriptions of one who answered elsewhere are a single voice', async () => {
  const claim = await claimAt('The envoy met them twice.');
  const official = await confirms('An official', claim);
  const spokesman = await confirms('A spokesman', claim);
  const third = await confirms('John Smith', await claimAt('Nobody else spoke.'));
  await same(official, third);
  await same(spokesman, third);
  const { warnings, links } = await desk.send('verdict.give', { claim, verdict: 'confirmed' });
  expect(warnings.map(({ kind }) => kind)).toEqual(['single-voice']);
  expect(links).toEqual([]);
});
