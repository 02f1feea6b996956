import type { Position } from '../ports';
import type { Connection } from './binding';

/**
 * The index file. `docs` keeps the texts as they are (UTF-8), for showing; `fts` keeps only the words, folded by `#shared/query`,
 * so that what the index finds and what is marked in a text can never differ. `terms` is the vocabulary by length, for
 * `word~`. Row numbers grow with every new document; odd ones are claims.
 */
const SCHEMA = `
  CREATE TABLE docs(rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title BLOB, body BLOB, more BLOB);
  CREATE VIRTUAL TABLE fts USING fts5(
    title, body, more, facts, tokenize = 'ascii', prefix = '2 3', content = '', contentless_delete = 1
  );
  CREATE TABLE terms(length INTEGER, term TEXT, PRIMARY KEY(length, term)) WITHOUT ROWID;
  CREATE TABLE place(seq INTEGER NOT NULL, hash TEXT NOT NULL);
`;

/** Raised with every change of the schema or of folding; an index of another number is made anew. */
const SCHEMA_NUMBER = 1;
/** `GLY` and the number, kept in the file's header. */
const APPLICATION = 0x474c5900 + SCHEMA_NUMBER;

/** Facts are words no text can contain: private-use characters are no letters. */
export const fact = (name: string): string => `\ue000${name}`;
export const ANY_DOCUMENT = fact('any');

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
  connection.all('SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT 1', [
    `"${ANY_DOCUMENT}"`,
  ]);
  connection.all('SELECT rowid, id FROM docs ORDER BY rowid DESC LIMIT 1');
  positionOf(connection);
}

export function positionOf(connection: Connection): Position | null {
  const row = connection.first('SELECT seq, hash FROM place');
  return row ? { seq: Number(row.seq), hash: String(row.hash) } : null;
}

/** Within a transaction. The generation in the file's header changes too, by which a copier sees that it was written. */
export function moveTo(connection: Connection, { seq, hash }: Position): void {
  connection.run('DELETE FROM place');
  connection.run('INSERT INTO place VALUES (?, ?)', [seq, hash]);
  const generation = Number(connection.first('PRAGMA user_version')?.user_version ?? 0);
  connection.exec(`PRAGMA user_version = ${(generation + 1) % 0x7fffffff}`);
}

/** Within a transaction: empties everything. */
export function empty(connection: Connection): void {
  connection.exec(
    "INSERT INTO fts(fts) VALUES ('delete-all'); DELETE FROM docs; DELETE FROM terms; DELETE FROM place",
  );
}
