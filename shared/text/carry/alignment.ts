import type { Comparing } from './pairs';
import type { Lexicon, Words } from './words';

/** How sure it is which word of the other version a word is. */
export const UNPAIRED = 0;
/** Two places have the same right to it. */
export const CONTESTED = 1;
/** Found by trying, between words that are sure. */
export const TRIED = 2;
/** In a row of words that stands once in either version. */
export const SURE = 3;

/** Which words of two versions are the same, word for word. */
export interface Alignment extends Comparing {
  readonly was: Words;
  readonly is: Words;
  readonly lexicon: Lexicon;
  /** By the number of a word before: that of its partner after, or -1. */
  readonly there: Int32Array;
  /** The other way round. */
  readonly back: Int32Array;
  /** By the number of a word before: UNPAIRED … SURE. */
  readonly how: Uint8Array;
  /** By the number of a word before: 1 where it stands in another order than the words around it used to. */
  readonly isMoved: Uint8Array;
}
