import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsIn, isNear } from '#shared/query/distance';

/** Optimal string alignment by its full table, as it is defined. */
function distance(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.NaN;
  for (let i = 0; i <= a.length; i++) {
    rows.push([]);
    for (let j = 0; j <= b.length; j++) {
      let best = i === 0 || j === 0 ? Math.max(i, j) : at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      if (i > 0) best = Math.min(best, at(i - 1, j) + 1);
      if (j > 0) best = Math.min(best, at(i, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      rows[i]?.push(best);
    }
  }
  return at(a.length, b.length);
}

describe('typing errors', () => {
  it('are letters left out, put in, replaced or swapped', () => {
    for (const typed of ['presidnt', 'presiddent', 'presidint', 'presidnet']) {
      expect(isNear(typed, 'president', 1)).toBe(true);
      expect(isNear(typed, 'president', 0)).toBe(false);
    }
    expect(isNear('prseidnet', 'president', 1)).toBe(false);
    expect(isNear('prseidnet', 'president', 2)).toBe(true);
  });

  it('are counted as the full table counts them', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(words, words, fc.constantFrom(0, 1, 2), (a, b, most) => {
        expect(isNear(a, b, most)).toBe(distance(a, b) <= most);
      }),
      { numRuns: 5000 },
    );
  });

  it('are not looked for in words that any error would make another', () => {
    expect([errorsIn('us', 1), errorsIn('谈', 2), errorsIn('iran', 2)]).toEqual([0, 0, 2]);
  });
});
