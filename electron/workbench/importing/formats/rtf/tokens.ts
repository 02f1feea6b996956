/** A piece of RTF as its syntax has it. */
export type Token =
  | { readonly is: 'open' | 'close' }
  /** A control word with its number, or a control sign, as `*` or `~`. */
  | { readonly is: 'word'; readonly name: string; readonly value: number | null }
  /** Bytes of text: as they stand, or written in hexadecimal. */
  | { readonly is: 'bytes'; readonly bytes: Uint8Array; readonly isEscaped: boolean };

const [OPEN, CLOSE, BACKSLASH, QUOTE, HYPHEN, SPACE, LF, CR] = [
  0x7b, 0x7d, 0x5c, 0x27, 0x2d, 0x20, 0x0a, 0x0d,
];
/** Longer words and numbers are none. */
const MOST_LETTERS = 32;
const MOST_DIGITS = 10;

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const endsText = (byte: number): boolean =>
  byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === LF || byte === CR;

/** Takes RTF apart (version 1.9.1 of its specification, "RTF syntax"), without recursion; binary data is passed over. */
export class Tokens {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** Where the next token begins, in bytes. */
  get at(): number {
    return this.#at;
  }

  /** The next token; null at the end. */
  next(): Token | null {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return null;
      if (byte === BACKSLASH) return this.#control();
      if (byte !== LF && byte !== CR) return this.#plain(byte);
      this.#at += 1;
    }
  }

  #plain(byte: number): Token {
    const from = this.#at;
    this.#at += 1;
    if (byte === OPEN) return { is: 'open' };
    if (byte === CLOSE) return { is: 'close' };
    while (this.#at < this.#bytes.length && !endsText(this.#bytes[this.#at] as number)) this.#at += 1;
    return { is: 'bytes', bytes: this.#bytes.subarray(from, this.#at), isEscaped: false };
  }

  #control(): Token {
    const byte = this.#bytes[this.#at + 1] ?? SPACE;
    if (isLetter(byte)) return this.#word();
    this.#at += 2;
    if (byte === QUOTE) return this.#hexadecimal();
    if (byte === LF || byte === CR) return { is: 'word', name: 'par', value: null };
    if (byte === OPEN || byte === CLOSE || byte === BACKSLASH)
      return { is: 'bytes', bytes: Uint8Array.of(byte), isEscaped: true };
    return { is: 'word', name: String.fromCharCode(byte), value: null };
  }

  /** Two digits, of which broken files have fewer. */
  #hexadecimal(): Token {
    const digits = this.#ascii(this.#at, this.#at + 2);
    if (!/^[\da-f]{2}$/i.test(digits)) return { is: 'bytes', bytes: new Uint8Array(0), isEscaped: true };
    this.#at += 2;
    return { is: 'bytes', bytes: Uint8Array.of(Number.parseInt(digits, 16)), isEscaped: true };
  }

  #word(): Token {
    const from = this.#at + 1;
    const end = this.#while(isLetter, from, MOST_LETTERS);
    const name = this.#ascii(from, end);
    const signed = this.#bytes[end] === HYPHEN && isDigit(this.#bytes[end + 1] ?? 0) ? end + 1 : end;
    const past = this.#while(isDigit, signed, MOST_DIGITS);
    const value = past === signed ? null : Number(this.#ascii(end, past));
    this.#at = this.#bytes[past] === SPACE ? past + 1 : past;
    if (name === 'bin') this.#at += Math.max(0, value ?? 0);
    return { is: 'word', name, value };
  }

  #while(belongs: (byte: number) => boolean, from: number, most: number): number {
    let at = from;
    while (at < from + most && at < this.#bytes.length && belongs(this.#bytes[at] as number)) at += 1;
    return at;
  }

  #ascii(from: number, to: number): string {
    return String.fromCharCode(...this.#bytes.subarray(from, to));
  }
}
