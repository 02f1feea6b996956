import { fold } from './fold';

/**
 * What counts as a word, for the index and for everything that marks words in a text: a run of letters and digits with
 * their marks. Scripts written without spaces give one token a character, so that a word in them is found as a phrase.
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

const IS_ALONE =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u;
const IS_LETTER = /^[\p{L}\p{N}]$/u;
const IS_MARK = /^[\p{M}\p{Cf}]$/u;

/** Classes of the characters met so far in the basic plane; 0 is not yet known. */
const classes = new Uint8Array(0x10000);

function classify(character: string): number {
  if (IS_MARK.test(character)) return MARK;
  if (!IS_LETTER.test(character)) return SEPARATOR;
  return IS_ALONE.test(character) ? ALONE : LETTER;
}

function classAt(text: string, at: number, point: number): number {
  if (point > 0xffff) return classify(String.fromCodePoint(point));
  let found = classes[point] ?? 0;
  if (found === 0) {
    found = classify(text.charAt(at));
    classes[point] = found;
  }
  return found;
}

/** Where the token that begins at `at` ends, and whether it needs folding beyond none. Class of `at` is `first`. */
function endOfToken(text: string, at: number, first: number): number {
  let end = at;
  while (end < text.length) {
    const point = text.codePointAt(end) ?? 0;
    const found = classAt(text, end, point);
    const goesOn = found === MARK || (found === LETTER && first === LETTER) || end === at;
    if (!goesOn) break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
}

/** Calls `each` for every token of `text` in order, until it returns false. */
export function eachToken(
  text: string,
  each: (folded: string, start: number, end: number) => boolean | undefined,
): void {
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const found = classAt(text, at, point);
    if (found !== LETTER && found !== ALONE) {
      at += point > 0xffff ? 2 : 1;
      continue;
    }
    const end = endOfToken(text, at, found);
    const folded = fold(text.slice(at, end));
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
