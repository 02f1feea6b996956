import { BLOCKS } from '../elements';
import { attributeOf, isComment, isElement, isText, nodesUnder, type Tree, type TreeElement } from '../tree';
import { type Candidate, inLine } from './candidates';

/** A page, sorted for whoever looks for what it says of itself. */
export interface Page {
  /** Contents of `<meta>`, by what they are called, in lower case; in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Sources of `<script type="application/ld+json">`. */
  readonly data: readonly string[];
  readonly comments: readonly string[];
  /** Where it was saved from, as is noted beside it. */
  readonly address: Candidate | null;
  /** All elements but those in pictures and scripts, in the page's order. */
  readonly elements: readonly TreeElement[];
}

/** Comments longer than this are pages or code. */
const LONGEST_COMMENT = 4_000;
/** Nor has anything a title of more characters, or data of more, or more authors. */
const LONGEST_SAID = 10_000;
const LONGEST_DATA = 2_000_000;
const MOST_SAID = 100;

export function pageOf(tree: Tree, address: Candidate | null = null): Page {
  const properties = new Map<string, string[]>();
  const names = new Map<string, string[]>();
  const data: string[] = [];
  const comments: string[] = [];
  const elements: TreeElement[] = [];
  for (const node of nodesUnder(tree, ({ tagName }) => tagName !== 'svg')) {
    if (isComment(node) && node.data.length <= LONGEST_COMMENT) comments.push(node.data);
    if (!isElement(node)) continue;
    if (node.tagName === 'script') {
      const source = isData(node) ? sourceOf(node) : '';
      if (source !== '' && source.length <= LONGEST_DATA) data.push(source);
    } else elements.push(node);
    if (node.tagName !== 'meta') continue;
    note(properties, attributeOf(node, 'property'), node);
    note(names, attributeOf(node, 'name'), node);
  }
  // Vocabularies are stated as properties; as names they are written by those who do not know them well.
  return { metas: new Map([...names, ...properties]), data, comments, address, elements };
}

const isData = (script: TreeElement): boolean =>
  /^\s*application\/ld\+json\b/i.test(attributeOf(script, 'type') ?? '');

const sourceOf = (script: TreeElement): string =>
  script.childNodes.map((node) => (isText(node) ? node.value : '')).join('');

function note(metas: Map<string, string[]>, called: string | null, meta: TreeElement): void {
  const content = attributeOf(meta, 'content')?.trim();
  if (!content || !called || content.length > LONGEST_SAID) return;
  for (const key of new Set(keysIn(called))) {
    const contents = metas.get(key);
    if (!contents) metas.set(key, [content]);
    else if (contents.length < MOST_SAID) contents.push(content);
  }
}

/** `DC.Date.Issued` and `dcterm:title` are called many things; a property may be several. */
const keysIn = (called: string): string[] =>
  called
    .toLowerCase()
    .replaceAll(/\s*([:.])\s*/g, '$1')
    .replaceAll(/(?<!\S)(dc|dcterms?)[:.]/g, (_, prefix: string) => `${prefix === 'dc' ? 'dc' : 'dcterms'}.`)
    .split(/\s+/)
    .filter((key) => key !== '');

/** The lines an element is shown in, without what is hidden in it; `most` characters, and twice as many nodes, are looked at. */
export function linesOf(element: TreeElement, most = 2_000): string[] {
  let text = '';
  let looked = 0;
  for (const node of nodesUnder(element, (inner) => !UNSEEN.has(inner.tagName))) {
    looked += 1;
    if (looked > 2 * most) break;
    if (isText(node)) text += node.value.slice(0, 2 * most).replaceAll(/[ \t\n\r\f]+/g, ' ');
    else if (isElement(node) && (BLOCKS.has(node.tagName) || node.tagName === 'br')) text += '\n';
    if (text.length > most) break;
  }
  return text
    .split('\n')
    .map(inLine)
    .filter((line) => line !== '');
}

const UNSEEN = new Set(['script', 'style', 'svg', 'button', 'select', 'noscript']);

export const textOf = (element: TreeElement): string => linesOf(element).join(' ');
