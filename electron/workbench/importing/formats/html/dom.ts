import { parseHTML } from 'linkedom';
import { BLOCKS, WITHOUT_TEXT } from './elements';
import { HIDES, type Hiding, hidingIn, stylePlainly } from './hiding';
import { plainDocument } from './plain-document';
import {
  attributeOf,
  childrenOf,
  isElement,
  isText,
  type Tree,
  type TreeElement,
  type TreeNode,
} from './tree';

/** What is asked of a node of a document: the part of the DOM that the text is read through. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly data: string;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  getAttribute(name: string): string | null;
}

export interface Growing extends PageNode {
  appendChild(node: PageNode): void;
  setAttribute(name: string, value: string): void;
}

export interface PageDocument {
  /** Whether it has all elements of the page and can be searched: not where they are nested too deep, or too many. */
  isWhole: boolean;
  readonly documentElement: Growing;
  readonly head: Growing;
  readonly body: Growing;
  createElement(name: string): Growing;
  createTextNode(data: string): PageNode;
}

/** What lies deeper keeps its text and loses its elements. Browsers stop at 512; pages people made do not reach 150. */
const DEEPEST = 256;

const DROPPED = new Set(['style', 'base']);
/** Elements of which only that they are there matters. */
const HOLLOW = new Set(['svg', 'iframe', 'canvas', 'noembed']);
/** Nodes of a page that may be searched for its article: each takes kilobytes there. People's pages have some 5,000. */
const MOST_NODES = 120_000;
/**
 * What searching it may take: every element is searched for all that is in it, so that a node counts once for each level it
 * stands at. People's pages come to some 60,000.
 */
const MOST_STEPS = 1_000_000;
/** So many characters of text, or attributes beyond the usual ones, are as much work as a node. */
const CHARACTERS_TO_ONE = 100;
const USUAL_ATTRIBUTES = 8;
/** In a value a page is searched by. */
const LONGEST_VALUE = 4_000;

/**
 * A parsed page as a document that can be searched and taken apart, without what never has text. linkedom is the quickest
 * of its kind, and its own parser is not used: it loses what stands outside `<body>` and what is not in lower case. A page
 * too large to be searched is only shown.
 * @param hides says which elements stay hidden
 */
export function documentOf(tree: Tree, hides: Hiding = hidingIn(tree)): PageDocument {
  if (!canBeSearched(tree)) return shownOf(tree, hides);
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  return grown(Object.assign(document as unknown as PageDocument, { isWhole: true }), tree, hides);
}

/** A parsed page as a document to read all of: much lighter, and not to be searched or taken apart. */
export const shownOf = (tree: Tree, hides: Hiding = hidingIn(tree)): PageDocument =>
  grown(plainDocument(), tree, hides);

function canBeSearched(tree: Tree): boolean {
  const open = [childrenOf(tree).values()];
  let [nodes, steps] = [0, 0];
  const isWithin = (): boolean => nodes <= MOST_NODES && steps <= MOST_STEPS;
  for (let inner = open.at(-1); inner && isWithin(); inner = open.at(-1)) {
    const { value: node, done } = inner.next();
    if (done) open.pop();
    else if (!isElement(node) || !isDropped(node)) {
      nodes += 1;
      // Deeper than it is built, a page has no more levels.
      steps += Math.min(open.length, DEEPEST) * stepsAt(node);
      if (isElement(node) && !HOLLOW.has(node.tagName)) open.push(childrenOf(node).values());
    }
  }
  return isWithin();
}

function stepsAt(node: TreeNode): number {
  if (isText(node)) return 1 + node.value.length / CHARACTERS_TO_ONE;
  return isElement(node) ? 1 + Math.max(0, node.attrs.length - USUAL_ATTRIBUTES) : 0;
}

function grown(page: PageDocument, tree: Tree, hides: Hiding): PageDocument {
  for (const part of partsOf(tree)) {
    const into = { html: page.documentElement, head: page.head }[part.tagName] ?? page.body;
    // A page that is hidden as a whole was about to be shown by a script.
    for (const { name, value } of part.attrs)
      if (!HIDES.has(name)) into.setAttribute(name, value.slice(0, LONGEST_VALUE));
    if (part.tagName !== 'html') new Growth(page, hides).grow(into, part);
  }
  return page;
}

function partsOf(tree: Tree): TreeElement[] {
  const html = tree.childNodes.find((node) => isElement(node));
  if (!html) return [];
  return [html, ...childrenOf(html).filter((node) => isElement(node))];
}

interface Waiting {
  readonly node: TreeNode;
  readonly parent: Growing;
  readonly depth: number;
}

/** Makes the elements of a document, without recursion. */
class Growth {
  readonly #page: PageDocument;
  readonly #hides: Hiding;
  readonly #waiting: Waiting[] = [];

  constructor(page: PageDocument, hides: Hiding) {
    this.#page = page;
    this.#hides = hides;
  }

  grow(root: Growing, from: TreeElement): void {
    this.#wait(root, from, 0);
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { node, parent, depth } = next;
      if (isText(node)) parent.appendChild(this.#page.createTextNode(node.value));
      if (!isElement(node) || isDropped(node)) continue;
      if (depth < DEEPEST) this.#plant(parent, node, depth);
      else this.#flatten(parent, node, depth);
    }
  }

  #wait(parent: Growing, element: TreeElement, depth: number): void {
    const children = childrenOf(element);
    for (let at = children.length - 1; at >= 0; at -= 1)
      this.#waiting.push({ node: children[at] as TreeNode, parent, depth });
  }

  #plant(parent: Growing, node: TreeElement, depth: number): void {
    const element = this.#page.createElement(node.tagName === 'template' ? 'div' : node.tagName);
    for (const { name, value } of node.attrs)
      if (!HIDES.has(name)) element.setAttribute(name, value.slice(0, LONGEST_VALUE));
      else if (this.#hides(node, name))
        element.setAttribute(name, name === 'style' ? stylePlainly(value) : value);
    parent.appendChild(element);
    if (!HOLLOW.has(node.tagName)) this.#wait(element, node, depth + 1);
  }

  #flatten(parent: Growing, node: TreeElement, depth: number): void {
    this.#page.isWhole = false;
    if (WITHOUT_TEXT.has(node.tagName)) return;
    // Text that was parted by blocks is still parted.
    if (BLOCKS.has(node.tagName)) parent.appendChild(this.#page.createElement('br'));
    this.#wait(parent, node, depth + 1);
  }
}

function isDropped(element: TreeElement): boolean {
  if (element.tagName === 'script') return attributeOf(element, 'type') !== 'application/ld+json';
  return element.tagName === 'template' ? childrenOf(element).length === 0 : DROPPED.has(element.tagName);
}
