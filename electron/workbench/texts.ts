import { FaultError } from '#shared/contract/faults';
import type { Report } from '#shared/domain/records';
import { isRedacted } from '#shared/domain/redaction';
import { type Concluded, concludedFrom } from '#shared/text/concluded';
import { dayBasisOf } from '#shared/text/days/basis';
import type { ResolvedDay } from '#shared/text/days/days';
import { daysInPassage } from '#shared/text/days/passage';
import { paragraphsOf, type Span, spanAt } from '#shared/text/sentences';
import type { Blobs } from './storage/blobs';

/** A text in memory; its paragraphs, and what is concluded from it, are found when they are first asked for. */
class Loaded {
  readonly text: string;
  #paragraphs: readonly Span[] | null = null;
  #concluded: Concluded | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get paragraphs(): readonly Span[] {
    this.#paragraphs ??= paragraphsOf(this.text);
    return this.#paragraphs;
  }

  get concluded(): Concluded {
    this.#concluded ??= concludedFrom(this.text);
    return this.#concluded;
  }
}

const KEPT = 64;
const NOTHING = new Loaded('');

/** Reports' texts, read when needed; the last few stay in memory. */
export class Texts {
  readonly blobs: Blobs;
  readonly #recent = new Map<string, Promise<Loaded>>();

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  async put(text: string): Promise<string> {
    return this.blobs.put(Buffer.from(text));
  }

  async of(report: Report): Promise<string> {
    return (await this.#load(report.text.sha256)).text;
  }

  /**
   * The paragraph that holds `offset`, 1 for the first; 0 where the text was redacted or is damaged: one bad file keeps
   * nobody from their claims.
   */
  async paragraphAt(report: Report, offset: number): Promise<number> {
    return spanAt((await this.#loadOrNothing(report)).paragraphs, offset) + 1;
  }

  /** The relative days in a passage; none where the report's date or its text is not known. */
  async daysIn(report: Report, passage: Span): Promise<readonly ResolvedDay[]> {
    if (report.meta.date === null) return [];
    const { text, paragraphs, concluded } = await this.#loadOrNothing(report);
    const { meta, reading, dateCorrected } = report;
    const basis = dayBasisOf({ date: meta.date, reading, dateCorrected }, concluded);
    return daysInPassage(text, paragraphs, passage, basis);
  }

  #loadOrNothing(report: Report): Promise<Loaded> {
    return this.#load(report.text.sha256).catch((error: unknown) => {
      if (error instanceof FaultError && error.tag === 'damaged') return NOTHING;
      throw error;
    });
  }

  /** Lets go of what is in memory: a text was taken out. */
  forget(): void {
    this.#recent.clear();
  }

  #load(sha256: string): Promise<Loaded> {
    const known = this.#recent.get(sha256);
    // Taken out and put in again: the map's order is the order of use.
    this.#recent.delete(sha256);
    const loaded = known ?? this.#read(sha256);
    this.#recent.set(sha256, loaded);
    for (const [oldest] of this.#recent) {
      if (this.#recent.size <= KEPT) break;
      this.#recent.delete(oldest);
    }
    return loaded;
  }

  async #read(sha256: string): Promise<Loaded> {
    if (isRedacted(sha256)) return NOTHING;
    try {
      return new Loaded(Buffer.from(await this.blobs.get(sha256)).toString('utf8'));
    } catch (error) {
      this.#recent.delete(sha256);
      throw error;
    }
  }
}
