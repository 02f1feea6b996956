/** What the weighing depends on. Chosen by cross-validation; `npm run bench -- similar FILES` measures them again. */
export interface Settings {
  /** BM25's saturation and length normalisation (Robertson and Zaragoza, 2009). */
  readonly k1: number;
  readonly b: number;
  /** Words of a document of usual length. Fixed, so that a score means the same in every desk. */
  readonly usual: number;
  /** How often a word of the title counts. */
  readonly title: number;
  /** Words of a passage, and the share of the score it decides. */
  readonly passage: number;
  readonly share: number;
  /** What a word that only begins like one of the sentence's counts, beside the word itself. */
  readonly alike: number;
}

export const SETTINGS: Settings = {
  k1: 1.2,
  b: 0.75,
  usual: 250,
  title: 3,
  passage: 15,
  share: 0.2,
  alike: 0.2,
};
