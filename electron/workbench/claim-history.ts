import type { Change, HistoryItem } from '#shared/contract/views';
import type { Entry } from '#shared/domain/entries';
import { type Desk, emptyDesk, publish, stage } from '#shared/domain/fold';
import { short } from '#shared/domain/history';
import { type ClaimId, isId, type PartyId, type ReportId, type ResponseId, seqOf } from '#shared/domain/ids';
import {
  type Claim,
  importedReport,
  nameOf,
  type Party,
  type Report,
  verdictOf,
} from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import { Table } from '#shared/domain/tables';
import type { Context } from './context';
import { need } from './core';

/**
 * Everything that ever happened to a claim, oldest first. Only the acts that touched it, or a claim it was merged with or
 * split from, are read and folded, on a small desk of their own: undo and redo are last in, first out, so leaving out
 * other acts changes nothing about these.
 * @throws FaultError `not-found` when there never was such a claim.
 */
export async function claimHistory({ core }: Context, claim: ClaimId): Promise<HistoryItem[]> {
  const own = new Set(core.desk.journal.of(claim));
  need(own.size > 0 || undefined, 'claim', claim);
  const { claims, acts } = await kinOf(core, claim);
  const missing = new Map<string, Report | Party>();
  const small = smallDesk(core.desk, missing);
  const items: Told[] = [];
  const undone = new Set<number>();
  for (const [end, whole] of [...acts].sort(([a], [b]) => a - b)) {
    const entries = whole.filter((entry) => isOf(entry, claims));
    const last = entries.at(-1) as Entry;
    for (const id of spokenOf(entries)) {
      if (!(isId('report', id) ? small.tables.report : small.tables.party).get(id)) {
        await fetch(core.ledger, id, missing);
      }
    }
    const before = small.tables.claim.get(claim);
    const looked = wordsOf(small, claim);
    const staged = stage(small, entries);
    publish(small, staged);
    if (!own.has(end)) continue;
    const move = staged.move === 'undo' ? 'undid' : staged.move === 'redo' ? 'redid' : 'did';
    if (move === 'undid') undone.add(staged.act);
    else undone.delete(staged.act);
    const changes = changesBetween(looked, wordsOf(small, claim), before, small.tables.claim.get(claim));
    const { time, checker } = last;
    const words = staged.words();
    items.push({ seq: end, time, checker, words, move, undone: false, changes, act: staged.act });
  }
  return items.map(({ act, ...rest }) => ({ ...rest, undone: rest.move !== 'undid' && undone.has(act) }));
}

interface Kin {
  readonly claims: ReadonlySet<ClaimId>;
  /** The acts that touched any of them, by their last entry. */
  readonly acts: ReadonlyMap<number, readonly Entry[]>;
}

/** A claim with those that were merged into it or split from it, or it into or from them, and so on. */
async function kinOf({ desk, ledger }: Context['core'], claim: ClaimId): Promise<Kin> {
  const claims = new Set([claim]);
  const acts = new Map<number, readonly Entry[]>();
  // What is added meanwhile is gone through as well.
  for (const id of claims) {
    for (const end of desk.journal.of(id)) {
      if (acts.has(end)) continue;
      const entries = await actEndingWith(ledger, end);
      acts.set(end, entries);
      for (const { kind, payload } of entries)
        if (kind === 'claim.merged' || kind === 'claim.split') claims.add(payload.claim).add(payload.into);
    }
  }
  return { claims, acts };
}

/** An act may touch several claims, as a newer version of a report does; those that are no kin are not on the small desk. */
const isOf = ({ kind, payload }: Entry, claims: ReadonlySet<ClaimId>): boolean => {
  if (kind === 'passage.waived' || kind === 'passage.reopened') return false;
  return !('claim' in payload) || payload.claim === null || claims.has(payload.claim);
};

type Told = HistoryItem & { readonly act: number };

async function actEndingWith(ledger: Context['core']['ledger'], end: number): Promise<Entry[]> {
  const [last] = await ledger.entries(end, end);
  const first = last?.entry.act ?? end;
  const read = first === end && last ? [last] : await ledger.entries(first, end);
  return read.map(({ entry }) => entry);
}

/** An empty desk that knows every report and party by name, also those withdrawn since, and those in `missing`. */
function smallDesk(desk: Desk, missing: ReadonlyMap<string, Report | Party>): Desk {
  const small = emptyDesk(Number.POSITIVE_INFINITY);
  const elsewhere = <T extends Report | Party>(id: string): T | undefined =>
    withdrawn<T>(desk, id) ?? (missing.get(id) as T | undefined);
  const tables = {
    ...small.tables,
    report: new Known<Report>((id) => desk.tables.report.get(id) ?? elsewhere(id)),
    party: new Known<Party>((id) => desk.tables.party.get(id) ?? elsewhere(id)),
  };
  return { ...small, tables };
}

