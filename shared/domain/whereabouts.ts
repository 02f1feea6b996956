import { isSamePlace } from './changed';
import type { Desk } from './fold';
import type { ClaimId } from './ids';
import { type ChangedPassage, type Claim, isAt } from './records';
import { claimNow } from './withdrawing';

type Known = Pick<Desk, 'tables' | 'lookups'>;

/** One claim that was two, as the ledger has it. */
export interface Split {
  readonly claim: ClaimId;
  readonly into: ClaimId;
}

/** Where stands by now what was recorded on a claim: merged, split or withdrawn, things move, and their entries do not. */
export class Whereabouts {
  readonly #desk: Known;
  /** Claims withdrawn as mistakes, as they were. */
  readonly #away = new Map<string, Claim>();
  /** The claims of responses, notes and files that are on none in use. */
  readonly #claimOf = new Map<string, ClaimId>();
  /** The same by claim, with the claims that were merged into it. */
  readonly #on = new Map<string, string[]>();
  readonly #splits: readonly Split[];
  readonly #heirs = new Map<ClaimId, readonly ClaimId[]>();

  constructor(desk: Known, splits: readonly Split[]) {
    this.#desk = desk;
    this.#splits = splits;
    for (const { id, claim, rows, into } of desk.tables.withdrawn.values()) {
      // What stood on a merged claim is on the other one, and known from there.
      if (into) this.#note(id, into);
      else if (claim) this.#place(id, this.now(claim));
      else for (const { table, row } of rows) if (table === 'claim' && row) this.#keep(row);
    }
  }

  #keep(claim: Claim): void {
    this.#away.set(claim.id, claim);
    for (const part of partsOf(claim)) this.#place(part, claim.id);
  }

  #place(part: string, claim: ClaimId): void {
    this.#claimOf.set(part, claim);
    this.#note(part, claim);
  }

  #note(id: string, claim: ClaimId): void {
    const known = this.#on.get(claim);
    if (known) known.push(id);
    else this.#on.set(claim, [id]);
  }

  /** The claim a response, note or file stands on, in use or withdrawn; null where it stands on none. */
  of(part: string): ClaimId | null {
    const { tables, lookups } = this.#desk;
    const inUse = tables.response.get(part)?.claim ?? lookups.claimOfPart.of(part)[0];
    return inUse ?? this.#claimOf.get(part) ?? null;
  }

  /** All that stands on a claim, in use or withdrawn, and the claims that were merged into it. */
  on(claim: string): string[] {
    const row = this.#desk.tables.claim.get(claim);
    return [...(row ? partsOf(row) : []), ...(this.#on.get(claim) ?? [])];
  }

  /** The claim that has by now what stood on this one. */
  now(claim: ClaimId): ClaimId {
    return claimNow(claim, (id) => this.#desk.tables.withdrawn.get(id));
  }

  /**
   * Whether a passage that changed under `claim` stands on claims of those named alone, of all that `claim` became; one
   * that stands on none any more, whether it stood on any of them.
   */
  isOnlyOn(claim: ClaimId, passage: ChangedPassage, has: (claim: ClaimId) => boolean): boolean {
    const holding = this.#holding(claim, passage);
    return holding.length > 0 ? holding.every(has) : this.#heirsOf(claim).some(has);
  }

  /** Whether it stands on any of those named. */
  isOn(claim: ClaimId, passage: ChangedPassage, has: (claim: ClaimId) => boolean): boolean {
    return this.#holding(claim, passage).some(has);
  }

  #holding(claim: ClaimId, passage: ChangedPassage): ClaimId[] {
    if (passage.response !== null) {
      const on = this.of(passage.response);
      return on === null ? [] : [on];
    }
    return this.#heirsOf(claim).filter((heir) => {
      const row = this.#desk.tables.claim.get(heir) ?? this.#away.get(heir);
      return row && holds(row, passage);
    });
  }

  /** The claim, and what became of it by merges and splits. */
  #heirsOf(claim: ClaimId): readonly ClaimId[] {
    const known = this.#heirs.get(claim);
    if (known) return known;
    const heirs = new Set([claim]);
    // What is added meanwhile is gone through as well.
    for (const heir of heirs) {
      heirs.add(this.now(heir));
      for (const split of this.#splits) if (split.claim === heir) heirs.add(split.into);
    }
    this.#heirs.set(claim, [...heirs]);
    return [...heirs];
  }
}

const partsOf = ({ responses, notes, evidence }: Claim): string[] => [
  ...responses,
  ...[...notes, ...evidence].map(({ id }) => id),
];

const holds = ({ anchors, changed }: Claim, passage: ChangedPassage): boolean =>
  changed.some((one) => isSamePlace(one, passage)) || anchors.some((anchor) => isAt(anchor, passage.was));
