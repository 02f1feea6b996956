import { weekdayOf } from './calendar';
import { phraseAt } from './names';
import {
  COMING,
  type DaySentence,
  either,
  type MeantDay,
  only,
  openWhy,
  PAST,
  type SaidDay,
  said,
} from './said';
import type { Tense } from './tense';

/**
 * A weekday as newspapers use it: one within the seven days before or after the day of writing, which of them the tense
 * tells (The Associated Press Stylebook, "days of the week"). Null where it is a day like any other of its name, is
 * counted from another day, or is part of a name.
 */
export function weekdayAt(sentence: DaySentence, at: number): SaidDay | null {
  const { tokens, language } = sentence;
  const token = tokens[at];
  const weekday = token && language.weekdays.get(token.word);
  if (!token || weekday === undefined || (language.hasCapitals && !token.isCapital)) return null;
  const own = ownLength(sentence, at);
  if (own === 0 || isNone(sentence, at, own)) return null;
  const week = phraseAt(tokens, at + own, language.ofWeek);
  if (week) return said(sentence, at, own + week.length, ofWeek(sentence, weekday, week.value));
  const { from, length, how } = modified(sentence, at, own);
  return said(
    sentence,
    from,
    length,
    meantBy(sentence, weekday, how, sentence.tenses.at(from, from + length)),
  );
}

/** How many tokens the name itself has: three of `quinta-feira`; 0 where a part of it is missing. */
function ownLength({ tokens, language }: DaySentence, at: number): number {
  const isLong = tokens[at + 1]?.word === '-' && tokens[at + 2]?.word === language.weekdayEnd;
  if (isLong && language.weekdayEnd) return 3;
  // Saturday and Sunday are whole words in Portuguese as well.
  return language.weekdayEnd && (language.weekdays.get(tokens[at]?.word ?? '') ?? 0) < 5 ? 0 : 1;
}

function isNone({ tokens, language }: DaySentence, at: number, own: number): boolean {
  const [earlier, last, next] = [at - 2, at - 1, at + own].map((index) => tokens[index]);
  if (language.notAfter.has(last?.word ?? '') || language.notBefore.has(next?.word ?? '')) return true;
  // `on a Thursday`, and `the Mail on Sunday`
  const isAny = language.numbers[last?.word ?? ''] === 1 && language.tense.on.has(earlier?.word ?? '');
  return isAny || (earlier?.word === 'mail' && earlier.isCapital);
}

type How = 'last' | 'next' | 'current' | 'plain';

/** `last Friday`, `vendredi dernier`, `this coming Friday`: what stands with a weekday says how it is counted. */
function modified(
  { tokens, language: { last, next, current } }: DaySentence,
  at: number,
  own: number,
): { from: number; length: number; how: How } {
  const howOf = (word: string): How =>
    last.has(word) ? 'last' : next.has(word) ? 'next' : current.has(word) ? 'current' : 'plain';
  const before = howOf(tokens[at - 1]?.word ?? '');
  if (before !== 'plain') return { from: at - 1, length: own + 1, how: before };
  const after = howOf(tokens[at + own]?.word ?? '');
  const isAfter = after === 'last' || after === 'next';
  return isAfter ? { from: at, length: own + 1, how: after } : { from: at, length: own, how: 'plain' };
}

/** The nearest day of that name, the day of writing included. */
const onOrBefore = (from: number, weekday: number): number => from - ((weekdayOf(from) - weekday + 7) % 7);
const onOrAfter = (from: number, weekday: number): number => from + ((weekday - weekdayOf(from) + 7) % 7);

/** Weeks begin on Monday. */
const inWeek = (from: number, weekday: number, week: number): number =>
  from - weekdayOf(from) + 7 * week + weekday;

const ofWeek = ({ from }: DaySentence, weekday: number, week: number): readonly MeantDay[] =>
  only(inWeek(from, weekday, week), 'likely', 'its week is named');

function meantBy({ from }: DaySentence, weekday: number, how: How, tense: Tense): readonly MeantDay[] {
  const before = onOrBefore(from, weekday);
  const after = onOrAfter(from, weekday);
  if (how === 'last')
    return either(
      onOrBefore(from - 1, weekday),
      inWeek(from, weekday, -1),
      'the one just past or that of last week',
      'the one of that name before it',
    );
  if (how === 'next')
    return either(
      onOrAfter(from + 1, weekday),
      inWeek(from, weekday, 1),
      'the one just ahead or that of next week',
      'the one of that name after it',
    );
  if (before === after) return only(from, 'likely', 'it is that day itself');
  if (tense === 'past') return only(before, 'likely', PAST);
  if (tense === 'coming' || how === 'current') return only(after, 'likely', COMING);
  return either(before, after, openWhy(tense), '');
}
