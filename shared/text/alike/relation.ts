import { type Passage, passageAt, stretchesOf } from './passages';
import { haveSameWords, type NumberedWords, numberedWords } from './words';

/**
 * What two reports are to one another by their texts. `same text`: the same words in the same order, whatever the
 * typography; `nearly the same`: most of each stands in the other; `shares passages`: some of one stands in the other.
 */
export const RELATIONS_OF_TEXTS = ['same text', 'nearly the same', 'shares passages'] as const;
export type RelationOfTexts = (typeof RELATIONS_OF_TEXTS)[number];

/** Two texts beside one another. Words are counted as `#shared/query/tokens` cuts them. */
export interface Comparison {
  readonly relation: RelationOfTexts | null;
  /** In order of `a`. */
  readonly passages: readonly Passage[];
  /** Words of each text that lie in the passages, and their share of all its words, from 0 to 1. */
  readonly a: Shared;
  readonly b: Shared;
}
export interface Shared {
  readonly words: number;
  readonly share: number;
}

/*
 * The thresholds were chosen on texts made from public briefings and then tried on news articles not looked at before
 * (`npm run bench -- alike`; 300 words, 200 texts of each kind, found through the index). Briefings: recall 1.00, with
 * 10 percent shared 0.99; precision 0.96 to 1.00, what counts as wrong being formulas of the outlet without 12 words in a
 * row. News: recall 1.00, precision 0.995 to 1.00. Of texts of 200 words with 10 percent shared, which is one sentence,
 * 0.92 and 0.97 are found.
 */

/** Of each text so much stands in the other. */
const NEARLY = 0.8;
/**
 * So many words in common, one long sentence or two, are a passage taken over; of a short text somewhat fewer are, where
 * they are a notable part of it.
 */
const LEAST_SHARED = 25;
const LEAST_SHARED_OF_SHORT = 20;
const NOTABLE = 0.08;
/** More than this share of the shorter text makes two reports one source. */
export const ONE_SOURCE = 1 / 3;

/**
 * Compares two texts.
 * @param isSetPhrase passages that tell nothing about where a report comes from; they are left out
 */
export const compared = (
  a: string,
  b: string,
  isSetPhrase: (passage: string) => boolean = never,
): Comparison => comparedWords(numberedWords(a), numberedWords(b), isSetPhrase);

/** The same, of texts whose words are numbered already: for comparing one with many. */
export function comparedWords(
  a: NumberedWords,
  b: NumberedWords,
  isSetPhrase: (passage: string) => boolean = never,
): Comparison {
  const found = stretchesOf(a, b)
    .map((stretch) => ({ stretch, passage: passageAt(stretch, a, b) }))
    .filter(({ passage }) => !isSetPhrase(a.text.slice(passage.a.start, passage.a.end)));
  const inA = sharedOf(a, sumOf(found.map(({ stretch }) => stretch.aEnd - stretch.a)));
  const inB = sharedOf(b, sumOf(found.map(({ stretch }) => stretch.bEnd - stretch.b)));
  return {
    relation: haveSameWords(a, b) ? 'same text' : relationBy(inA, inB),
    passages: found.map(({ passage }) => passage),
    a: inA,
    b: inB,
  };
}

const never = (): boolean => false;

/** What two reports are to one another by their texts; null where they have nothing to do with one another. */
export const relationOf = (a: string, b: string): RelationOfTexts | null => compared(a, b).relation;

/** The share of the shorter text that stands in the other. */
export const shareOfShorter = ({ a, b }: Pick<Comparison, 'a' | 'b'>): number => Math.max(a.share, b.share);

/** Whether two reports count as one source: more than a third of the shorter one stands in the other. */
export const isOneSource = (comparison: Pick<Comparison, 'a' | 'b'>): boolean =>
  shareOfShorter(comparison) > ONE_SOURCE;

function relationBy(a: Shared, b: Shared): RelationOfTexts | null {
  if (Math.min(a.share, b.share) >= NEARLY) return 'nearly the same';
  return isTakenOver(a, b) || isOneSource({ a, b }) ? 'shares passages' : null;
}

function isTakenOver(a: Shared, b: Shared): boolean {
  const words = Math.min(a.words, b.words);
  const isNotable = shareOfShorter({ a, b }) >= NOTABLE;
  return words >= (isNotable ? LEAST_SHARED_OF_SHORT : LEAST_SHARED);
}

const sharedOf = ({ numbers }: NumberedWords, words: number): Shared => ({
  words,
  share: numbers.length === 0 ? 0 : words / numbers.length,
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
