import type { SearchAnswer, SearchHit } from '#shared/contract/views';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { anyOf, type Query } from '#shared/query/ast';
import { expand } from '#shared/query/expand';
import { type Marker, markerOf } from '#shared/query/marks';
import { parse, readAs } from '#shared/query/parse';
import type { Position, SearchDoc } from '../ports';
import { Connection } from './binding';
import { Documents, textOf } from './documents';
import { isDamage, isHeld, searchFault } from './faults';
import { indexIn, makePlace, removeIndex } from './files';
import { kindOf, type Ranked, Ranker } from './ranking';
import { empty, moveTo, positionOf, prepare } from './schema';
import { snippetOf } from './snippet';
import { Vocabulary } from './vocabulary';

export interface Change {
  readonly put: readonly SearchDoc[];
  readonly remove: readonly string[];
  readonly position: Position;
}

/**
 * The index of one folder on one connection. All calls are synchronous and throw FaultError. Nobody else may have the
 * folder's index open. An index that turns out to be damaged is emptied: its position is null and it can be filled again.
 */
export class SearchEngine {
  readonly #folder: string;
  #open: Opened;

  constructor(folder: string) {
    this.#folder = folder;
    this.#open = this.#guarded(() => openIn(folder));
  }

  position(): Position | null {
    return this.#guarded(() => positionOf(this.#open.connection));
  }

  apply({ put, remove, position }: Change): void {
    this.#change(({ connection, documents }) => {
      documents.removeAll(remove);
      documents.putAll(put);
      moveTo(connection, position);
    });
  }

  /** Leaves no word in the file: what SQLite deletes would stay legible on pages it may use again. */
  clear(): void {
    this.#change(({ connection, vocabulary }) => {
      empty(connection);
      vocabulary.forget();
    });
    this.#guarded(() => this.#open.connection.exec('VACUUM'));
  }

  search(text: string, limit: number): SearchAnswer {
    const begun = performance.now();
    const reading = parse(text);
    const { query } = reading;
    const found = query ? this.#guarded(() => this.#find(query, limit)) : { total: 0, hits: [] };
    return { query: text, tookMs: performance.now() - begun, ...found, readAs: readAs(reading) };
  }

  close(): void {
    this.#open.connection.close();
  }

  #find(query: Query, limit: number): { total: number; hits: SearchHit[] } {
    const { connection, vocabulary, ranker } = this.#open;
    const expanded = expand(query, (word, most) => vocabulary.near(word, most));
    const { total, ranked, phrase } = ranker.rank(expanded, limit);
    const marker = markerOf(expanded, null);
    const exactMarker = phrase ? markerOf(anyOf([phrase, expanded]) ?? expanded, null) : marker;
    const hits = ranked.flatMap((found) => hit(connection, found, found.exact ? exactMarker : marker) ?? []);
    return { total, hits };
  }

  #change(work: (opened: Opened) => void): void {
    this.#guarded(() => {
      const opened = this.#open;
      try {
        opened.connection.transaction(() => work(opened));
      } catch (error) {
        opened.vocabulary.forget();
        throw error;
      }
    });
  }

  /** Turns SQLite's errors into faults; after one that tells of damage the index is there again, empty. */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) this.#open = reopened(this.#folder, this.#open);
      throw searchFault(error, indexIn(this.#folder));
    }
  }
}

interface Opened {
  readonly connection: Connection;
  readonly vocabulary: Vocabulary;
  readonly documents: Documents;
  readonly ranker: Ranker;
}

/** An index that cannot be read, or is of another schema, is made anew: all that is in it can be derived again. */
function openIn(folder: string): Opened {
  makePlace(folder);
  try {
    return openFile(folder);
  } catch (error) {
    if (isHeld(error)) throw error;
    removeIndex(folder);
    makePlace(folder);
    return openFile(folder);
  }
}

function openFile(folder: string): Opened {
  const connection = new Connection(indexIn(folder));
  try {
    prepare(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  const vocabulary = new Vocabulary(connection);
  return {
    connection,
    vocabulary,
    documents: new Documents(connection, vocabulary),
    ranker: new Ranker(connection),
  };
}

function reopened(folder: string, { connection }: Opened): Opened {
  connection.close();
  removeIndex(folder);
  return openIn(folder);
}

function hit(connection: Connection, { row, score }: Ranked, marker: Marker): SearchHit | null {
  const doc = connection.first('SELECT id, title, body, more FROM docs WHERE rowid = ?', [row]);
  if (!doc) return null;
  const kind = kindOf(row);
  const inBody = snippetOf(textOf(doc.body), marker);
  const inMore = inBody.at === null ? snippetOf(textOf(doc.more), marker) : inBody;
  const { snippet, ranges } = inMore.at === null ? inBody : inMore;
  return {
    kind,
    id: String(doc.id) as ReportId | ClaimId,
    title: textOf(doc.title),
    snippet,
    ranges,
    score,
    at: kind === 'report' ? inBody.at : null,
  };
}
