import { seam, type Words, wordsOf } from './hyphens';
import type { Line } from './lines';
import { goesOn, paragraphsOf } from './paragraphs';
import type { PageOfLines } from './running';

export interface Assembled {
  readonly text: string;
  /** UTF-16 offsets at which each page begins. */
  readonly pages: readonly number[];
}

/** The text of all pages: paragraphs parted by an empty line, those that run over from column or page made whole. */
export function assemble(pages: readonly PageOfLines[], left: ReadonlySet<Line>): Assembled {
  const flow: Flowing[] = [];
  pages.forEach(({ regions }, page) => {
    for (const region of regions) {
      const lines = region.filter((line) => !left.has(line));
      paragraphsOf(lines).forEach((paragraph, at) => {
        flowOn(flow, { page, lines: paragraph.map((line) => ({ line, page })) }, at === 0);
      });
    }
  });
  return written(flow, pages.length);
}

/** A paragraph on its way into the text. */
interface Flowing {
  /** The page it ends on. */
  page: number;
  readonly lines: { readonly line: Line; readonly page: number }[];
}

/** @param first whether it stands first in its column or on its page, where one may go on from before */
function flowOn(flow: Flowing[], next: Flowing, first: boolean): void {
  const [begin] = next.lines;
  const before = first && begin ? brokenOff(flow, begin.line, next.page) : undefined;
  if (!before) return void flow.push(next);
  before.lines.push(...next.lines);
  before.page = next.page;
}

/** Small print that may stand between the foot of one column and the head of the next. */
const NOTES = 6;

/** The paragraph that goes on here: the last one, or on the same page the one above the small print of its column. */
function brokenOff(flow: readonly Flowing[], line: Line, page: number): Flowing | undefined {
  for (let at = flow.length - 1; at >= Math.max(0, flow.length - 1 - NOTES); at -= 1) {
    const paragraph = flow[at];
    const end = paragraph?.lines.at(-1)?.line;
    if (!paragraph || !end) return undefined;
    if (goesOn(end, line)) return paragraph;
    if (paragraph.page !== page || end.size > line.size * 0.95) return undefined;
  }
  return undefined;
}

function written(flow: readonly Flowing[], pages: number): Assembled {
  const words = wordsOf(textsOf(flow));
  const begins: number[] = [];
  // Pages without text begin where the next one with text does.
  const beginPages = (upTo: number, at: number): void => {
    while (begins.length <= upTo) begins.push(at);
  };
  let text = '';
  for (const { lines } of flow) {
    const from = text === '' ? 0 : text.length + 2;
    const paragraph = whole(lines, words, (page, at) => beginPages(page, from + at));
    text += `${text === '' ? '' : '\n\n'}${paragraph}`;
  }
  beginPages(pages - 1, text.length);
  return { text, pages: begins };
}

function* textsOf(flow: readonly Flowing[]): Generator<string> {
  for (const { lines } of flow) for (const { line } of lines) yield line.text;
}

function whole(lines: Flowing['lines'], words: Words, begins: (page: number, at: number) => void): string {
  let text = '';
  for (const { line, page } of lines) {
    const { cut, between } = text === '' ? { cut: 0, between: '' } : seam(text, line.text, words);
    text = text.slice(0, text.length - cut) + between;
    begins(page, text.length);
    text += line.text;
  }
  return text;
}
