import { fold } from './fold';

/**
 * What counts as a word, for the index and for everything that marks words in a text: a run of letters and digits with
 * their marks. Scripts written without spaces give one token a character, so that a word in them is found as a phrase;
 * Korean too, so that a word is found whatever particle follows. Apostrophes, hyphens, points and commas separate:
 * `co-operate`, `don't` and `1,000` are two tokens each, found as phrases.
 */
export interface Token {
  /** UTF-16 offsets into the text: first unit, and the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

const SEPARATOR = 1;
const LETTER = 2;
const ALONE = 3;
const MARK = 4;
/** Stands inside a word and is not seen; at a word's end it is not part of it. */
const INVISIBLE = 5;
/** The later letters of a Korean syllable that is written letter by letter. */
const JAMO = 6;

const IS_ALONE =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Hangul}]$/u;
const IS_LETTER = /^[\p{L}\p{N}]$/u;
const IS_MARK = /^\p{M}$/u;
const IS_INVISIBLE = /^(?!\u200b)\p{Cf}$/u;
const IS_JAMO = /^[\u1160-\u11ff\ud7b0-\ud7ff]$/;
/** Apostrophes that Unicode counts among the letters. */
const IS_APOSTROPHE = /^[\u02bb\u02bc]$/;

/** Classes of the UTF-16 units met so far; 0 is not yet known. Units of pairs are never known: they need their partner. */
const classes = new Uint8Array(0x10000);

function classify(character: string): number {
  if (IS_MARK.test(character)) return MARK;
  if (IS_INVISIBLE.test(character)) return INVISIBLE;
  if (!IS_LETTER.test(character) || IS_APOSTROPHE.test(character)) return SEPARATOR;
  if (IS_JAMO.test(character)) return JAMO;
  return IS_ALONE.test(character) ? ALONE : LETTER;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const found = classify(character);
  if (unit < 0xd800 || unit > 0xdfff) classes[unit] = found;
  return found;
}

/** How many units the character at `at` has. */
const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Where the token that begins at `at` with a character of class `first` ends. */
function endOfToken(text: string, at: number, first: number): number {
  let next = at + sizeAt(text, at);
  let end = next;
  while (next < text.length) {
    const found = classAt(text, next);
    const goesOn = found === MARK || (first === LETTER ? found === LETTER : found === JAMO);
    if (!goesOn && found !== INVISIBLE) break;
    next += sizeAt(text, next);
    if (goesOn) end = next;
  }
  return end;
}

const isDigitOrSmall = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);

/** Where a run of small plain letters and digits from `at` ends: most words are such, and need neither class nor folding. */
function endOfPlain(text: string, at: number): number {
  let end = at;
  while (isDigitOrSmall(text.charCodeAt(end))) end++;
  return end;
}

/** Calls `each` for every token of `text` in order, until it returns false. */
export function eachToken(
  text: string,
  each: (folded: string, start: number, end: number) => boolean | undefined,
): void {
  let at = 0;
  while (at < text.length) {
    let end = endOfPlain(text, at);
    const isPlain = end > at && (end === text.length || classAt(text, end) === SEPARATOR);
    const first = isPlain ? LETTER : classAt(text, at);
    if (first !== LETTER && first !== ALONE && first !== JAMO) {
      at += sizeAt(text, at);
      continue;
    }
    if (!isPlain) end = endOfToken(text, at, first);
    const token = text.slice(at, end);
    const folded = isPlain ? token : fold(token);
    if (folded !== '' && each(folded, at, end) === false) return;
    at = end;
  }
}

/** All tokens of `text`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  eachToken(text, (folded, start, end) => {
    tokens.push({ folded, start, end });
    return true;
  });
  return tokens;
}

/** The folded tokens of `text`. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachToken(text, (folded) => {
    words.push(folded);
    return true;
  });
  return words;
}

/** Whether `folded` is of a script that gives one token a character: there is nothing longer it could begin. */
export const standsAlone = (folded: string): boolean =>
  IS_ALONE.test(String.fromCodePoint(folded.codePointAt(0) ?? 0));
