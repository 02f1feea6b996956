import { around, attributeOf, isElement, nodesUnder, type TreeElement } from '../tree';
import { type Page, textOf } from './page';

/** Values of one property in a page's microdata or RDFa, of the thing that has it first. Comments are things of others. */
export function propertiesOf(page: Page, name: string): string[] {
  const marked = page.elements.filter((element) => isProperty(element, name) && !isOfOthers(element));
  const [first] = marked;
  if (!first) return [];
  const owner = ownerOf(first);
  const values = marked.filter((element) => ownerOf(element) === owner).map(valueIn);
  return [...new Set(values)].filter((value) => value !== '');
}

const isProperty = (element: TreeElement, name: string): boolean =>
  (attributeOf(element, 'itemprop') ?? '').split(/\s+/).includes(name) ||
  /* RDFa of schema.org, written with or without its prefix. */
  (element.tagName !== 'meta' &&
    new RegExp(`(?:^|\\s)(?:schema:|rnews:)?${name}(?:\\s|$)`).test(attributeOf(element, 'property') ?? ''));

const OTHERS = /comment|disqus|respon[ds]|related|recommend|sidebar|popular|trending|promo|teaser/i;
const PAGE = new Set(['html', 'body', 'main', 'article']);

/** What stands among comments, or leads to other reports. */
export function isOfOthers(element: TreeElement): boolean {
  for (const node of around(element)) {
    if (PAGE.has(node.tagName)) continue;
    const called = ['class', 'id', 'itemtype', 'itemprop']
      .map((name) => attributeOf(node, name) ?? '')
      .join(' ');
    if (node.tagName === 'aside' || OTHERS.test(called)) return true;
  }
  return false;
}

/** The element that is the thing a property belongs to; null for the page itself. */
function ownerOf(element: TreeElement): TreeElement | null {
  for (const node of around(element))
    if (node !== element && attributeOf(node, 'itemscope') !== null) return node;
  return null;
}

/** A value as it is stated for machines, else the name in it, else what is shown. */
function valueIn(element: TreeElement): string {
  for (const name of ['content', 'datetime']) {
    const value = attributeOf(element, name)?.trim();
    if (value) return value;
  }
  for (const node of nodesUnder(element))
    if (isElement(node) && isProperty(node, 'name')) return attributeOf(node, 'content') ?? textOf(node);
  return textOf(element);
}
