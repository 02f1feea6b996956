import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { firstIssue } from '#shared/contract/parse';
import type { Provenance } from '#shared/domain/provenance';
import { META_FIELDS, type ReportMeta } from '#shared/domain/records';
import { unreadable } from '../faults';
import type { Reader } from '../reading';

/** `feed.jsonl:17`: one line of a feed. */
export const isFeedLine = (path: string): boolean => /\.jsonl:\d+$/.test(path);

const feedLine = z.object({
  text: z.string({ error: 'is missing' }),
  ...Object.fromEntries(META_FIELDS.map((field) => [field, z.string().nullish()])),
}) as z.ZodType<{ text: string } & Partial<ReportMeta>>;

/** One line of a feed: a JSON object with the text and what is known of it. */
export const readFeedLine: Reader = async (bytes, path) => {
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
  const whole = Buffer.from(text).toString().replaceAll('\r\n', '\n');
  return {
    format: 'feed',
    text: whole,
    meta: meta as unknown as ReportMeta,
    provenance: provenanceOf(meta),
    encoding: 'utf-8',
    language: null,
    pages: [],
    attached: [],
    remarks: [],
  };
};

/** A feed names everything it gives. */
const provenanceOf = (meta: Readonly<Record<string, string | null>>): Provenance =>
  Object.fromEntries(
    Object.entries({ ...meta, text: '' }).flatMap(([field, value]) =>
      value === null ? [] : [[field, { from: `the feed's ${field}`, sure: 'stated' }]],
    ),
  );

function parseJson(bytes: Uint8Array, path: string): unknown {
  if (!isUtf8(bytes))
    throw unreadable(path, 'is not valid UTF-8', 'Save the feed as UTF-8 and bring it in again.');
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
