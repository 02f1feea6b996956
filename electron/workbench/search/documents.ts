import type { ClaimId } from '#shared/domain/ids';
import { SEARCH_COLUMNS, VALUE_FIELDS } from '#shared/query/fields';
import { wordsOf } from '#shared/query/tokens';
import type { SearchDoc, SearchFields } from '../ports';
import type { Connection, Value } from './binding';
import { factsOf } from './facts';
import { indexable } from './indexable';
import { rowOf } from './rows';
import type { Vocabulary } from './vocabulary';
import type { Volumes } from './volumes';

/** What of a document is shown, and where its words stand; the body apart, as it may be long. */
interface Head {
  readonly title: string;
  readonly detail: string;
  readonly owner: ClaimId | null;
  readonly fields: SearchFields;
}
export interface Stored extends Head {
  readonly body: string;
}

/** Puts, removes and reads documents in one connection's tables. Changes are to be made within a transaction. */
export class Documents {
  readonly #connection: Connection;
  readonly #volumes: Volumes;
  readonly #vocabulary: Vocabulary;
  /** By how much the numbers of a field's values change with this transaction. */
  readonly #counted = new Map<string, number>();

  constructor(connection: Connection, volumes: Volumes, vocabulary: Vocabulary) {
    this.#connection = connection;
    this.#volumes = volumes;
    this.#vocabulary = vocabulary;
  }

  /** Takes documents away, each with all it owns. Those not there are passed over. */
  removeAll(ids: readonly string[]): void {
    const rows = JSON.stringify(ids.map(rowOf).filter((row) => row !== null));
    for (const { row, head } of this.#connection.all(WITH_OWNED, [rows])) {
      this.#count(headOf(head).fields, -1);
      this.#volumes.remove(Number(row));
      this.#connection.run('DELETE FROM docs WHERE row = ?', [row as number]);
      this.#connection.run('DELETE FROM days WHERE row = ?', [row as number]);
    }
  }

  /** One of the same id must not be there. */
  put(doc: SearchDoc): void {
    const row = rowOf(doc.id);
    if (row === null) throw new Error(`the search index does not hold ${doc.id}`);
    const { title, detail, owner, fields } = doc;
    const { body = '', ...others } = fields;
    const head: Head = { title, detail, owner, fields: others };
    this.#connection.run('INSERT INTO docs VALUES (?, ?, ?, ?)', [
      row,
      owner && rowOf(owner),
      bytesOf(JSON.stringify(head)),
      bytesOf(body),
    ]);
    if (this.#volumes.insert(row, wordsFor(doc), body.length))
      this.#vocabulary.add([...new Set(Object.values(fields).flatMap((text) => wordsOf(text)))]);
    if (doc.day !== null) this.#connection.run('INSERT INTO days VALUES (?, ?)', [row, dayNumber(doc.day)]);
    this.#count(fields, 1);
  }

  /** Before a transaction ends: writes down what was counted. */
  store(): void {
    for (const [key, by] of this.#counted) {
      const [field, value] = JSON.parse(key) as [string, string];
      const row = [field, foldedValue(value), value];
      this.#connection.run(ADD_HELD, [...row, by]);
      if (by < 0) this.#connection.run(DROP_HELD, row);
    }
    this.#counted.clear();
  }

  /** After a transaction that failed. */
  forget(): void {
    this.#counted.clear();
  }

  read(row: number): Stored | null {
    const found = this.#connection.first('SELECT head, body FROM docs WHERE row = ?', [row]);
    return found ? { ...headOf(found.head), body: textOf(found.body) } : null;
  }

  count(): number {
    return Number(this.#connection.first('SELECT count(*) AS n FROM docs')?.n ?? 0);
  }

  /** A field may have several values, a line each. */
  #count(fields: SearchFields, by: 1 | -1): void {
    for (const field of VALUE_FIELDS) {
      for (const value of new Set(fields[field]?.split('\n'))) {
        if (value === '') continue;
        const key = JSON.stringify([field, value]);
        this.#counted.set(key, (this.#counted.get(key) ?? 0) + by);
      }
    }
  }
}

const WITH_OWNED = `
  SELECT row, head FROM docs WHERE row IN (SELECT value FROM json_each(?1))
  UNION SELECT row, head FROM docs WHERE owner IN (SELECT value FROM json_each(?1))`;
const ADD_HELD = 'INSERT INTO held VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n';
const DROP_HELD = 'DELETE FROM held WHERE field = ? AND folded = ? AND value = ? AND n <= 0';

const wordsFor = (doc: SearchDoc): Value[] => [
  ...SEARCH_COLUMNS.map((column) => indexed(doc.fields[column])),
  factsOf(doc),
];

const indexed = (text: string | undefined): Value => (text ? bytesOf(indexable(text)) : null);

/** How values are compared: their words, folded. */
export const foldedValue = (value: string): string => wordsOf(value).join(' ');

/** A day as a number that grows with time; a month or a year counts as its first day. */
const dayNumber = (day: string): number => Number(day.replaceAll('-', '').padEnd(8, '0'));

/**
 * Texts are kept as bytes: they cross into SQLite many times quicker than strings, and a NUL does not end them. Half a
 * surrogate pair becomes one other character, so that offsets stay.
 */
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textOf = (bytes: Value | undefined): string =>
  bytes instanceof Uint8Array
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : '';
const headOf = (bytes: Value | undefined): Head => JSON.parse(textOf(bytes)) as Head;
