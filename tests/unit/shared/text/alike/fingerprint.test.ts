import { describe, expect, it } from 'vitest';
import { commonPrints, fingerprintOf, RUN, SURELY_FOUND } from '#shared/text/alike/fingerprint';
import { randomFrom } from '../../../../bench/reports';
import { prose } from './made-up';

const printsOf = (text: string): Uint32Array => fingerprintOf(text).prints;

describe('a fingerprint', () => {
  it('is the same whatever the typography', () => {
    const plain = 'He said "no" to the co-operation, and the cafe closed at once that day';
    const set = 'HE said “no”\n\nto the co–operation — and the Café closed at once: that day!';
    expect(fingerprintOf(set)).toEqual(fingerprintOf(plain));
    expect(printsOf(plain)).not.toHaveLength(0);
  });

  it('holds on to every passage long enough, wherever it was taken from and put', () => {
    const random = randomFrom(11);
    for (let round = 1; round <= 300; round++) {
      const words = prose(200 + Math.floor(random() * 200), round).split(' ');
      const begin = Math.floor(random() * (words.length - SURELY_FOUND));
      const passage = words.slice(begin, begin + SURELY_FOUND).join(' ');
      const around = prose(150, 10_000 + round).split(' ');
      const other = [...around.slice(0, begin % 150), passage, ...around.slice(begin % 150)].join(' ');
      expect(commonPrints(printsOf(words.join(' ')), printsOf(other)), `round ${round}`).toBeGreaterThan(0);
    }
  });

  it('has nothing in common with that of another text', () =>
    expect(commonPrints(printsOf(prose(2000, 1)), printsOf(prose(2000, 2)))).toBe(0));

  it('is several times smaller than the text has words', () => {
    const { words, prints } = fingerprintOf(prose(5000, 3));
    expect(words).toBe(5000);
    expect(prints.length).toBeLessThan(words / 6);
    expect(prints.length).toBeGreaterThan(words / 12);
  });

  it('is empty for a text shorter than one run, and one number for one run', () => {
    expect(printsOf(prose(RUN - 1, 4))).toHaveLength(0);
    expect(printsOf(prose(RUN, 4))).toHaveLength(1);
  });

  it('stays small for one word said over and over', () =>
    expect(printsOf('no '.repeat(100_000))).toHaveLength(1));

  it('stands in ascending order, each number once', () => {
    const prints = [...printsOf(prose(3000, 5))];
    expect(prints).toEqual([...new Set(prints)].sort((a, b) => a - b));
  });
});

describe('what two fingerprints have in common', () => {
  it('is counted whatever lies between', () => {
    const count = (one: number[], other: number[]): number =>
      commonPrints(Uint32Array.from(one), Uint32Array.from(other));
    expect(count([1, 3, 5, 4294967295], [2, 3, 4, 5, 6, 4294967295])).toBe(3);
    expect(count([2, 4, 4294967294], [1, 3, 5, 4294967295])).toBe(0);
    expect(count([], [1])).toBe(0);
  });
});
