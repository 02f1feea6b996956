import { setImmediate as turn } from 'node:timers/promises';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unreadable } from '../../faults';
import type { Reader } from '../../reading';
import { assemble } from './assemble';
import { planesOf } from './atoms';
import { regionsOf } from './columns';
import { type Line, linesOf, runsRightToLeft } from './lines';
import { factsOf } from './meta';
import { broken, openPdf } from './pdfjs';
import { damaged, formElsewhere, noTextLayer, runningLeftOut } from './remarks';
import { type PageOfLines, runningLines } from './running';

/**
 * Reads a PDF's text layer in reading order, column by column. Running titles and page numbers are left out and named
 * in a remark, words broken at a line's end made whole, form fields read where they stand.
 */
export const readPdf: Reader = async (bytes, path) => {
  const pdf = await openPdf(bytes, path);
  try {
    if (pdf.numPages > MOST_PAGES)
      throw unreadable(path, `says that it has ${pdf.numPages} pages; ${MOST_PAGES} are read`, TODO);
    const { pages, unread } = await pagesOf(pdf);
    if (unread.length === pages.length) throw broken(path, new Error('none of its pages can be read'));
    const running = runningLines(pages);
    const empty = pages.flatMap(({ regions }, at) =>
      regions.length === 0 && !unread.includes(at) ? [at] : [],
    );
    const { text, pages: begins } = assemble(pages, running);
    const { meta, provenance, language, isXfa } = await factsOf(pdf);
    return {
      format: 'pdf',
      text,
      meta,
      provenance:
        text === '' ? provenance : { ...provenance, text: { from: "the PDF's text layer", sure: 'stated' } },
      encoding: null,
      language,
      pages: begins,
      attached: [],
      remarks: [
        ...noTextLayer(empty, pages.length),
        ...damaged(unread),
        ...runningLeftOut(running),
        ...formElsewhere(isXfa),
      ],
    };
  } finally {
    await pdf.destroy();
  }
};

/** More than any document has; a few hundred bytes can say that they are a thousand million. */
const MOST_PAGES = 20_000;
const TODO = 'Bring in a part of it, or print the pages you need to a new PDF.';

interface Pages {
  readonly pages: readonly PageOfLines[];
  /** Pages, from 0, that are beyond repair. */
  readonly unread: readonly number[];
}

async function pagesOf(pdf: PDFDocumentProxy): Promise<Pages> {
  const pages: PageOfLines[] = [];
  const unread: number[] = [];
  for (let at = 0; at < pdf.numPages; at += 1) {
    const page = await pageOf(pdf, at + 1).catch(() => null);
    if (page === null) unread.push(at);
    pages.push(page ?? { regions: [], height: null });
    // Whoever set the limits must be able to end this between two pages of ten thousand.
    await turn();
  }
  return { pages, unread };
}

async function pageOf(pdf: PDFDocumentProxy, number: number): Promise<PageOfLines> {
  const page = await pdf.getPage(number);
  const planes = await planesOf(page);
  page.cleanup();
  const regions = planes.flatMap(({ atoms }): Line[][] => {
    const rightToLeft = runsRightToLeft(atoms.map(({ text }) => text).join(' '));
    return regionsOf(atoms, rightToLeft).map(linesOf);
  });
  return { regions, height: planes[0]?.height ?? null };
}
