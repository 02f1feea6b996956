import type { Slices } from '../slices';

/** Groups of words: each holds the forms of one. */
export type Groups = readonly (readonly string[])[];

/** What `similarTo` needs to know of an index, whose words are folded and cut by `#shared/query/tokens`. */
export interface SimilarSource {
  /** Documents in the index. */
  count(): number;
  /** In about how many documents any of the words stands; a count in some of them, scaled up, will do. */
  tally(words: readonly string[]): number;
  /** Stored words with the same stem as `word`, itself included when stored. */
  kin(word: string): readonly string[];
  /** The best `limit` documents with any of these groups of words, by bm25. */
  any(groups: Groups, limit: number): readonly Found[];
  /** The words of a document as stored, for looking closer. */
  textOf(row: number): SimilarText | null;
}

/** The same, where finding the best is done in slices that others may be let in between. */
export interface SlicedSource extends Omit<SimilarSource, 'any'> {
  any(groups: Groups, limit: number): Slices<readonly Found[]>;
}

export interface Found {
  readonly row: number;
  readonly score: number;
}

export interface SimilarText {
  readonly title: string;
  readonly body: string;
}

/** A document that bears on a sentence. */
export interface Similar {
  readonly row: number;
  /** Between 0 and 1: how much of what the sentence says the document speaks of; see `similarTo`. */
  readonly score: number;
  /** The document's folded words that matched, to be marked. */
  readonly words: readonly string[];
}
