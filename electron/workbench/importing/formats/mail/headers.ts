import type { Obtained, Provenance } from '#shared/domain/provenance';
import { NO_META, type ReportMeta } from '#shared/domain/records';
import type { Mail } from './tree';
import { decodedWords, recodedWords } from './words';

/** What a mail's headers say of it as a report. */
export interface FromHeaders {
  readonly meta: ReportMeta;
  readonly language: string | null;
  readonly provenance: Provenance;
  readonly remarks: readonly string[];
}

type Headers = Mail['headers'];

/** Headers by which a mail is known to be one. */
const OF_MAIL = new Set(
  (
    'from to cc bcc sender subject date received message-id mime-version content-type return-path delivered-to ' +
    'reply-to in-reply-to references content-transfer-encoding'
  ).split(' '),
);
export const areOfMail = (headers: Headers): boolean => headers.some(({ key }) => OF_MAIL.has(key));

export async function fromHeaders(headers: Headers): Promise<FromHeaders> {
  const first = (key: string): string =>
    headers.find((each) => each.key === key && each.value)?.value.slice(0, LONGEST) ?? '';
  const title = clean(decodedWords(first('subject'))) || null;
  const author = first('from') ? 'From' : 'Sender';
  const byline = await namesIn(first('from') || first('sender'));
  const day = dayOf(headers);
  const language =
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?=\s*(?:$|,|;))/i.exec(first('content-language'))?.[0] ?? null;
  const stated = (from: string): Obtained => ({ from: `the ${from} header`, sure: 'stated' });
  return {
    meta: { ...NO_META, title, byline, date: day.date },
    language,
    provenance: {
      ...(title && { title: stated('Subject') }),
      ...(byline && { byline: stated(author) }),
      ...(day.date && { date: day.obtained }),
      ...(language && { language: stated('Content-Language') }),
    },
    remarks: day.remarks,
  };
}

/** Longer headers are made to be a burden. */
const LONGEST = 10_000;

/** On one line, without characters that are not seen or turn the order of others round. */
export const clean = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();

/** Who a header of addresses names: each by name, or by address where it gives none. */
async function namesIn(value: string): Promise<string | null> {
  const { addressParser } = await import('postal-mime');
  const names = addressParser(recodedWords(parted(value))).map(
    ({ name, address }) => clean(name) || clean(address ?? ''),
  );
  return names.filter(Boolean).join(', ') || clean(decodedWords(value)) || null;
}

/** Addresses written one after another, with the commas between them that they lack. */
const parted = (value: string): string =>
  value.includes('<') ? value : value.replaceAll(/(\S@[^\s,;]+)[ \t]+(?=[^\s,;@"(]+@)/g, '$1, ');

interface Day {
  readonly date: string | null;
  readonly obtained: Obtained;
  readonly remarks: readonly string[];
}

/** The day of the Date header, else the day the first server on the way took the mail. */
function dayOf(headers: Headers): Day {
  const written = headers.find(({ key, value }) => key === 'date' && value)?.value ?? '';
  const date = dayIn(written.slice(0, 200));
  if (date) return { date, obtained: { from: 'the Date header', sure: 'stated' }, remarks: [] };
  const remarks = written ? [`Its Date header names no day: ${clean(written).slice(0, 100)}`] : [];
  const received = headers.findLast(({ key }) => key === 'received')?.value.slice(-200) ?? '';
  const obtained: Obtained = { from: 'the first Received header', sure: 'likely' };
  return { date: dayIn(received.split(';').at(-1) ?? ''), obtained, remarks };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day a date names, in its own zone, as `2019-10-04`: of RFC 5322's `4 Oct 2019`, of C's `Oct 4 10:00:00 2019` and of
 * ISO 8601's `2019-10-04`. Null for anything else, and for days there are none of.
 */
export function dayIn(written: string): string | null {
  const iso = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(written);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const mail = /(?<!\d)(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})(?!\d|:)/i.exec(written);
  if (mail) return dayFrom(yearOf(mail[3] ?? ''), monthOf(mail[2] ?? ''), Number(mail[1]));
  const c = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,\s*|\s+(?:[\d:]+\s+)?(?:[a-z]{3,4}\s+)?)(\d{4})\b/i.exec(
    written,
  );
  return c ? dayFrom(Number(c[3]), monthOf(c[1] ?? ''), Number(c[2])) : null;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.toLowerCase()) + 1;
/** RFC 5322 on years of two digits. */
const yearOf = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900);

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month < 1 || month > 12 || date.getUTCDate() !== day ? null : date.toISOString().slice(0, 10);
}
