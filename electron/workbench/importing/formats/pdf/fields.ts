import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Atom } from './atoms';

interface Annotation {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly annotationFlags?: number;
  readonly fieldType?: string | null;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly pushButton?: boolean;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly buttonValue?: string | null;
  readonly exportValue?: string;
  readonly options?: readonly { exportValue: string; displayValue: string }[];
  readonly textContent?: readonly string[];
  readonly contentsObj?: { readonly str: string };
}

const HIDDEN_OR_NOT_SHOWN = 2 | 32;

type Field = Omit<Atom, 'order'>;

/** What stands in a page's form fields and in text boxes put on it, where they stand. What fields do is never run. */
export async function fieldsOf(page: PDFPageProxy): Promise<Field[]> {
  const view = page.getViewport({ scale: 1 });
  const annotations: Annotation[] = await page.getAnnotations().catch(() => []);
  return annotations.flatMap((annotation) => {
    if ((annotation.annotationFlags ?? 0) & HIDDEN_OR_NOT_SHOWN || annotation.password) return [];
    const lines = linesOf(annotation).map((line) => line.trim());
    const rect = view.convertToViewportRectangle([...annotation.rect]);
    return inRect(lines, rect);
  });
}

function linesOf(annotation: Annotation): readonly string[] {
  const { subtype, fieldType, textContent, contentsObj } = annotation;
  // What a field shows may be written otherwise than its value.
  if (subtype === 'FreeText' || (subtype === 'Widget' && fieldType === 'Tx' && textContent))
    return textContent ?? contentsObj?.str.split(/\r\n?|\n/) ?? [];
  if (subtype !== 'Widget') return [];
  if (fieldType === 'Btn') return button(annotation);
  return shownValue(annotation).flatMap((value) => value.split(/\r\n?|\n/));
}

/** Ticks are signs of their own; what a button is called stands beside it as the page's text. */
function button({ checkBox, radioButton, fieldValue, exportValue, buttonValue }: Annotation): string[] {
  if (checkBox) return [fieldValue !== 'Off' && fieldValue === exportValue ? '☒' : '☐'];
  return radioButton ? [fieldValue && fieldValue === buttonValue ? '☒' : '☐'] : [];
}

/** A chosen option is shown by its name, which need not be what the form sends. */
function shownValue({ fieldValue, options }: Annotation): string[] {
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  const shown = (value: string): string =>
    options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value;
  return values.filter((value): value is string => typeof value === 'string').map(shown);
}

/** Lines set evenly into a rectangle of the page. */
function inRect(lines: readonly string[], [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Field[] {
  const [left, top, right, bottom] = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  const step = (bottom - top) / Math.max(lines.length, 1);
  const size = Math.min(Math.max(step * 0.7, 1), 12);
  return lines.flatMap((text, at) => {
    if (text === '') return [];
    const end = Math.min(right, left + text.length * size * 0.5);
    const base = top + step * (at + 0.5) + size * 0.3;
    return [{ text, start: left, end, base, size, spaceBefore: true, spaceAfter: true }];
  });
}
