import type { Dated } from './ast';
import { dayOf, FIRST_DAY, isoOf, LAST_DAY, neighbour, spanOf } from './dates';

/** What `date:` was given, as days; null and why when it is none. */
export interface ReadDays {
  readonly dated: Dated | null;
  readonly problem: string | null;
}

const nothing = (problem: string | null): ReadDays => ({ dated: null, problem });
const days = (from: string | null, to: string | null, problem: string | null = null): ReadDays => ({
  dated: { is: 'dated', from, to },
  problem,
});

const COMPARED = /^([<>]=?|=)\s*(.*)$/u;
const RANGE = /^(.*?)(?:\.{2,}|…)(.*)$/u;

/**
 * Reads `2019-10-04`, `2019-10`, `2019`, `>=2019-10`, `<2019`, `2018..2019-03` (either end may be open).
 * @param typed it may go on: as much as stands there in full is read, and nothing is a problem
 */
export function daysOf(written: string, typed: boolean): ReadDays {
  const text = written.trim();
  const range = RANGE.exec(text);
  const read = range ? ranged(range[1] ?? '', range[2] ?? '', typed) : compared(text, typed);
  return typed ? { ...read, problem: null } : read;
}

function compared(text: string, typed: boolean): ReadDays {
  const [, sign = '=', value = text] = COMPARED.exec(text) ?? [];
  const day = dateOf(value, typed);
  if (day === null) return nothing(noDate(value));
  const { from, to } = spanOf(day);
  const note = day === value || isoOf(value) !== null ? null : `“${value}” was read as ${day}`;
  if (sign === '>=') return days(from, null, note);
  if (sign === '<=') return days(null, to, note);
  if (sign === '=') return days(from, to, note);
  const edge = sign === '>' ? neighbour(to, 1) : neighbour(from, -1);
  if (edge === null) return nothing(`dates lie between ${FIRST_DAY} and ${LAST_DAY}`);
  return sign === '>' ? days(edge, null, note) : days(null, edge, note);
}

function ranged(first: string, last: string, typed: boolean): ReadDays {
  const [a, b] = [first, last].map((end) => (end === '' ? null : dateOf(end, typed)));
  if (first !== '' && !a) return nothing(noDate(first));
  if (last !== '' && !b && !typed) return nothing(noDate(last));
  if (!a && !b) return nothing('a range of dates has neither end');
  const from = a ? spanOf(a).from : null;
  const to = b ? spanOf(b).to : null;
  if (a && b && from !== null && to !== null && from > to) {
    return days(spanOf(b).from, spanOf(a).to, `${first}..${last} was read the other way round`);
  }
  return days(from, to);
}

const noDate = (written: string): string =>
  `“date:” takes a day, a month or a year such as 2019-10-04, 2019-10 or 2019, or a range of them; there is no “${written}”`;

function dateOf(written: string, typed: boolean): string | null {
  if (!typed) return isoOf(written) ?? dayOf(written);
  const [whole] = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(written) ?? [];
  return whole === undefined ? null : isoOf(whole);
}
