import {
  attributeOf,
  childrenOf,
  isElement,
  isText,
  type Tree,
  type TreeElement,
  type TreeNode,
} from './tree';

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
  let lengths: Lengths | null = null;
  return (element, attribute) => {
    if (attribute !== 'aria-hidden' || attributeOf(element, attribute) !== 'true') return true;
    lengths ??= lengthsIn(tree);
    return (lengths.get(element) ?? 0) <= (lengths.get(tree) ?? 0) / 2;
  };
}

const CODE = new Set(['script', 'style', 'noscript', 'title']);

type Lengths = ReadonlyMap<Tree | TreeElement, number>;

/** Characters of text under every node, white space aside; in one walk, as each may be within any number of others. */
function lengthsIn(tree: Tree): Lengths {
  const lengths = new Map<Tree | TreeElement, number>();
  const open: Entered[] = [entered(tree, 0)];
  let total = 0;
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const { value: node, done } = last.inner.next();
    if (done) {
      lengths.set(last.node, total - last.before);
      open.pop();
    } else if (isText(node)) total += node.value.trim().length;
    else if (isElement(node) && !CODE.has(node.tagName)) open.push(entered(node, total));
  }
  return lengths;
}

interface Entered {
  readonly node: Tree | TreeElement;
  readonly inner: Iterator<TreeNode, undefined>;
  /** Characters that stand before it. */
  readonly before: number;
}
const entered = (node: Tree | TreeElement, before: number): Entered => ({
  node,
  inner: childrenOf(node).values(),
  before,
});

/** Of an element's style only what hides it matters, however it is spelled. */
export function stylePlainly(style: string): string {
  if (/(?:^|[;\s])display\s*:\s*none\b/i.test(style)) return 'display:none';
  return /(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)\b/i.test(style) ? 'visibility:hidden' : '';
}
