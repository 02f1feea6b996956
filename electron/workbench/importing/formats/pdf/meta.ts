import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dayOf, languageOf, nameOf, type Particulars, particularsOf, titleOf } from '../document-facts';

export interface PdfFacts extends Particulars {
  /** Whether it is a form whose words are not on its pages. */
  readonly isXfa: boolean;
}

/** What a PDF says of itself: its information dictionary, and the XMP packet where that says more. */
export async function factsOf(pdf: PDFDocumentProxy): Promise<PdfFacts> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const stated = (key: string): string | null => asText((info as Record<string, unknown>)[key]);
  const xmp = (key: string): string | null => asText(metadata?.get(key));
  const title =
    titleOf(xmp('dc:title'), "the PDF's XMP title") ?? titleOf(stated('Title'), "the PDF's title");
  const byline = nameOf(stated('Author') ?? xmp('dc:creator'), "the PDF's author");
  const date = dayOf(isoOf(stated('CreationDate')) ?? xmp('xmp:createdate'), 'the day the PDF was made');
  const language = languageOf(stated('Language') ?? xmp('dc:language'));
  return {
    ...particularsOf({ title, byline, date }, language, 'the PDF'),
    isXfa:
      (info as { IsXFAPresent?: boolean }).IsXFAPresent === true && (await pdf.getFieldObjects()) === null,
  };
}

const asText = (value: unknown): string | null => {
  const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
};

/** `D:20191004153000+02'00'` names a day, as it was where the PDF was made. */
const isoOf = (date: string | null): string | null =>
  date?.replace(/^\s*(?:D:)?(\d{4})(\d{2})(\d{2}).*$/s, '$1-$2-$3') ?? null;
