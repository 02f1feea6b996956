import type { KinView } from '#shared/contract/views';

export const RELATION_WORDS: Readonly<Record<KinView['relation'], string>> = {
  'same text': 'The same text as',
  'nearly the same': 'Nearly the same text as',
  'shares passages': 'Shares passages with',
};

/** At least one percent where there is anything at all. */
export const percent = (share: number): string => `${Math.max(1, Math.round(share * 100))} %`;
