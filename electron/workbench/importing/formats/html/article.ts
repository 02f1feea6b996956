import { Readability } from '@mozilla/readability';
import { serialize } from 'parse5';
import type { Obtained } from '#shared/domain/provenance';
import { countWords } from '#shared/text/sentences';
import { documentOf, type PageDocument, type PageNode, shownOf } from './dom';
import { BESIDE, BESIDE_ROLES } from './elements';
import { nothingHidden } from './hiding';
import { plain } from './meta/candidates';
import { paragraphsOf } from './to-text';
import { attributeOf, isElement, isText, nodesUnder, parsePage, type Tree, type TreeElement } from './tree';

/** A page's report, however it was found. */
export interface Article {
  readonly paragraphs: readonly string[];
  readonly obtained: Obtained;
  readonly remarks: readonly string[];
}

/** What Readability found: its paragraphs. */
export interface Found {
  readonly paragraphs: readonly string[];
}

/** The article by Mozilla Readability, which is what browsers' reading views show; null where it finds none. Takes the page apart. */
export function foundIn(page: PageDocument): Found | null {
  if (!page.isWhole) return null;
  try {
    const found = new Readability<PageNode>(page as never, { serializer: (node) => node as never }).parse();
    if (!found?.content) return null;
    return { paragraphs: paragraphsOf(found.content) };
  } catch (error) {
    // It was written for pages people made; what was made against it may take it further down than it can go.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** All that is seen of a page but the ways to other pages. */
function visibleIn({ body }: PageDocument): readonly string[] {
  const within = paragraphsOf(body, isBeside);
  return within.length > 0 ? within : paragraphsOf(body);
}

const isBeside = (element: PageNode): boolean =>
  BESIDE.has(element.localName) || BESIDE_ROLES.has(element.getAttribute('role') ?? '');

/** All that is seen of a page, and the page; where nothing is, with what it hides. */
export function seenOf(tree: Tree): {
  page: PageDocument;
  visible: readonly string[];
  remarks: readonly string[];
} {
  const page = documentOf(tree);
  const visible = visibleIn(page);
  if (visible.length > 0) return { page, visible, remarks: [] };
  const shown = documentOf(tree, nothingHidden);
  const revealed = visibleIn(shown);
  return { page: shown, visible: revealed, remarks: revealed.length > 0 ? [ALL_HIDDEN] : [] };
}

const ALL_HIDDEN = 'The page hides all of its text until a script shows it: it is read nevertheless.';

/** Words below which what was found may be a caption or a notice instead of the report. */
const SHORT = 25;
/** Words a page's data must hold before its text is taken for the report's. */
const LONG = 100;

/**
 * Settles what a page's report is: what was found, unless the page's own data holds much more of it, as behind a
 * paywall, or next to nothing was found in a page with more.
 * @param body the article's text in the page's data (JSON-LD)
 */
export function articleOf(
  tree: Tree,
  found: Found | null,
  visible: readonly string[],
  body: string | null,
  path: string,
): Article {
  const inFound = wordsIn(found?.paragraphs ?? []);
  const kept = body === null ? [] : paragraphsOfBody(body, path);
  if (wordsIn(kept) >= Math.max(LONG, 2 * inFound)) return { paragraphs: kept, ...IN_DATA };
  if (found && found.paragraphs.length > 0 && (inFound >= SHORT || visible.length === 0))
    return { paragraphs: found.paragraphs, obtained: { from: 'Readability', sure: 'likely' }, remarks: [] };
  if (visible.length > 0) return { paragraphs: visible, ...ALL_VISIBLE };
  return withoutBody(tree, path);
}

const IN_DATA = {
  obtained: { from: "the articleBody in the page's data (JSON-LD)", sure: 'stated' },
  remarks: ['The page shows less of the article than it holds: the text is from its data.'],
} as const;
const ALL_VISIBLE = {
  obtained: { from: 'all text seen on the page', sure: 'guessed' },
  remarks: ['No article was found on the page: the text is all that is seen of it.'],
} as const;

const wordsIn = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((words, paragraph) => words + countWords(paragraph), 0);

/** It may be HTML, or text with a line for each paragraph. */
function paragraphsOfBody(body: string, path: string): readonly string[] {
  const isHtml = /<(?:p|br|div|h\d|li)\b[^>]*>/i.test(body);
  if (isHtml) return paragraphsOf(shownOf(parsePage(body, path)).body);
  return body
    .split(/\s*\n\s*/)
    .map(plain)
    .filter((line) => line !== '');
}

/** A page without text of its own: a set of frames, or one that a script or a style sheet was to show. */
function withoutBody(tree: Tree, path: string): Article {
  const elements = [...nodesUnder(tree)].filter((node) => isElement(node));
  const frames = elements
    .filter(({ tagName }) => tagName === 'frame')
    .map((frame) => attributeOf(frame, 'src') ?? '');
  const instead = elements
    .filter(({ tagName }) => tagName === 'noframes' || tagName === 'noscript')
    .flatMap((element) => paragraphsOfBody(`<p>${sourceOf(element)}`, path));
  const text = instead.length > 0 ? ' What it says instead is its text.' : '';
  const remark =
    frames.length > 0
      ? `The page is a set of frames: its text is in ${frames.join(', ')}.${text} Bring those files in.`
      : `The page holds no text to be read: perhaps a script was to put it there.${text}`;
  return {
    paragraphs: instead,
    obtained: { from: 'what the page says where it cannot be shown', sure: 'guessed' },
    remarks: [remark],
  };
}

const sourceOf = (element: TreeElement): string =>
  element.tagName === 'noframes'
    ? element.childNodes.map((node) => (isText(node) ? node.value : '')).join('')
    : serialize(element);
