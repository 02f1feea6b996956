import { FREQUENT, SCRIPTS } from './words';

/** As much of a text as tells its language. */
const SAMPLE = 8_000;
/** Fewer frequent words tell nothing. */
const LEAST = 4;
/** By how much the first language has to lead. */
const LEAD = 1.25;

const ROWS = Object.entries(FREQUENT).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

/**
 * The language a text is in, BCP 47 without a country: by its script where that tells, else by its most frequent words.
 * Null where the text is too short, or two languages fit alike.
 */
export function languageOfText(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = countOf(sample, /\p{L}/gu);
  return byScript(sample, letters) ?? byWords(sample);
}

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function byScript(sample: string, letters: number): string | null {
  for (const script of SCRIPTS) {
    const own = countOf(sample, script.letters);
    // Japanese is known by its syllables, of which there are fewer than of the characters it shares.
    const least = script.languages[0]?.[0] === 'ja' ? 0.1 : 0.5;
    if (own < LEAST || own < least * letters) continue;
    const found = script.languages.find(
      ([, letter]) => letter === null || countOf(sample, letter) > own / 100,
    );
    return found?.[0] ?? null;
  }
  return null;
}

function byWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = ROWS.map(([language, frequent]) => ({
    language,
    count: words.filter((word) => frequent.has(word)).length,
  })).sort((a, b) => b.count - a.count);
  const [first, second] = scores;
  if (!first || !second || first.count < LEAST || first.count < LEAD * second.count) return null;
  return first.count > words.length / 10 ? first.language : null;
}

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Which way a language is written. */
export const directionOfLanguage = (language: string | null): 'ltr' | 'rtl' | null => {
  if (language === null) return null;
  const [own = '', script] = language.toLowerCase().split('-');
  if (script === 'latn' || script === 'cyrl') return 'ltr';
  return RIGHT_TO_LEFT.has(own) || script === 'arab' ? 'rtl' : 'ltr';
};

const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

/** `German`; null for a tag that names no language. */
export function languageInWords(tag: string): string | null {
  try {
    return names.of(tag) ?? null;
  } catch {
    return null;
  }
}
