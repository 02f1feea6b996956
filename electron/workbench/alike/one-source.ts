import { FaultError } from '#shared/contract/faults';
import type { Report } from '#shared/domain/records';
import { compared, isOneSource } from '#shared/text/alike/relation';
import { sourcesOf } from '#shared/text/alike/sources';
import type { Texts } from '../texts';

/** Pairs that were compared: their texts never change. */
const KEPT = 10_000;

/** Whether two reports are one source by their texts, compared when first asked. */
export class OneSource {
  readonly #texts: Pick<Texts, 'of'>;
  readonly #known = new Map<string, Promise<boolean>>();

  readonly #isSetPhrase: (passage: string) => boolean;

  constructor(texts: Pick<Texts, 'of'>, isSetPhrase: (passage: string) => boolean) {
    this.#texts = texts;
    this.#isSetPhrase = isSetPhrase;
  }

  /** Whether all of them hang together: see `sourcesOf`. A text that cannot be read shares nothing. */
  async areAll(reports: readonly Report[]): Promise<boolean> {
    const joined = new Set<string>();
    for (const [at, report] of reports.entries())
      for (const other of reports.slice(0, at))
        if (await this.#areTwo(report, other)) joined.add(pairOf(report, other));
    return sourcesOf(reports, (one, other) => joined.has(pairOf(one, other))).length === 1;
  }

  #areTwo(one: Report, other: Report): Promise<boolean> {
    const key = pairOf(one, other);
    const known = this.#known.get(key) ?? this.#compare(one, other);
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  async #compare(one: Report, other: Report): Promise<boolean> {
    try {
      return isOneSource(compared(await this.#texts.of(one), await this.#texts.of(other), this.#isSetPhrase));
    } catch (error) {
      if (error instanceof FaultError) return false;
      throw error;
    }
  }
}

const pairOf = (one: Report, other: Report): string => [one.text.sha256, other.text.sha256].sort().join(' ');
