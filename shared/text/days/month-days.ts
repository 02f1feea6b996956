import { numberIn, weekdayOf, yearOf } from './calendar';
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
import type { Token } from './tokens';

/** A day and a month as they stand in a text: tokens `from` to `from + length`. */
export interface MonthDay {
  readonly from: number;
  readonly length: number;
  readonly month: number;
  readonly day: number;
  /** Null where it is not named. */
  readonly year: number | null;
}

type Names = Pick<DaySentence['language'], 'months' | 'hasCapitals'>;

/** `Oct. 3`, `3 October`, `the 3rd of October`, `March 12, 2024`, read at the month's name; null for anything else. */
export function monthDayAt(
  tokens: readonly Token[],
  at: number,
  { months, hasCapitals }: Names,
): MonthDay | null {
  const token = tokens[at];
  const month = token && months.get(token.word);
  if (!token || month === undefined || (hasCapitals && !token.isCapital)) return null;
  const read = dayBefore(tokens, at) ?? dayAfter(tokens, at);
  if (!read || numberIn(2000, month, read.day) === null || isCount(tokens[read.end])) return null;
  const { year, end } = yearAt(tokens, read.end);
  return { from: read.from, length: end - read.from, month, day: read.day, year };
}

interface ReadDay {
  readonly day: number;
  readonly from: number;
  /** The token after it. */
  readonly end: number;
}

const dayOf = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^\d{1,2}$/.test(token.word) ? Number(token.word) : null;

/** `Oct. 3`, `October 3rd` */
function dayAfter(tokens: readonly Token[], month: number): ReadDay | null {
  const at = month + (tokens[month + 1]?.word === '.' ? 2 : 1);
  const day = dayOf(tokens[at]);
  const isOrdinal = ORDINAL.has(tokens[at + 1]?.word ?? '') && tokens[at + 1]?.start === tokens[at]?.end;
  return day === null ? null : { day, from: month, end: at + (isOrdinal ? 2 : 1) };
}

/** `3 October`, `3rd of October`, `3. Oktober`, `3 de octubre`, `1er octobre`, `1º de outubro` */
function dayBefore(tokens: readonly Token[], month: number): ReadDay | null {
  let at = month - 1;
  if (OF.has(tokens[at]?.word ?? '')) at -= 1;
  if (ORDINAL_BEFORE.has(tokens[at]?.word ?? '')) at -= 1;
  const day = dayOf(tokens[at]);
  // The stop of `3 Oct. 2019` belongs to the month, that of `on 3 October.` to the sentence.
  const isDotted = tokens[month + 1]?.word === '.' && isYear(tokens[month + 2]);
  return day === null ? null : { day, from: at, end: month + (isDotted ? 2 : 1) };
}

const ENDS = ['st', 'nd', 'rd', 'th', 'er'];
const ORDINAL = new Set(ENDS);
const ORDINAL_BEFORE = new Set([...ENDS, '.', 'º', 'o', 'ª']);
const OF = new Set(['of', 'de']);

const isYear = (token: Token | undefined): token is Token =>
  token?.kind === 'number' && /^(?:1[5-9]|20)\d\d$/.test(token.word);

/** `, 2024`, ` 2024`, ` de 2024` */
function yearAt(tokens: readonly Token[], end: number): { year: number | null; end: number } {
  const at = end + (tokens[end]?.word === ',' || tokens[end]?.word === 'de' ? 1 : 0);
  const token = tokens[at];
  return isYear(token) ? { year: Number(token.word), end: at + 1 } : { year: null, end };
}

/** `May 12 months`, `March 3 percent`: no day. */
const isCount = (token: Token | undefined): boolean => COUNTED.has(token?.word ?? '');
const COUNTED = new Set(
  'percent per % million billion months days hours minutes people points seats votes'.split(' '),
);

/** Half a year, beyond which the nearer day of that name is no likelier than the other. */
const HALF_YEAR = 183;

