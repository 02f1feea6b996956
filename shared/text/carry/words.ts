import { eachToken } from '#shared/query/tokens';

/**
 * A text as the words and marks that count when two versions are compared. Spaces, line breaks and invisible
 * characters do not; quotation marks and apostrophes of every style are one mark, dashes of every length another. Case,
 * accents, digits and every other mark do count. All arrays run over the words; offsets are UTF-16 units of the text.
 */
export interface Words {
  readonly text: string;
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What stands there, by its number in the lexicon: equal numbers, equal words. */
  readonly ids: Int32Array;
}

/** Some words of a text in a row, by number: the first, and the one after the last. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** The numbers of a passage's words. */
export const range = ({ from, to }: Passage): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Words of both versions, numbered as they are met, with how often they were. */
export class Lexicon {
  readonly forms: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #isWord: boolean[] = [];
  #weights: Float64Array | null = null;

  idOf(form: string, isWord: boolean): number {
    const known = this.#ids.get(form);
    if (known !== undefined) {
      this.#counts[known] = (this.#counts[known] ?? 0) + 1;
      return known;
    }
    this.#ids.set(form, this.forms.length);
    this.#counts.push(1);
    this.#isWord.push(isWord);
    return this.forms.push(form) - 1;
  }

  /** What each word tells about where a passage stands, above 0 and at most 1; asked for when both texts are read. */
  get weights(): Float64Array {
    this.#weights ??= Float64Array.from(this.forms, (form, id) =>
      this.#isWord[id] ? weightOf(form, this.#counts[id] ?? 1) : MARK_WEIGHT,
    );
    return this.#weights;
  }

  isWord(id: number): boolean {
    return this.#isWord[id] ?? false;
  }
}

const MARK_WEIGHT = 0.05;
const SMALL_WEIGHT = 0.25;

/** Words that any two sentences share. Others that are frequent in these very texts weigh less by their count. */
const SMALL = new Set(
  'about after all also and any are because been before being but can could did does for from had has have her him his how into its may more most not now off one only other our out over said she should some such than that the their them then there these they this those through under was were what when where which while who will with would you your'.split(
    ' ',
  ),
);

function weightOf(form: string, count: number): number {
  // A word is in both versions, so what stands there twice stands once in each.
  const rarity = 1 / (1 + Math.log(Math.max(1, count / 2)));
  const isSmall = SMALL.has(form.toLowerCase()) || /^\p{Ll}{1,2}$/u.test(form);
  return isSmall ? Math.min(SMALL_WEIGHT, rarity) : rarity;
}

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** The word however its letters are stored: composed or not, with ligatures or invisible hyphens or without. */
const wordForm = (word: string): string =>
  /^[\x20-\x7e]*$/.test(word)
    ? word
    : word
        .normalize('NFC')
        .replaceAll(/\p{Cf}/gu, '')
        .replaceAll(/[ﬀ-ﬆ]/g, (letters) => LIGATURES[letters] ?? letters);

/** Marks between words, one style for all: a run of dashes is one dash, three stops an ellipsis. */
const MARKS =
  /(?<dash>[-‐‑‒–—―−]+)|(?<stops>…|\.(?:[ {2}]?\.){2,})|(?<quote>''|``|["'`‘’‚‛“”„‟′″«»‹›ʻʼ＂＇])|[^\s\p{Cf}]/gu;

/** Reads `text` into words, numbering them in `lexicon`. */
export function wordsIn(text: string, lexicon: Lexicon): Words {
  const starts = new Growing();
  const ends = new Growing();
  const ids = new Growing();
  const put = (form: string, isWord: boolean, start: number, end: number) => {
    starts.push(start);
    ends.push(end);
    ids.push(lexicon.idOf(form, isWord));
  };
  let at = 0;
  const marksUpTo = (end: number) => {
    if (end - at > 1 || (end > at && text.charCodeAt(at) !== 32)) eachMark(text, at, end, put);
  };
  eachToken(text, (_, start, end) => {
    marksUpTo(start);
    put(wordForm(text.slice(start, end)), true, start, end);
    at = end;
    return true;
  });
  marksUpTo(text.length);
  return { text, size: ids.length, starts: starts.filled(), ends: ends.filled(), ids: ids.filled() };
}

type Put = (form: string, isWord: boolean, start: number, end: number) => void;

function eachMark(text: string, from: number, to: number, put: Put): void {
  const isOne = to - from === 1 || (to - from === 2 && isSpace(text.charCodeAt(from + 1)));
  if (isOne && isPlainMark(text.charCodeAt(from))) {
    put(text.charAt(from), false, from, from + 1);
    return;
  }
  if (isBlank(text, from, to)) return;
  for (const { 0: mark, index, groups } of text.slice(from, to).matchAll(MARKS)) {
    const form = groups?.dash ? '-' : groups?.stops ? '…' : groups?.quote ? '"' : mark;
    put(form, false, from + index, from + index + mark.length);
  }
}

/** What mostly stands between words, `,` and `.` and the like, needs no pattern. */
const isPlainMark = (unit: number): boolean =>
  unit === 44 || unit === 46 || unit === 58 || unit === 59 || unit === 40 || unit === 41;
const isSpace = (unit: number): boolean => unit === 32 || unit === 10;

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Whole numbers, more and more of them. */
class Growing {
  length = 0;
  #room = new Int32Array(1024);

  push(value: number): void {
    if (this.length === this.#room.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#room);
      this.#room = wider;
    }
    this.#room[this.length++] = value;
  }

  filled(): Int32Array {
    return this.#room.slice(0, this.length);
  }
}
