import { setImmediate as turn } from 'node:timers/promises';
import { FaultError } from '#shared/contract/faults';
import type { Desk } from '#shared/domain/fold';
import { isId, type ReportId } from '#shared/domain/ids';
import type { Report } from '#shared/domain/records';
import { fingerprintFrom } from '#shared/text/alike/fingerprint';
import { type Comparison, comparedWords } from '#shared/text/alike/relation';
import { type NumberedWords, numberedWords } from '#shared/text/alike/words';
import type { Ledger } from '../ledger/ledger';
import { GENESIS } from '../ledger/lines';
import type { Disk } from '../storage/disk';
import type { Texts } from '../texts';
import { Alike } from './alike';
import { type Level, readAlike, removeAlike, writeAlike } from './file';

export interface FollowingOptions {
  /** The desk's folder. */
  readonly folder: string;
  readonly disk: Disk;
  readonly desk: Desk;
  readonly ledger: Pick<Ledger, 'head' | 'hashAt'>;
  readonly texts: Pick<Texts, 'of'>;
  /** Whether this process may write what is derived from the desk. */
  readonly writes: () => boolean;
}

/** A report with passages in common with another one, compared text by text. */
export interface Kin {
  readonly report: Report;
  /** `a` is the report asked about, `b` this one. */
  readonly comparison: Comparison;
}

/** So many changed reports make it worth writing the file before the desk is closed. */
const WORTH_WRITING = 5000;
/** After so many reports others are let in. */
const AT_ONCE = 8;
const NOWHERE: Level = { seq: 0, hash: GENESIS };

/** Keeps the fingerprints of a desk's reports level with the ledger, and answers what is alike from them. */
export class AlikeFollowing {
  readonly #options: FollowingOptions;
  #alike: Alike | null = null;
  #position = NOWHERE;
  #unwritten = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(options: FollowingOptions) {
    this.#options = options;
  }

  /** Brings in what changed on the desk since it was last asked. Calls run after one another. */
  follow(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#level();
    });
  }

  /**
   * The reports that are alike with one, those with the most in common first.
   * @throws FaultError `damaged` where its own text cannot be read; others that cannot are passed over
   */
  kinOf(report: Report, limit?: number): Promise<Kin[]> {
    return this.#inTurn(async () => {
      const alike = await this.#level();
      const words = numberedWords(await this.#options.texts.of(report));
      const found: Kin[] = [];
      for (const { report: id } of alike.nearPrinted(fingerprintFrom(words), {
        besides: report.id,
        limit,
      })) {
        const other = this.#options.desk.tables.report.get(id);
        const otherWords = other && (await this.#wordsOf(other));
        if (!other || !otherWords) continue;
        const comparison = comparedWords(words, otherWords, this.isSetPhrase);
        if (comparison.relation !== null) found.push({ report: other, comparison });
      }
      return found.sort((one, two) => two.comparison.a.words - one.comparison.a.words);
    });
  }

  /** Whether a passage stands in so many reports that tell of other things that it says nothing of where one comes from. As far as is known just now. */
  isSetPhrase = (passage: string): boolean => this.#alike?.isSetPhrase(passage) ?? false;

  /** Forgets everything, on disk too, and begins anew at the next call: something was redacted. */
  startOver(): Promise<void> {
    return this.#inTurn(async () => {
      this.#alike = null;
      this.#position = NOWHERE;
      this.#unwritten = 0;
      await removeAlike(this.#options.folder, this.#options.disk);
    });
  }

  /** Stops bringing in, and writes what is not written yet. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#inTurn(() => this.#write());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #level(): Promise<Alike> {
    this.#alike ??= await this.#opened();
    const { seq, hash } = this.#options.ledger.head;
    if (this.#position.seq !== seq && (await this.#catchUp(this.#alike, seq))) this.#position = { seq, hash };
    return this.#alike;
  }

  /** @returns whether all is in: not when the desk is being closed */
  async #catchUp(alike: Alike, to: number): Promise<boolean> {
    const isDone = new Set<string>();
    for (const { id, seq } of [...this.#options.desk.journal.after(this.#position.seq, to)]) {
      if (!isId('report', id) || isDone.has(id)) continue;
      if (isDone.size % AT_ONCE === 0) await turn();
      if (this.#closing || this.#unwritten >= WORTH_WRITING) await this.#noteAllBefore(seq);
      if (this.#closing) return false;
      if (this.#unwritten >= WORTH_WRITING) await this.#write();
      await this.#bring(alike, id);
      isDone.add(id);
      this.#unwritten++;
    }
    return true;
  }

  /** Everything before an act's entry is in: a long run that is cut short goes on there. */
  async #noteAllBefore(entry: number): Promise<void> {
    const seq = entry - 1;
    const hash = await this.#options.ledger.hashAt(seq);
    if (hash !== null && seq > this.#position.seq) this.#position = { seq, hash };
  }

  async #bring(alike: Alike, id: ReportId): Promise<void> {
    const report = this.#options.desk.tables.report.get(id);
    const words = report && (await this.#wordsOf(report));
    if (words) alike.addPrinted(id, fingerprintFrom(words));
    else alike.remove(id);
  }

  /** From the file where it is of this ledger, else empty. */
  async #opened(): Promise<Alike> {
    const kept = await readAlike(this.#options.folder);
    const { ledger } = this.#options;
    const isOurs = kept && (await ledger.hashAt(kept.position.seq)) === kept.position.hash;
    this.#position = isOurs ? kept.position : NOWHERE;
    return new Alike(isOurs ? kept.entries : []);
  }

  /** A disk that refuses only costs time at the next opening. */
  async #write(): Promise<void> {
    if (!this.#alike || this.#unwritten === 0 || !this.#options.writes()) return;
    this.#unwritten = 0;
    const kept = { position: this.#position, entries: [...this.#alike.entries()] };
    await writeAlike(this.#options.folder, kept, this.#options.disk).catch(() => undefined);
  }

  /** Null where the text is damaged: naming it is `verify`'s business. */
  async #wordsOf(report: Report): Promise<NumberedWords | null> {
    try {
      return numberedWords(await this.#options.texts.of(report));
    } catch (error) {
      if (error instanceof FaultError) return null;
      throw error;
    }
  }
}
