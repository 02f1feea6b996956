import { bySeq, placeIn, type ReportId } from './ids';

/** From so many changes at once on, the list is gone through once rather than moved up for each. */
const MANY = 32;

/**
 * The reports in no story, in the order they were brought in. Gathered when they are first asked for, kept up from then
 * on: a page of them costs the same, however many there are.
 */
export class Loose {
  readonly #stories: { size(report: ReportId): number };
  #ids: ReportId[] | null = null;

  /** @param stories which stories a report is in; asked after they followed a change */
  constructor(stories: { size(report: ReportId): number }) {
    this.#stories = stories;
  }

  /** @param reports every report, in order: gone through the first time only */
  of(reports: readonly string[]): readonly ReportId[] {
    this.#ids ??= (reports as readonly ReportId[]).filter((report) => this.#stories.size(report) === 0);
    return this.#ids;
  }

  /** A report has come in, or back. */
  add(report: ReportId): void {
    const ids = this.#ids;
    if (!ids || this.#stories.size(report) > 0) return;
    const place = placeIn(ids, report);
    if (ids[place] !== report) ids.splice(place, 0, report);
  }

  remove(report: ReportId): void {
    const ids = this.#ids;
    if (!ids) return;
    const place = placeIn(ids, report);
    if (ids[place] === report) ids.splice(place, 1);
  }

  /** Reports have left a story, and come into one: those that left may be in another still. */
  moved(left: readonly ReportId[], come: readonly ReportId[]): void {
    if (!this.#ids) return;
    const free = left.filter((report) => this.#stories.size(report) === 0);
    if (free.length + come.length < MANY) {
      for (const report of free) this.add(report);
      for (const report of come) this.remove(report);
      return;
    }
    const taken = new Set(come);
    const kept = this.#ids.filter((report) => !taken.has(report));
    this.#ids = free.length === 0 ? kept : [...new Set([...kept, ...free])].sort(bySeq);
  }
}
