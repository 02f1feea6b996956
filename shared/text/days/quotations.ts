/** Where a text is in quotation marks, followed from one place to the next. A paragraph begins outside. */
export class Quotations {
  readonly #text: string;
  #at: number;
  #isOpen = false;
  /** Of single marks, which may stand within the others. */
  #isSingleOpen = false;

  /** @param from where a paragraph begins */
  constructor(text: string, from: number) {
    this.#text = text;
    this.#at = from;
  }

  /** Whether an offset, not before the last one asked about, is in quotation marks. */
  holds(offset: number): boolean {
    for (; this.#at < offset; this.#at += 1) this.#read(this.#text.charCodeAt(this.#at));
    return this.#isOpen || this.#isSingleOpen;
  }

  #read(code: number): void {
    // Letters of most texts, passed over quickly.
    if ((code > 0x27 && code < 0xab) || (code > 0xbb && code < 0x2018)) return;
    const sign = String.fromCharCode(code);
    if (SINGLE.has(sign)) this.#readSingle(sign);
    else if (sign === '\n') this.#isOpen = this.#isSingleOpen = false;
    else if (sign === '”') this.#isOpen = false;
    else if (sign === '„') this.#isOpen = true;
    else if (TURNS.has(sign) || this.#isDoubled(sign)) this.#isOpen = !this.#isOpen;
  }

  /** `‘…’`, and `‚…‘` in German. Between letters and before `90s` they are apostrophes. */
  #readSingle(sign: string): void {
    const before = this.#text.charAt(this.#at - 1);
    const after = this.#text.slice(this.#at + 1, this.#at + 4);
    if ((LETTER.test(before) && LETTER.test(after)) || DECADE.test(after)) return;
    this.#isSingleOpen = sign === '‚' || (sign === '‘' && !CLOSED_BEHIND.test(before));
  }

  /** Some archives write two apostrophes. */
  #isDoubled(sign: string): boolean {
    return sign === "'" && this.#text.charAt(this.#at + 1) === "'";
  }
}

const SINGLE = new Set('‘’‚');
const LETTER = /^\p{L}/u;
const DECADE = /^\d0s/;
/** What `‘` stands behind where it closes. */
const CLOSED_BEHIND = /[\p{L}\p{M}\p{N}.,!?…]/u;

/** Those that open where nothing is open, and close otherwise: languages differ in which is which. */
const TURNS = new Set('"“«»');
