import type { Attribute, Listener } from './xml';

/** What is asked of a document's styles, told as they are read; those a text uses come before it. */
export class Styles implements Pick<Listener, 'open'> {
  readonly #hidden = new Set<string>();
  readonly #titles = new Set(['Title']);
  #style = '';
  #family = '';

  open(name: string, attribute: Attribute): void {
    if (name === 'style:style') {
      this.#style = attribute('style:name') ?? '';
      this.#family = attribute('style:family') ?? '';
      if (this.#titles.has(attribute('style:parent-style-name') ?? '')) this.#titles.add(this.#style);
    }
    if (name === 'style:text-properties' && attribute('text:display') === 'none')
      this.#hidden.add(`${this.#family} ${this.#style}`);
  }

  /** Whether text in this style is not shown. @param family `paragraph` or `text` */
  hides(family: string, style: string | null): boolean {
    return this.#hidden.has(`${family} ${style}`);
  }

  isTitle(style: string | null): boolean {
    return this.#titles.has(style ?? '');
  }
}
