import { type Sentence, type Span, sentencesIn, spanAt } from './sentences';

/**
 * The sentences of a text, cut paragraph by paragraph as far as somebody asks: a long report shows before all of it is cut.
 * An index means what it means in `sentencesOf`, however much is cut.
 */
export class CutText {
  readonly #text: string;
  readonly #paragraphs: readonly Span[];
  readonly #found: Sentence[] = [];
  /** The index of the first sentence of each paragraph that is cut. */
  readonly #firsts: number[] = [];

  constructor(text: string, paragraphs: readonly Span[]) {
    this.#text = text;
    this.#paragraphs = paragraphs;
  }

  /** All of them, cutting what is left. */
  get all(): readonly Sentence[] {
    while (this.#cutOne());
    return this.#found;
  }

  get isWhole(): boolean {
    return this.#firsts.length === this.#paragraphs.length;
  }

  /** The sentence of an index; undefined beyond either end. */
  at(index: number): Sentence | undefined {
    while (index >= this.#found.length && this.#cutOne());
    return this.#found[index];
  }

  /** Those from one index up to before another. */
  slice(from: number, to: number): readonly Sentence[] {
    this.at(to - 1);
    return this.#found.slice(from, to);
  }

  /** The index of the sentence that holds `offset`, or of the last one before it; -1 before the first. */
  indexAt(offset: number): number {
    const paragraph = spanAt(this.#paragraphs, offset);
    this.#cutTo(paragraph);
    return spanAt(this.#found, offset);
  }

  /** The sentences of one paragraph, and the index of its first. */
  inParagraph(paragraph: number): { readonly first: number; readonly sentences: readonly Sentence[] } {
    this.#cutTo(paragraph);
    const first = this.#firsts[paragraph] ?? this.#found.length;
    return { first, sentences: this.#found.slice(first, this.#firsts[paragraph + 1]) };
  }

  /** Cuts on until `enough` says so. */
  cutUntil(enough: () => boolean): void {
    while (!enough() && this.#cutOne());
  }

  #cutTo(paragraph: number): void {
    while (this.#firsts.length <= paragraph && this.#cutOne());
  }

  #cutOne(): boolean {
    const at = this.#firsts.length;
    const paragraph = this.#paragraphs[at];
    if (!paragraph) return false;
    this.#firsts.push(this.#found.length);
    // One by one: a paragraph may have more of them than a call takes arguments.
    for (const sentence of sentencesIn(this.#text, paragraph, at)) this.#found.push(sentence);
    return true;
  }
}
