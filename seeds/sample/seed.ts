import type { Send } from '#shared/contract/channels';
import type { PartyId, ReportId, ResponseId, StoryId } from '#shared/domain/ids';
import type { SampleClaim, SamplePlace } from './claims';
import type { PartyKey } from './parties';
import type { ReportKey } from './reports';
import { SAMPLE } from './story';

type Reports = Readonly<Record<ReportKey, ReportId>>;
type Parties = Map<PartyKey, PartyId>;

/**
 * Fills an empty desk with the sample story through the contract alone, as a user would.
 * @throws FaultError when the desk refuses a step; what was done before it stays.
 */
export async function seedSample(send: Send): Promise<{ story: StoryId }> {
  const reports = await bringIn(send);
  const story = await send('story.save', { name: SAMPLE.name, reports: Object.values(reports) });
  const parties: Parties = new Map();
  for (const claim of SAMPLE.claims) await makeClaim(send, claim, reports, parties);
  for (const { parties: linked, relation, note } of SAMPLE.links) {
    await send('party.link', { parties: linked.map((key) => known(parties, key)), relation, note });
  }
  return { story: story.id };
}

async function bringIn(send: Send): Promise<Reports> {
  const { a, b } = SAMPLE.reports;
  const files = [a, b].map(({ path, text, meta }) => ({ path, bytes: utf8(text), meta }));
  const [first, second] = await send('report.import', { files });
  if (!first?.ok || !second?.ok) throw new Error('the sample reports could not be brought in');
  return { a: first.reportId, b: second.reportId };
}

async function makeClaim(send: Send, claim: SampleClaim, reports: Reports, parties: Parties): Promise<void> {
  const at = ({ report, quote }: SamplePlace) => ({ report: reports[report], quote });
  const [first, ...further] = claim.places;
  const { id } = await send('claim.make', { place: at(first), text: claim.text });
  for (const place of further) await send('claim.anchor', { claim: id, place: at(place) });

  const basis: ResponseId[] = [];
  for (const response of claim.responses) {
    const { party, stance, scope, via = null, note = null } = response;
    const recorded = await send('response.record', {
      claim: id,
      party: choose(parties, party),
      stance,
      via,
      note,
      ...(scope ? { scope } : {}),
      footing: SAMPLE.parties[party].footing,
      place: at(response.place),
    });
    parties.set(party, recorded.party.id);
    if (response.basis) basis.push(recorded.id);
  }
  for (const text of claim.notes) await send('claim.note', { claim: id, text });
  await send('verdict.give', {
    claim: id,
    verdict: claim.verdict,
    restsOn: basis,
    note: claim.because ?? null,
  });
}

/** The first response brings its party onto the desk; later ones name it by id. */
function choose(parties: Parties, key: PartyKey) {
  const id = parties.get(key);
  if (id) return { id };
  const { name, role, identity, aka } = SAMPLE.parties[key];
  return { name, role, identity, aka: [...aka] };
}

function known(parties: Parties, key: PartyKey): PartyId {
  const id = parties.get(key);
  if (!id) throw new Error(`no response of the sample is by ${key}`);
  return id;
}

/** UTF-8 bytes. `TextEncoder` is in every host and in no library type of this layer. */
function utf8(text: string): Uint8Array {
  const { TextEncoder } = globalThis as unknown as {
    TextEncoder: new () => { encode(text: string): Uint8Array };
  };
  return new TextEncoder().encode(text);
}
