import type { ClaimId, PartyId, ReportId, ResponseId } from './ids';
import type { Claim, Report, Response } from './records';
import { type Put, rowAt, type Tables } from './tables';

/** A map of sets that forgets a key when its set runs empty. */
class Groups<K, V> {
  readonly #sets = new Map<K, Set<V>>();

  add(key: K, value: V): void {
    const set = this.#sets.get(key);
    if (set) set.add(value);
    else this.#sets.set(key, new Set([value]));
  }

  remove(key: K, value: V): void {
    const set = this.#sets.get(key);
    set?.delete(value);
    if (set?.size === 0) this.#sets.delete(key);
  }

  of(key: K): readonly V[] {
    return [...(this.#sets.get(key) ?? [])];
  }

  size(key: K): number {
    return this.#sets.get(key)?.size ?? 0;
  }
}

/** What would otherwise be a scan of a whole table; kept up as rows are put. */
export class Lookups {
  readonly claimsOfReport = new Groups<ReportId, ClaimId>();
  readonly reportsOfOriginal = new Groups<string, ReportId>();
  readonly responsesOfParty = new Groups<PartyId, ResponseId>();

  /** Follows one put; call it before the put is carried out. */
  follow(tables: Tables, { table, id, row }: Put): void {
    const before = rowAt(tables, table, id);
    if (table === 'claim') this.#claim(before as Claim | undefined, row);
    if (table === 'report') this.#report(before as Report | undefined, row);
    if (table === 'response') this.#response(before as Response | undefined, row);
  }

  #claim(before: Claim | undefined, after: Claim | undefined): void {
    for (const { report } of before?.anchors ?? []) this.claimsOfReport.remove(report, before?.id as ClaimId);
    for (const { report } of after?.anchors ?? []) this.claimsOfReport.add(report, after?.id as ClaimId);
  }

  #report(before: Report | undefined, after: Report | undefined): void {
    if (before) this.reportsOfOriginal.remove(before.original.sha256, before.id);
    if (after) this.reportsOfOriginal.add(after.original.sha256, after.id);
  }

  #response(before: Response | undefined, after: Response | undefined): void {
    if (before) this.responsesOfParty.remove(before.party, before.id);
    if (after) this.responsesOfParty.add(after.party, after.id);
  }
}
