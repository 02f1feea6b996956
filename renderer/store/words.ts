import type { Span } from '#shared/text/sentences';

/** Selecting by word, with keys: a word walks through its paragraph, and grows and shrinks at its end. */
export type WordMove = 'next' | 'previous' | 'extend' | 'shrink';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a stretch of `text`; offsets are into the whole text. */
function wordsIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(start, end)))
    if (isWordLike) found.push({ start: start + index, end: start + index + segment.length });
  return found;
}

/**
 * The selection after one move; null where there is no word to go to.
 * @param from where a first move begins: the sentence under the cursor
 */
export function moveByWord(
  text: string,
  paragraph: Span,
  selection: Span | null,
  from: Span,
  move: WordMove,
): Span | null {
  const words = wordsIn(text, paragraph);
  const { start, end } = selection ?? { start: from.start, end: from.start };
  const first = words.findIndex((word) => word.end > start);
  const last = selection ? words.findLastIndex((word) => word.start < end) : first - 1;
  const only = (word: Span | undefined): Span | null => word ?? null;
  const upTo = (word: Span | undefined): Span | null =>
    word ? { start: selection?.start ?? word.start, end: word.end } : null;
  switch (move) {
    case 'next':
      return only(words[selection ? first + 1 : first]);
    case 'previous':
      return only(words[first - 1]);
    case 'extend':
      return upTo(words[last + 1]);
    case 'shrink':
      return last > first ? upTo(words[last - 1]) : null;
  }
}
