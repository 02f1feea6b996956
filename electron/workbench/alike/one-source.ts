import { FaultError } from '#shared/contract/faults';
import type { Report } from '#shared/domain/records';
import { compared, isOneSource } from '#shared/text/alike/relation';
import type { Texts } from '../texts';

/** Pairs that were compared: their texts never change. */
const KEPT = 10_000;

/** Whether two reports are one source by their texts, compared when first asked. */
export class OneSource {
  readonly #texts: Pick<Texts, 'of'>;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(texts: Pick<Texts, 'of'>) {
    this.#texts = texts;
  }

  /** Whether all of them hang together, each with one before it. A text that cannot be read shares nothing. */
  async areAll(reports: readonly Report[]): Promise<boolean> {
    const joined = reports.slice(0, 1);
    let rest = reports.slice(1);
    for (let before = -1; rest.length > 0 && rest.length !== before; ) {
      before = rest.length;
      const left: Report[] = [];
      for (const report of rest) ((await this.#isWithAny(report, joined)) ? joined : left).push(report);
      rest = left;
    }
    return rest.length === 0;
  }

  async #isWithAny(report: Report, others: readonly Report[]): Promise<boolean> {
    for (const other of others) if (await this.#areTwo(report, other)) return true;
    return false;
  }

  #areTwo(one: Report, other: Report): Promise<boolean> {
    const key = [one.text.sha256, other.text.sha256].sort().join(' ');
    const known = this.#known.get(key) ?? this.#compare(one, other);
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  async #compare(one: Report, other: Report): Promise<boolean> {
    try {
      return isOneSource(compared(await this.#texts.of(one), await this.#texts.of(other)));
    } catch (error) {
      if (error instanceof FaultError) return false;
      throw error;
    }
  }
}
