/**
 * Folding: what makes `Müller`, `MULLER` and `Mu\u0308ller` one word. Letters lose case, accents and vowel points, and
 * letters that Unicode does not take apart get the plain spelling people type.
 */

/** Letters without a Unicode decomposition, as they are commonly typed without them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ƒ: 'f',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ٱ: 'ا',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۃ: 'ه',
  ґ: 'г',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  // Candrabindu, in whose place many write the other sign.
  '\u0901': '\u0902',
  ...digitsFrom(0x660),
  ...digitsFrom(0x6f0),
  ...digitsFrom(0x966),
};

/** Ten digits of another script from its zero on. */
function digitsFrom(zero: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), String(digit)]),
  );
}

const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel marks of Arabic, nukta, variation selectors. Other marks
 * of Indic scripts, Thai and kana stay: there they make a different syllable.
 */
const ACCENTS = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
    '\\u093c\\ufe00-\\ufe0f',
  ].join('')}]`,
  'g',
);

/**
 * Soft hyphens, joiners and direction marks, which stand inside words and mean nothing to a search, and the signs that
 * decomposing leaves of `⑴` or `½`.
 */
const NOT_OF_WORDS = /[^\p{L}\p{N}\p{M}]|[\u02bb\u02bc]/gu;
/** Decomposing can put a mark in front, as in Thai sara am; no token begins with one. */
const MARKS_IN_FRONT = /^\p{M}+/u;

const PLAIN_ASCII = /^[a-z0-9]*$/;
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

/** The folded spelling of one token. Folding twice changes nothing. Empty when no letter or digit was there. */
export function fold(token: string): string {
  if (PLAIN_ASCII.test(token)) return token;
  const known = remembered.get(token);
  if (known !== undefined) return known;
  const folded = foldAnew(token);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(token, folded);
  return folded;
}

function foldAnew(token: string): string {
  return token
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(ACCENTS, '')
    .replaceAll(NOT_OF_WORDS, '')
    .normalize('NFC')
    .replaceAll(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .replace(MARKS_IN_FRONT, '');
}
