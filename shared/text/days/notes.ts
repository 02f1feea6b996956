import type { Span } from '../sentences';
import { dayInFull } from './calendar';
import type { ResolvedDay } from './days';

/** Words of a text that stand for a day, and what they mean: one day, or two of which neither is likelier. */
export interface DayNote extends Span {
  readonly words: string;
  /** `YYYY-MM-DD`, in order. */
  readonly days: readonly string[];
  readonly sure: ResolvedDay['sure'];
  readonly from: string;
  readonly why: string;
}

/**
 * What each word means, in the order of the text.
 * @param text the text the words are cut from
 * @param offset where in the report it begins
 */
export function notesOf(text: string, days: readonly ResolvedDay[], offset = 0): DayNote[] {
  const notes: DayNote[] = [];
  for (const { day, ...more } of days) {
    const last = notes.at(-1);
    if (last?.start === more.start) notes[notes.length - 1] = { ...last, days: [...last.days, day] };
    else notes.push({ ...more, words: text.slice(more.start - offset, more.end - offset), days: [day] });
  }
  return notes;
}

/** `3 October 2019`; where two are meant `26 September 2019 or 3 October 2019`. */
const daysInFull = ({ days }: DayNote): string => days.map(dayInFull).join(' or ');

const CONCLUSION: Readonly<Record<DayNote['sure'], string>> = {
  stated: 'concluded from',
  likely: 'likely, from',
  guessed: 'a guess, from',
};

/** `likely, from the report’s date` */
const conclusion = ({ sure, from }: DayNote): string => `${CONCLUSION[sure]} ${from}`;

/**
 * For whoever reads a quotation by itself: `Thursday: 3 October 2019; Friday: 4 October 2019 (likely, from the
 * report’s date)`. Empty where there are none.
 */
export function notesInWords(notes: readonly DayNote[]): string {
  const lines = new Map<string, Set<string>>();
  for (const note of notes) {
    const by = conclusion(note);
    lines.set(by, (lines.get(by) ?? new Set()).add(`${note.words}: ${daysInFull(note)}`));
  }
  return [...lines].map(([by, said]) => `${[...said].join('; ')} (${by})`).join('; ');
}
