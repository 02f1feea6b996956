import { stemmer } from 'stemmer';

const ENGLISH = /^[a-z]{4,}$/;

/**
 * What the forms of an English word have in common: `deny`, `denies` and `denied` have one stem. It is Porter's algorithm
 * (1980). Words with other letters or digits, and those of fewer than four letters, are their own stem.
 */
export const stemOf = (folded: string): string => (ENGLISH.test(folded) ? stemmer(folded) : folded);
