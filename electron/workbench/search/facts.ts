import { daysIn, FIRST_DAY, LAST_DAY } from '#shared/query/dates';
import type { SearchDoc } from '../ports';

/** Begins a fact; stands in it for all but letters and digits. Both are of private use: no word has them. */
const BEGIN = '\ue000';
const OTHER = '\ue001';

/** What the index knows of a document beside its words: one token to FTS5, and in no text, whatever it holds. */
export const fact = (name: string): string => BEGIN + name.toLowerCase().replaceAll(/[^a-z0-9]/g, OTHER);

/** A fact of every document. */
export const ANY_DOCUMENT = fact('any');
/** A fact of no document. */
export const NO_DOCUMENT = fact('none');

/** All facts of a document, for the index's column of them. */
export function factsOf({ kind, facts, dates }: SearchDoc): string {
  const all = new Set([ANY_DOCUMENT, fact(`in:${kind}`), ...facts.map(fact), ...dates.flatMap(datesIn)]);
  return [...all].join(' ');
}

/**
 * The spans a date lies in, from the third of a month (ten days) to the century: with thirds, a range is covered by
 * about half as many. A date that is only a month or a year lies in none smaller, so that a range finds it when all
 * of it lies within.
 */
function datesIn(date: string): string[] {
  const [century, decade, year] = [date.slice(0, 2), date.slice(0, 3), date.slice(0, 4)];
  const spans = [`century ${century}`, `decade ${decade}`, `year ${year}`];
  if (date.length >= 7) spans.push(`month ${date.slice(0, 7)}`);
  if (date.length >= 10)
    spans.push(`third ${date.slice(0, 7)} ${thirdOf(Number(date.slice(8)))}`, `day ${date}`);
  return spans.map(fact);
}

/** Of the three parts of a month, 1 to 10, 11 to 20 and the rest, the one the day is in, from 0. */
const thirdOf = (day: number): number => Math.min(2, Math.floor((day - 1) / 10));

interface Span {
  readonly from: string;
  readonly to: string;
  readonly fact: string;
  readonly parts: () => Span[];
}

/**
 * The fewest facts of which exactly the documents of a day from `from` to `to` (inclusive, `YYYY-MM-DD`; null: open)
 * have one. Between two days of one century they are some 80 at most, over several centuries some 100.
 */
export const cover = (from: string | null, to: string | null): string[] =>
  CENTURIES.flatMap((century) => covering(century, from ?? FIRST_DAY, to ?? LAST_DAY));

function covering(span: Span, from: string, to: string): string[] {
  if (span.to < from || span.from > to) return [];
  if (from <= span.from && span.to <= to) return [span.fact];
  return span.parts().flatMap((part) => covering(part, from, to));
}

const numbers = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const two = (n: number): string => String(n).padStart(2, '0');

const years = (name: string, first: number, last: number, parts: () => Span[]): Span => ({
  from: `${first}-01-01`,
  to: `${last}-12-31`,
  fact: fact(name),
  parts,
});

const centuryOf = (n: number): Span =>
  years(`century ${n}`, n * 100, n * 100 + 99, () => numbers(n * 10, n * 10 + 9).map(decadeOf));
const decadeOf = (n: number): Span =>
  years(`decade ${n}`, n * 10, n * 10 + 9, () => numbers(n * 10, n * 10 + 9).map(yearOf));
const yearOf = (year: number): Span =>
  years(`year ${year}`, year, year, () => numbers(1, 12).map((month) => monthOf(year, month)));

function monthOf(year: number, month: number): Span {
  const name = `${year}-${two(month)}`;
  const days = daysIn(year, month);
  return {
    from: `${name}-01`,
    to: `${name}-${days}`,
    fact: fact(`month ${name}`),
    parts: () => [0, 1, 2].map((third) => thirdSpan(name, third, third < 2 ? third * 10 + 10 : days)),
  };
}

const thirdSpan = (month: string, third: number, last: number): Span => ({
  from: `${month}-${two(third * 10 + 1)}`,
  to: `${month}-${two(last)}`,
  fact: fact(`third ${month} ${third}`),
  parts: () => numbers(third * 10 + 1, last).map((day) => daySpan(`${month}-${two(day)}`)),
});

const daySpan = (day: string): Span => ({ from: day, to: day, fact: fact(`day ${day}`), parts: () => [] });

const CENTURIES = numbers(10, 29).map(centuryOf);
