import type { Obtained, Provenance, Sureness } from '#shared/domain/provenance';
import { NO_META, type ReportMeta } from '#shared/domain/records';
import type { Reading } from '../reading';

/** A piece of metadata and how it was obtained. */
export interface Fact {
  readonly value: string;
  readonly obtained: Obtained;
}

const fact = (value: string, from: string, sure: Sureness): Fact => ({ value, obtained: { from, sure } });

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();

/** What word processors put before a file's name when they make a PDF of it. */
const MAKER = /^Microsoft (?:Office )?(?:Word|PowerPoint|Excel|Publisher) - /i;
const FILE_NAME =
  /^\S*[/\\]\S*$|\.(?:docx?|dotx?|rtf|odt|pdf|indd|qxd|qxp|xlsx?|pptx?|tex|dvi|p?s|eps|ai|html?|txt|cdr|pmd|fm|wpd|pages|tmp)$/i;
const NO_TITLE =
  /^(?:untitled|unbenannt|sans titre|senza titolo|sin título|document|dokument|layout|slide|folie|blank|title|titel|none|null|n\/a|print|fax|scan|microsoft word|powerpoint presentation)[\s\d-]*$/i;

/**
 * A document's own title, unless it is no title at all but the name of a file or what a program puts there by itself.
 * What is left of `Microsoft Word - …` is a guess: people name files after what is in them.
 */
export function titleOf(stated: string | null, from: string): Fact | null {
  const whole = oneLine(stated ?? '');
  const title = whole.replace(MAKER, '');
  const isTitle =
    /\p{L}/u.test(title) && !FILE_NAME.test(title) && !NO_TITLE.test(title) && title.length <= 500;
  return isTitle ? fact(title, from, title === whole && /\s/.test(title) ? 'stated' : 'guessed') : null;
}

const NOBODY =
  /^(?:(?:unknown|owner|user|users?|admin|administrator|root|guest|default|author|autor|auteur|test|pc|none|null|n\/a|anonymous|windows(?: user)?|microsoft(?: office)?(?: user)?|python-docx|un-named|docx4j|apache poi)[\s\d]*)$/i;

/** Who is named as a document's author, unless it is only what a machine calls whoever uses it. */
export function nameOf(stated: string | null, from: string): Fact | null {
  const name = oneLine(stated ?? '');
  const isName = /\p{L}{2}/u.test(name) && !NOBODY.test(name) && name.length <= 300;
  return isName ? fact(name, from, /\s/.test(name) ? 'likely' : 'guessed') : null;
}

/** The day a document was made, which need not be the day its report is of. `YYYY-MM-DD`. */
export function dayOf(stated: string | null, from: string): Fact | null {
  const day = /^\s*(\d{4})-(\d{2})-(\d{2})/
    .exec(stated ?? '')
    ?.slice(1)
    .join('-');
  if (!day || Number(day.slice(0, 4)) < 1980) return null;
  // 2019-02-30 would be read as the first of March.
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
    ? fact(day, from, 'guessed')
    : null;
}

/** A language as BCP 47 writes it; null for anything else. */
export const languageOf = (tag: string | null): string | null =>
  tag && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag.trim()) ? tag.trim() : null;

/** What a document says of itself, each piece with how it was obtained. */
export interface Particulars {
  readonly meta: ReportMeta;
  readonly provenance: Provenance;
  readonly language: string | null;
}

/** @param of what the language is a property of, as people call it: `the PDF` */
export function particularsOf(
  facts: { readonly title: Fact | null; readonly byline: Fact | null; readonly date: Fact | null },
  language: string | null,
  of: string,
): Particulars {
  const found = Object.entries(facts).flatMap(([field, fact]) => (fact ? [[field, fact] as const] : []));
  const stated = { from: `${of}'s language`, sure: 'stated' as const };
  return {
    meta: { ...NO_META, ...Object.fromEntries(found.map(([field, { value }]) => [field, value])) },
    provenance: {
      ...Object.fromEntries(found.map(([field, { obtained }]) => [field, obtained])),
      ...(language ? { language: stated } : {}),
    },
    language,
  };
}

/** The reading of a document that has no pages before it is printed. */
export const documentReading = (
  { meta, provenance, language }: Particulars,
  { text, ...read }: Pick<Reading, 'format' | 'text' | 'encoding' | 'remarks'>,
): Reading => ({
  ...read,
  text,
  meta,
  provenance:
    text === '' ? provenance : { ...provenance, text: { from: "the document's body", sure: 'stated' } },
  language,
  pages: [],
  attached: [],
});
