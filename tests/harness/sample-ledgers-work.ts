import { FaultError } from '#shared/contract/faults';
import {
  type AnyId,
  type ClaimId,
  idAt,
  type PartyId,
  RECORD_KINDS,
  type ReportId,
} from '#shared/domain/ids';
import { RELATIONS } from '#shared/domain/records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from '#shared/domain/stances';
import type { Workbench } from '#workbench/ports';
import { bytesOf } from './desks';
import type { Chance } from './fuzz-commands';

/** A checker at work through the contract: every channel that writes, by chance. What the desk refuses is passed over. */

const SENTENCES = 8;

/** A report's text; every sentence is its own, so that a quotation has one place. */
export const reportText = (name: string): string =>
  `Report ${name}\n\n${Array.from(
    { length: SENTENCES },
    (_, at) => `Sentence ${at + 1} of ${name}: the “envoy” met délégués, an aide said.`,
  ).join('\n')}\n`;

export const sentence = (name: string, at: number): string =>
  `Sentence ${at} of ${name}: the “envoy” met délégués, an aide said.`;

interface Known {
  readonly reports: { id: ReportId; name: string }[];
  readonly claims: ClaimId[];
  readonly parties: PartyId[];
  readonly responses: { id: string; claim: ClaimId }[];
}
type Deed = (send: Workbench['send'], chance: Chance, known: Known) => Promise<unknown>;

const place = (chance: Chance, { reports }: Known) => {
  const { id, name } = chance.one(reports);
  return { report: id, quote: sentence(name, 1 + chance.below(SENTENCES)) };
};

