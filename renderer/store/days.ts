import type { ReportView } from '#shared/contract/views';
import { type Concluded, concludedFrom } from '#shared/text/concluded';
import { type DayBasis, dayBasisOf } from '#shared/text/days/basis';
import { daysIn } from '#shared/text/days/days';
import { type DayNote, notesOf } from '#shared/text/days/notes';
import { directionOfLanguage } from '#shared/text/language/language';
import type { Span } from '#shared/text/sentences';
import { once } from './once';
import type { Cursor, Reading } from './state';

/** What is concluded of an open report: computed once, shown as concluded, written nowhere. */
export interface ReadConclusions extends Concluded {
  readonly basis: DayBasis | null;
  /** As the original states it, else as its words tell it. */
  readonly language: string | null;
  /** Which way it is written; null where its language is not known. */
  readonly direction: 'ltr' | 'rtl' | null;
}

/** A report's row changes, its text never does. */
const concludedOnce = once(concludedFrom);
const known = new WeakMap<ReportView, ReadConclusions>();

export function conclusionsOf(report: ReportView): ReadConclusions {
  const there = known.get(report) ?? concludedOf(report);
  known.set(report, there);
  return there;
}

function concludedOf(report: ReportView): ReadConclusions {
  const concluded = concludedOnce(report.text);
  const language = report.reading.language ?? concluded.language;
  return {
    ...concluded,
    basis: dayBasisOf(report, concluded),
    language,
    direction: directionOfLanguage(language),
  };
}

/** The relative days in some sentences of a report's text that begin at `offset`; all other offsets are the report's. */
export function dayNotesIn(
  text: string,
  offset: number,
  sentences: readonly Span[],
  basis: DayBasis | null,
): readonly DayNote[] {
  const here = sentences.map(({ start, end }) => ({ start: start - offset, end: end - offset }));
  return notesOf(text, daysIn(text, here, basis)).map((note) => ({
    ...note,
    start: note.start + offset,
    end: note.end + offset,
  }));
}

const NONE: readonly DayNote[] = [];

/** The days in the sentences under the cursor. Their paragraph is read from its beginning: a quotation may be open. */
export function daysAtCursor(reading: Reading, { at, from }: Cursor): readonly DayNote[] {
  const { basis } = conclusionsOf(reading.report);
  const [first, last] = [Math.min(at, from), Math.max(at, from)];
  const { report, sentences } = reading;
  const paragraph = sentences.at(first)?.paragraph;
  if (!basis || paragraph === undefined) return NONE;
  const begin = sentences.inParagraph(paragraph).first;
  const start = sentences.at(first)?.start ?? 0;
  const days = daysIn(report.text, sentences.slice(begin, last + 1), basis);
  return notesOf(report.text, days).filter((note) => note.start >= start);
}
