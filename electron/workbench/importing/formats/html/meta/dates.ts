import { monthNamed } from '#shared/text/months';

/**
 * The day a date is on, `YYYY-MM-DD`, in the zone it is stated in; null where it is no date or could be two days.
 * @param language BCP 47 of the page: in `en-US` 3/4/2015 is in March, in other languages and countries in April
 */
export function dayOf(stated: string, language: string | null): string | null {
  const text = inAsciiDigits(stated.slice(0, 300)).trim();
  return ofInstant(text) ?? yearFirst(text) ?? named(text, language) ?? numeric(text, language);
}

/** A day that there is, in the time of the press that is brought in. */
export function dayFrom(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1800 || year > 2100 || at.getUTCMonth() !== month - 1) return null;
  return at.toISOString().slice(0, 10);
}

/** Arabic, Persian and full-width digits. */
const inAsciiDigits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) % 16));

/** Seconds or milliseconds since 1970, as some pages have them. */
function ofInstant(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const at = new Date(Number(text) * (text.length === 10 ? 1_000 : 1));
  return dayFrom(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

const YEAR_FIRST =
  /(?<!\d)(\d{4})(?:\s*[-/.]\s*|\s*[年년]\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*[月월]\s*)(\d{1,2})(?!\d)|^(\d{4})(\d{2})(\d{2})(?=$|T|\s|\d{4,6}$)/;

function yearFirst(text: string): string | null {
  const [, ...parts] = YEAR_FIRST.exec(text) ?? [];
  const [year, month, day] = parts.filter((part) => part !== undefined).map(Number);
  return year && month && day ? dayFrom(year, month, day) : null;
}

const TOKEN = /[\p{L}\p{M}]+\.?|\d+/gu;
/** Words between the parts of a date: `18 de marzo de 2015`, `March 18th, 2015`, `18. марта 2015 г.` */
const FILLING = /^(?:de|del|of|the|st|nd|rd|th|er|el|a|d)\.?$/i;

function named(text: string, language: string | null): string | null {
  const tokens = (text.match(TOKEN) ?? []).filter((token) => !FILLING.test(token));
  for (const [at, token] of tokens.entries()) {
    const month = /^\d/.test(token) ? null : monthNamed(token, language);
    if (month === null) continue;
    const [before, first, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].map(Number);
    const day =
      dayFrom(first ?? 0, month, before ?? 0) ??
      dayFrom(second ?? 0, month, first ?? 0) ??
      dayFrom(before ?? 0, month, first ?? 0);
    if (day !== null) return day;
  }
  return null;
}

const NUMERIC = /(?<![\d.:/-])(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)/;

function numeric(text: string, language: string | null): string | null {
  const [, first, sign, second, year] = NUMERIC.exec(text) ?? [];
  const [a, b] = [Number(first), Number(second)];
  if (!year) return null;
  if (sign === '.' || a > 12 || a === b) return dayFrom(Number(year), b, a);
  if (b > 12 || language?.toLowerCase() === 'en-us') return dayFrom(Number(year), a, b);
  // English without a country is of both ways; other languages put the day first.
  return language === null || /^en$/i.test(language) ? null : dayFrom(Number(year), b, a);
}

/** The day in an address, as news sites put it: `/2015/03/18/`, `/2015/mar/18/`, `/20150318/`, `-2015-03-18-`. */
export function dayInAddress(address: string): string | null {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const numbers = /(?<!\d)(\d{4})[/-]?(0[1-9]|1[0-2])[/-]?([0-3]\d)(?!\d)/.exec(path);
  if (numbers) return dayFrom(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const [, year, month, day] = /\/(\d{4})\/([a-z]{3})\/(\d{1,2})\//.exec(path) ?? [];
  const inMonth = month ? monthNamed(month, 'en') : null;
  return inMonth === null ? null : dayFrom(Number(year), inMonth, Number(day));
}
