import { idAt, type ReportId, seqOf } from '#shared/domain/ids';
import {
  allRunsOf,
  commonPrints,
  type Fingerprint,
  fingerprintOf,
  SURELY_FOUND,
} from '#shared/text/alike/fingerprint';
import { Postings } from './postings';
import { SetPhrases } from './set-phrases';
import { Shelf } from './shelf';

/** A report that has something in common with a text, as told from fingerprints: to be looked at closely. */
export interface Near {
  readonly report: ReportId;
  /** About so many words in common, set phrases not counted. */
  readonly shared: number;
  /** About this share of the shorter of the two, from 0 to 1. */
  readonly share: number;
}

export interface NearOptions {
  /** The report the text is of: it is not told to be near itself. */
  readonly besides?: ReportId | undefined;
  /** At most so many, 20 unless told. */
  readonly limit?: number | undefined;
}

const USUAL_LIMIT = 20;
/** A report that was taken out. */
const NONE = 0;
/** A third of so many words is a passage that is surely found. */
const FEW_WORDS = 3 * SURELY_FOUND;

/**
 * An index from fingerprints to the reports of a desk. Every report that has a passage of 23 words or more in common
 * with a text is found (see `fingerprintOf`), unless the passage is a set phrase (see `SetPhrases`).
 */
export class Alike {
  readonly #postings = new Postings();
  readonly #shelf = new Shelf();
  readonly #phrases = new SetPhrases(this.#shelf);
  /** The number of the report at each place. */
  readonly #reports: number[] = [];
  readonly #places = new Map<number, number>();

  /** @param kept reports with their fingerprints, as `entries` gave them */
  constructor(kept: readonly (readonly [ReportId, Fingerprint])[] = []) {
    const count = kept.reduce((sum, [, { prints }]) => sum + prints.length, 0);
    const pairs = { prints: new Uint32Array(count), places: new Uint32Array(count) };
    let at = 0;
    for (const [id, fingerprint] of kept) {
      const { prints } = fingerprint;
      pairs.prints.set(prints, at);
      pairs.places.fill(this.#shelve(id, fingerprint), at, at + prints.length);
      at += prints.length;
    }
    this.#postings.addAll(pairs);
  }

  /** How many reports are in it. */
  get size(): number {
    return this.#places.size;
  }

  /** Puts a report in, in place of what was known of it. */
  add(id: ReportId, text: string): void {
    this.addPrinted(id, fingerprintOf(text));
  }

  /** The same, where the fingerprint was made elsewhere. */
  addPrinted(id: ReportId, fingerprint: Fingerprint): void {
    if (this.#isKnown(id, fingerprint)) return;
    this.remove(id);
    this.#postings.add(this.#shelve(id, fingerprint), fingerprint.prints);
  }

  /** Takes a report out; nothing happens where it is not in. Its numbers go with the next writing and reading. */
  remove(id: ReportId): void {
    const place = this.#places.get(seqOf(id));
    if (place === undefined) return;
    this.#reports[place] = NONE;
    this.#places.delete(seqOf(id));
  }

  /** The reports that have something in common with a text, those with the most first; of equal ones the newer. */
  near(text: string, options: NearOptions = {}): Near[] {
    return this.nearPrinted(fingerprintOf(text), options);
  }

  /** The same, where the fingerprint was made elsewhere. */
  nearPrinted({ words, prints }: Fingerprint, { besides, limit = USUAL_LIMIT }: NearOptions): Near[] {
    const counts = this.#countIn(prints);
    if (besides) counts.delete(this.#places.get(seqOf(besides)) ?? -1);
    return [...counts]
      .sort(([place, count], [otherPlace, otherCount]) => otherCount - count || otherPlace - place)
      .slice(0, limit)
      .map(([place, count]) => ({
        report: idAt('report', this.#reports[place] as number),
        shared: Math.round((count * words) / prints.length),
        share: count / Math.min(prints.length, this.#shelf.at(place).prints.length),
      }));
  }

  /**
   * Whether it is worth comparing two reports' texts: false where surely less than a third of either stands in the
   * other in passages of `SURELY_FOUND` words. A thousand times as quick as comparing.
   */
  mayShare(one: ReportId, other: ReportId): boolean {
    const [left, right] = [this.#printed(one), this.#printed(other)];
    if (!left || !right || Math.min(left.words, right.words) < FEW_WORDS) return true;
    return commonPrints(left.prints, right.prints) > 0;
  }

  /** Whether a passage is a set phrase on this desk: it says nothing about where a report comes from. */
  isSetPhrase(passage: string): boolean {
    const known = [...allRunsOf(passage)]
      .map((print) => this.#reportsWith(print))
      .filter((places) => places.length > 0);
    const set = known.filter((places) => this.#phrases.isSet(places));
    return set.length > known.length / 2;
  }

  /** Every report with its fingerprint, in the order they were put in. */
  *entries(): Generator<readonly [ReportId, Fingerprint]> {
    for (const [place, seq] of this.#reports.entries())
      if (seq !== NONE) yield [idAt('report', seq), this.#shelf.at(place)];
  }

  /** How many of the prints each report has, set phrases left out. */
  #countIn(prints: Uint32Array): Map<number, number> {
    const counts = new Map<number, number>();
    for (const print of prints) {
      const places = this.#reportsWith(print);
      if (this.#phrases.isSet(places)) continue;
      for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return counts;
  }

  #printed(id: ReportId): Fingerprint | null {
    const place = this.#places.get(seqOf(id));
    return place === undefined ? null : this.#shelf.at(place);
  }

  #isKnown(id: ReportId, { words, prints }: Fingerprint): boolean {
    const known = this.#printed(id);
    if (known?.words !== words || known.prints.length !== prints.length) return false;
    return commonPrints(known.prints, prints) === prints.length;
  }

  #reportsWith(print: number): number[] {
    return this.#postings.placesOf(print).filter((place) => this.#reports[place] !== NONE);
  }

  #shelve(id: ReportId, fingerprint: Fingerprint): number {
    const place = this.#shelf.push(fingerprint);
    this.#reports.push(seqOf(id));
    this.#places.set(seqOf(id), place);
    return place;
  }
}
