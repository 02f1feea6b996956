import type { Span } from './sentences';

/**
 * Quotations in a text, found exactly first, then with typography set aside: straight for curly quotation marks, a
 * plain space for any other or for a line break, a hyphen for any dash. Offsets always point at the text's own letters.
 */

/** How many code units of context a TextQuoteSelector keeps on each side. */
export const CONTEXT = 32;

/** Each replacement is one code unit for one, so offsets in the plain text are offsets in the text. */
const plain = (text: string): string =>
  text
    .replaceAll(/[‘’‚‛′]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .replaceAll(/\s/g, ' ');

export interface Quote {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** Every place where the quotation stands, in order; prefix and suffix narrow the choice. */
export function placesOf(text: string, quote: Quote): Span[] {
  const exactly = occurrences(text, quote);
  return exactly.length > 0 ? exactly : occurrences(plain(text), plainQuote(quote));
}

const plainQuote = ({ exact, prefix, suffix }: Quote): Quote => ({
  exact: plain(exact),
  prefix: prefix === undefined ? undefined : plain(prefix),
  suffix: suffix === undefined ? undefined : plain(suffix),
});

function occurrences(text: string, { exact, prefix = '', suffix = '' }: Quote): Span[] {
  const found: Span[] = [];
  if (exact === '') return found;
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    if (standsBefore(text, start, prefix) && standsAfter(text, end, suffix)) found.push({ start, end });
  }
  return found;
}

/** White space next to the quotation does not matter: people copy it or leave it. */
const standsBefore = (text: string, at: number, prefix: string): boolean =>
  text.slice(0, at).endsWith(prefix) || text.slice(0, at).trimEnd().endsWith(prefix.trimEnd());

const standsAfter = (text: string, at: number, suffix: string): boolean =>
  text.startsWith(suffix, at) || text.slice(at).trimStart().startsWith(suffix.trimStart());

/** The quotation with its context, as a W3C TextQuoteSelector has it. Context never holds half a character. */
export const quoteAt = (
  text: string,
  { start, end }: Span,
): { exact: string; prefix: string; suffix: string } => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\uDC00-\uDFFF]/, ''),
  suffix: text.slice(end, end + CONTEXT).replace(/[\uD800-\uDBFF]$/, ''),
});
