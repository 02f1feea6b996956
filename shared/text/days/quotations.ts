/** Where a text is in quotation marks, followed from one place to the next. A paragraph begins outside. */
export class Quotations {
  readonly #text: string;
  #at: number;
  #isOpen = false;

  /** @param from where a paragraph begins */
  constructor(text: string, from: number) {
    this.#text = text;
    this.#at = from;
  }

  /** Whether an offset, not before the last one asked about, is in quotation marks. */
  holds(offset: number): boolean {
    for (; this.#at < offset; this.#at += 1) this.#read(this.#text.charCodeAt(this.#at));
    return this.#isOpen;
  }

  #read(code: number): void {
    // Letters of most texts, passed over quickly.
    if ((code > 0x27 && code < 0xab) || (code > 0xbb && code < 0x2018)) return;
    const sign = String.fromCharCode(code);
    if (sign === '\n' || sign === '”') this.#isOpen = false;
    else if (sign === '„') this.#isOpen = true;
    else if (TURNS.has(sign) || this.#isDoubled(sign)) this.#isOpen = !this.#isOpen;
  }

  /** Some archives write two apostrophes. */
  #isDoubled(sign: string): boolean {
    return sign === "'" && this.#text.charAt(this.#at + 1) === "'";
  }
}

/** Those that open where nothing is open, and close otherwise: languages differ in which is which. */
const TURNS = new Set('"“«»');
