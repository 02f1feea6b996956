import { describe, expect, it } from 'vitest';
import { sourcesOf } from '#shared/text/alike/sources';

/** Reports by letter; a pair such as `ac` is one source. */
const grouped = (reports: string, ...pairs: string[]): string[] =>
  sourcesOf([...reports], (one, other) => pairs.includes(one + other) || pairs.includes(other + one)).map(
    (group) => group.join(''),
  );

describe('independent sources', () => {
  it('are as many as the reports that share nothing', () => expect(grouped('abc')).toEqual(['a', 'b', 'c']));

  it('count one story printed three times as one', () =>
    expect(grouped('abcd', 'ab', 'ac', 'bc')).toEqual(['abc', 'd']));

  it('hang together over a report that links two others', () => {
    expect(grouped('abcde', 'ae', 'ce')).toEqual(['ace', 'b', 'd']);
    expect(grouped('abcdef', 'ef', 'cd', 'df', 'ab')).toEqual(['ab', 'cdef']);
  });

  it('are none without reports', () => expect(grouped('')).toEqual([]));

  it('are found without comparing what is known to hang together', () => {
    let asked = 0;
    const groups = sourcesOf([...'abcdefgh'], () => {
      asked++;
      return true;
    });
    expect(groups).toHaveLength(1);
    expect(asked).toBe(7);
  });
});
