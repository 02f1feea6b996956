import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/domain/ids';
import { overlaps, type PlacedClaim, segmentsOf } from '../../../../renderer/views/report/segments';

const claim = (id: string, start: number, end: number): PlacedClaim => ({
  claim: id as ClaimId,
  text: id,
  verdict: 'open',
  isChanged: false,
  start,
  end,
});

const PARAGRAPH = { start: 100, end: 160 };
const SENTENCES = [
  { start: 100, end: 120, index: 7 },
  { start: 121, end: 160, index: 8 },
];

describe('segments of a paragraph', () => {
  it('say which sentence they are of, and which claims stand there', () => {
    const segments = segmentsOf(PARAGRAPH, SENTENCES, [claim('c1', 110, 130)], null, null);
    expect(segments.map(({ start, end, sentence, claims }) => [start, end, sentence, claims.length])).toEqual(
      [
        [100, 110, 7, 0],
        [110, 120, 7, 1],
        [120, 121, 7, 1],
        [121, 130, 8, 1],
        [130, 160, 8, 0],
      ],
    );
  });

  it('are cut where a day begins and ends, and say which it is', () => {
    const day = { start: 112, end: 118, words: 'Friday', days: ['2019-10-04'] } as const;
    const note = { ...day, sure: 'likely', from: 'the report’s date', why: '' } as const;
    const segments = segmentsOf(PARAGRAPH, SENTENCES, [], null, null, [], [note]);
    expect(segments.filter((segment) => segment.day).map(({ start, end }) => [start, end])).toEqual([
      [112, 118],
    ]);
    expect(segments.map(({ start }) => start)).toEqual([100, 112, 118, 120, 121]);
  });

  /** How often anything is read of days and places found, one of each per sentence. */
  const readsOf = (count: number): number => {
    let reads = 0;
    const counting = <T extends object>(of: T): T =>
      new Proxy(of, {
        get: (target, key) => {
          reads += 1;
          return Reflect.get(target, key);
        },
      });
    const each = Array.from({ length: count }, (_, at) => at * 20);
    const sentences = each.map((start, index) => ({ start, end: start + 20, index }));
    const days = each.map((start) =>
      counting({ start, end: start + 6, words: '', days: [], sure: 'likely', from: '', why: '' } as const),
    );
    const found = each.map((start) => counting({ start: start + 8, end: start + 12 }));
    const claims = each.map((start) => counting(claim('c1', start + 2, start + 10)));
    const paragraph = { start: 0, end: count * 20 };
    const segments = segmentsOf(paragraph, sentences, claims, { start: 0, end: 20 }, null, found, days);
    expect(segments.filter(({ day }) => day)).toHaveLength(2 * count);
    return reads;
  };

  it('look at every day, claim and place found only a few times, however many there are', () => {
    const few = readsOf(100) / 100;
    expect(readsOf(1_000) / 1_000).toBeLessThan(few * 1.1);
  });

  it('keep to the paragraph where a claim or the cursor goes beyond it', () => {
    const segments = segmentsOf(PARAGRAPH, SENTENCES, [claim('c1', 0, 500)], { start: 50, end: 110 }, null);
    expect(segments[0]).toMatchObject({ start: 100, cursor: true });
    expect(segments.at(-1)).toMatchObject({ end: 160, cursor: false });
    expect(segments.every(({ claims }) => claims.length === 1)).toBe(true);
  });

  it('cover the paragraph without gap or overlap, each lying wholly in or out of every claim', () => {
    const place = fc.tuple(fc.integer({ min: 80, max: 180 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), fc.option(place), (places, hit) => {
        const claims = places.map(([start, length], at) => claim(`c${at + 1}`, start, start + length));
        const found = hit && { start: hit[0], end: hit[0] + hit[1] };
        const segments = segmentsOf(PARAGRAPH, SENTENCES, claims, null, found);
        expect(segments.map(({ start }) => start)).toEqual([
          100,
          ...segments.slice(0, -1).map(({ end }) => end),
        ]);
        expect(segments.at(-1)?.end).toBe(160);
        for (const segment of segments)
          for (const one of claims) {
            const inside = one.start <= segment.start && segment.end <= one.end;
            expect(overlaps(one, segment)).toBe(inside);
            expect(segment.claims.includes(one)).toBe(inside);
          }
      }),
    );
  });
});
