import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pdf: PDFDocumentProxy;
  /** The text of each page, its runs parted by spaces. */
  readonly texts: readonly string[];
  /** Titles of the outline, in reading order. */
  readonly outline: readonly string[];
  readonly tagged: boolean;
}

/** A PDF read back with pdf.js, which every machine has. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the bytes away from whoever hands them over, and refuses Node's own kind.
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  return {
    pdf,
    texts: contents.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' ')),
    outline: titles((await pdf.getOutline()) ?? []),
    tagged: (await pdf.getMarkInfo())?.Marked === true,
  };
}

const titles = (items: readonly { title: string; items: unknown }[]): string[] =>
  items.flatMap(({ title, items: under }) => [title, ...titles(under as typeof items)]);

/** Letters alone: where lines break, and which space a PDF leaves there, is nobody's business. */
export const dense = (text: string): string => text.replaceAll(/\s+/g, '');
