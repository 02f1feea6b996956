import { describe, expect, it } from 'vitest';
import { changeInWords, done } from '../../../../../renderer/views/history/words';

describe('a history in words', () => {
  it('says what was done, undone and made again', () => {
    const words = 'verdict “denied” on claim “It rained”';
    expect(done({ move: 'did', words })).toBe('Verdict “denied” on claim “It rained”');
    expect(done({ move: 'undid', words })).toBe(`Undone: ${words}`);
    expect(done({ move: 'redid', words })).toBe(`Made again: ${words}`);
  });

  it('says before and after, and what came or went alone', () => {
    const change = { field: 'verdict', before: 'open', after: 'declined to comment' } as const;
    expect(changeInWords(change)).toBe('Verdict: from open to declined to comment');
    expect(changeInWords({ ...change, before: null })).toBe('Verdict: declined to comment');
    expect(changeInWords({ ...change, after: null })).toBe('Verdict taken out: open');
  });
});