/** A day and a month without a year. Null for what is a name by now, `the Sept. 11 attacks`, or a count. */
export function dayWithoutYearAt(sentence: DaySentence, at: number): SaidDay | null {
  const { tokens, language } = sentence;
  const found = monthDayAt(tokens, at, language);
  if (!found || found.year !== null || isNamed(sentence, found) || isCounting(sentence, found)) return null;
  const end = found.from + found.length;
  const relative = phraseAt(tokens, end, language.ofYear);
  const { from, weekday } = weekdayBefore(sentence, found.from);
  const length = end - from + (relative?.length ?? 0);
  const meant = relative
    ? inYear(sentence, found, relative.value)
    : nearest(sentence, found, weekday, sentence.tenses.at(from, end));
  return meant.length > 0 ? said(sentence, from, length, meant) : null;
}

/** What a day is remembered for is mostly of another year. */
function isNamed({ tokens }: DaySentence, { from, length, month, day }: MonthDay): boolean {
  const next = tokens[from + length];
  const isJoined = next?.word === '-' && tokens[from + length + 1]?.word === 'century';
  return isJoined || (month === 9 && day === 11) || REMEMBERED.test(next?.word ?? '');
}
const REMEMBERED =
  /^(?:attack|massacre|riot|insurrection|uprising|revolution|coup|bombing|hijack|terror|movement|commission|committee|agreement|assault|putsch)/;

/** `In May 20 soldiers were killed`: behind `in` a month stands alone. */
function isCounting({ tokens, language }: DaySentence, { from, length }: MonthDay): boolean {
  const isBare =
    tokens[from + length - 1]?.kind === 'number' && language.months.has(tokens[from]?.word ?? '');
  let before = from - 1;
  while (PART_OF_MONTH.has(tokens[before]?.word ?? '')) before -= 1;
  return isBare && WITHIN.has(tokens[before]?.word ?? '');
}
const WITHIN = new Set('in during throughout im en em nel'.split(' '));
const PART_OF_MONTH = new Set('early mid late -'.split(' '));

/** `Thursday, Oct. 3` is one expression. */
function weekdayBefore(
  { tokens, language }: DaySentence,
  from: number,
): { from: number; weekday: number | null } {
  let at = from - 1;
  while (at >= from - 3 && JOINING.has(tokens[at]?.word ?? '')) at -= 1;
  const weekday = language.weekdays.get(tokens[at]?.word ?? '') ?? null;
  return weekday === null ? { from, weekday } : { from: at, weekday };
}
const JOINING = new Set([',', 'the', 'dem', 'den', 'el', 'le']);

function inYear({ from }: DaySentence, { month, day }: MonthDay, years: number): readonly MeantDay[] {
  const number = numberIn(yearOf(from) + years, month, day);
  return number === null ? [] : only(number, 'stated', 'its year is named');
}

function nearest(
  { from }: DaySentence,
  of: MonthDay,
  weekday: number | null,
  tense: Tense,
): readonly MeantDay[] {
  const year = yearOf(from);
  const all = [year - 1, year, year + 1].flatMap((one) => numberIn(one, of.month, of.day) ?? []);
  const [near] = all.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  if (near === undefined) return [];
  if (weekday !== null) return onWeekday(all, near, weekday);
  const by =
    tense === 'past'
      ? all.findLast((day) => day <= from)
      : tense === 'coming'
        ? all.find((day) => day >= from)
        : near;
  if (by !== near && by !== undefined)
    return either(
      by,
      near,
      `the nearest one, or the one that fits as ${tense === 'past' ? PAST : COMING}`,
      '',
    );
  const isNear = Math.abs(near - from) <= (tense === null || tense === 'open' ? HALF_YEAR / 2 : HALF_YEAR);
  return only(near, isNear ? 'likely' : 'guessed', isNear ? 'in the year nearest to it' : openWhy(tense));
}

/** The weekday that is named with a day says which year is meant, or that something is wrong. */
function onWeekday(all: readonly number[], near: number, weekday: number): readonly MeantDay[] {
  const fits = all.filter((day) => weekdayOf(day) === weekday);
  if (fits.includes(near)) return only(near, 'likely', 'the weekday named with it fits the nearest year');
  const [other] = fits;
  return other === undefined
    ? only(near, 'guessed', 'the weekday named with it fits none of the years around it')
    : only(other, 'guessed', 'the weekday named with it fits this year, but not the nearest one');
}
