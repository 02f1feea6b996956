import { isUtf8 } from 'node:buffer';
import { FaultError } from '#shared/contract/faults';
import type { Format } from '#shared/domain/provenance';
import { MAX_REPORT_BYTES, mostBytesOf } from '#shared/text/limits';
import { fallen, tooLarge, unreadable } from './faults';
import { readFeedLine } from './formats/feed';
import { formatOf } from './formats/format-of';
import type { Reader } from './reading';

/** The reader of each format, loaded when it is first needed. Adding a format: a line here, its ending in `format-of.ts`. */
const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  text: async () => (await import('./formats/text')).readText,
  feed: async () => readFeedLine,
  html: async () => (await import('./formats/html/read')).readHtml,
  mhtml: async () => (await import('./formats/mhtml/read')).readMhtml,
  docx: async () => (await import('./formats/docx/read')).readDocx,
  odt: async () => (await import('./formats/odt/read')).readOdt,
  rtf: async () => (await import('./formats/rtf/read')).readRtf,
  pdf: async () => (await import('./formats/pdf/read')).readPdf,
  mail: async () => (await import('./formats/mail/read')).readMail,
  markdown: async () => (await import('./formats/markdown')).readMarkdown,
};

/**
 * Reads an original as what its bytes and its name say it is.
 * @throws FaultError `unreadable` that says what is wrong, where, and what to do
 */
export const readOriginal: Reader = async (bytes, path) => {
  if (bytes.length === 0) throw unreadable(path, 'is empty', 'Bring in a file with text in it.');
  if (bytes.length > mostBytesOf(path)) throw tooLarge(path, bytes.length);
  const read = await READERS[formatOf(bytes, path)]();
  const reading = await read(bytes, path).catch((error: unknown) => {
    throw error instanceof FaultError ? error : fallen(path, error);
  });
  // As when a page holds a text many times what its bytes are.
  if (reading.text.length > MAX_REPORT_BYTES) throw tooMuchText(path, reading.text.length);
  return reading;
};

/** Whether a file is read in next to no time, and by code that needs no limits. */
export function isQuick(bytes: Uint8Array, path: string): boolean {
  const format = formatOf(bytes, path);
  return bytes.length <= MAX_REPORT_BYTES && (format === 'feed' || (format === 'text' && isUtf8(bytes)));
}

const tooMuchText = (path: string, length: number): Error =>
  unreadable(
    path,
    `holds ${(length / 1e6).toFixed(1)} million characters; a report may have ${MAX_REPORT_BYTES / 1e6} million`,
    'Split it into single reports.',
  );
