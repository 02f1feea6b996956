import type { Translation } from './catalogue';

/** What the catalogue itself is written in; it needs no translation. */
export const ENGLISH_TAG = 'en-GB';

/** The languages the window can speak, by BCP 47 tag. A translation is registered here and nowhere else. */
export const LANGUAGES: Readonly<Record<string, Translation>> = {
  [ENGLISH_TAG]: {},
};
