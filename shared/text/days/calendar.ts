import { daysIn } from '../../query/dates';

/** Days as whole numbers: 0 for 1 January 1970. Nothing here knows of hours, so no clock change can move a day. */

const LENGTH = 86_400_000;

export const numberOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / LENGTH;
/** `YYYY-MM-DD` */
export const dayAt = (number: number): string => new Date(number * LENGTH).toISOString().slice(0, 10);

/** 0 for Monday, 6 for Sunday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** The number of a day in a year; null where that year has no such day. */
export function numberIn(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return Date.UTC(year, month - 1, day) / LENGTH;
}

export const yearOf = (number: number): number => new Date(number * LENGTH).getUTCFullYear();

const inFull = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const withWeekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `3 October 2019` */
export const dayInFull = (day: string): string => inFull.format(numberOfDay(day) * LENGTH);
/** `Thu 3 Oct 2019` */
export const dayInShort = (day: string): string =>
  withWeekday.format(numberOfDay(day) * LENGTH).replace(',', '');
