/** A document as the library that reads it tells it: the little of it that is text. */
export interface Element {
  readonly type: string;
  readonly children?: readonly Element[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly breakType?: string;
  readonly checked?: boolean;
  readonly noteType?: string;
  readonly noteId?: string;
}

export interface Document extends Element {
  readonly notes: { resolve(reference: Element): { readonly body: readonly Element[] } | null };
}
