import type { Format, Provenance } from '#shared/domain/provenance';
import type { ReportMeta } from '#shared/domain/records';

/** What was read from one file, before it becomes a report. */
export interface Reading {
  readonly format: Format;
  /**
   * Paragraphs, each on a line of its own and parted by an empty line, but for plain text, which stays as it is. LF only.
   * Empty where the file has none, as a scanned page without a text layer; `remarks` then says so.
   */
  readonly text: string;
  /** What the file itself says of the report; null where it does not. Nothing in it comes from the file's name. */
  readonly meta: ReportMeta;
  readonly provenance: Provenance;
  /** The WHATWG name of the encoding the text was decoded from; null where the format has none of its own. */
  readonly encoding: string | null;
  /** BCP 47, as the file states it; null where it does not. */
  readonly language: string | null;
  /** UTF-16 offsets into the text at which each page begins, the first 0; empty where there are no pages. */
  readonly pages: readonly number[];
  /** Files inside this one that are reports of their own, such as what is attached to a mail. */
  readonly attached: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** What a checker should know of the reading, a sentence each: `Page 3 has no text layer.` */
  readonly remarks: readonly string[];
}

/**
 * Reads one format. Runs in a worker with limits on time and memory: it may be ended at any moment, and holds nothing.
 * Nothing in the file is run or fetched.
 * @param path for messages and for what a format tells by it; never opened
 * @throws FaultError `unreadable` that says what is wrong, where, and what to do
 */
export type Reader = (bytes: Uint8Array, path: string) => Promise<Reading>;
