import type { NewEntry } from '#shared/domain/entries';
import type { Desk } from '#shared/domain/fold';
import {
  type AnyId,
  type ClaimId,
  idAt,
  kindOf,
  type PartyId,
  type ReportId,
  type StoryId,
} from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import { type Anchor, type Claim, type Identity, RELATIONS, STANDINGS } from '#shared/domain/records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from '#shared/domain/stances';
import type { TABLE_NAMES, WithdrawnRow } from '#shared/domain/tables';
import { claimNow } from '#shared/domain/withdrawing';

/** What a checker at work may do next, by chance: every kind of act, as the handlers would build its entries. */

/** Numbers by chance that a seed repeats (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, below 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, at least 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  maybe(share = 0.5): boolean {
    return this.fraction() < share;
  }

  one<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('there is nothing to choose from');
    return items[this.below(items.length)] as T;
  }

  /** Some of the items in their order, possibly none. */
  some<T>(items: readonly T[], share = 0.5): T[] {
    return items.filter(() => this.maybe(share));
  }
}

/** Words that have made a JSON line, a hash or an index stumble before. */
const WORDS = [
  'They met',
  'the envoy’s “plan”',
  'Ünïcode ✓',
  '\u{1F4F0} extra',
  'a\u2028b',
  'tab\tand\nnewline',
  `","hash":"${'f'.repeat(64)}`,
  '{"payload":null}',
  '\\u0000 \\',
  '[redacted]',
  'ﬁn\u0301',
];

const words = (chance: Chance): string => `${chance.one(WORDS)} ${chance.below(1000)}`;
const maybeWords = (chance: Chance): string | null => (chance.maybe() ? words(chance) : null);
const sha = (chance: Chance): string => chance.below(40).toString(16).padStart(64, '0');

function identity(chance: Chance): Identity {
  const kind = chance.one(['named', 'unnamed', 'anonymous'] as const);
  return kind === 'anonymous' ? { kind, reason: maybeWords(chance) } : { kind };
}

function anchor(chance: Chance, report: ReportId): Anchor {
  const start = chance.below(200);
  const end = start + 1 + chance.below(30);
  return {
    report,
    exact: words(chance),
    prefix: '',
    suffix: words(chance),
    start,
    end,
    textSha256: sha(chance),
  };
}

const meta = (chance: Chance) => ({
  title: maybeWords(chance),
  outlet: maybeWords(chance),
  byline: null,
  date: maybeWords(chance),
  url: null,
});

const reportEntry = (chance: Chance, seq: number): NewEntry => ({
  kind: 'report.imported',
  payload: {
    report: {
      id: idAt('report', seq),
      original: { sha256: sha(chance), bytes: chance.below(9000) },
      text: { sha256: sha(chance), length: chance.below(9000), words: chance.below(900) },
      origin: `${words(chance)}.txt`,
      reading: readFrom('text', 'utf-8'),
      meta: meta(chance),
      opening: words(chance),
    },
  },
});

const partyEntry = (chance: Chance, seq: number): NewEntry => ({
  kind: 'party.added',
  payload: {
    party: idAt('party', seq),
    name: chance.one(['The embassy', 'A spokesman', words(chance)]),
    role: maybeWords(chance),
    identity: identity(chance),
    confidential: chance.maybe(0.2),
    aka: chance.some([words(chance), words(chance)]),
  },
});

/** The desk at hand, as the commands need it. */
export interface Moment {
  readonly chance: Chance;
  readonly desk: Desk;
  /** The number the act's first entry will have. */
  readonly seq: number;
}

type Command = (moment: Moment) => NewEntry[] | null;

const idsOf = <T extends AnyId>(desk: Desk, table: (typeof TABLE_NAMES)[number]): readonly T[] =>
  desk.tables[table].ids as readonly T[];
