import { SEARCH_COLUMNS, type SearchColumn } from '#shared/query/fields';
import type { Position } from '../ports';
import type { Connection } from './binding';

/**
 * The index file. `docs` keeps what is shown, as it is (UTF-8); the volumes `v0`, `v1`, … keep only the words, folded by
 * `#shared/query`, so that what the index finds and what is marked in a text can never differ. `terms` is the vocabulary
 * of the volumes that are full; `held` the values of fields that can be completed.
 */
const SCHEMA = `
  CREATE TABLE docs(row INTEGER PRIMARY KEY, owner INTEGER, head BLOB NOT NULL, body BLOB NOT NULL);
  CREATE INDEX docs_owner ON docs(owner) WHERE owner IS NOT NULL;
  CREATE TABLE days(row INTEGER PRIMARY KEY, day INTEGER NOT NULL);
  CREATE TABLE volumes(
    number INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL,
    docs INTEGER NOT NULL, size INTEGER NOT NULL, gathered INTEGER NOT NULL
  );
  CREATE TABLE terms(term TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE held(field TEXT, folded TEXT, value TEXT, n INTEGER NOT NULL, PRIMARY KEY(field, folded, value)) WITHOUT ROWID;
  CREATE TABLE place(seq INTEGER NOT NULL, hash TEXT NOT NULL, within INTEGER NOT NULL);
`;

/** Raised with every change of the schema or of folding; an index of another number is made anew. */
const SCHEMA_NUMBER = 3;
/** `GLY` and the number, kept in the file's header. */
const APPLICATION = 0x474c5900 + SCHEMA_NUMBER;

/** Weights in bm25, by where the word stands; facts weigh nothing. */
const WEIGHTS: Readonly<Record<SearchColumn, number>> = {
  title: 8,
  outlet: 3,
  byline: 3,
  party: 4,
  said: 2,
  story: 2,
  note: 2,
  body: 1,
  more: 1,
};

export const volumeName = (number: number): string => `v${number}`;

/**
 * Makes an empty volume. Every word is folded already; the tokenizer has only to take them apart. Short beginnings are
 * quick without an index of their own, as a volume is small. Words are kept in memory until the transaction ends, and
 * merged once, when the volume is full: merging them again and again is most of what filling an index costs.
 */
export function createVolume(connection: Connection, number: number): void {
  const name = volumeName(number);
  connection.exec(`
    CREATE VIRTUAL TABLE ${name} USING fts5(${[...SEARCH_COLUMNS, 'facts'].join(', ')},
      tokenize = 'ascii', content = '', contentless_delete = 1);
    INSERT INTO ${name}(${name}, rank) VALUES ('automerge', 8);
    INSERT INTO ${name}(${name}, rank) VALUES ('hashsize', 8388608);
  `);
}

/** The weight of a row found in a volume (lower is better): bm25 (Robertson and Zaragoza, 2009) as SQLite computes it. */
export const bm25In = (number: number): string =>
  `bm25(${volumeName(number)}, ${SEARCH_COLUMNS.map((column) => WEIGHTS[column]).join(', ')}, 0)`;

/**
 * Sets up a fresh connection: it owns the file, keeps its pages, and leaves an empty journal behind between
 * transactions, by which a copier sees that none is under way.
 */
export function prepare(connection: Connection): void {
  connection.all('PRAGMA locking_mode = EXCLUSIVE');
  connection.all('PRAGMA journal_mode = TRUNCATE');
  connection.all('PRAGMA synchronous = NORMAL');
  connection.all('PRAGMA cache_size = -32000');
  if (isEmpty(connection)) create(connection);
  probe(connection);
}

const isEmpty = (connection: Connection): boolean =>
  connection.first('SELECT count(*) AS n FROM sqlite_schema')?.n === 0;

function create(connection: Connection): void {
  connection.transaction(() => {
    connection.exec(SCHEMA);
    connection.exec(`PRAGMA application_id = ${APPLICATION}`);
  });
}

/** @throws when the file is not an index of this schema, or not readable where it is looked at. */
function probe(connection: Connection): void {
  const found = connection.first('PRAGMA application_id')?.application_id;
  if (found !== APPLICATION) throw new Error(`search index of another kind: ${found}`);
  connection.all('SELECT row FROM docs ORDER BY row DESC LIMIT 1');
  positionOf(connection);
}

export function positionOf(connection: Connection): Position | null {
  const row = connection.first('SELECT seq, hash, within FROM place');
  return row ? { seq: Number(row.seq), hash: String(row.hash), within: Number(row.within) } : null;
}

/** Within a transaction. The generation in the file's header changes too, by which a copier sees that it was written. */
export function moveTo(connection: Connection, { seq, hash, within }: Position): void {
  connection.run('DELETE FROM place');
  connection.run('INSERT INTO place VALUES (?, ?, ?)', [seq, hash, within]);
  const generation = Number(connection.first('PRAGMA user_version')?.user_version ?? 0);
  connection.exec(`PRAGMA user_version = ${(generation + 1) % 0x7fffffff}`);
}

/** Within a transaction: empties everything. */
export function empty(connection: Connection): void {
  for (const { name } of connection.all("SELECT name FROM sqlite_temp_schema WHERE type = 'table'")) {
    connection.exec(`DROP TABLE temp.${name}`);
  }
  for (const { number } of connection.all('SELECT number FROM volumes')) {
    connection.exec(`DROP TABLE ${volumeName(Number(number))}`);
  }
  for (const table of ['docs', 'days', 'volumes', 'terms', 'held', 'place'])
    connection.exec(`DELETE FROM ${table}`);
}
