import { describe, expect, it } from 'vitest';
import { Shelf } from '#workbench/alike/shelf';

const numbered = (count: number, first: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, n) => first + n);

describe('a shelf of fingerprints', () => {
  it('gives each back as it was put, over the end of a block and larger than one', () => {
    const shelf = new Shelf();
    const sizes = [40_000, 0, 40_000, 3, 200_000, 25_000];
    const put = sizes.map((count, n) => ({ words: n, prints: numbered(count, n * 1_000_000) }));
    expect(put.map((fingerprint) => shelf.push(fingerprint))).toEqual([0, 1, 2, 3, 4, 5]);
    for (const [place, { words, prints }] of put.entries()) {
      expect(shelf.at(place).words).toBe(words);
      expect(Buffer.from(shelf.at(place).prints).equals(Buffer.from(prints))).toBe(true);
      expect(shelf.at(place).prints.at(-1)).toBe(prints.at(-1));
    }
  });

  it('has nothing where nothing was put', () => expect(() => new Shelf().at(0)).toThrow(RangeError));
});
