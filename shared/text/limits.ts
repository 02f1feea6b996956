/** The largest text Galley takes in as one report, in bytes. Longer than any article; a whole book still fits. */
export const MAX_REPORT_BYTES = 10_000_000;
/** Documents hold pictures and typefaces beside their text, archives and mailboxes many reports. */
export const MAX_DOCUMENT_BYTES = 50_000_000;

const DOCUMENT = /\.(?:pdf|docx|docm|odt|ott|fodt|rtf|mht|mhtml|eml|jsonl|mbox|zip)$/i;

/** The most bytes a file of this name may have. */
export const mostBytesOf = (path: string): number =>
  DOCUMENT.test(path) ? MAX_DOCUMENT_BYTES : MAX_REPORT_BYTES;
