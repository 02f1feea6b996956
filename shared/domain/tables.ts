import { type ClaimId, placeIn } from './ids';
import type {
  Claim,
  Evidence,
  Note,
  Party,
  Report,
  Response,
  Story,
  VoiceLink,
  Waiver,
  Withdrawn,
} from './records';

/** A withdrawn record with what brings it back. */
export interface WithdrawnRow extends Withdrawn {
  /** For a response, note or piece of evidence: the claim it stood on. */
  readonly claim: ClaimId | null;
  readonly rows: readonly Put[];
  /** What it was of its claim, where it had no row of its own. */
  readonly part: Note | Evidence | null;
}

/** What the desk's tables hold, row type by table name. */
export interface Rows {
  report: Report;
  story: Story;
  claim: Claim;
  party: Party;
  response: Response;
  link: VoiceLink;
  waiver: Waiver;
  withdrawn: WithdrawnRow;
}
export type TableName = keyof Rows;
export type Tables = { readonly [K in TableName]: Table<Rows[K]> };
export const TABLE_NAMES = [
  'report',
  'story',
  'claim',
  'party',
  'response',
  'link',
  'waiver',
  'withdrawn',
] as const satisfies readonly TableName[];

/** One row set (or, with `undefined`, taken away). Rows are immutable, so a Put holds the whole new row. */
export type Put = { [K in TableName]: { table: K; id: string; row: Rows[K] | undefined } }[TableName];

export const claimPut = (row: Claim): Put => ({ table: 'claim', id: row.id, row });

/** The row, where it is there; what refers to it contradicts the ledger where it is not, and that is thrown. */
export type Need = <T>(row: T | undefined, what: string) => T;

/** Rows that are somewhere else (in a snapshot) until they are asked for. */
export interface StoredRows<Row> {
  readonly ids: readonly string[];
  row(index: number): Row;
}

/** Rows of one kind by id, in the order their records were made, whatever was taken back and made again since. */
export class Table<Row> {
  /** A number stands for a row not yet read: its place in the stored rows. */
  #rows = new Map<string, Row | number>();
  #order: string[] = [];
  #membership = 0;
  #stored: StoredRows<Row> | null = null;
  #pending: { readonly size: number; readonly read: () => StoredRows<Row> } | null;

  /** @param pending stored rows, and how many: they are looked at when the table is first used. */
  constructor(pending: { readonly size: number; readonly read: () => StoredRows<Row> } | null = null) {
    this.#pending = pending;
  }

  get size(): number {
    return this.#pending ? this.#pending.size : this.#order.length;
  }

  /** Another number whenever a row has come or gone: what was worked out from the ids alone is then out of date. */
  get membership(): number {
    return this.#membership;
  }

  /** The ids in the order their records were made. */
  get ids(): readonly string[] {
    this.#begin();
    return this.#order;
  }

  get(id: string): Row | undefined {
    this.#begin();
    const row = this.#rows.get(id);
    if (typeof row !== 'number') return row;
    const read = this.#stored?.row(row) as Row;
    this.#rows.set(id, read);
    return read;
  }

  /** Whether there is such a row. It is not read for this. */
  has(id: string): boolean {
    this.#begin();
    return this.#rows.has(id);
  }

  *values(): IterableIterator<Row> {
    for (const id of this.ids) yield this.get(id) as Row;
  }

  /** `get` for several ids at once. */
  rowsOf(ids: readonly string[]): Row[] {
    return ids.map((id) => this.get(id)).filter((row) => row !== undefined);
  }

  set(id: string, row: Row): void {
    this.#begin();
    const before = this.#rows.size;
    this.#rows.set(id, row);
    if (this.#rows.size === before) return;
    this.#membership += 1;
    const place = placeIn(this.#order, id);
    if (place === this.#order.length) this.#order.push(id);
    else this.#order.splice(place, 0, id);
  }

  delete(id: string): void {
    this.#begin();
    if (!this.#rows.delete(id)) return;
    this.#membership += 1;
    this.#order.splice(placeIn(this.#order, id), 1);
  }

  /** The rows as they are held: a number is a place in `stored`. Nothing is read for this. */
  raw(): { ids: readonly string[]; rows: readonly (Row | number)[]; stored: StoredRows<Row> | null } {
    this.#begin();
    const ids = [...this.#order];
    return { ids, rows: ids.map((id) => this.#rows.get(id) as Row | number), stored: this.#stored };
  }

  #begin(): void {
    if (!this.#pending) return;
    this.#stored = this.#pending.read();
    this.#pending = null;
    this.#order = [...this.#stored.ids];
    for (let at = 0; at < this.#order.length; at += 1) this.#rows.set(this.#order[at] as string, at);
  }
}

export const emptyTables = (): Tables => ({
  report: new Table(),
  story: new Table(),
  claim: new Table(),
  party: new Table(),
  response: new Table(),
  link: new Table(),
  waiver: new Table(),
  withdrawn: new Table(),
});

export const rowAt = <K extends TableName>(tables: Tables, table: K, id: string): Rows[K] | undefined =>
  (tables[table] as Table<Rows[K]>).get(id);

/** Carries out one put. The only place where a table changes. */
export function carryOut(tables: Tables, { table, id, row }: Put): void {
  const rows = tables[table] as Table<Rows[TableName]>;
  if (row === undefined) rows.delete(id);
  else rows.set(id, row);
}

/** From so many puts on they are looked up by a map. */
const MANY = 16;

/** Tables seen through changes not yet carried out: what the fold reads and writes while an act is staged. */
export class Draft {
  readonly #tables: Tables;
  readonly #puts: Put[] = [];
  #places: Map<string, number> | null = null;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get<K extends TableName>(table: K, id: string): Rows[K] | undefined {
    const put = this.#puts[this.#placeOf(table, id)];
    return put ? (put.row as Rows[K] | undefined) : rowAt(this.#tables, table, id);
  }

  /** A row taken out of use since: things are still called by its name. */
  withdrawnRow<K extends TableName>(table: K, id: string): Rows[K] | undefined {
    const found = this.get('withdrawn', id)?.rows.find((put) => put.table === table && put.id === id);
    return found?.row as Rows[K] | undefined;
  }

  put(put: Put): void {
    const place = this.#placeOf(put.table, put.id);
    if (place >= 0) this.#puts[place] = put;
    else {
      this.#puts.push(put);
      this.#places?.set(keyOf(put.table, put.id), this.#puts.length - 1);
    }
  }

  puts(): Put[] {
    return this.#puts;
  }

  #placeOf(table: TableName, id: string): number {
    if (this.#puts.length < MANY) {
      return this.#puts.findIndex((put) => put.id === id && put.table === table);
    }
    this.#places ??= new Map(this.#puts.map((put, at) => [keyOf(put.table, put.id), at]));
    return this.#places.get(keyOf(table, id)) ?? -1;
  }
}

const keyOf = (table: TableName, id: string): string => `${table} ${id}`;
