import { eachToken } from '#shared/query/tokens';
import type { Span } from '../sentences';
import { joined, type Stretch } from './joining';
import { tiled } from './tiles';
import { haveSameWords, type NumberedWords, numberedWords } from './words';

/** A passage two texts have in common: where it stands in each, whole words, in UTF-16 units. */
export interface Passage {
  readonly a: Span;
  readonly b: Span;
}

/** Fewer words in common are how people put things, not a passage that was taken over. */
export const LEAST_PASSAGE = 14;

/**
 * The passages two texts have in common, in order of `a`, none overlapping another in either text. Small edits inside a
 * passage, up to six words each, do not end it; words that were edited belong to it. Passages may stand in `b` in any
 * order.
 */
export const passagesInCommon = (a: string, b: string): Passage[] =>
  passagesOf(numberedWords(a), numberedWords(b));

/** The same, of texts whose words are numbered already. */
export const passagesOf = (a: NumberedWords, b: NumberedWords): Passage[] =>
  stretchesOf(a, b).map((stretch) => passageAt(stretch, a, b));

/** The passages in words. The same text is one passage, however short it is. */
export function stretchesOf(a: NumberedWords, b: NumberedWords): Stretch[] {
  const length = a.numbers.length;
  if (haveSameWords(a, b)) return [{ a: 0, aEnd: length, b: 0, bEnd: length, same: length }];
  return joined(tiled(a.numbers, b.numbers)).filter(({ same }) => same >= LEAST_PASSAGE);
}

export const passageAt = (stretch: Stretch, a: NumberedWords, b: NumberedWords): Passage => ({
  a: spanOf(a, stretch.a, stretch.aEnd),
  b: spanOf(b, stretch.b, stretch.bEnd),
});

const spanOf = ({ starts, ends }: NumberedWords, from: number, to: number): Span => ({
  start: starts[from] ?? 0,
  end: ends[to - 1] ?? 0,
});

/**
 * The share of a text's words that lie in some spans of it, from 0 to 1; 0 where it has no words.
 * @param spans one side of `passagesInCommon`, in any order
 */
export function shareOf(spans: readonly Span[], text: string): number {
  const inOrder = [...spans].sort((one, other) => one.start - other.start);
  let [words, covered, at] = [0, 0, 0];
  eachToken(text, (_, start, end) => {
    while ((inOrder[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const span = inOrder[at];
    if (span && span.start <= start && end <= span.end) covered++;
    words++;
    return true;
  });
  return words === 0 ? 0 : covered / words;
}
