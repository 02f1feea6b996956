import { counted } from '#shared/text/counted';

/** @param count null where they cannot be told apart */
export const ofChanges = (count: number | null): string[] =>
  count === 0
    ? []
    : [
        `It holds ${count === null ? 'tracked changes' : counted(count, 'tracked change')}: deleted words are left out of the text, inserted ones are in it.`,
      ];

export const ofComments = (count: number): string[] =>
  count === 0 ? [] : [`It holds ${counted(count, 'comment')}, left out of the text.`];

export const HIDDEN = 'It holds hidden words, left out of the text.';
export const BROKEN_OFF = 'It breaks off before its end: what followed is missing.';
export const NO_TEXT = 'It has no text.';
