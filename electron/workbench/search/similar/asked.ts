import { stemOf } from '#shared/query/stem';
import type { SimilarSource } from './source';
import { isStopWord } from './stop-words';

/** A word of the sentence with all its forms. */
export interface Term {
  readonly stem: string;
  /** Stored words that are forms of it; two words written as one count as a form of both. */
  readonly forms: readonly string[];
  /** Documents with any form. */
  readonly tally: number;
  /** How much it tells: BM25's inverse document frequency. Above 0. */
  readonly weight: number;
}

/** So many different words are asked for: a long text is judged by its beginning, as each costs the index time. */
const MOST_TERMS = 32;

/**
 * What a sentence is about, the rarest first. Words no document has are there, too: they count as not spoken of. Words
 * without meaning of their own count only when there are no others.
 */
export function askedIn(words: readonly string[], source: Omit<SimilarSource, 'any'>): Term[] {
  const count = source.count();
  return [...formsByStem(words, source)]
    .map(([stem, known]) => {
      const forms = [...known];
      const tally = forms.length === 0 ? 0 : source.tally(forms);
      return { stem, forms, tally, weight: rarity(tally, count) };
    })
    .sort((a, b) => b.weight - a.weight);
}

const rarity = (tally: number, count: number): number =>
  Math.log(1 + (Math.max(0, count - tally) + 0.5) / (tally + 0.5));

function formsByStem(words: readonly string[], source: Omit<SimilarSource, 'any'>): Map<string, Set<string>> {
  const telling = words.filter((word) => !isStopWord(word));
  const kept = telling.length > 0 ? telling : words;
  const asked = new Map(kept.map((word) => [stemOf(word), word]));
  const forms = new Map(
    [...asked].slice(0, MOST_TERMS).map(([stem, word]) => [stem, new Set(source.kin(word))]),
  );
  for (const [at, word] of words.entries()) {
    const ofWord = forms.get(stemOf(word));
    const next = words[at + 1] ?? '';
    const ofNext = forms.get(stemOf(next));
    if (!ofWord || !ofNext || !areJoinable(word, next)) continue;
    for (const joined of source.kin(word + next)) {
      ofWord.add(joined);
      ofNext.add(joined);
    }
  }
  return forms;
}

const JOINABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u;
/** Whether two words may be written as one: `birth weight`, `IL 2`. */
const areJoinable = (word: string, next: string): boolean => JOINABLE.test(word) && JOINABLE.test(next);
