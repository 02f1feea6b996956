import { CHARACTERS, PAIRS } from './encoding-languages';

/**
 * How many bits a text would take in a language that it is known to be in: the smaller, the likelier that the bytes it
 * was decoded from were meant so. Letters cost by the letter before (a bigram model), characters of languages without
 * an alphabet by themselves, signs and changes of case by the small tables below. Readings of the same bytes can be
 * compared by it (naive Bayes with a language model for each reading), as every one has to account for every byte.
 */
export interface Reading {
  /** Bits of the likeliest language. */
  readonly bits: number;
  readonly language: string;
  /** Bits a character of the words and signs that tell one encoding from another: about 5 where it is text. */
  readonly each: number;
}

/** What is the same whatever the language. */
interface Tally {
  readonly pairs: Map<string, number>;
  readonly fixed: number;
  /** Of all words and signs with something beyond ASCII in them. */
  readonly characters: number;
}

/** A word, or signs between words, with something beyond ASCII in it. */
const TOKEN = /(?<![A-Za-z\u0080-\uffff])[A-Za-z]*[\u0080-\uffff][A-Za-z\u0080-\uffff]*/g;

/** @param plain the tally of the words in ASCII alone: they do not tell the encoding, but the language somewhat */
export function readAs(text: string, languages: readonly string[], plain: Tally): Reading {
  const alphabetic = languages.some((language) => language in PAIRS);
  const { pairs, fixed, characters } = alphabetic ? tallyLetters(text, TOKEN) : tallyCharacters(text);
  const costs = languages.map((language) => {
    const own = fixed + costOf(pairs, language);
    const bits = own + PLAIN_WEIGHT * costOf(plain.pairs, alphabetic ? language : 'en');
    return { language, bits, each: own / (characters + SMOOTHING) };
  });
  return costs.reduce((least, one) => (one.bits < least.bits ? one : least));
}

/** A word or two are not enough to judge by. */
const SMOOTHING = 4;
/** So little counts a word without a letter beyond ASCII: names, addresses and markup are in no language. */
const PLAIN_WEIGHT = 0.05;

export const plainWords = (text: string): Tally =>
  tallyLetters(text, /(?<![\w\u0080-\uffff])[A-Za-z]{2,}(?![\w\u0080-\uffff])/g);

const UNDECODABLE = 40;
const CONTROL = 24;

/** Signs by what they cost, in bits: quotation marks and dashes stand in every text, fractions hardly ever. */
const SIGNS = new Map<string, number>(
  Object.entries({
    5: '\u00a0“”’–—„',
    6: '«»‘…№€£•',
    7: '·©®°™§‚¡¿',
    9: '½²³µ×ªº¼¾†‹›\u00ad\u200e\u200f\u200d\u200c´÷‰',
    10: '¢¥±¶¹¬¦¤¨¸¯‡ƒˆ˜',
  }).flatMap(([bits, signs]) => [...signs].map((sign) => [sign, Number(bits)] as const)),
);
const OTHER_SIGN = 13;
const SAME_SIGN_AGAIN = 1;
/** What may stand right before a word, right after one, and within one. */
const OPENS = /[“„«‘»”‹›—–―¿¡…•\u00a0\u00ad\u200b-\u200f]/;
const CLOSES = /[”“’‘»«‹›…—–―™®°\u00a0\u00ad\u200b-\u200f·´ª-]/;
const JOINS = /[-’‘´·\u00ad\u0640]|\u200c|\u200d/;

interface Kind {
  readonly letter: string | null;
  readonly sign: number;
  /** 1 for a capital, -1 for a small letter, 0 where there is no case. */
  readonly case: number;
}
const kinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known) return known;
  const letter = /[\p{L}\p{M}]/u.test(character) && !SIGNS.has(character) ? folded(character) : null;
  const up = character === character.toUpperCase();
  const kind = {
    letter,
    sign: letter ? 0 : signCost(character),
    case: up && character === character.toLowerCase() ? 0 : up ? 1 : -1,
  };
  kinds.set(character, kind);
  return kind;
}

const CEDILLAS: Readonly<Record<string, string>> = { ș: 'ş', ț: 'ţ' };
const folded = (letter: string): string => {
  const [low = letter] = letter.toLowerCase();
  return CEDILLAS[low] ?? low;
};

function signCost(character: string): number {
  if (character === '\ufffd') return UNDECODABLE;
  if (/\p{C}/u.test(character) && !SIGNS.has(character)) return CONTROL;
  return SIGNS.get(character) ?? OTHER_SIGN;
}

