/** Text as it flows into paragraphs. White space collapses as browsers collapse it; a non-breaking space is none. */
export class Flow {
  readonly #paragraphs: string[] = [];
  /** The paragraph so far, in pieces: it may come a letter at a time. */
  #pieces: string[] = [];
  /** Whether white space waits for something to follow it. */
  #isApart = false;
  #isAtLineStart = true;

  text(data: string): void {
    const [, before, words = '', after] = AROUND.exec(clean(data).replaceAll(/[ \t\n\f\r]+/g, ' ')) ?? [];
    this.#isApart ||= before !== '';
    if (words === '') return;
    this.#pieces.push(this.#isApart && !this.#isAtLineStart ? ` ${words}` : words);
    this.#isAtLineStart = false;
    this.#isApart = after !== '';
  }

  /** Text whose white space is kept. */
  keep(data: string): void {
    const kept = clean(data).replaceAll(/\r\n?/g, '\n').replaceAll('\f', '');
    if (kept === '') return;
    this.#pieces.push(this.#isApart && !this.#isAtLineStart ? ` ${kept}` : kept);
    this.#isAtLineStart = kept.endsWith('\n');
    this.#isApart = false;
  }

  /** Two in a row leave an empty line, and so part paragraphs. */
  lineBreak(): void {
    if (this.#isAtLineStart) this.end();
    else this.#pieces.push('\n');
    this.#isAtLineStart = true;
    this.#isApart = false;
  }

  /** Ends the paragraph, if it has anything in it to be seen. */
  end(): void {
    const paragraph = this.#pieces
      .join('')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    if (/[^\s\u200b]/.test(paragraph)) this.#paragraphs.push(paragraph);
    this.#pieces = [];
    this.#isAtLineStart = true;
    this.#isApart = false;
  }

  /** A paragraph of its own, as it is. */
  add(paragraph: string): void {
    this.end();
    if (paragraph !== '') this.#paragraphs.push(paragraph);
  }

  paragraphs(): readonly string[] {
    this.end();
    return this.#paragraphs;
  }
}

const AROUND = /^( ?)([\s\S]*?)( ?)$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g;
/** A soft hyphen and a byte order mark within text are seen by nobody, and no quotation holds them. */
const UNSEEN = /[\u00ad\ufeff]/g;

const clean = (data: string): string =>
  data
    .replaceAll(NOT_TEXT, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');
