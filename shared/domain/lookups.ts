import type { ClaimId, LinkId, PartyId, ReportId, ResponseId, StoryId, WaiverId } from './ids';
import { Loose } from './loose';
import {
  type Claim,
  type Party,
  type Report,
  type Response,
  type Story,
  type VoiceLink,
  verdictOf,
  type Waiver,
} from './records';
import { VERDICTS, type Verdict } from './stances';
import type { Put, Rows, TableName, Tables } from './tables';

/** Groups this small are looked through; larger ones are sets. */
const FEW = 8;

/** Values by key, a key forgotten when its last value goes. Most keys have one value or a few. */
export class Groups<K extends string, V extends string> {
  #groups = new Map<K, V | V[] | Set<V>>();
  #pending: (() => Iterable<readonly [K, V]>) | null;

  /** @param pending the pairs to begin with: they are looked at when the groups are first used. */
  constructor(pending: (() => Iterable<readonly [K, V]>) | null = null) {
    this.#pending = pending;
  }

  add(key: K, value: V): void {
    this.#begin();
    this.#add(key, value);
  }

  remove(key: K, value: V): void {
    this.#begin();
    const group = this.#groups.get(key);
    if (group === undefined) return;
    if (group instanceof Set) {
      group.delete(value);
      if (group.size === 0) this.#groups.delete(key);
    } else if (Array.isArray(group)) {
      const at = group.indexOf(value);
      if (at >= 0) group.splice(at, 1);
      if (group.length === 0) this.#groups.delete(key);
    } else if (group === value) this.#groups.delete(key);
  }

  of(key: K): readonly V[] {
    this.#begin();
    return valuesIn(this.#groups.get(key));
  }

  size(key: K): number {
    this.#begin();
    const group = this.#groups.get(key);
    if (group === undefined) return 0;
    if (typeof group === 'string') return 1;
    return group instanceof Set ? group.size : group.length;
  }

  /** Every pair, or what will give them. Nothing is looked at for this. */
  pairs(): () => Iterable<readonly [K, V]> {
    if (this.#pending) return this.#pending;
    const pairs = [...this.#groups].flatMap(([key, group]) =>
      valuesIn(group).map((value) => [key, value] as const),
    );
    return () => pairs;
  }

  #add(key: K, value: V): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, value);
    else if (group instanceof Set) group.add(value);
    else if (!Array.isArray(group)) {
      if (group !== value) this.#groups.set(key, [group, value]);
    } else if (!group.includes(value)) {
      if (group.length < FEW) group.push(value);
      else this.#groups.set(key, new Set([...group, value]));
    }
  }

  #begin(): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = null;
    for (const [key, value] of pending()) this.#add(key, value);
  }
}

function valuesIn<V extends string>(group: V | V[] | Set<V> | undefined): V[] {
  if (group === undefined) return [];
  return typeof group === 'string' ? [group] : [...group];
}

export const GROUP_NAMES = [
  'claimsOfReport',
  'responsesOfReport',
  'reportsOfOriginal',
  'storiesOfReport',
  'responsesOfParty',
  'linksOfParty',
  'partiesOfName',
  'claimOfPart',
  'waiversOfReport',
] as const satisfies readonly (keyof Lookups)[];
export type GroupName = (typeof GROUP_NAMES)[number];
type Pairs = () => Iterable<readonly [string, string]>;

/** What would otherwise be a scan of a whole table; kept up as rows are put. */
export class Lookups {
  /** Claims that stand in a report, or under which it changed something. */
  readonly claimsOfReport: Groups<ReportId, ClaimId>;
  /** Responses anchored in a report. */
  readonly responsesOfReport: Groups<ReportId, ResponseId>;
  readonly reportsOfOriginal: Groups<string, ReportId>;
  readonly storiesOfReport: Groups<ReportId, StoryId>;
  readonly responsesOfParty: Groups<PartyId, ResponseId>;
  readonly linksOfParty: Groups<PartyId, LinkId>;
  readonly partiesOfName: Groups<string, PartyId>;
  /** The claim a note or a piece of evidence stands on. */
  readonly claimOfPart: Groups<string, ClaimId>;
  readonly waiversOfReport: Groups<ReportId, WaiverId>;
  /** The reports in no story. */
  readonly loose: Loose;
  readonly verdicts: Record<Verdict, number>;