/** Bits for a capital or small letter by what came before it in the word. */
function caseCost(now: number, run: number): number {
  if (run === 0) return now > 0 ? 2 : 0.4;
  if (run < 0) return now > 0 ? 8 : 0;
  if (run === 1) return now > 0 ? 3 : 0.2;
  return now > 0 ? 0.3 : 5;
}

function tallyLetters(text: string, tokens: RegExp): Tally {
  const pairs = new Map<string, number>();
  let fixed = 0;
  let characters = 0;
  const add = (before: string, letter: string): void => {
    pairs.set(before + letter, (pairs.get(before + letter) ?? 0) + 1);
  };
  for (const [token] of text.matchAll(tokens)) {
    let before = ' ';
    let sign = '';
    /** Capitals so far in this word; below zero after a small letter. */
    let run = 0;
    /** Whether a letter may follow as it is. */
    let [loose, joined] = [true, false];
    for (const character of token) {
      const kind = kindOf(character);
      characters += 1;
      if (kind.letter === null) {
        if (before !== ' ') add(before, ' ');
        fixed += character === sign && kind.sign < CONTROL ? SAME_SIGN_AGAIN : kind.sign;
        if (before !== ' ' && !CLOSES.test(character)) fixed += SIGN_AT_WORD;
        loose = before === ' ' && OPENS.test(character);
        joined = before !== ' ' && JOINS.test(character);
        [before, sign, run] = [' ', character, 0];
        continue;
      }
      if (!loose && !joined) fixed += SIGN_BEFORE_WORD;
      add(before, kind.letter);
      if (kind.case !== 0) {
        fixed += caseCost(kind.case, run);
        run = kind.case > 0 ? Math.max(run, 0) + 1 : -1;
      }
      [before, sign, loose] = [kind.letter, '', true];
    }
    if (before !== ' ') add(before, ' ');
  }
  return { pairs, fixed, characters };
}
const SIGN_AT_WORD = 5;
const SIGN_BEFORE_WORD = 8;

function tallyCharacters(text: string): Tally {
  const pairs = new Map<string, number>();
  let fixed = 0;
  let characters = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    let sign = '';
    for (const character of token) {
      characters += 1;
      if (character <= '\x7f') fixed += ASCII_LETTER;
      else {
        if (IDEOGRAPH.test(character)) pairs.set(character, (pairs.get(character) ?? 0) + 1);
        else
          fixed +=
            character === sign
              ? Math.max(SAME_SIGN_AGAIN, wideSign(character) - OTHER_SIGN)
              : wideSign(character);
        sign = character;
      }
    }
  }
  return { pairs, fixed, characters };
}
const ASCII_LETTER = 4.5;
const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]/u;
const WIDE_SIGNS = '、。，．「」『』（）！？：；・…“”‘’《》〈〉【】―－～〜\u3000';

function wideSign(character: string): number {
  if (WIDE_SIGNS.includes(character)) return 5;
  if (character >= '\uff01' && character <= '\uff5e') return 9;
  // Katakana of half width and characters for private use are what other encodings look like when misread.
  if (character >= '\uff61' && character <= '\uff9f') return 14;
  if (character >= '\ue000' && character <= '\uf8ff') return CONTROL;
  return Math.max(OTHER_SIGN, kindOf(character).sign);
}

type Costs = (pair: string) => number;
const tables = new Map<string, Costs>();

function costOf(pairs: ReadonlyMap<string, number>, language: string): number {
  const costs = tables.get(language) ?? costsOf(language);
  tables.set(language, costs);
  let bits = 0;
  for (const [pair, times] of pairs) bits += times * costs(pair);
  return bits;
}

function costsOf(language: string): Costs {
  const characters = CHARACTERS[language];
  if (characters !== undefined) return costsOfCharacters(characters);
  const written = PAIRS[language] ?? '';
  const table = new Map<string, number>();
  const letters = new Set<string>();
  for (let at = 0; at < written.length; at += 3) {
    table.set(written.slice(at, at + 2), Number.parseInt(written[at + 2] ?? '0', 36) / 2 + 0.1);
    letters.add(written[at] ?? '').add(written[at + 1] ?? '');
  }
  return (pair) =>
    table.get(pair) ?? (letters.has(pair[1] ?? '') ? NEW_PAIR : pair[1] === ' ' ? 6 : NEW_LETTER);
}
const NEW_PAIR = 13;
const NEW_LETTER = 18;

function costsOfCharacters(levels: string): Costs {
  const table = new Map(
    levels.split(' ').flatMap((level, at) => [...level].map((each) => [each, at + 3.3] as const)),
  );
  return (character) => table.get(character) ?? NEW_CHARACTER;
}
const NEW_CHARACTER = 17;
