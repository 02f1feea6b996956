import { FaultError } from '#shared/contract/faults';
import type { FieldValue, IndexView, SearchAnswer } from '#shared/contract/views';
import type { Desk } from '#shared/domain/fold';
import type { ValueField } from '#shared/query/fields';
import type { Ledger } from './ledger/ledger';
import { GENESIS } from './ledger/lines';
import type {
  IndexAnswer,
  Position,
  SearchChange,
  SearchDoc,
  SearchIndex,
  SearchQuestion,
  SimilarQuestion,
} from './ports';
import type { SearchDocs } from './search-docs';

/** So many changes of the desk are brought in before the index's position moves: a run that was cut short goes on there. */
const STRETCH = 256;
/** A change of the index holds at most so many documents and, all but the first, so many UTF-16 units of text. */
const MOST_DOCS = 256;
const MOST_SIZE = 1_500_000;
/** So many texts are read at once. */
const AT_ONCE = 16;
/** Shorter work is over before anybody would see how far it is: it is not told of. */
const WORTH_SHOWING = 200;
/** A window that asks waits for work that it would not be told of, or would miss what that brings in. */
const WORTH_WAITING = WORTH_SHOWING;

export interface SearchingOptions {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly docs: SearchDocs;
  /** Opens the index; called once, when it is first needed. */
  readonly open: () => Promise<SearchIndex>;
  /** Whether the index is tidied once it is level: not by a command, which is over before. */
  readonly tidies: boolean;
  /** Told how far a long run of filling the index is. */
  readonly progress: (done: number, total: number) => void;
}

/** Keeps the search index level with the ledger: whatever was touched since the index's position is put again. */
export class Searching {
  readonly #options: SearchingOptions;
  #index: Promise<SearchIndex> | null = null;
  /** The entry the index is complete up to; null until it was asked. */
  #from: Position | null = null;
  #beginning: Promise<Position> | null = null;
  #following: Promise<void> = Promise.resolve();
  #run: { done: number; total: number } | null = null;
  #paused = false;
  #closing = false;
  #problem: string | null = null;

  constructor(options: SearchingOptions) {
    this.#options = options;
  }

  /**
   * Answers from an index that has caught up with every acknowledged entry. Somebody who waits at a window (`asker`) is
   * answered from what there is while a long run of filling it is under way; the answer says so.
   */
  search(question: SearchQuestion, asker: string | null): Promise<SearchAnswer> {
    return this.#answered(question.query, asker, (index) => index.search(question, asker));
  }

  similar(question: SimilarQuestion, asker: string | null): Promise<SearchAnswer> {
    return this.#answered(question.text, asker, (index) => index.similar(question, asker));
  }

  count(queries: readonly string[]): Promise<number[]> {
    if (this.#isEmpty) return Promise.resolve(queries.map(() => 0));
    return this.#ask(true, (index) => index.count(queries));
  }

  values(field: ValueField, beginning: string, limit: number): Promise<FieldValue[]> {
    if (this.#isEmpty) return Promise.resolve([]);
    return this.#ask(true, (index) => index.values(field, beginning, limit));
  }

  describe(): IndexView {
    const { done, total } = this.#run ?? { done: 0, total: 0 };
    return {
      done,
      total,
      running: this.#run !== null && !this.#paused,
      paused: this.#paused,
      problem: this.#problem,
    };
  }

  /** Stops filling the index, or goes on where it stood. */
  pause(paused: boolean): IndexView {
    this.#paused = paused;
    if (!paused) void this.follow().catch(() => undefined);
    return this.describe();
  }

  /** Brings the index up to the ledger's head. Calls made meanwhile run after one another; once closing, none. */
  follow(): Promise<void> {
    if (this.#closing) return this.#following;
    const run = this.#following
      .then(() => this.#catchUp())
      .then(
        () => this.#ended(null),
        (error: unknown) => {
          // The index may have been emptied: where it stands now, only it can tell.
          this.#from = null;
          this.#ended(error instanceof Error ? error.message : String(error));
          throw error;
        },
      );
    // Whoever waits for the index does not wait for its tidying; the next run does.
    this.#following = run.then(() => this.#tidy()).catch(() => undefined);
    return run;
  }

  async #tidy(): Promise<void> {
    const index = await this.#index;
    while (this.#options.tidies && this.#goesOn && this.#isLevel && (await index?.tidy()));
  }

  get #isLevel(): boolean {
    return this.#from?.seq === this.#options.ledger.head.seq;
  }

  /** Empties the index, so that it is filled again: what was redacted must not be found. */
  startOver(): Promise<void> {
    const run = this.#following.then(async () => {
      const index = await this.#open();
      await index.clear();
      this.#from = null;
    });
    this.#following = run.catch(() => undefined);
    return run;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#following;
    const index = await this.#index?.catch(() => null);
    await index?.close();
  }

  /** An empty desk may not even have a folder yet. */
  get #isEmpty(): boolean {
    return this.#options.ledger.head.seq === 0;
  }

