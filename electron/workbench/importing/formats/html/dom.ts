import { parseHTML } from 'linkedom';
import { BLOCKS, WITHOUT_TEXT } from './elements';
import { HIDES, type Hiding, hidingIn, stylePlainly } from './hiding';
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

interface Growing extends PageNode {
  appendChild(node: PageNode): void;
  setAttribute(name: string, value: string): void;
}

export interface PageDocument {
  /** Whether it has all elements of the page: not where they are nested too deep. */
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
/**
 * A parsed page as a document that can be searched and taken apart, without what never has text. linkedom is the quickest
 * of its kind, and its own parser is not used: it loses what stands outside `<body>` and what is not in lower case.
 * @param hides says which elements stay hidden
 */
export function documentOf(tree: Tree, hides: Hiding = hidingIn(tree)): PageDocument {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const page = Object.assign(document as unknown as PageDocument, { isWhole: true });
  for (const part of partsOf(tree)) {
    const into = { html: page.documentElement, head: page.head }[part.tagName] ?? page.body;
    // A page that is hidden as a whole was about to be shown by a script.
    for (const { name, value } of part.attrs) if (!HIDES.has(name)) into.setAttribute(name, value);
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
      if (!HIDES.has(name)) element.setAttribute(name, value);
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
