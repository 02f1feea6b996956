import { codePoint } from 'dingbat-to-unicode';
import { encodingOf, encodingOfCharset, SYMBOLS } from './code-pages';

/** How a font's bytes are read. */
interface Font {
  name: string;
  charset: number | null;
  codePage: number | null;
}

/** Names of fonts whose bytes are pictures, whatever character set they are said to have. */
const PICTURES = /^(?:Symbol|Webdings|Wingdings(?: [23])?)$/i;

/** The fonts of a document by their numbers, as its table has them. */
export class Fonts {
  readonly #fonts = new Map<number, Font>();
  #last: Font = { name: '', charset: null, codePage: null };

  /** A word of the table. */
  word(name: string, value: number): void {
    if (name === 'f') this.#begin(value);
    else if (name === 'fcharset') this.#last.charset = value;
    else if (name === 'cpg') this.#last.codePage = value;
  }

  /** A piece of the last font's name, which ends with a semicolon. */
  write(text: string): void {
    if (this.#last.name.length < LONGEST) this.#last.name += text;
  }

  /** The encoding of a font; null where that is the document's own. */
  encodingOf(font: number): string | null {
    const { charset, codePage } = this.#fonts.get(font) ?? NO_FONT;
    if (codePage) return encodingOf(codePage);
    return charset === null ? null : encodingOfCharset(charset);
  }

  /** The typeface, if its letters are pictures; null if they are letters. */
  symbolsOf(font: number): string | null {
    const { name, charset } = this.#fonts.get(font) ?? NO_FONT;
    const bare = name.split(';')[0]?.trim() ?? '';
    return charset === SYMBOLS || PICTURES.test(bare) ? bare : null;
  }

  #begin(number: number): void {
    this.#last = { name: '', charset: null, codePage: null };
    this.#fonts.set(number, this.#last);
  }
}

const LONGEST = 200;
const NO_FONT: Font = { name: '', charset: null, codePage: null };

/** What a letter of such a typeface shows, U+FFFD where no character does. @param code of a byte, or from U+F000 on */
export const symbolOf = (typeface: string, code: number): string =>
  codePoint(typeface, code & 0xff)?.string ?? '\ufffd';
