import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { tooLarge } from '../../faults';
import type { Reader, Reading } from '../../reading';
import { articleOf, foundIn, seenOf } from './article';
import { decodePage } from './decode';
import type { Candidate } from './meta/candidates';
import { pageOf } from './meta/page';
import { metaOf } from './meta/read';
import { parsePage } from './tree';

/**
 * Reads a saved web page: the text of its article, and what the page says of it. Nothing in it is run and nothing is
 * fetched; what it hides is left out.
 */
export const readHtml: Reader = async (bytes, path) => readPage(bytes, path);

/** What whoever saved a page noted of it beside it. */
export interface Saved {
  /** The encoding it is in. */
  readonly charset: string | null;
  /** The address it was saved from. */
  readonly address: Candidate | null;
}

/** The same of a page of which more is known than stands in it. */
export function readPage(bytes: Uint8Array, path: string, saved: Saved | null = null): Reading {
  if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(path, bytes.length, MAX_REPORT_BYTES);
  const { html, encoding, remarks } = decodePage(bytes, saved?.charset);
  const tree = parsePage(html, path);
  const { page, visible, remarks: ofHidden } = seenOf(tree);
  const found = foundIn(page);
  const { meta, provenance, language, data } = metaOf(pageOf(tree, saved?.address), found, visible);
  const article = articleOf(tree, found, visible, data?.body ?? null, path);
  return {
    format: 'html',
    text: article.paragraphs.join('\n\n'),
    meta,
    provenance: { ...provenance, text: article.obtained },
    encoding,
    language,
    pages: [],
    attached: [],
    remarks: [...remarks, ...ofHidden, ...article.remarks],
  };
}
