import type { Send } from '#shared/contract/channels';
import type { ClaimView } from '#shared/contract/views';
import type { ClaimId, PartyId, ReportId } from '#shared/domain/ids';
import { STANCES, VERDICTS } from '#shared/domain/stances';
import { bytesOf } from '../harness/desks';
import type { Chance } from './random';

/** What a checker does, one command after another, with what is on the desk. */
export interface Known {
  readonly reports: ReportId[];
  readonly claims: ClaimId[];
  /** Notes, responses and evidence that can be withdrawn. */
  readonly parts: string[];
  readonly withdrawn: string[];
  /** Names the vault must know, by party, once acknowledged. */
  readonly names: Map<PartyId, string>;
}

export async function known(send: Send): Promise<Known> {
  const reports = await send('report.list', { limit: 1000 });
  const claims = await send('claim.list', { limit: 1000 });
  const withdrawn = await send('withdrawn.list', {});
  return {
    reports: reports.items.map(({ id }) => id),
    claims: claims.items.map(({ id }) => id),
    parts: claims.items.flatMap((claim) =>
      [...claim.notes, ...claim.evidence, ...claim.responses].map(({ id }) => id),
    ),
    withdrawn: withdrawn.map(({ id }) => id),
    names: new Map(),
  };
}

export type Command = (send: Send, chance: Chance, desk: Known) => Promise<unknown>;

const sentence = (chance: Chance): string =>
  `The ${chance.word()} said ${chance.word()} on ${chance.word()}.`;
const SENTENCE = 'Nobody else spoke.';

const noteParts = (desk: Known, view: ClaimView): void => {
  const last = [view.notes.at(-1)?.id, view.evidence.at(-1)?.id, view.responses.at(-1)?.id];
  desk.parts.push(...last.filter((id) => id !== undefined));
};

/** By name; the more often one is listed in `USUAL`, the more often it comes. */
export const COMMANDS = {
  async import(send, chance, desk) {
    const files = Array.from({ length: 1 + chance.below(3) }, () => ({
      path: `${chance.word()}.txt`,
      bytes: bytesOf(`${sentence(chance)}\n${SENTENCE}\n${sentence(chance)}\n`),
    }));
    const outcomes = await send('report.import', { files });
    for (const outcome of outcomes) if (outcome.ok) desk.reports.push(outcome.reportId);
  },
  async claim(send, chance, desk) {
    const place = { report: chance.one(desk.reports), quote: SENTENCE };
    const { id } = await send('claim.make', { place, text: `${chance.word()} met ${chance.word()}` });
    desk.claims.push(id);
  },
  anchor: (send, chance, desk) =>
    send('claim.anchor', {
      claim: chance.one(desk.claims),
      place: { report: chance.one(desk.reports), quote: SENTENCE },
    }),
  async response(send, chance, desk) {
    const confidential = chance.rarely(3);
    const name = `${chance.word()} ${chance.word()}`;
    const { id, party } = await send('response.record', {
      claim: chance.one(desk.claims),
      party: { name, confidential },
      stance: chance.one(STANCES),
    });
    desk.parts.push(id);
    if (confidential) desk.names.set(party.id, name);
  },
  async confide(send, chance, desk) {
    const name = `${chance.word()} ${chance.word()}`;
    const party = { name, confidential: true };
    const given = await send('response.record', { claim: chance.one(desk.claims), party, stance: 'denied' });
    desk.names.set(given.party.id, name);
  },
  verdict: (send, chance, desk) =>
    send('verdict.give', { claim: chance.one(desk.claims), verdict: chance.one(VERDICTS) }),
  async note(send, chance, desk) {
    noteParts(desk, await send('claim.note', { claim: chance.one(desk.claims), text: sentence(chance) }));
  },
  reword: (send, chance, desk) =>
    send('claim.reword', { claim: chance.one(desk.claims), text: sentence(chance) }),
  async evidence(send, chance, desk) {
    const file = { path: 'letter.txt', bytes: bytesOf(chance.word()) };
    noteParts(desk, await send('evidence.add', { claim: chance.one(desk.claims), file }));
  },
  story: (send, chance, desk) =>
    send('story.save', { name: chance.one(['One', 'Two']), reports: desk.reports.slice(0, 3) }),
  version: (send, chance, desk) =>
    send('report.supersede', {
      report: chance.one(desk.reports),
      by: chance.rarely(5) ? null : chance.one(desk.reports),
    }),
  look: (send, chance, desk) =>
    send('claim.look', { claim: chance.one(desk.claims), keep: chance.rarely(2) }),
  waive: (send, chance, desk) =>
    send('passage.waive', { report: chance.one(desk.reports), quote: SENTENCE, reason: sentence(chance) }),
  reopen: (send, chance, desk) =>
    send('passage.reopen', { report: chance.one(desk.reports), quote: SENTENCE }),
  merge: (send, chance, desk) =>
    send('claim.merge', { claim: chance.one(desk.claims), into: chance.one(desk.claims) }),
  async split(send, chance, desk) {
    const { id: claim, anchors, responses } = await send('claim.open', { claim: chance.one(desk.claims) });
    const { report, start, end } = chance.one(anchors);
    const { id } = await send('claim.split', {
      claim,
      text: sentence(chance),
      places: [{ report, at: { start, end } }],
      take: chance.rarely(2),
      responses: responses.slice(0, 1).map((response) => response.id),
    });
    desk.claims.push(id);
  },
  undo: (send) => send('history.undo', {}),
  redo: (send) => send('history.redo', {}),
  async withdraw(send, chance, desk) {
    const record = chance.one([...desk.parts, ...desk.claims]) as ClaimId;
    await send('record.withdraw', { record, reason: sentence(chance) });
    desk.withdrawn.push(record);
  },
  reinstate: (send, chance, desk) =>
    send('record.reinstate', { record: chance.one(desk.withdrawn) as ClaimId }),
  redact: (send, chance, desk) =>
    send('redact.run', {
      targets: [chance.one([...desk.parts, ...desk.claims, ...desk.reports]) as ClaimId],
      reason: 'by order',
    }),
  settings: (send, chance) => send('settings.change', { paper: chance.one(['A4', 'Letter']) }),
  search: (send, chance) => send('search.run', { query: chance.word() }),
  backup: (send) => send('backup.now', {}),
  verify: (send) => send('verify.run', {}),
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

export const USUAL: readonly CommandName[] = [
  ...(['import', 'import', 'import', 'claim', 'claim', 'claim', 'response', 'response', 'response'] as const),
  ...([
    'verdict',
    'verdict',
    'verdict',
    'note',
    'note',
    'anchor',
    'reword',
    'evidence',
    'story',
    'version',
    'look',
    'waive',
    'waive',
    'reopen',
    'merge',
    'split',
  ] as const),
  ...(['undo', 'undo', 'redo', 'withdraw', 'reinstate', 'redact', 'settings', 'search', 'backup'] as const),
];
