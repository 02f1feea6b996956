import { ENGLISH_TAG, LANGUAGES } from '#shared/texts/languages';
import { PSEUDO_TAG } from './pseudo';

/**
 * The language to speak: the one that is asked for where it is known, else the first of the system's that there is a
 * translation for, in that region's form or another's, else English.
 * @param asked a BCP 47 tag; null where none is asked for
 * @param system the system's languages, the best first
 * @param known the tags of the languages there are
 */
export function languageOf(
  asked: string | null,
  system: readonly string[],
  known: readonly string[] = Object.keys(LANGUAGES),
): string {
  if (asked !== null && [PSEUDO_TAG, ...known].includes(asked)) return asked;
  for (const tag of system) {
    const found = known.find((one) => one === tag) ?? known.find((one) => baseOf(one) === baseOf(tag));
    if (found) return found;
  }
  return ENGLISH_TAG;
}

const baseOf = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? tag;

/** The language of this window: asked for in its address as `?language=…`, or the system's. */
export const languageHere = (): string =>
  languageOf(
    new URLSearchParams(globalThis.location?.search ?? '').get('language'),
    globalThis.navigator?.languages ?? [],
  );

/** Scripts written from right to left, among those that languages are written in today. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'];

/** The direction a window in this language is laid out in. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
