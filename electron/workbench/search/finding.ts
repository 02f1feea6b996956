import { SEARCH_KINDS, type SearchKind } from '#shared/contract/views';
import type { Connection } from './binding';
import type { Plan } from './plan';
import { kindIn, kindPlace } from './rows';
import { bm25In, volumeName } from './schema';

/** A document found: its row, and how good a hit it is. Higher is better, within one answer. */
export interface Ranked {
  readonly row: number;
  readonly score: number;
  /** Whether the words stand side by side, in the order asked, or a single one in the title. */
  readonly leads: boolean;
}

/** What the desk wrote itself counts for more than what it only brought in. */
const KIND_WEIGHTS: Readonly<Record<SearchKind, number>> = {
  claim: 2,
  response: 1,
  note: 1,
  evidence: 1,
  party: 1.5,
  story: 1.5,
  report: 1,
};
const KIND_WEIGHT = `CASE ${kindIn('rowid')} ${SEARCH_KINDS.map((kind, at) => `WHEN ${at} THEN ${KIND_WEIGHTS[kind]}`).join(' ')} ELSE 1 END`;

/** Added to the weight of what leads: more than bm25 ever makes of other words. */
const LEAD = 1000;

/** A volume with more matches than this is worth a closer plan than looking at each. */
const FEW = 100;
/** After so many such volumes the others are taken for the same. */
const ENOUGH = 2;

/**
 * The best of what a query without distances asks for, taken from one volume after another. Volumes with few matches
 * are done with in one look. Of the others, what leads is weighed first, from all of them: where that fills the answer,
 * the rest is only to be counted. What was found so far can be asked for at any time.
 */
export class Finding {
  readonly #connection: Connection;
  readonly #plan: Plan;
  readonly #limit: number;
  readonly #unseen: number[];
  readonly #leading: number[] = [];
  readonly #others: number[] = [];
  readonly #counts = new Map<SearchKind, number>();
  #best: { row: number; weight: number }[] = [];
  total = 0;

  /** @param volumes their numbers, the newest first */
  constructor(connection: Connection, plan: Plan, limit: number, volumes: readonly number[]) {
    this.#connection = connection;
    this.#plan = plan;
    this.#limit = limit;
    this.#unseen = [...volumes].reverse();
  }

  get isComplete(): boolean {
    return this.#unseen.length + this.#leading.length + this.#others.length === 0;
  }

  /** At least so many are there. */
  get found(): number {
    return Math.max(this.total, this.#best.length);
  }

  /** Looks through the next volume. */
  step(): void {
    const unseen = this.#unseen.pop();
    if (unseen !== undefined) this.#glance(unseen);
    else if (this.#leading.length > 0) this.#lead(this.#leading.shift());
    else this.#look(this.#others.shift());
    this.#best.sort((a, b) => a.weight - b.weight || b.row - a.row);
    this.#best.length = Math.min(this.#best.length, this.#limit);
  }

  #glance(number: number): void {
    const { match, order } = this.#plan;
    const found = order === 'weight' ? this.#connection.all(fewIn(number), [match]) : null;
    if (found === null || found.length > FEW) {
      this.#putOff(number);
      // Common here is common everywhere: nothing is gained by glancing at the others.
      if (this.#others.length >= ENOUGH || found === null)
        for (const other of this.#unseen.splice(0).reverse()) this.#putOff(other);
      return;
    }
    const leads = found.length > 0 ? this.#leadsIn(number) : new Set<number>();
    for (const { row, weight } of found) {
      const at = Number(row);
      this.#best.push({ row: at, weight: Number(weight) - (leads.has(at) ? LEAD : 0) });
      this.#count(kindPlace(at), 1);
    }
  }

  #putOff(number: number): void {
    if (this.#plan.lead !== null) this.#leading.push(number);
    this.#others.push(number);
  }

  #leadsIn(number: number): Set<number> {
    const { lead } = this.#plan;
    if (lead === null) return new Set();
    return new Set(this.#connection.all(rowsIn(number), [lead]).map(({ row }) => Number(row)));
  }

  /** How many of each kind, in the volumes that were looked through. */
  counts(): { [K in SearchKind]?: number } {
    return Object.fromEntries(this.#counts);
  }

  best(): Ranked[] {
    return this.#plan.order === 'weight' ? this.#best.map(weighed) : this.#best.map(placed);
  }

  #lead(number: number | undefined): void {
    if (number === undefined) return;
    const values = [this.#plan.lead, this.#limit];
    for (const { row, weight } of this.#connection.all(leadingIn(number), values))
      this.#best.push({ row: Number(row), weight: Number(weight) });
  }

  #look(number: number | undefined): void {
    if (number === undefined) return;
    const { match, order } = this.#plan;
    // Where what leads fills the answer, the others are only to be counted.
    const isFull = this.#best.length >= this.#limit && (this.#best.at(-1)?.weight ?? 0) <= -LEAD;
    const known = new Set(this.#best.map(({ row }) => row));
    const sql = isFull ? countedIn(number) : foundIn(number, order);
    const values = isFull ? [match] : [match, this.#limit];
    for (const { row, weight } of this.#connection.all(sql, values)) {
      const at = Number(row);
      if (at < 0) this.#count(-1 - at, Number(weight));
      else if (!known.has(at)) this.#best.push({ row: at, weight: Number(weight) });
    }
  }

  #count(place: number, n: number): void {
    const kind = SEARCH_KINDS[place] ?? 'report';
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + n);
    this.total += n;
  }
}

function weighed({ row, weight }: { row: number; weight: number }): Ranked {
  const leads = weight <= -LEAD;
  const good = Math.max(0, -weight - (leads ? LEAD : 0));
  return { row, score: good / (1 + good) + (leads ? 1 : 0), leads };
}

const placed = ({ row }: { row: number }, index: number): Ranked => ({
  row,
  score: 1 / (1 + index),
  leads: false,
});

const fewIn = (number: number): string =>
  `SELECT rowid AS row, ${weightIn(number)} AS weight ${matchIn(number)} LIMIT ${FEW + 1}`;

const rowsIn = (number: number): string => `SELECT rowid AS row ${matchIn(number)}`;

const leadingIn = (number: number): string =>
  `SELECT rowid AS row, ${weightIn(number)} - ${LEAD} AS weight ${matchIn(number)} ORDER BY weight, rowid DESC LIMIT ?2`;

const countedIn = (number: number): string =>
  `SELECT -1 - ${kindIn('rowid')} AS row, count(*) AS weight ${matchIn(number)} GROUP BY 1`;

/** The best rows, then a count for each kind, as `-1 - kind`. */
function foundIn(number: number, order: Plan['order']): string {
  const all = {
    weight: `SELECT rowid AS row, ${weightIn(number)} AS weight ${matchIn(number)}`,
    row: `SELECT rowid AS row, 0 AS weight ${matchIn(number)}`,
    day: `SELECT row, -ifnull(day, 0) AS weight FROM (SELECT rowid AS row ${matchIn(number)}) LEFT JOIN days USING (row)`,
  }[order];
  return `WITH found AS MATERIALIZED (${all})
    SELECT * FROM (SELECT row, weight FROM found ORDER BY weight, row DESC LIMIT ?2)
    UNION ALL SELECT -1 - ${kindIn('row')}, count(*) FROM found GROUP BY ${kindIn('row')}`;
}

const weightIn = (number: number): string => `${bm25In(number)} * ${KIND_WEIGHT}`;

const matchIn = (number: number): string => `FROM ${volumeName(number)} WHERE ${volumeName(number)} MATCH ?1`;
