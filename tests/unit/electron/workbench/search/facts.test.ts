import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#shared/query/tokens';
import { ANY_DOCUMENT, cover, fact, factsOf } from '#workbench/search/facts';
import { doc } from './folders';

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const factsOn = (date: string) => new Set(factsOf(doc('report', 'r1', {}, { dates: [date] })).split(' '));
const isFound = (date: string, range: readonly string[]) => range.some((one) => factsOn(date).has(one));

describe('a fact', () => {
  it('is no word of any text', () => {
    expect(wordsOf(`${fact('is:open')} ${ANY_DOCUMENT}`).filter((word) => word.includes('\ue000'))).toEqual(
      [],
    );
  });

  it('of a document tells its kind and what is known of it', () => {
    const found = factsOf(doc('claim', 'c1', {}, { facts: ['is:open'] })).split(' ');
    expect(found).toEqual([ANY_DOCUMENT, fact('in:claim'), fact('is:open')]);
  });
});

describe('a range of days', () => {
  it('finds exactly the days in it', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, date) => {
        const [from, to] = [a, b].sort() as [string, string];
        expect(isFound(date, cover(from, to))).toBe(date >= from && date <= to);
        expect(isFound(date, cover(from, null))).toBe(date >= from);
        expect(isFound(date, cover(null, to))).toBe(date <= to);
        expect(isFound(from, cover(from, to)) && isFound(to, cover(from, to))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('finds a month or year that lies wholly within, and no other', () => {
    expect(isFound('2019-10', cover('2019-10-01', '2019-10-31'))).toBe(true);
    expect(isFound('2019-10', cover('2019-10-02', '2019-12-31'))).toBe(false);
    expect(isFound('2019', cover('2018-06-01', '2020-01-01'))).toBe(true);
    expect(isFound('2019', cover('2019-01-01', '2019-12-30'))).toBe(false);
  });

  it('is put in few words', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(cover(date, `${date.slice(0, 2)}99-12-31`).length).toBeLessThanOrEqual(41);
        expect(cover(date, null).length).toBeLessThanOrEqual(60);
      }),
    );
    expect(cover('2019-10-01', '2019-10-31')).toEqual([fact('month 2019-10')]);
  });
});
