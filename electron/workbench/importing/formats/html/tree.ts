import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Parse5, parse } from 'parse5';
import { unreadable } from '../../faults';

export type Tree = Parse5.Document;
export type TreeNode = Parse5.ChildNode;
export type TreeElement = Parse5.Element;
type Attributes = TreeElement['attrs'];

/** More elements than any page has that is read by people; the largest ones known have some 100,000. */
const MOST_ELEMENTS = 400_000;
/** Each level is looked through for every tag within it. */
const MOST_LEVELS = 20_000;
/** What is kept of an element's attributes, and of the value of each: more than any page needs that people made. */
const MOST_ATTRIBUTES = 256;
const LONGEST_VALUE = 16_384;

/**
 * Parses a page by the algorithm of WHATWG HTML, so that what is broken is mended as browsers mend it. Nothing is run.
 * @throws FaultError `unreadable` where it is made to bring its reader down
 */
export function parsePage(html: string, path: string): Tree {
  let elements = 0;
  let levels = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes, ...more) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw excessive(path, `has more than ${MOST_ELEMENTS} elements`);
      return defaultTreeAdapter.createElement(name, namespace, bounded(attributes), ...more);
    },
    adoptAttributes(element, attributes) {
      // Every further `<body>` may bring more of them.
      const room = MOST_ATTRIBUTES - element.attrs.length;
      if (room > 0) defaultTreeAdapter.adoptAttributes(element, bounded(attributes).slice(0, room));
    },
    onItemPush() {
      levels += 1;
      if (levels > MOST_LEVELS) throw excessive(path, `is nested more than ${MOST_LEVELS} levels deep`);
    },
    onItemPop() {
      levels -= 1;
    },
  };
  return parse(html, { treeAdapter, scriptingEnabled: false });
}

/** A picture written into an attribute may be long; nothing that is text is. */
function bounded(attributes: Attributes): Attributes {
  for (const attribute of attributes)
    if (attribute.value.length > LONGEST_VALUE) attribute.value = attribute.value.slice(0, LONGEST_VALUE);
  return attributes.length > MOST_ATTRIBUTES ? attributes.slice(0, MOST_ATTRIBUTES) : attributes;
}

const excessive = (path: string, what: string) =>
  unreadable(path, what, 'Open it in a browser, copy the text of the report and paste it.');

export const isElement = (node: Parse5.Node): node is TreeElement => 'tagName' in node;
export const isText = (node: Parse5.Node): node is Parse5.TextNode => node.nodeName === '#text';
export const isComment = (node: Parse5.Node): node is Parse5.CommentNode => node.nodeName === '#comment';

/** An attribute's value; null where the element has none of that name, which is in lower case. */
export const attributeOf = (element: TreeElement, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null;

/** What is inside: of a template that stands for a shadow root, as saved pages have them, its content. */
export function childrenOf(node: Parse5.Node): readonly TreeNode[] {
  if ('content' in node) return isShadowRoot(node) ? node.content.childNodes : [];
  return 'childNodes' in node ? node.childNodes : [];
}

const isShadowRoot = (template: TreeElement): boolean =>
  template.attrs.some(({ name }) => name === 'shadowrootmode' || name === 'shadowroot');

/** All nodes under one, in the order of the page. `enter` says whether to look into an element. */
export function* nodesUnder(
  root: Parse5.Node,
  enter: (element: TreeElement) => boolean = () => true,
): Generator<TreeNode> {
  const open = [childrenOf(root).values()];
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const { value: node, done } = inner.next();
    if (done) open.pop();
    else {
      yield node;
      if (isElement(node) && enter(node)) open.push(childrenOf(node).values());
    }
  }
}

/** The element and those around it, from within. */
export function* around(element: TreeElement): Generator<TreeElement> {
  for (let node: Parse5.Node | null = element; node && isElement(node); node = node.parentNode) yield node;
}
