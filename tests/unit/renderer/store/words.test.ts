import { describe, expect, it } from 'vitest';
import type { Span } from '#shared/text/sentences';
import { moveByWord, type WordMove } from '../../../../renderer/store/words';

const TEXT = 'He said “no”. They left…at once.';
const WHOLE: Span = { start: 0, end: TEXT.length };
const SECOND: Span = { start: TEXT.indexOf('They'), end: TEXT.length };

/** What is selected after some moves, begun from the second sentence. */
function selectedBy(...moves: WordMove[]): string | null {
  let selection: Span | null = null;
  for (const move of moves) {
    const next: Span | null = moveByWord(TEXT, WHOLE, selection, SECOND, move);
    if (!next) return null;
    selection = next;
  }
  return selection && TEXT.slice(selection.start, selection.end);
}

describe('moving by word', () => {
  it('begins at the first word of the sentence under the cursor', () => {
    expect(selectedBy('next')).toBe('They');
    expect(selectedBy('extend')).toBe('They');
  });

  it('walks on and back, over the border of a sentence too', () => {
    expect(selectedBy('next', 'next')).toBe('left');
    expect(selectedBy('next', 'previous')).toBe('no');
  });

  it('extends to whole words with what stands between them, and shortens again', () => {
    expect(selectedBy('next', 'extend', 'extend')).toBe('They left…at');
    expect(selectedBy('next', 'extend', 'extend', 'shrink')).toBe('They left');
  });

  it('never grows beyond the paragraph nor shrinks to nothing', () => {
    expect(selectedBy('next', 'extend', 'extend', 'extend', 'extend')).toBeNull();
    expect(selectedBy('next', 'shrink')).toBeNull();
  });
});
