/** Text set on a page: `x` and `y` from its lower left corner, in points. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface Written {
  readonly pages: readonly (readonly Placed[])[];
  /** What stands in the trailer's information dictionary, as PDF writes it: `/Title (A title)`. */
  readonly info?: string;
  readonly catalog?: string;
  /** Added to every page's dictionary. */
  readonly page?: string;
  /** The font's objects, the first of them the font; Helvetica unless told. */
  readonly font?: readonly string[];
  /** Further objects: `%N%` in any string stands for the number of the first. */
  readonly objects?: readonly string[];
  readonly trailer?: string;
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A small PDF, written by hand: what is in it is what the test says. */
export function pdf(written: Written): Uint8Array {
  const {
    pages,
    info = '',
    catalog = '',
    page = '',
    font = [HELVETICA],
    objects = [],
    trailer = '',
  } = written;
  const firstPage = 4 + font.length;
  const further = firstPage + pages.length * 2;
  const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ');
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< ${info} >>`,
    ...font.map((object) => object.replaceAll('%DESCENDANT%', '5 0 R').replaceAll('%NEXT%', '6 0 R')),
    ...pages.flatMap((sets, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${firstPage + at * 2 + 1} 0 R ` +
        `/Resources << /Font << /F1 4 0 R >> >> ${page} >>`,
      stream(sets.map(drawn).join('\n')),
    ]),
    ...objects,
  ].map((object) => object.replaceAll('%N%', String(further)));
  return put(all, trailer);
}

/** A stream object of a PDF. */
export const stream = (content: string): string =>
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const drawn = ({ text, x, y, size = 10 }: Placed): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${written(text)} Tj ET`;

const written = (text: string): string =>
  text.startsWith('<') ? text : `(${text.replaceAll(/[()\\]/g, (sign) => `\\${sign}`)})`;

function put(objects: readonly string[], trailer: string): Uint8Array {
  let bytes = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = bytes.length;
    bytes += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = bytes.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  bytes += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  bytes += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.from(bytes, 'latin1'));
}

/** Lines under one another, 12 points apart. */
export const lines = (texts: readonly string[], x: number, y: number, size = 10): Placed[] =>
  texts.map((text, at) => ({ text, x, y: y - at * 12, size }));
