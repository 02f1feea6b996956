import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { firstIssue } from '#shared/contract/parse';
import { short } from '#shared/domain/history';
import { META_FIELDS, NO_META, type ReportMeta } from '#shared/domain/records';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { countWords, paragraphsOf } from '#shared/text/sentences';

/** What the bytes of an original say. */
export interface ReadText {
  readonly text: string;
  /** What the original itself says of the report. */
  readonly meta: ReportMeta;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly words: number;
  readonly opening: string;
}

/** `feed.jsonl:17`: one line of a feed. */
const FEED_LINE = /\.jsonl:\d+$/;

/**
 * Reads an original by what its path says it is: a line of a feed, or plain text.
 * @throws FaultError `unreadable` saying what is wrong with the bytes, and where.
 */
export const readOriginal = (bytes: Uint8Array, path: string): ReadText =>
  FEED_LINE.test(path) ? readFeedLine(bytes, path) : readText(bytes, path);

/** A whole feed as its lines, each an original of its own; anything else as it is. */
export function splitFeed(path: string, bytes: Uint8Array): { path: string; bytes: Uint8Array }[] {
  if (!path.endsWith('.jsonl')) return [{ path, bytes }];
  const lines = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  const parts = lines.map((line, at) => ({ path: `${path}:${at + 1}`, bytes: Buffer.from(line, 'latin1') }));
  const filled = parts.filter(({ bytes: part }) => part.toString('latin1').trim() !== '');
  return filled.length > 0 ? filled : [{ path, bytes }];
}

const feedLine = z.object({
  text: z.string({ error: 'is missing' }),
  ...Object.fromEntries(META_FIELDS.map((field) => [field, z.string().nullish()])),
}) as z.ZodType<{ text: string } & Partial<ReportMeta>>;

function readFeedLine(bytes: Uint8Array, path: string): ReadText {
  if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(path, bytes.length);
  refuseWhatIsNotText(bytes, path);
  const parsed = feedLine.safeParse(parseJson(bytes, path));
  if (!parsed.success) {
    const { path: field, problem } = firstIssue(parsed.error);
    throw unreadable(
      path,
      `${field || 'the line'}: ${problem}`,
      'Each line needs {"text": …} and may have title, outlet, byline, date, url.',
    );
  }
  const { text, ...given } = parsed.data;
  const meta = Object.fromEntries(META_FIELDS.map((field) => [field, given[field]?.trim() || null]));
  // Lone surrogates have no UTF-8: what is stored and what is shown must be one text.
  return described(
    Buffer.from(text).toString().replaceAll('\r\n', '\n'),
    'utf-8',
    path,
    meta as unknown as ReportMeta,
  );
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw unreadable(
      path,
      `is not JSON: ${(error as Error).message}`,
      'A feed holds one JSON object a line.',
    );
  }
}

/**
 * Reads a plain-text original: the byte order mark is dropped and CRLF turned to LF, nothing else is changed.
 * @throws FaultError `unreadable` saying what is wrong with the bytes, and where.
 */
export function readText(bytes: Uint8Array, path: string): ReadText {
  if (bytes.length === 0) throw unreadable(path, 'is empty', 'Bring in a file with text in it.');
  if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(path, bytes.length);
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') refuseWhatIsNotText(bytes, path);
  const text = new TextDecoder(encoding, { fatal: encoding !== 'utf-8' })
    .decode(bytes)
    .replaceAll('\r\n', '\n');
  return described(text, encoding, path, NO_META);
}

function described(text: string, encoding: ReadText['encoding'], path: string, meta: ReportMeta): ReadText {
  const [first] = paragraphsOf(text);
  if (!first) throw unreadable(path, 'holds nothing but white space', 'Bring in a file with text in it.');
  return {
    text,
    meta,
    encoding,
    words: countWords(text),
    opening: short(text.slice(first.start, first.end), 80),
  };
}

/** Nothing but a byte order mark tells UTF-16; everything else has to be UTF-8. */
function encodingOf(bytes: Uint8Array): ReadText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function refuseWhatIsNotText(bytes: Uint8Array, path: string): void {
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    throw unreadable(
      path,
      `is not text: byte ${zero} is zero, as in a binary file`,
      'Save it as plain text first.',
    );
  }
  if (isUtf8(bytes)) return;
  const at = firstInvalid(bytes);
  const byte = (bytes[at] as number).toString(16).padStart(2, '0');
  throw unreadable(
    path,
    `is not valid UTF-8: byte ${at} (0x${byte})`,
    'Save it as UTF-8 and bring it in again.',
  );
}

/** The offset of the first byte that begins no UTF-8 character. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (validSoFar(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  // The longest prefix that could still go on may end inside the character that never came.
  while (!isUtf8(bytes.subarray(0, low))) low -= 1;
  return low;
}

const validSoFar = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const unreadable = (path: string, what: string, todo: string): FaultError =>
  new FaultError('unreadable', what, path, todo);

/** Also used where the size is known before the bytes are read. */
export const tooLarge = (path: string, bytes: number): FaultError =>
  unreadable(
    path,
    `is ${(bytes / 1e6).toFixed(1)} MB; a report may have at most ${MAX_REPORT_BYTES / 1e6} MB`,
    'Split it into single reports.',
  );