const DEEDS: readonly Deed[] = [
  async (send, chance, known) => {
    const names = Array.from({ length: 1 + chance.below(2) }, () => `n${chance.below(1_000_000)}`);
    const files = names.map((name) => ({ path: `${name}.txt`, bytes: bytesOf(reportText(name)) }));
    for (const [at, outcome] of (await send('report.import', { files })).entries()) {
      if (outcome.ok) known.reports.push({ id: outcome.reportId, name: names[at] as string });
    }
  },
  (send, chance, { reports }) =>
    send('report.describe', {
      report: chance.one(reports).id,
      meta: { title: chance.maybe() ? `Title “${chance.below(99)}”` : null, outlet: 'Dawn' },
    }),
  (send, chance, { reports }) =>
    send('story.save', {
      name: `Story ${chance.below(4)}`,
      reports: chance
        .some(
          reports.map(({ id }) => id),
          0.3,
        )
        .slice(-5),
    }),
  async (send, chance, known) => {
    known.claims.push((await send('claim.make', { place: place(chance, known) })).id);
  },
  (send, chance, known) =>
    send('claim.anchor', { claim: chance.one(known.claims), place: place(chance, known) }),
  async (send, chance, { claims }) => {
    const claim = chance.one(claims);
    const { anchors } = await send('claim.open', { claim });
    const { report, start, end } = chance.one(anchors);
    return send('claim.unanchor', { claim, report, at: { start, end } });
  },
  (send, chance, { claims }) =>
    send('claim.reword', { claim: chance.one(claims), text: `Wording ${chance.below(999)}` }),
  (send, chance, { claims }) =>
    send('claim.note', { claim: chance.one(claims), text: `Note ${chance.below(999)} — Ü` }),
  (send, chance, { claims }) => {
    const file = { path: `letter-${chance.below(99)}.txt`, bytes: bytesOf(`Letter ${chance.below(99)}`) };
    return send('evidence.add', { claim: chance.one(claims), file, note: chance.maybe() ? 'by post' : null });
  },
  async (send, chance, known) => {
    const confidential = chance.maybe(0.2);
    const party =
      known.parties.length > 0 && chance.maybe()
        ? { id: chance.one(known.parties) }
        : { name: `Party ${chance.below(50)}`, confidential, role: chance.maybe() ? 'spokesman' : null };
    const recorded = await send('response.record', {
      claim: chance.one(known.claims),
      party,
      stance: chance.one(STANCES),
      scope: chance.one(SCOPES),
      footing: chance.one(FOOTINGS),
      place: chance.maybe() ? place(chance, known) : null,
      note: chance.maybe() ? `said ${chance.below(99)}` : null,
    });
    known.parties.push(recorded.party.id);
    known.responses.push({ id: recorded.id, claim: recorded.claim });
  },
  (send, chance, { claims }) =>
    send('verdict.give', { claim: chance.one(claims), verdict: chance.one(VERDICTS), note: 'as heard' }),
  (send, chance, { parties }) =>
    send('party.link', {
      parties: [chance.one(parties), chance.one(parties)],
      relation: chance.one(RELATIONS),
      note: null,
    }),
  async (send, chance) => {
    const { head } = await send('desk.describe', {});
    const record = idAt(chance.one(RECORD_KINDS), 1 + chance.below(head.seq)) as AnyId;
    return send('record.withdraw', { record, reason: `Mistake ${chance.below(99)}` });
  },
  async (send, chance, { responses }) =>
    send('record.withdraw', { record: chance.one(responses).id as AnyId, reason: 'misheard' }),
  async (send, chance) => {
    const withdrawn = await send('withdrawn.list', {});
    return withdrawn.length === 0 ? null : send('record.reinstate', { record: chance.one(withdrawn).id });
  },
  (send, chance, { reports }) =>
    send('report.embargo', {
      report: chance.one(reports).id,
      until: chance.maybe() ? `2027-01-0${1 + chance.below(9)}T06:00:00Z` : null,
    }),
  (send, chance, { reports }) =>
    send('report.mark', {
      report: chance.one(reports).id,
      standing: chance.maybe() ? { is: 'corrected', day: '2026-11-20', note: 'A name was wrong.' } : null,
    }),
  (send, chance, { reports }) =>
    send('report.supersede', {
      report: chance.one(reports).id,
      by: chance.maybe(0.8) ? chance.one(reports).id : null,
    }),
  (send, chance, { claims }) => send('claim.look', { claim: chance.one(claims), keep: chance.maybe() }),
  (send, chance, known) =>
    send('passage.waive', { ...place(chance, known), reason: `Opinion ${chance.below(99)}` }),
  (send, chance, known) => send('passage.reopen', place(chance, known)),
  (send, chance, { claims }) => send('claim.merge', { claim: chance.one(claims), into: chance.one(claims) }),
  async (send, chance, known) => {
    const claim = chance.one(known.claims);
    const { anchors, responses } = await send('claim.open', { claim });
    const { report, start, end } = chance.one(anchors);
    const { id } = await send('claim.split', {
      claim,
      text: `Half ${chance.below(999)}`,
      places: [{ report, at: { start, end } }],
      take: chance.maybe(),
      responses: chance.some(responses.map((response) => response.id)),
    });
    known.claims.push(id);
  },
  (send) => send('history.undo', {}),
  (send) => send('history.redo', {}),
];

/** What an act by chance may run into, and nothing else. */
const EXPECTED: readonly FaultError['tag'][] = ['not-found', 'refused', 'ambiguous', 'invalid'];

/**
 * Works on the desk until its ledger has at least `entries` entries.
 * @param onAct called after every act that came about
 */
export async function workOn(
  { send }: Workbench,
  chance: Chance,
  entries: number,
  onAct: () => Promise<void> = async () => undefined,
): Promise<void> {
  const known: Known = { reports: [], claims: [], parties: [], responses: [] };
  await DEEDS[0]?.(send, chance, known);
  await DEEDS[3]?.(send, chance, known);
  await DEEDS[9]?.(send, chance, known);
  for (let seq = 0; seq < entries; ) {
    try {
      await chance.one(DEEDS)(send, chance, known);
    } catch (error) {
      if (!(error instanceof FaultError) || !EXPECTED.includes(error.tag)) throw error;
      continue;
    }
    const { head } = await send('desk.describe', {});
    if (head.seq === seq) continue;
    seq = head.seq;
    await onAct();
  }
}