  constructor(
    stored: {
      readonly pairs: (name: GroupName) => Pairs;
      readonly verdicts: Record<Verdict, number>;
    } | null = null,
  ) {
    const groups = <K extends string, V extends string>(name: GroupName): Groups<K, V> =>
      new Groups<K, V>(stored && (stored.pairs(name) as () => Iterable<readonly [K, V]>));
    this.claimsOfReport = groups('claimsOfReport');
    this.responsesOfReport = groups('responsesOfReport');
    this.reportsOfOriginal = groups('reportsOfOriginal');
    this.storiesOfReport = groups('storiesOfReport');
    this.responsesOfParty = groups('responsesOfParty');
    this.linksOfParty = groups('linksOfParty');
    this.partiesOfName = groups('partiesOfName');
    this.claimOfPart = groups('claimOfPart');
    this.waiversOfReport = groups('waiversOfReport');
    this.loose = new Loose(this.storiesOfReport);
    this.verdicts = stored
      ? { ...stored.verdicts }
      : (Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>);
  }

  /** Follows one put; `before` is the row it replaces, `tables` do not have the put yet. */
  follow({ table, row }: Put, before: Rows[TableName] | undefined, { report }: Tables): void {
    if (table === 'claim') this.#claim(before as Claim | undefined, row);
    if (table === 'report') this.#report(before as Report | undefined, row);
    if (table === 'story') this.#story(before as Story | undefined, row, report);
    if (table === 'waiver') this.#waiver(before as Waiver | undefined, row);
    if (table === 'response') this.#response(before as Response | undefined, row);
    if (table === 'party') this.#party(before as Party | undefined, row);
    if (table === 'link') this.#link(before as VoiceLink | undefined, row);
  }

  #claim(before: Claim | undefined, after: Claim | undefined): void {
    if (before) this.verdicts[verdictOf(before)] -= 1;
    if (after) this.verdicts[verdictOf(after)] += 1;
    if (before?.anchors !== after?.anchors || before?.changed !== after?.changed) {
      // Only what differs: taking out and putting in what stays would change its place among the others.
      const [had, has] = [reportsOf(before), reportsOf(after)];
      for (const report of had)
        if (!has.has(report)) this.claimsOfReport.remove(report, before?.id as ClaimId);
      for (const report of has) if (!had.has(report)) this.claimsOfReport.add(report, after?.id as ClaimId);
    }
    if (before?.notes === after?.notes && before?.evidence === after?.evidence) return;
    for (const part of partsOf(before)) this.claimOfPart.remove(part, before?.id as ClaimId);
    for (const part of partsOf(after)) this.claimOfPart.add(part, after?.id as ClaimId);
  }

  #report(before: Report | undefined, after: Report | undefined): void {
    if (before) this.reportsOfOriginal.remove(before.original.sha256, before.id);
    if (after) this.reportsOfOriginal.add(after.original.sha256, after.id);
    if (!before && after) this.loose.add(after.id);
    if (before && !after) this.loose.remove(before.id);
  }

  #story(before: Story | undefined, after: Story | undefined, reports: Tables['report']): void {
    const [had, has] = [new Set(before?.reports), new Set(after?.reports)];
    // Only what differs: see `#claim`.
    const left = [...had].filter((report) => !has.has(report));
    const come = [...has].filter((report) => !had.has(report));
    for (const report of left) this.storiesOfReport.remove(report, before?.id as StoryId);
    for (const report of come) this.storiesOfReport.add(report, after?.id as StoryId);
    this.loose.moved(
      left.filter((report) => reports.has(report)),
      come,
    );
  }

  #waiver(before: Waiver | undefined, after: Waiver | undefined): void {
    if (before) this.waiversOfReport.remove(before.anchor.report, before.id);
    if (after) this.waiversOfReport.add(after.anchor.report, after.id);
  }

  #response(before: Response | undefined, after: Response | undefined): void {
    // Only what differs: see `#claim`.
    if (before?.party !== after?.party) {
      if (before) this.responsesOfParty.remove(before.party, before.id);
      if (after) this.responsesOfParty.add(after.party, after.id);
    }
    if (before?.anchor?.report === after?.anchor?.report) return;
    if (before?.anchor) this.responsesOfReport.remove(before.anchor.report, before.id);
    if (after?.anchor) this.responsesOfReport.add(after.anchor.report, after.id);
  }

  #party(before: Party | undefined, after: Party | undefined): void {
    if (before) this.partiesOfName.remove(before.name, before.id);
    if (after) this.partiesOfName.add(after.name, after.id);
  }

  #link(before: VoiceLink | undefined, after: VoiceLink | undefined): void {
    for (const party of before?.parties ?? []) this.linksOfParty.remove(party, before?.id as LinkId);
    for (const party of after?.parties ?? []) this.linksOfParty.add(party, after?.id as LinkId);
  }
}

const reportsOf = (claim: Claim | undefined): ReadonlySet<ReportId> =>
  new Set([...(claim?.anchors ?? []), ...(claim?.changed ?? [])].map(({ report }) => report));
const partsOf = (claim: Claim | undefined): string[] =>
  claim ? [...claim.notes, ...claim.evidence].map(({ id }) => id) : [];
