/** Days as `YYYY-MM-DD`, months as `YYYY-MM`, years as `YYYY`, of the years 1000 to 2999. */
export interface Span {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;
/** The first and the last day there is. */
export const FIRST_DAY = `${FIRST_YEAR}-01-01`;
export const LAST_DAY = `${LAST_YEAR}-12-31`;

const two = (n: number): string => String(n).padStart(2, '0');

/** How many days the month has; the Gregorian calendar is carried on before its time. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** As exact as it is told; null when there is no such day. */
function told(year: number, month: number | null = null, day: number | null = null): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month === null) return `${year}`;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${year}-${two(month)}`;
  return day >= 1 && day <= daysIn(year, month) ? `${year}-${two(month)}-${two(day)}` : null;
}

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** The day, month or year of `2019-10-04`, `2019-10` or `2019`, two digits each; null when there is none such. */
export function isoOf(written: string): string | null {
  const found = ISO.exec(written);
  return found && told(Number(found[1]), numberOf(found[2]), numberOf(found[3]));
}

const numberOf = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);

/** The days of a day, month or year as `isoOf` gives it. */
export function spanOf(iso: string): Span {
  if (iso.length === 10) return { from: iso, to: iso };
  if (iso.length === 4) return { from: `${iso}-01-01`, to: `${iso}-12-31` };
  const days = daysIn(Number(iso.slice(0, 4)), Number(iso.slice(5)));
  return { from: `${iso}-01`, to: `${iso}-${days}` };
}

/** The day after (1) or before (-1); null beyond the first or last there is. */
export function neighbour(day: string, step: 1 | -1): string | null {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + step);
  const found = time.toISOString().slice(0, 10);
  return found < FIRST_DAY || found > LAST_DAY ? null : found;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The month a name or the beginning of one (three letters at least) stands for. */
function monthOf(name: string): number | null {
  const wanted = name.toLowerCase();
  const at = MONTHS.findIndex((month) => wanted.length >= 3 && month.startsWith(wanted));
  if (at >= 0) return at + 1;
  return wanted === 'sept' ? 9 : null;
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const WITH_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T\s].*|Z)$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(\p{L}+)\.?,?\s+(\d{4})$/u;
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
const MONTH_ONLY = /^(\p{L}+)\.?,?\s+(\d{4})$/u;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/;

/**
 * A report's date as it is written, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as much of it as is certain. Which of
 * `04/10/2019` is the month is not, so only the year counts; in `25/12/2019` it is. Null when nothing is certain.
 */
export function dayOf(written: string): string | null {
  const text = written.trim().replaceAll(/\s+/g, ' ').replace(WEEKDAY, '');
  const iso = isoOf(WITH_TIME.exec(text)?.[1] ?? text);
  return iso ?? named(text) ?? numbered(text);
}

function named(text: string): string | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return ofMonth(dayFirst[2], dayFirst[1], dayFirst[3]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return ofMonth(monthFirst[1], monthFirst[2], monthFirst[3]);
  const only = MONTH_ONLY.exec(text);
  return only && ofMonth(only[1], undefined, only[2]);
}

function ofMonth(name = '', day: string | undefined, year = ''): string | null {
  const month = monthOf(name);
  return month === null ? null : told(Number(year), month, numberOf(day));
}

function numbered(text: string): string | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return told(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dotted = DOTTED.exec(text);
  if (dotted) return told(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = SLASHED.exec(text);
  return slashed && undecided(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
}

/** Of two numbers either may be the month, unless only one can be, or both are the same. */
function undecided(a: number, b: number, year: number): string | null {
  const dayFirst = told(year, b, a);
  const monthFirst = told(year, a, b);
  if (dayFirst === null || monthFirst === null || a === b) return dayFirst ?? monthFirst;
  return told(year);
}
