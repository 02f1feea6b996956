import type { Sureness } from '../../domain/provenance';
import type { Span } from '../sentences';
import { type DayBasis, lesser } from './basis';
import { dayAt, dayInFull, numberOfDay, yearOf } from './calendar';
import { dayWithoutYearAt, monthDayAt } from './month-days';
import { type DayLanguage, dayLanguage } from './names';
import { agoAt, nearDayAt } from './near-days';
import { Quotations } from './quotations';
import type { DaySentence, MeantDay, SaidDay } from './said';
import { Tenses } from './tense';
import { type Token, tokensIn } from './tokens';
import { weekdayAt } from './weekdays';

/** A word of a text that stands for a day, and which. Offsets are those of the text, which stays as it is. */
export interface ResolvedDay extends Span {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly sure: Sureness;
  /** What it is counted from, in words: `the report’s date`. */
  readonly from: string;
  /** The same with the reason for this very day. */
  readonly why: string;
}

/**
 * The relative days in a text: weekdays, `yesterday` and the like, days and months without a year. Of two days that may
 * be meant alike both are given, as guesses, over the same span. Days counted from something the text tells of
 * (`two days later`, `the following Monday`) are left alone. Takes time in proportion to the spans.
 *
 * @param sentences spans of the text, in order, each looked at by itself
 * @param basis null where the report's date is not known: then nothing is resolved
 */
export function daysIn(text: string, sentences: readonly Span[], basis: DayBasis | null): ResolvedDay[] {
  const language = basis && dayLanguage(basis.language);
  if (!basis || !language) return [];
  const quotations = new Quotations(text, sentences[0]?.start ?? 0);
  const from = numberOfDay(basis.day);
  const counted = dayInFull(basis.day);
  const found: ResolvedDay[] = [];
  for (const span of sentences)
    for (const stretch of stretchesOf(text, span)) {
      const telling = language.telling.countIn(text, stretch);
      if (telling === 0 || telling > MOST) continue;
      const tokens = tokensIn(text, stretch);
      const tenses = new Tenses(tokens, language.tense);
      found.push(...daysOf({ tokens, language, basis, from, counted, tenses }, quotations));
    }
  return found;
}

/** What is longer is no sentence, and is taken in pieces. */
const LONGEST = 2_000;
/** Where there are more words of days than this in one of them it is a table, and no tense tells anything. */
const MOST = 40;

/** A sentence, or the pieces of what is too long for one, parted between words. */
function* stretchesOf(text: string, { start, end }: Span): Generator<Span> {
  for (let from = start; from < end; ) {
    const space = text.slice(from, from + LONGEST).lastIndexOf(' ');
    const to = end - from <= LONGEST ? end : from + (space > 0 ? space : LONGEST);
    yield { start: from, end: to };
    from = to;
  }
}

function daysOf(sentence: DaySentence, quotations: Quotations): ResolvedDay[] {
  const { tokens, language } = sentence;
  const found: ResolvedDay[] = [];
  const doubt = doubtOf(sentence);
  let free = 0;
  tokens.forEach(({ word }, at) => {
    if (at < free || !language.telling.has(word)) return;
    const full = skipped(tokens, at, language);
    if (full > at) free = full;
    const one = full > at ? null : dayAtToken(sentence, at);
    if (!one) return;
    free = Math.max(free, at + 1, at + one.length - (at - firstOf(tokens, at, one)));
    const why = quotations.holds(one.start) ? QUOTED : doubt;
    for (const meant of one.meant) found.push(resolved(one, meant, sentence, why));
  });
  return found;
}

/** The index of the token an expression begins with: some are met at their second word. */
function firstOf(tokens: readonly Token[], at: number, { start }: SaidDay): number {
  let first = at;
  while (first > 0 && (tokens[first]?.start ?? 0) > start) first -= 1;
  return first;
}

const dayAtToken = (sentence: DaySentence, at: number): SaidDay | null =>
  nearDayAt(sentence, at) ?? dayWithoutYearAt(sentence, at) ?? weekdayAt(sentence, at) ?? agoAt(sentence, at);

/**
 * A date that stands in full needs no resolving, and a weekday before a day and month is met with them: the token
 * after what is to be passed over.
 */
function skipped(tokens: readonly Token[], at: number, language: DayLanguage): number {
  if (!language.weekdays.has(tokens[at]?.word ?? '')) return endOfFull(tokens, at, language);
  for (let month = at + 1; month <= at + 6 && month < tokens.length; month += 1) {
    const date = monthDayAt(tokens, month, language);
    if (!date) continue;
    const isNext = tokens
      .slice(at + 1, date.from)
      .every(({ word }) => /^(?:,|the|dem|den|el|le)$/.test(word));
    if (isNext) return date.year === null ? month : date.from + date.length;
  }
  return at;
}

function endOfFull(tokens: readonly Token[], at: number, language: DayLanguage): number {
  const date = monthDayAt(tokens, at, language);
  return date?.year == null ? at : date.from + date.length;
}

const QUOTED = 'it was said in a quotation, perhaps on another day';

/** A sentence that names an earlier year may speak of that year's days. */
function doubtOf({ tokens, from }: DaySentence): string | null {
  const year = yearOf(from);
  const other = tokens.find(
    ({ kind, word }) => kind === 'number' && /^(?:1[5-9]|20)\d\d$/.test(word) && Number(word) < year,
  );
  return other ? `its sentence speaks of ${other.word}` : null;
}

function resolved(
  { start, end }: Span,
  { number, sure, why }: MeantDay,
  { basis, counted }: DaySentence,
  doubt: string | null,
): ResolvedDay {
  const reasons = [why, doubt ?? ''].filter(Boolean).join('; ');
  const { from } = basis;
  return {
    start,
    end,
    day: dayAt(number),
    sure: doubt === null ? lesser(sure, basis.sure) : 'guessed',
    from,
    why: `counted from ${from}, ${counted}${basis.sure === 'guessed' ? ', itself a guess' : ''}${reasons ? `: ${reasons}` : ''}`,
  };
}
