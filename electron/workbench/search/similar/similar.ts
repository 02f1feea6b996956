import { wordsOf } from '#shared/query/tokens';
import { type Slices, whole } from '../slices';
import { askedIn, type Term } from './asked';
import { SETTINGS, type Settings } from './settings';
import type { Groups, Similar, SimilarSource, SimilarText, SlicedSource } from './source';
import { Weighing } from './weighing';

/** Documents looked at closely; and how many of them can be had of the rarest words for the time there is. */
const CANDIDATES = 300;
/** Occurrences in documents that finding candidates may have to go through, and the words it uses whatever they cost. */
const MOST_READ = 20_000;
const FEWEST = 3;

/**
 * The documents that bear on `text`, the best first. Candidates come from the index by bm25 over the rarest words with
 * all their forms; they are then weighed from their texts: BM25 (Robertson and Zaragoza, 2009) over stems, the title
 * counting more, mixed with the densest passage (Callan, 1994). The score is the share of `text`'s words, by how rare
 * they are, that the document speaks of: 1 for the same words in the same order, 0 for none of them.
 */
export function* similarSlices(
  text: string,
  source: SlicedSource,
  limit: number,
  settings: Settings = SETTINGS,
): Slices<readonly Similar[]> {
  const words = wordsOf(text);
  const terms = askedIn(words, source);
  yield;
  const groups = groupsOf(terms);
  const candidates = groups.length > 0 ? yield* source.any(groups, CANDIDATES) : [];
  const weighing = new Weighing(terms, settings);
  const found: Similar[] = [];
  for (const { row } of candidates) {
    const stored = source.textOf(row);
    if (!stored) continue;
    const weighed = weighing.weigh(stored);
    const score = saysTheSame(stored, text, words) ? 1 : weighed.score;
    if (score > 0) found.push({ row, ...weighed, score });
    if (found.length % AT_ONCE === 0) yield;
  }
  return found.sort((a, b) => b.score - a.score || b.row - a.row).slice(0, limit);
}

/** So many documents are looked at before others are let in. */
const AT_ONCE = 20;

/** As `similarSlices`, in one go. */
export function similarTo(
  text: string,
  source: SimilarSource,
  limit: number,
  settings: Settings = SETTINGS,
): readonly Similar[] {
  const sliced = { ...source, any: (groups: Groups, most: number) => atOnce(source.any(groups, most)) };
  return whole(similarSlices(text, sliced, limit, settings));
}

// biome-ignore lint/correctness/useYield: there is nothing to wait for
function* atOnce<T>(value: T): Slices<T> {
  return value;
}

/**
 * Whether a claim of this score is likely to bear on the sentence, rather than to share a word with it. Among claims that
 * were checked against the same abstracts (SciFact), two in three above it do, and four in five of those that do are
 * above it: a missed verdict costs more than a needless line, so recall counts twice as much as precision (F2).
 */
export const bearsOn = (score: number): boolean => score >= BEARS_ON;
const BEARS_ON = 0.25;

function groupsOf(terms: readonly Term[]): Groups {
  let read = 0;
  return terms
    .filter(({ forms }) => forms.length > 0)
    .filter(({ tally }, index) => {
      read += tally;
      return index < FEWEST || read <= MOST_READ;
    })
    .map(({ forms }) => forms);
}

/** Texts much longer need not be taken apart to see that they say more. */
const saysTheSame = ({ title, body }: SimilarText, asked: string, words: readonly string[]): boolean =>
  [title, body].some(
    (text) => text.length <= 2 * asked.length && wordsOf(text).join(' ') === words.join(' '),
  );
