import { NO_META, type ReportMeta } from '#shared/domain/records';
import { unreadable } from '../faults';
import type { Reader } from '../reading';
import { frontMatter } from './markdown-front-matter';
import { decodedText, plainReading } from './text';

/**
 * Markdown: what its front matter says is metadata and no text; the rest stays exactly as written, its marks included, as
 * a checker quotes what is there. CRLF becomes LF.
 * @throws FaultError `unreadable` as `readText`
 */
export const readMarkdown: Reader = async (bytes, path) => {
  const decoded = await decodedText(bytes, path);
  const { fields, rest } = frontMatter(decoded.text.replaceAll('\r\n', '\n'));
  if (!/\S/.test(rest))
    throw unreadable(path, 'holds nothing but white space', 'Bring in a file with text in it.');
  const { meta, from } = metaOf(fields);
  const reading = plainReading(rest, decoded);
  const stated = Object.fromEntries(
    Object.entries(from).map(([field, key]) => [
      field,
      { from: `the front matter's ${key}`, sure: 'stated' as const },
    ]),
  );
  const language = fields.get('lang') ?? fields.get('language') ?? null;
  return { ...reading, format: 'markdown', meta, language, provenance: { ...reading.provenance, ...stated } };
};

/** The keys each piece of metadata goes by, the plainest first. */
const KEYS: Readonly<Record<keyof ReportMeta, readonly string[]>> = {
  title: ['title', 'headline'],
  outlet: ['outlet', 'site', 'sitename', 'publisher', 'publication', 'source'],
  byline: ['byline', 'author', 'authors'],
  date: ['date', 'published', 'publishdate', 'pubdate'],
  url: ['url', 'link', 'permalink', 'canonical', 'canonicalurl'],
};

function metaOf(fields: ReadonlyMap<string, string>): { meta: ReportMeta; from: Record<string, string> } {
  const found = Object.entries(KEYS).flatMap(([field, keys]) => {
    const key = keys.find((each) => fields.get(each));
    return key ? [[field, key] as const] : [];
  });
  const values = found.map(([field, key]) => [field, readValue(field, fields.get(key) ?? '')]);
  return { meta: { ...NO_META, ...Object.fromEntries(values) }, from: Object.fromEntries(found) };
}

/** A date with its time is the day it names, in the zone it names. */
const readValue = (field: string, value: string): string =>
  field === 'date' ? (/^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d/.exec(value)?.[1] ?? value) : value;
