import { around, attributeOf, isElement, nodesUnder, type TreeElement } from '../tree';
import { type Page, textOf } from './page';

/** Values of one property in a page's microdata or RDFa, of the thing that has it first. Comments are things of others. */
export function propertiesOf(page: Page, name: string): string[] {
  const marked = page.elements.filter((element) => isProperty(element, name) && !isOfOthers(element));
  const [first] = marked;
  if (!first) return [];
  const owner = ownerOf(first);
  const values = marked
    .filter((element) => ownerOf(element) === owner)
    .slice(0, MOST_VALUES)
    .map(valueIn);
  return [...new Set(values)].filter((value) => value !== '');
}

/** Nothing has more authors. */
const MOST_VALUES = 100;

const isProperty = (element: TreeElement, name: string): boolean =>
  (attributeOf(element, 'itemprop') ?? '').split(/\s+/).includes(name) ||
  /* RDFa of schema.org, written with or without its prefix. */
  (element.tagName !== 'meta' &&
    new RegExp(`(?:^|\\s)(?:schema:|rnews:)?${name}(?:\\s|$)`).test(attributeOf(element, 'property') ?? ''));

const OTHERS = /comment|disqus|respon[ds]|related|recommend|sidebar|popular|trending|promo|teaser/i;
const PAGE = new Set(['html', 'body', 'main', 'article']);

/** What stands among comments, or leads to other reports. */
export const isOfOthers = inherited(false, (node) => {
  if (PAGE.has(node.tagName)) return undefined;
  const called = ['class', 'id', 'itemtype', 'itemprop']
    .map((name) => attributeOf(node, name) ?? '')
    .join(' ');
  return node.tagName === 'aside' || OTHERS.test(called) || undefined;
});

const thingAround = inherited<TreeElement | null>(null, (node) =>
  attributeOf(node, 'itemscope') === null ? undefined : node,
);

/** The element that is the thing a property belongs to; null for the page itself. */
function ownerOf({ parentNode }: TreeElement): TreeElement | null {
  return parentNode && isElement(parentNode) ? thingAround(parentNode) : null;
}

/**
 * What an element has of itself, else what the nearest one around it has. Known ones are not walked up again: thousands of
 * elements may stand thousands of levels deep.
 */
function inherited<T>(none: T, own: (element: TreeElement) => T | undefined): (element: TreeElement) => T {
  const known = new WeakMap<TreeElement, T>();
  return (element) => {
    const passed: TreeElement[] = [];
    let found: T | undefined;
    for (const node of around(element)) {
      found = known.has(node) ? known.get(node) : own(node);
      passed.push(node);
      if (found !== undefined) break;
    }
    const value = found ?? none;
    for (const node of passed) known.set(node, value);
    return value;
  };
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
