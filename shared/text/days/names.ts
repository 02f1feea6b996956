import { monthsIn } from '../months';
import { WordList } from './tokens';
import { ENGLISH } from './words/english';
import { DUTCH, GERMAN } from './words/germanic';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './words/romance';
import type { DayWords } from './words/words';

/** A language is a row here; the names of its weekdays and months come with the runtime. */
const ROWS: readonly DayWords[] = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH];

/** Phrases by their first word, the longest first. */
type Phrases = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: number }[]>;

/** A language's days, ready to look words up in. */
export interface DayLanguage extends Omit<DayWords, 'near' | 'ofWeek' | 'ofYear'> {
  /** 0 for Monday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** 1 for January. */
  readonly months: ReadonlyMap<string, number>;
  readonly near: Phrases;
  readonly ofWeek: Phrases;
  readonly ofYear: Phrases;
  readonly agoBefore: readonly string[];
  /** Words a day may begin with or hold: most sentences have none of them, and need no closer look. */
  readonly telling: WordList;
}

const known = new Map<string, DayLanguage>();

/** The days of a language by its BCP 47 tag, English where it is not known; null for one that has no row. */
export function dayLanguage(tag: string | null): DayLanguage | null {
  const language = tag?.split('-')[0]?.toLowerCase() ?? 'en';
  const row = ROWS.find((one) => one.language === language);
  if (!row) return null;
  const there = known.get(language) ?? made(row);
  known.set(language, there);
  return there;
}

function made(row: DayWords): DayLanguage {
  const weekdays = weekdaysIn(row.language);
  const months = monthsIn(row.language);
  const near = phrases(row.near);
  const telling = new WordList(
    [weekdays, months, near, row.ago.days, row.ago.weeks].flatMap((words) => [...words.keys()]),
  );
  return {
    ...row,
    weekdays,
    months,
    near,
    ofWeek: phrases(row.ofWeek),
    ofYear: phrases(row.ofYear),
    agoBefore: row.ago.before.split(' ').filter(Boolean),
    telling,
  };
}

/** Monday was the first of January 2001. `quinta-feira` is kept by its first part. */
function weekdaysIn(language: string): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return new Map(
    Array.from({ length: 7 }, (_, at) => {
      const name = format.format(Date.UTC(2001, 0, 1 + at)).toLowerCase();
      return [name.split('-')[0] ?? name, at] as const;
    }),
  );
}

function phrases(of: Readonly<Record<string, number>>): Phrases {
  const found = new Map<string, { words: readonly string[]; value: number }[]>();
  for (const [phrase, value] of Object.entries(of)) {
    const words = phrase.match(/[\p{L}\p{M}]+|[^\s\p{L}\p{M}]/gu) ?? [];
    const [first = ''] = words;
    found.set(first, [...(found.get(first) ?? []), { words, value }]);
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** The phrase that begins with a token: how many tokens it has, and what it stands for. */
export function phraseAt(
  tokens: readonly { readonly word: string }[],
  at: number,
  among: Phrases,
): { readonly length: number; readonly value: number } | null {
  for (const { words, value } of among.get(tokens[at]?.word ?? '') ?? [])
    if (words.every((word, by) => tokens[at + by]?.word === word)) return { length: words.length, value };
  return null;
}
