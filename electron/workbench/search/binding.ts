import { createRequire } from 'node:module';

type Binding = typeof import('node-sqlite3-wasm');
type Database = InstanceType<Binding['Database']>;
type Statement = ReturnType<Database['prepare']>;
export type Value = number | string | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** Compiling SQLite takes longer than a command that needs no index should take, so it is loaded at the first use. */
function load(): Binding {
  return createRequire(import.meta.url)('node-sqlite3-wasm') as Binding;
}

/** One connection to a SQLite file, with its statements kept prepared. All calls are synchronous and may throw SQLite's errors. */
export class Connection {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  /** Opens `path`, made when missing. */
  constructor(path: string) {
    const { Database } = load();
    this.#database = new Database(path);
  }

  /** Runs statements that give no rows and take no values. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, values: Value[] = []): void {
    this.#using(sql, (statement) => statement.run(values));
  }

  /** Every row: a statement left half read would hold its transaction open. */
  all(sql: string, values: Value[] = []): Row[] {
    return this.#using(sql, (statement) => statement.all(values) as Row[]);
  }

  first(sql: string, values: Value[] = []): Row | null {
    return this.all(sql, values)[0] ?? null;
  }

  /** Does `work` in one transaction: all of it, or on any error none. */
  transaction(work: () => void): void {
    this.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.exec('COMMIT');
    } catch (error) {
      if (this.#database.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  /** Takes back a transaction that was begun and not ended. */
  rollBack(): void {
    if (this.#database.isOpen && this.#database.inTransaction) this.exec('ROLLBACK');
  }

  /** Lets go of all statements: before a table is dropped, they must not hold it. */
  release(): void {
    for (const sql of [...this.#statements.keys()]) this.#drop(sql);
  }

  close(): void {
    this.release();
    this.#database.close();
  }

  #using<T>(sql: string, use: (statement: Statement) => T): T {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    try {
      return use(statement);
    } catch (error) {
      // A statement that failed cannot be bound again.
      this.#drop(sql);
      throw error;
    }
  }

  #drop(sql: string): void {
    const statement = this.#statements.get(sql);
    this.#statements.delete(sql);
    try {
      statement?.finalize();
    } catch {
      // Finalising repeats the error of the last step, which was reported then.
    }
  }
}
