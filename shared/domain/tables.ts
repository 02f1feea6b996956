import type { Claim, Party, Report, Response, Story, VoiceLink } from './records';

/** What the desk's tables hold, row type by table name. */
export interface Rows {
  report: Report;
  story: Story;
  claim: Claim;
  party: Party;
  response: Response;
  link: VoiceLink;
}
export type TableName = keyof Rows;
export type Tables = { readonly [K in TableName]: Map<string, Rows[K]> };

/** One row set (or, with `undefined`, taken away). Rows are immutable, so a Put holds the whole new row. */
export type Put = { [K in TableName]: { table: K; id: string; row: Rows[K] | undefined } }[TableName];

export const emptyTables = (): Tables => ({
  report: new Map(),
  story: new Map(),
  claim: new Map(),
  party: new Map(),
  response: new Map(),
  link: new Map(),
});

export const rowAt = <K extends TableName>(tables: Tables, table: K, id: string): Rows[K] | undefined =>
  (tables[table] as Map<string, Rows[K]>).get(id);

/** Carries out one put. The only place where a table changes. */
export function carryOut(tables: Tables, { table, id, row }: Put): void {
  const rows = tables[table] as Map<string, Rows[TableName]>;
  if (row === undefined) rows.delete(id);
  else rows.set(id, row);
}

/** Tables seen through changes not yet carried out: what the fold reads and writes while an act is staged. */
export class Draft {
  readonly #tables: Tables;
  readonly #puts = new Map<string, Put>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get<K extends TableName>(table: K, id: string): Rows[K] | undefined {
    const put = this.#puts.get(`${table} ${id}`);
    return put ? (put.row as Rows[K] | undefined) : rowAt(this.#tables, table, id);
  }

  put(put: Put): void {
    this.#puts.set(`${put.table} ${put.id}`, put);
  }

  puts(): Put[] {
    return [...this.#puts.values()];
  }
}

/** The puts that bring back what `puts` would overwrite. */
export const inverseOf = (tables: Tables, puts: readonly Put[]): Put[] =>
  puts.map(({ table, id }) => ({ table, id, row: rowAt(tables, table, id) }) as Put);