/** The reports and parties that must be there for these entries to fold. */
const spokenOf = (entries: readonly Entry[]): (ReportId | PartyId)[] =>
  entries.flatMap((entry): (ReportId | PartyId)[] => {
    if (entry.kind === 'claim.made') return entry.payload.anchors.map(({ report }) => report);
    if (entry.kind === 'story.saved') return [...entry.payload.reports];
    if (entry.kind === 'response.anchored') return [entry.payload.anchor.report];
    if (entry.kind === 'report.embargoed') return [entry.payload.report];
    if (entry.kind === 'claim.changed') return entry.payload.passages.map(({ report }) => report);
    if (entry.kind === 'report.superseded')
      return [entry.payload.report, ...(entry.payload.by ? [entry.payload.by] : [])];
    if (entry.kind === 'claim.anchored') return [entry.payload.anchor.report];
    return entry.kind === 'response.recorded' ? [entry.payload.party] : [];
  });

/** Takes up a report or party whose own act has been taken back since, as the entry that made it tells of it. */
async function fetch(
  ledger: Context['core']['ledger'],
  id: ReportId | PartyId,
  missing: Map<string, Report | Party>,
): Promise<void> {
  const [made] = await ledger.entries(seqOf(id), seqOf(id));
  if (made?.entry.kind === 'report.imported') {
    missing.set(id, importedReport(made.entry.payload.report, made.entry.time));
  }
  if (made?.entry.kind === 'party.added') {
    const { party, ...rest } = made.entry.payload;
    missing.set(id, { id: party, ...rest });
  }
}

function withdrawn<T>(desk: Desk, id: string): T | undefined {
  return desk.tables.withdrawn.get(id)?.rows.find((put) => put.id === id)?.row as T | undefined;
}

/** A table that falls back on what is known elsewhere. */
class Known<Row> extends Table<Row> {
  readonly #elsewhere: (id: string) => Row | undefined;

  constructor(elsewhere: (id: string) => Row | undefined) {
    super();
    this.#elsewhere = elsewhere;
  }

  override get(id: string): Row | undefined {
    return super.get(id) ?? this.#elsewhere(id);
  }
}

/** What a claim has, in words, by field; lists as a map from what is compared to what is read. */
interface Words {
  readonly wording: string | null;
  readonly verdict: string | null;
  readonly lists: readonly (readonly [Change['field'], ReadonlyMap<string, string>])[];
}

function wordsOf({ tables }: Desk, id: ClaimId): Words {
  const claim = tables.claim.get(id);
  const report = (of: string): string => {
    const row = tables.report.get(of);
    return row ? short(nameOf(row)) : of;
  };
  const places = (claim?.anchors ?? []).map(
    (anchor) =>
      [
        `${anchor.report} ${anchor.start} ${anchor.end}`,
        `${report(anchor.report)}: “${short(anchor.exact)}”`,
      ] as const,
  );
  const responses = (claim?.responses ?? []).map((response) => [response, said(tables, response)] as const);
  const notes = (claim?.notes ?? []).map((note) => [note.id, note.text] as const);
  const evidence = (claim?.evidence ?? []).map(({ id: key, name }) => [key, name] as const);
  const changed = (claim?.changed ?? []).map(
    ({ was, is, report: newer, response }) =>
      [
        `${was.report} ${was.start} ${was.end} ${newer} ${response}`,
        `${report(newer)}: “${short(was.exact)}” ${is ? `reads “${short(is.exact)}”` : 'is not found'}`,
      ] as const,
  );
  return {
    wording: claim?.text ?? null,
    verdict: claim ? rulingIn(claim) : null,
    lists: [
      ['place', new Map(places)],
      ['response', new Map(responses)],
      ['note', new Map(notes)],
      ['evidence', new Map(evidence)],
      ['passage', new Map(changed)],
    ],
  };
}

function said(tables: Desk['tables'], id: ResponseId): string {
  const response = tables.response.get(id);
  if (!response) return id;
  const party = tables.party.get(response.party)?.name ?? response.party;
  return `${party}: ${inWords(response.stance)}`;
}

const rulingIn = (claim: Claim): string =>
  [inWords(verdictOf(claim)), claim.ruling?.note].filter(Boolean).join(' — ');

function changesBetween(
  before: Words,
  after: Words,
  was: Claim | undefined,
  is: Claim | undefined,
): Change[] {
  const changes: Change[] = [];
  if (was && !is) return [{ field: 'standing', before: 'in use', after: null }];
  if (before.wording !== after.wording) {
    changes.push({ field: 'wording', before: before.wording, after: after.wording });
  }
  if ((was?.ruling ?? null) !== (is?.ruling ?? null)) {
    changes.push({ field: 'verdict', before: before.verdict, after: after.verdict });
  }
  for (const [at, [field, had]] of before.lists.entries()) {
    const has = after.lists[at]?.[1] ?? new Map<string, string>();
    for (const [key, words] of had) if (!has.has(key)) changes.push({ field, before: words, after: null });
    for (const [key, words] of has) if (!had.has(key)) changes.push({ field, before: null, after: words });
  }
  return changes;
}
