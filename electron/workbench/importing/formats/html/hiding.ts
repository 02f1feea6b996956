import { attributeOf, isText, nodesUnder, type Tree, type TreeElement } from './tree';

/** Attributes that hide an element. */
export const HIDES: ReadonlySet<string> = new Set(['style', 'hidden', 'aria-hidden', 'aria-modal']);

/** Whether an element stays hidden by the attribute, one of `HIDES`, that it has. */
export type Hiding = (element: TreeElement, attribute: string) => boolean;

/** For a page of which nothing else would be seen. */
export const nothingHidden: Hiding = () => false;

/**
 * As a page hides its elements: but where a page was saved with a notice open, all that lies behind the notice is said to
 * be hidden from readers' aids, and people see it.
 */
export function hidingIn(tree: Tree): Hiding {
  let whole: number | null = null;
  return (element, attribute) => {
    if (attribute !== 'aria-hidden' || attributeOf(element, attribute) !== 'true') return true;
    whole ??= lengthIn(tree);
    return lengthIn(element) <= whole / 2;
  };
}

const CODE = new Set(['script', 'style', 'noscript', 'title']);

/** Characters of text under a node, white space aside. */
function lengthIn(node: Tree | TreeElement): number {
  let length = 0;
  for (const inner of nodesUnder(node, ({ tagName }) => !CODE.has(tagName)))
    if (isText(inner)) length += inner.value.trim().length;
  return length;
}

/** Of an element's style only what hides it matters, however it is spelled. */
export function stylePlainly(style: string): string {
  if (/(?:^|[;\s])display\s*:\s*none\b/i.test(style)) return 'display:none';
  return /(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)\b/i.test(style) ? 'visibility:hidden' : '';
}
