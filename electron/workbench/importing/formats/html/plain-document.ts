import type { Growing, PageDocument, PageNode } from './dom';

const ELEMENT = 1;
const TEXT = 3;

/** A node that can be read and nothing else. */
class Plain implements Growing {
  readonly nodeType: number;
  readonly localName: string;
  readonly data: string;
  firstChild: Plain | null = null;
  nextSibling: Plain | null = null;
  parentNode: Plain | null = null;
  #last: Plain | null = null;
  #attributes: Map<string, string> | null = null;

  constructor(nodeType: number, localName: string, data: string) {
    this.nodeType = nodeType;
    this.localName = localName;
    this.data = data;
  }

  getAttribute(name: string): string | null {
    return this.#attributes?.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes ??= new Map();
    this.#attributes.set(name, value);
  }

  appendChild(node: PageNode): void {
    const child = node as Plain;
    child.parentNode = this;
    if (this.#last) this.#last.nextSibling = child;
    else this.firstChild = child;
    this.#last = child;
  }
}

const elementNamed = (name: string): Plain => new Plain(ELEMENT, name, '');

/** An empty document of such nodes: to grow and to be read, however large, but not to be searched for its article. */
export function plainDocument(): PageDocument {
  const [documentElement, head, body] = ['html', 'head', 'body'].map(elementNamed) as [Plain, Plain, Plain];
  documentElement.appendChild(head);
  documentElement.appendChild(body);
  return {
    isWhole: false,
    documentElement,
    head,
    body,
    createElement: elementNamed,
    createTextNode: (data) => new Plain(TEXT, '#text', data),
  };
}
