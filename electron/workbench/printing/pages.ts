import { FaultError } from '#shared/contract/faults';

/**
 * How many pages a PDF has: the /Count of its page tree, reached as a reader does, through startxref, the trailer's
 * /Root and the cross-reference table (ISO 32000-1, 7.5 and 7.7.3). Chromium's writer makes classic tables and no
 * object streams, so the whole of a PDF parser is not needed.
 * @throws FaultError when the file is not such a PDF.
 */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const table = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]));
  const trailer = text.slice(text.indexOf('trailer', table));
  const catalog = objectAt(text, table, reference(trailer, 'Root'));
  const pages = objectAt(text, table, reference(catalog, 'Pages'));
  return Number(found(/\/Count\s+(\d+)/.exec(pages)?.[1]));
}

const reference = (dictionary: string, key: string): number =>
  Number(found(new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(dictionary)?.[1]));

/** The text of an object, from its place in the cross-reference table: sections of 20-byte lines. */
function objectAt(text: string, table: number, number: number): string {
  const section = /(\d+) (\d+)\s*\r?\n/y;
  section.lastIndex = text.indexOf('\n', table) + 1;
  for (let head = section.exec(text); head; head = section.exec(text)) {
    const [first, count] = [Number(head[1]), Number(head[2])];
    if (number >= first && number < first + count) {
      const start = Number(text.substr(section.lastIndex + 20 * (number - first), 10));
      return text.slice(start, text.indexOf('endobj', start));
    }
    section.lastIndex += 20 * count;
  }
  return found(undefined);
}

function found(part: string | undefined): string {
  if (part !== undefined) return part;
  throw new FaultError('internal', 'what was printed is not a PDF that can be read', null, 'Print it again.');
}
