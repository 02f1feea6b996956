import type { ReportId } from './ids';
import type { ReportMeta } from './records';

/** What kind of file a report was read from. */
export const FORMATS = [
  'text',
  'feed',
  'html',
  'mhtml',
  'docx',
  'odt',
  'rtf',
  'pdf',
  'mail',
  'markdown',
] as const;
export type Format = (typeof FORMATS)[number];

/** What people call them. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  text: 'plain text',
  feed: 'line of a feed',
  html: 'web page',
  mhtml: 'web page (MHTML)',
  docx: 'Word document',
  odt: 'OpenDocument text',
  rtf: 'RTF document',
  pdf: 'PDF',
  mail: 'e-mail',
  markdown: 'Markdown',
};

/**
 * How sure a piece of metadata is: `stated`, the file names it as what it is; `likely`, it stands where such things
 * usually stand; `guessed`, it fits and nothing contradicts it.
 */
export const SURENESS = ['stated', 'likely', 'guessed'] as const;
export type Sureness = (typeof SURENESS)[number];

/** What it means for whoever reads it. */
export const SURENESS_WORDS: Readonly<Record<Sureness, string>> = {
  stated: 'stated',
  likely: 'likely',
  guessed: 'a guess: check it',
};

/** How something about a report was obtained: the part of the file it comes from, in words, and how sure that is. */
export interface Obtained {
  readonly from: string;
  readonly sure: Sureness;
}

export const OBTAINED_FIELDS = [
  'text',
  'title',
  'outlet',
  'byline',
  'date',
  'url',
  'language',
] as const satisfies readonly (keyof ReportMeta | 'text' | 'language')[];
export type Provenance = { readonly [Field in (typeof OBTAINED_FIELDS)[number]]?: Obtained | undefined };

/** How a report's text and metadata were read from its original. */
export interface ReadFrom {
  readonly format: Format;
  /** The WHATWG name of the encoding the text was decoded from; null where the format has none of its own. */
  readonly encoding: string | null;
  /** BCP 47, as the original states it. */
  readonly language: string | null;
  /** As it was read; what a checker corrects later does not change it. */
  readonly provenance: Provenance;
  /** UTF-16 offsets into the text at which each page begins, the first 0; empty where there are no pages. */
  readonly pages: readonly number[];
  /** The report it was attached to. */
  readonly partOf: ReportId | null;
  /** What a checker should know of the reading, a sentence each. */
  readonly remarks: readonly string[];
}

/** What is known of the reading where nothing was noted: formats 1 and 2 of the ledger, and what was redacted. */
export const readFrom = (format: Format, encoding: string | null): ReadFrom => ({
  format,
  encoding,
  language: null,
  provenance: {},
  pages: [],
  partOf: null,
  remarks: [],
});

/** `the page's og:title (stated)` */
export const obtainedInWords = ({ from, sure }: Obtained): string => `${from} (${SURENESS_WORDS[sure]})`;

/** The page that holds an offset, 1 for the first; null where there are no pages. */
export function pageAt({ pages }: Pick<ReadFrom, 'pages'>, offset: number): number | null {
  const after = pages.findIndex((start) => start > offset);
  if (pages.length === 0) return null;
  return after === -1 ? pages.length : after;
}
