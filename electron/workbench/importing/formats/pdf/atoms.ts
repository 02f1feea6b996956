import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fieldsOf } from './fields';

/**
 * A run of text as a page shows it, in the coordinates of its own reading direction: `start` to `end` along the line,
 * `base` (the baseline) growing from line to line. Points.
 */
export interface Atom {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
  /** Its place in the order in which the page draws text. */
  readonly order: number;
  /** Whether a space is drawn between it and what is drawn before or after it, whatever the distance. */
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

/** What a page shows that reads in one direction. */
export interface Plane {
  readonly atoms: readonly Atom[];
  /** Where the page ends in the same coordinates, if it reads as the page itself does; `null` for text turned on it. */
  readonly height: number | null;
}

type Matrix = readonly [number, number, number, number, number, number];
const matrix = ([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[]): Matrix => [a, b, c, d, x, y];

/** A page's text by the direction it reads in, the one with most text first. */
export async function planesOf(page: PDFPageProxy): Promise<Plane[]> {
  const { items, styles } = await page.getTextContent();
  const view = page.getViewport({ scale: 1 });
  const planes = new Map<number, Atom[]>();
  const put = (angle: number, atom: Atom): void => {
    const plane = planes.get(angle);
    if (plane) plane.push(atom);
    else planes.set(angle, [atom]);
  };
  let spaced = false;
  let order = 0;
  for (const item of items) {
    if (!('str' in item)) continue;
    const text = clean(item.str);
    if (text.trim() !== '') {
      const vertical = (styles[item.fontName] as { vertical?: boolean } | undefined)?.vertical === true;
      const { angle, ...box } = placed(item, times(matrix(view.transform), matrix(item.transform)), vertical);
      put(angle, { ...box, ...spaces(text, spaced), text: text.trim(), order });
      order += 1;
    }
    spaced = text.trim() === '' && (text !== '' || spaced);
  }
  for (const field of await fieldsOf(page)) put(0, { ...field, order: ++order });
  return [...planes]
    .map(([angle, atoms]) => ({ atoms, height: angle === 0 ? view.height : null }))
    .sort((a, b) => letters(b.atoms) - letters(a.atoms));
}

const letters = (atoms: readonly Atom[]): number => atoms.reduce((sum, { text }) => sum + text.length, 0);

const spaces = (text: string, spaced: boolean): Pick<Atom, 'spaceBefore' | 'spaceAfter'> => ({
  spaceBefore: spaced || /^\s/.test(text),
  spaceAfter: /\s$/.test(text),
});

/** Control characters are not text, and half a surrogate pair has no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Shapes of letters that have letters of their own: Arabic as it joins, Hebrew with its points, radicals. */
const SHAPES = /[\ufb1d-\ufdf9\ufdfb\ufe70-\ufefc\u2f00-\u2fd5]+/g;
const clean = (text: string): string =>
  text
    .replace(NOT_TEXT, ' ')
    .replace(SHAPES, (shapes) => shapes.normalize('NFKC'))
    .replace(/\p{Surrogate}/gu, '\ufffd');

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

type Placed = Pick<Atom, 'start' | 'end' | 'base' | 'size'> & { readonly angle: number };

/** Turns an item so that it reads from left to right; text set downwards is text turned by a right angle. */
function placed(
  { width, height }: { width: number; height: number },
  [a, b, c, d, x, y]: Matrix,
  vertical: boolean,
): Placed {
  const turned = vertical ? 90 : degrees(a, b, c, d);
  const size = (vertical ? width : Math.hypot(c, d) || height || Math.hypot(a, b)) || 1;
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const start = x * cos + y * sin;
  // Signs set downwards hang from the middle of their upper edge.
  const base = y * cos - x * sin + (vertical ? size * 0.3 : 0);
  return { angle: turned, start, end: start + Math.max(vertical ? height : width, 0), base, size };
}

/** In which direction text runs on the page, in whole degrees from 0 (rightwards) clockwise; nearly level is level. */
function degrees(a: number, b: number, c: number, d: number): number {
  // A run without width still has a height that says how it stands.
  const angle = Math.hypot(a, b) > 0 ? Math.atan2(b, a) : Math.atan2(c, -d);
  const whole = Math.round((angle * 180) / Math.PI);
  const right = Math.round(whole / 90) * 90;
  return ((Math.abs(whole - right) <= 3 ? right : whole) + 360) % 360;
}
