import type { Span } from '../sentences';

/** A word, a number or a sign, as days are told by. White space is none. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'sign';
  /** In lower case; an apostrophe is always straight. */
  readonly word: string;
  /** Whether it begins with a capital. */
  readonly isCapital: boolean;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters of any script and the marks on them: all but ASCII signs, the blocks of punctuation and symbols, and halves of pairs. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code >= 0x2000) return code > 0x303f ? code < 0xd800 : code >= 0x2c00 && code < 0x2e00;
  return code !== 0xd7 && code !== 0xf7;
}

const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000;

/** What tells most words from those of a list without a look at their letters: the first one and the length. */
const headOf = (first: number, length: number): number =>
  (first < 0x80 ? first | 32 : String.fromCharCode(first).toLowerCase().charCodeAt(0)) * 64 + length;

/** Words to be looked for in a text. */
export class WordList {
  readonly #words: ReadonlySet<string>;
  readonly #heads: ReadonlySet<number>;

  /** @param words in lower case, each shorter than 64 letters */
  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    this.#heads = new Set([...this.#words].map((word) => headOf(word.charCodeAt(0), word.length)));
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** How many of the words of a stretch of text are on the list. */
  countIn(text: string, { start, end }: Span): number {
    let count = 0;
    for (let at = start; at < end; ) {
      const first = text.charCodeAt(at);
      const to = isLetter(first) ? wordEnd(text, at, end) : at + 1;
      const isLike = to - at > 1 && to - at < 64 && this.#heads.has(headOf(first, to - at));
      if (isLike && this.#words.has(text.slice(at, to).toLowerCase())) count += 1;
      at = to;
    }
    return count;
  }
}

/** The tokens of a stretch of text, in one pass over it. Offsets are the text's own. */
export function tokensIn(text: string, { start, end }: Span): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    const to = isLetter(code) ? wordEnd(text, at, end) : isDigit(code) ? numberEnd(text, at, end) : at + 1;
    if (!isSpace(code)) tokens.push(tokenAt(text, at, to, code));
    at = to;
  }
  return tokens;
}

function tokenAt(text: string, start: number, end: number, code: number): Token {
  const written = text.slice(start, end);
  if (!isLetter(code))
    return {
      start,
      end,
      kind: isDigit(code) ? 'number' : 'sign',
      word: written === '’' ? "'" : written,
      isCapital: false,
    };
  const word = written.toLowerCase();
  return { start, end, kind: 'word', word, isCapital: written.charAt(0) !== word.charAt(0) };
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end && isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

/** `10,000`, `9.30` and `20:15` are one number each. */
function numberEnd(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    const isInner = (code === 44 || code === 46 || code === 58) && isDigit(text.charCodeAt(at + 1));
    if (!isDigit(code) && !(isInner && at + 1 < end)) break;
    at += 1;
  }
  return at;
}