  async #answered(
    query: string,
    asker: string | null,
    ask: (index: SearchIndex) => Promise<IndexAnswer>,
  ): Promise<SearchAnswer> {
    if (this.#isEmpty) return { ...NOTHING, query };
    const answer = await this.#ask(asker === null, ask);
    return { ...answer, indexing: this.#run && { ...this.#run } };
  }

  async #ask<T>(waits: boolean, ask: (index: SearchIndex) => Promise<T>): Promise<T> {
    try {
      await this.#level(waits);
      return await ask(await this.#open());
    } catch (error) {
      if (!(error instanceof FaultError) || error.tag !== 'damaged') throw error;
      // A damaged index has just been emptied; it is filled again and asked once more.
      this.#from = null;
      await this.#level(waits);
      return ask(await this.#open());
    }
  }

  async #level(waits: boolean): Promise<void> {
    if (this.#paused) return;
    if (this.#run === null && this.#isLevel) return;
    const run = this.follow();
    if (waits || (await this.#isNearlyLevel())) return run;
    run.catch(() => undefined);
  }

  async #isNearlyLevel(): Promise<boolean> {
    if (this.#run) return this.#run.total - this.#run.done <= WORTH_WAITING;
    const { seq, within } = await this.#standing(await this.#open());
    return this.#options.desk.journal.countAfter(seq) - within <= WORTH_WAITING;
  }

  #open(): Promise<SearchIndex> {
    // One opened after the last was closed would be closed by nobody, and keep the process.
    if (this.#closing)
      return Promise.reject(new FaultError('refused', 'the desk is closed', null, 'Open it again.'));
    this.#index ??= this.#options.open().catch((error: unknown) => {
      this.#index = null;
      throw error;
    });
    return this.#index;
  }

  async #catchUp(): Promise<void> {
    const { ledger } = this.#options;
    const index = await this.#open();
    await this.#standing(index);
    while (this.#from && this.#from.seq !== ledger.head.seq && this.#goesOn) {
      const { seq, hash } = ledger.head;
      await this.#bringTo(index, this.#from, { seq, hash, within: 0 });
    }
  }

  get #goesOn(): boolean {
    return !this.#paused && !this.#closing;
  }

  /**
   * Brings in what was touched between two positions, stretch by stretch: a run that was cut short goes on there.
   * Whatever is put is as it stands now, so that a record changed several times is put once.
   */
  async #bringTo(index: SearchIndex, from: Position, to: Position): Promise<void> {
    const { journal } = this.#options.desk;
    const total = journal.countAfter(from.seq);
    const isDone = new Set<string>();
    const taking = new Taking(index, (position) => {
      this.#from = position;
      this.#tell(position.within, total);
    });
    let { within } = from;
    for (const stretch of stretches(journal.after(from.seq, to.seq), within)) {
      const before = { ...from, within };
      within += stretch.length;
      await this.#bring(taking, this.#concerned(stretch, isDone), before, { ...from, within });
      if (!this.#goesOn) break;
    }
    await taking.done();
    if (!this.#goesOn) return;
    await index.apply({ put: [], remove: [], position: to });
    this.#from = to;
  }

  /** The records to be put for some changes, but for those put already. */
  #concerned(ids: readonly string[], isDone: Set<string>): string[] {
    const all = [...new Set(ids.flatMap((id) => this.#options.docs.concerned(id)))];
    const concerned = all.filter((id) => !isDone.has(id));
    for (const id of concerned) isDone.add(id);
    return concerned;
  }

  /** While the index takes one batch in, the next is read. Only the last moves the position. */
  async #bring(taking: Taking, ids: readonly string[], before: Position, after: Position): Promise<void> {
    for (let at = 0; at < ids.length && this.#goesOn; ) {
      const batch = await this.#batch(ids, at);
      at += batch.remove.length;
      if (this.#goesOn) await taking.next({ ...batch, position: at < ids.length ? before : after });
    }
  }

  /** The next documents to be put. Each record is taken away first, with what it owned. */
  async #batch(ids: readonly string[], from: number): Promise<{ put: SearchDoc[]; remove: string[] }> {
    const put: SearchDoc[] = [];
    const remove: string[] = [];
    let size = 0;
    while (remove.length < MOST_DOCS && put.length < MOST_DOCS && size < MOST_SIZE) {
      const next = ids.slice(from + remove.length, from + remove.length + AT_ONCE);
      if (next.length === 0) break;
      const found = (await Promise.all(next.map((id) => this.#options.docs.of(id)))).flat();
      remove.push(...next);
      put.push(...found);
      for (const { fields } of found) size += fields.body?.length ?? 0;
    }
    return { put, remove };
  }

  /** Where the index stands. It is looked at once, however many ask meanwhile: an index begun twice would be emptied twice. */
  async #standing(index: SearchIndex): Promise<Position> {
    if (this.#from) return this.#from;
    this.#beginning ??= this.#begin(index).finally(() => {
      this.#beginning = null;
    });
    const position = await this.#beginning;
    this.#from ??= position;
    return this.#from;
  }

  /** As stored, after making sure that it is an index of this ledger. */
  async #begin(index: SearchIndex): Promise<Position> {
    const position = await index.position();
    const { ledger } = this.#options;
    if (position && position.seq <= ledger.head.seq) {
      if (position.seq === 0 || (await ledger.hashAt(position.seq)) === position.hash) return position;
    }
    await index.clear();
    return { seq: 0, hash: GENESIS, within: 0 };
  }

  #tell(done: number, total: number): void {
    if (total < WORTH_SHOWING) return;
    this.#run = done < total ? { done, total } : null;
    this.#options.progress(done, total);
  }

  /** A run that was stopped is still to be told of: it can be gone on with. */
  #ended(problem: string | null): void {
    this.#problem = problem;
    if (!this.#paused || problem !== null) this.#run = null;
  }
}

/** Hands one change after another to an index, without waiting for the last. */
class Taking {
  readonly #index: SearchIndex;
  readonly #taken: (position: Position) => void;
  #under: Promise<void> = Promise.resolve();

  constructor(index: SearchIndex, taken: (position: Position) => void) {
    this.#index = index;
    this.#taken = taken;
  }

  /** Resolves when the change before it is in. */
  async next(change: SearchChange): Promise<void> {
    await this.#under;
    this.#under = this.#index.apply(change).then(() => this.#taken(change.position));
    // Whoever comes next is told; until then the failure must not count as nobody's.
    this.#under.catch(() => undefined);
  }

  done(): Promise<void> {
    return this.#under;
  }
}

/** The ids of changes in groups, without the first `skip`. */
function* stretches(changes: Iterable<{ readonly id: string }>, skip: number): Generator<string[]> {
  let stretch: string[] = [];
  let at = 0;
  for (const { id } of changes) {
    if (at++ < skip) continue;
    stretch.push(id);
    if (stretch.length < STRETCH) continue;
    yield stretch;
    stretch = [];
  }
  if (stretch.length > 0) yield stretch;
}

const NOTHING: SearchAnswer = {
  query: '',
  tookMs: 0,
  total: 0,
  counts: {},
  complete: true,
  hits: [],
  readAs: null,
  suggestion: null,
  indexing: null,
};
