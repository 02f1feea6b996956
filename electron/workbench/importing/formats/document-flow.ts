import { paragraphsIn, plainText } from './document-text';

/**
 * Text as it is written: a paragraph, or what paragraphs and tables stand in. What stands in a paragraph without being of
 * it, as a box does, follows it.
 */
export class Flow {
  #pieces: string[] = [];
  #within: string[] = [];

  write(text: string): void {
    if (text !== '') this.#pieces.push(text);
  }

  /** Whether anything was written since the last paragraph. */
  get isOpen(): boolean {
    return this.#pieces.length > 0;
  }

  /** The last that was written. */
  get last(): string {
    return this.#pieces.at(-1) ?? '';
  }

  take(blocks: readonly string[]): void {
    for (const block of blocks) this.#within.push(block);
  }

  /** All of it as blocks without empty lines, none of them empty; nothing is left. */
  blocks(): string[] {
    const blocks = [...paragraphsIn(plainText(this.#pieces.join(''))), ...this.#within];
    this.#pieces = [];
    this.#within = [];
    return blocks;
  }
}