const claimsOf = ({ desk }: Moment): readonly ClaimId[] => idsOf<ClaimId>(desk, 'claim');
const reportsOf = ({ desk }: Moment): readonly ReportId[] => idsOf<ReportId>(desk, 'report');
const partiesOf = ({ desk }: Moment): readonly PartyId[] => idsOf<PartyId>(desk, 'party');
const rowOf = ({ desk }: Moment, claim: ClaimId): Claim => desk.tables.claim.get(claim) as Claim;

/** A command on a claim chosen by chance; null where there is none. */
const onClaim =
  (build: (moment: Moment, claim: ClaimId) => NewEntry[] | null): Command =>
  (moment) => {
    const claims = claimsOf(moment);
    return claims.length === 0 ? null : build(moment, moment.chance.one(claims));
  };

export const COMMANDS = {
  import: ({ chance, seq }) =>
    Array.from({ length: 1 + chance.below(3) }, (_, at) => reportEntry(chance, seq + at)),

  describe: (moment) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance } = moment;
    return [{ kind: 'report.described', payload: { report: chance.one(reports), meta: meta(chance) } }];
  },

  embargo: (moment) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance } = moment;
    const until = chance.maybe() ? `2027-01-0${1 + chance.below(9)}T06:00:00.000Z` : null;
    return [{ kind: 'report.embargoed', payload: { report: chance.one(reports), until } }];
  },

  mark: (moment) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance } = moment;
    const standing = chance.maybe()
      ? { is: chance.one(STANDINGS), day: `2026-11-1${chance.below(10)}`, note: maybeWords(chance) }
      : null;
    return [{ kind: 'report.marked', payload: { report: chance.one(reports), standing } }];
  },

  version: (moment) => {
    const { chance, desk } = moment;
    const [report, by] = chance.some(reportsOf(moment), 0.6);
    if (!report || !by) return null;
    const claim = chance.one([...desk.tables.claim.values(), null]);
    const response = chance.one([...desk.tables.response.values(), null]);
    const passage = {
      response: claim?.responses[0] ?? null,
      was: anchor(chance, report),
      report: by,
      is: chance.maybe() ? anchor(chance, by) : null,
    };
    const entries: NewEntry[] = [];
    if (claim) entries.push({ kind: 'claim.changed', payload: { claim: claim.id, passages: [passage] } });
    if (response) {
      const payload = { response: response.id, claim: response.claim, anchor: anchor(chance, by) };
      entries.push({ kind: 'response.anchored', payload });
    }
    const tied = chance.maybe(0.8) ? by : null;
    return [...entries, { kind: 'report.superseded', payload: { report, by: tied } }];
  },

  look: onClaim((moment, claim) => {
    const report = moment.chance.maybe() ? null : (rowOf(moment, claim).changed[0]?.report ?? null);
    return [{ kind: 'claim.looked', payload: { claim, report } }];
  }),

  story: (moment) => {
    const { chance, desk, seq } = moment;
    const known = idsOf<StoryId>(desk, 'story');
    const story = known.length > 0 && chance.maybe() ? chance.one(known) : idAt('story', seq);
    const reports = chance.some(reportsOf(moment));
    return [{ kind: 'story.saved', payload: { story, name: words(chance), reports } }];
  },

  claim: (moment) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance, seq } = moment;
    const anchors = Array.from({ length: 1 + chance.below(2) }, () => anchor(chance, chance.one(reports)));
    return [{ kind: 'claim.made', payload: { claim: idAt('claim', seq), text: words(chance), anchors } }];
  },

  anchor: onClaim((moment, claim) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance } = moment;
    return [{ kind: 'claim.anchored', payload: { claim, anchor: anchor(chance, chance.one(reports)) } }];
  }),

  unanchor: onClaim((moment, claim) => {
    const { anchors } = rowOf(moment, claim);
    if (anchors.length < 2) return null;
    const { report, start, end } = moment.chance.one(anchors);
    return [{ kind: 'claim.unanchored', payload: { claim, report, start, end } }];
  }),

  reword: onClaim(({ chance }, claim) => [
    { kind: 'claim.reworded', payload: { claim, text: words(chance) } },
  ]),

  note: onClaim(({ chance }, claim) => [{ kind: 'claim.noted', payload: { claim, text: words(chance) } }]),

  evidence: onClaim(({ chance, seq }, claim) => [
    {
      kind: 'evidence.added',
      payload: {
        evidence: idAt('evidence', seq),
        claim,
        name: `${words(chance)}.pdf`,
        sha256: sha(chance),
        bytes: chance.below(5000),
        note: maybeWords(chance),
      },
    },
  ]),

  party: ({ chance, seq }) => [partyEntry(chance, seq)],

  link: (moment) => {
    const { chance } = moment;
    const parties = chance.some(partiesOf(moment), 0.6).slice(0, 4);
    if (parties.length < 2) return null;
    const relation = chance.one(RELATIONS);
    return [{ kind: 'party.linked', payload: { parties, relation, note: maybeWords(chance) } }];
  },

  response: onClaim((moment, claim) => {
    const { chance, seq } = moment;
    const known = partiesOf(moment);
    const reports = reportsOf(moment);
    const before = known.length > 0 && chance.maybe() ? [] : [partyEntry(chance, seq)];
    const party = before.length > 0 ? idAt('party', seq) : chance.one(known);
    const payload = {
      response: idAt('response', seq + before.length),
      claim,
      party,
      stance: chance.one(STANCES),
      via: maybeWords(chance),
      scope: chance.one(SCOPES),
      footing: chance.one(FOOTINGS),
      anchor: reports.length > 0 && chance.maybe() ? anchor(chance, chance.one(reports)) : null,
      note: maybeWords(chance),
    };
    return [...before, { kind: 'response.recorded', payload }];
  }),

  verdict: onClaim((moment, claim) => {
    const { chance } = moment;
    const restsOn = chance.some(rowOf(moment, claim).responses);
    const verdict = chance.one(VERDICTS);
    return [{ kind: 'verdict.given', payload: { claim, verdict, restsOn, note: maybeWords(chance) } }];
  }),

  waive: (moment) => {
    const reports = reportsOf(moment);
    if (reports.length === 0) return null;
    const { chance } = moment;
    const at = anchor(chance, chance.one(reports));
    const waived = [...moment.desk.tables.waiver.values()].find(
      (waiver) => waiver.anchor.report === at.report,
    );
    const payload = { report: at.report, anchor: at, reason: words(chance) };
    if (!waived || chance.maybe()) return [{ kind: 'passage.waived', payload }];
    return [
      { kind: 'passage.reopened', payload: { report: at.report, waivers: [waived.id] } },
      { kind: 'passage.waived', payload },
    ];
  },

  reopen: (moment) => {
    const { chance, desk } = moment;
    const waivers = [...desk.tables.waiver.values()];
    if (waivers.length === 0) return null;
    const { report } = chance.one(waivers).anchor;
    const own = waivers.filter((waiver) => waiver.anchor.report === report).map(({ id }) => id);
    const some = chance.some(own);
    return [{ kind: 'passage.reopened', payload: { report, waivers: some.length > 0 ? some : own } }];
  },

  merge: onClaim((moment, claim) => {
    const others = claimsOf(moment).filter((other) => other !== claim);
    if (others.length === 0) return null;
    return [{ kind: 'claim.merged', payload: { claim, into: moment.chance.one(others) } }];
  }),

  split: onClaim((moment, claim) => {
    const { chance, seq } = moment;
    const row = rowOf(moment, claim);
    const some = chance.some(row.anchors);
    const anchors = some.length > 0 ? some : [...row.anchors];
    const taken = anchors.length < row.anchors.length && chance.maybe();
    const responses = chance.some(row.responses);
    const payload = { claim, into: idAt('claim', seq), text: words(chance), anchors, taken, responses };
    return [{ kind: 'claim.split', payload }];
  }),

  withdraw: (moment) => {
    const { chance } = moment;
    const free = everythingOf(moment).filter(({ id }) => isFree(moment, id));
    if (free.length === 0) return null;
    const { id, claim } = chance.one(free);
    return [{ kind: 'record.withdrawn', payload: { record: id, claim, reason: words(chance) } }];
  },

  reinstate: (moment) => {
    const { chance, desk } = moment;
    const back = [...desk.tables.withdrawn.values()].filter((row) => isNeededThere(moment, row));
    if (back.length === 0) return null;
    const { id, claim } = chance.one(back);
    const now = claim && claimNow(claim, (other) => desk.tables.withdrawn.get(other));
    return [{ kind: 'record.reinstated', payload: { record: id, claim: now } }];
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
/** A claim and what hangs on it come more often than the rest, so that there is something to take back. */
const WEIGHTS: Partial<Record<CommandName, number>> = {
  claim: 3,
  response: 4,
  note: 2,
  evidence: 2,
  withdraw: 3,
  reinstate: 3,
  story: 0.5,
};
const weightOf = (name: CommandName): number => 2 * (WEIGHTS[name] ?? 1);
const COMMAND_NAMES = (Object.keys(COMMANDS) as CommandName[]).flatMap((name) =>
  Array.from({ length: weightOf(name) }, () => name),
);

/** One act by chance that the desk allows. Undo and redo are their caller's: they need what may be out of reach. */
export function nextAct(moment: Moment): { readonly name: string; readonly entries: NewEntry[] } {
  for (;;) {
    const name = moment.chance.one(COMMAND_NAMES);
    const entries = COMMANDS[name](moment);
    if (entries !== null) return { name: nameOf(name, entries), entries };
  }
}

/** Withdrawals are told by the kind of record: each kind goes its own way. */
function nameOf(name: CommandName, [entry]: readonly NewEntry[]): string {
  const about = entry?.kind === 'record.withdrawn' || entry?.kind === 'record.reinstated';
  return about ? `${name} ${kindOf(entry.payload.record)}` : name;
}

interface Standing {
  readonly id: AnyId;
  readonly claim: ClaimId | null;
}

/** Every record in use, with the claim it is a part of. */
function everythingOf({ desk }: Moment): Standing[] {
  const { tables } = desk;
  const whole = (['report', 'story', 'claim', 'party', 'link'] as const).flatMap((table) =>
    idsOf<AnyId>(desk, table).map((id) => ({ id, claim: null })),
  );
  const responses = [...tables.response.values()].map(({ id, claim }) => ({ id, claim }));
  const parts = [...tables.claim.values()].flatMap(({ id: claim, notes, evidence }) =>
    [...notes, ...evidence].map(({ id }) => ({ id, claim })),
  );
  return [...whole, ...responses, ...parts];
}

/** Whether nothing else stands on it: looked for row by row, not through the desk's own lookups. */
function isFree({ desk }: Moment, id: AnyId): boolean {
  const { claim, response } = desk.tables;
  const kind = kindOf(id);
  if (kind === 'party') return ![...response.values()].some(({ party }) => party === id);
  if (kind !== 'report') return true;
  return (
    ![...claim.values()].some(({ anchors }) => anchors.some(({ report }) => report === id)) &&
    ![...response.values()].some(({ anchor: at }) => at?.report === id)
  );
}

/** Whether everything a withdrawn record stands on is in use. */
function isNeededThere({ desk }: Moment, { claim, rows, into }: WithdrawnRow): boolean {
  const { tables } = desk;
  if (into !== null) return false;
  const isThere = (id: AnyId | null | undefined): boolean => {
    const kind = id ? kindOf(id) : null;
    if (!id || kind === null || kind === 'note' || kind === 'evidence') return true;
    return tables[kind].get(id) !== undefined;
  };
  return (
    isThere(claim && claimNow(claim, (id) => tables.withdrawn.get(id))) &&
    rows.every(({ table, row }) => {
      if (table === 'claim') return row?.anchors.every(({ report }) => isThere(report)) ?? true;
      if (table === 'response') return isThere(row?.party) && isThere(row?.anchor?.report);
      return table !== 'link' || (row?.parties.every(isThere) ?? true);
    })
  );
}
