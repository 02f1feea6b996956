import { describe, expect, it } from 'vitest';
import { foundInWords } from '../../../../../renderer/views/search/words';
import { answerOf } from '../../search-host';

describe('how many were found', () => {
  it('is told exactly once everything was looked through', () => {
    expect(foundInWords(answerOf([], { total: 1204 }), null)).toBe('1,204 found');
    expect(foundInWords(answerOf([]), null)).toBe('Nothing found');
  });

  it('is told as a least number until then, and whether it goes on', () => {
    const bounded = { total: 300, complete: false };
    expect(foundInWords(answerOf([], bounded), 'more')).toBe('at least 300 found, looking further…');
    expect(foundInWords(answerOf([], bounded), null)).toBe(
      'at least 300 found, not everything was looked through',
    );
    expect(foundInWords(answerOf([], { ...bounded, total: 0 }), 'more')).toBe('Looking further…');
  });
});
