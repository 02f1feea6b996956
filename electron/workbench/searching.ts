import { FaultError } from '#shared/contract/faults';
import type { SearchAnswer } from '#shared/contract/views';
import type { Desk } from '#shared/domain/fold';
import { type ClaimId, kindOf, type RecordKind, type ReportId } from '#shared/domain/ids';
import { type Claim, nameOf, type Report, verdictOf } from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import { counted } from '#shared/domain/warnings';
import type { Ledger } from './ledger/ledger';
import { GENESIS } from './ledger/lines';
import type { Position, SearchDoc, SearchIndex } from './ports';
import type { Present } from './present';
import type { Texts } from './texts';

const BATCH = 200;
const INDEXED: readonly (RecordKind | null)[] = ['report', 'claim'];

export interface SearchingOptions {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly present: Present;
  readonly texts: Texts;
  /** Opens the index; called once, when it is first needed. */
  readonly open: () => Promise<SearchIndex>;
}

/** Keeps the search index level with the ledger: whatever was touched since the index's position is put again. */
export class Searching {
  readonly #options: SearchingOptions;
  #index: Promise<SearchIndex> | null = null;
  /** The entry the index is complete up to; null until it was asked. */
  #from: Position | null = null;
  #following: Promise<void> = Promise.resolve();

  constructor(options: SearchingOptions) {
    this.#options = options;
  }

  /** Answers from an index that has caught up with every acknowledged entry. */
  async search(query: string, limit: number): Promise<SearchAnswer> {
    // An empty desk may not even have a folder yet.
    if (this.#options.ledger.head.seq === 0) return { query, tookMs: 0, total: 0, hits: [], readAs: null };
    try {
      return await this.#ask(query, limit);
    } catch (error) {
      if (!(error instanceof FaultError) || error.tag !== 'damaged') throw error;
      // A damaged index has just been emptied; it is filled again and asked once more.
      this.#from = null;
      return this.#ask(query, limit);
    }
  }

  async #ask(query: string, limit: number): Promise<SearchAnswer> {
    await this.follow();
    return (await this.#open()).search(query, limit);
  }

  /** Brings the index up to the ledger's head. Calls made meanwhile run after one another. */
  follow(): Promise<void> {
    const run = this.#following
      .then(() => this.#catchUp())
      .catch((error: unknown) => {
        // The index may have been emptied: where it stands now, only it can tell.
        this.#from = null;
        throw error;
      });
    this.#following = run.catch(() => undefined);
    return run;
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
    await this.#following;
    const index = await this.#index?.catch(() => null);
    await index?.close();
  }

  #open(): Promise<SearchIndex> {
    this.#index ??= this.#options.open().catch((error: unknown) => {
      this.#index = null;
      throw error;
    });
    return this.#index;
  }

  async #catchUp(): Promise<void> {
    const { desk, ledger } = this.#options;
    const index = await this.#open();
    this.#from ??= await this.#begin(index);
    const from = this.#from;
    const to = { seq: ledger.head.seq, hash: ledger.head.hash };
    if (from.seq === to.seq) return;
    const ids = desk.journal.since(from.seq).filter((id) => INDEXED.includes(kindOf(id)));
    for (let at = 0; at < ids.length; at += BATCH) {
      // Only the last batch moves the position: a build that was cut short begins again where it stood.
      const last = at + BATCH >= ids.length;
      await index.apply({ ...(await this.#change(ids.slice(at, at + BATCH))), position: last ? to : from });
    }
    if (ids.length === 0) await index.apply({ put: [], remove: [], position: to });
    this.#from = to;
  }

  /** Where the index stands, after making sure that it is an index of this ledger. */
  async #begin(index: SearchIndex): Promise<Position> {
    const position = await index.position();
    const { ledger } = this.#options;
    if (position && position.seq <= ledger.head.seq) {
      if ((await ledger.hashAt(position.seq)) === position.hash) return position;
    }
    await index.clear();
    return { seq: 0, hash: GENESIS };
  }

  async #change(ids: readonly string[]): Promise<{ put: SearchDoc[]; remove: string[] }> {
    const put: SearchDoc[] = [];
    const remove: string[] = [];
    for (const id of ids) {
      const doc = await this.#doc(id);
      if (doc) put.push(doc);
      else remove.push(id);
    }
    return { put, remove };
  }

  async #doc(id: string): Promise<SearchDoc | null> {
    const { report, claim } = this.#options.desk.tables;
    const foundReport = report.get(id as ReportId);
    if (foundReport) return this.#reportDoc(foundReport);
    const foundClaim = claim.get(id as ClaimId);
    return foundClaim ? this.#claimDoc(foundClaim) : null;
  }

  async #reportDoc(report: Report): Promise<SearchDoc> {
    const { outlet, byline, date, url } = report.meta;
    const body = await this.#options.texts.of(report).catch((error: unknown) => {
      // A damaged text is `verify`'s to name; searching goes on without it.
      if (error instanceof FaultError) return '';
      throw error;
    });
    return {
      kind: 'report',
      id: report.id,
      title: nameOf(report),
      body,
      more: lines([outlet, byline, date, url]),
    };
  }

  #claimDoc(claim: Claim): SearchDoc {
    const { present } = this.#options;
    const responses = counted(claim.responses.map(present.responseRow));
    const said = responses.map(({ party, stance, note, via }) => {
      const { name, role, aka } = present.partyRow(party);
      const who = [name, ...aka, role].filter(Boolean).join(', ');
      return [`${who}: ${inWords(stance)}`, via && `via ${via}`, note].filter(Boolean).join('; ');
    });
    const notes = claim.notes.map(({ text }) => text);
    const more = lines([inWords(verdictOf(claim)), claim.ruling?.note ?? null, ...notes, ...said]);
    return { kind: 'claim', id: claim.id, title: claim.text, body: claim.text, more };
  }
}

const lines = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n');
