import { type ReadFrom, SURENESS, type Sureness } from '../../domain/provenance';
import type { ReportMeta } from '../../domain/records';
import { dayOf } from '../../query/dates';
import type { Concluded } from '../concluded';
import { dayOfDateline } from './dateline';

/** The day a report's relative days are counted from. */
export interface DayBasis {
  /** `YYYY-MM-DD`, in the zone it is stated in. */
  readonly day: string;
  readonly sure: Sureness;
  /** Where it comes from, in words: `the report’s date`. */
  readonly from: string;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
}

/** What of a report its days are resolved by. */
export interface Dated extends Pick<ReportMeta, 'date'> {
  readonly reading: Pick<ReadFrom, 'language' | 'provenance'>;
  /** Whether a checker has set the date since the report came in. */
  readonly dateCorrected: boolean;
}

/**
 * What a report's days are counted from: the day its dateline names, else the day of its date. Null where its date is
 * not known to the day: then no day is resolved, not even from a dateline, whose year would be anybody's guess.
 */
export function dayBasisOf(report: Dated, { dateline, language: concluded }: Concluded): DayBasis | null {
  const published = publishedOn(report.date);
  if (published === null) return null;
  const language = report.reading.language ?? concluded;
  const sure = sureOfDate(report);
  const written = dateline && dayOfDateline(dateline, published);
  return written === null || written === published
    ? { day: published, sure, from: 'the report’s date', language }
    : {
        day: written,
        sure: lesser(sure, 'likely'),
        from: 'the dateline’s day',
        language,
      };
}

/** `YYYY-MM-DD`; null where the date is not known to the day. */
export function publishedOn(date: string | null): string | null {
  const day = date === null ? null : dayOf(date);
  return day?.length === 10 ? day : null;
}

/** What a checker has set is stated; what was read is as sure as it was then. */
const sureOfDate = ({ dateCorrected, reading }: Dated): Sureness =>
  dateCorrected ? 'stated' : (reading.provenance.date?.sure ?? 'stated');

export const lesser = (a: Sureness, b: Sureness): Sureness =>
  SURENESS[Math.max(SURENESS.indexOf(a), SURENESS.indexOf(b))] ?? 'guessed';
