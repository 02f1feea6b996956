import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, coverageOf } from '#shared/domain/coverage';
import type { Span } from '#shared/text/sentences';

const SENTENCES = [
  { start: 0, end: 10 },
  { start: 11, end: 20 },
  { start: 21, end: 30 },
  { start: 31, end: 40 },
];
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** As the words have it, each sentence asked of every span. */
const plainly = (sentences: readonly Span[], checked: readonly Span[], waived: readonly Span[]): string[] =>
  sentences.map((one) => {
    if (checked.some((span) => overlaps(span, one))) return 'checked';
    return waived.some((span) => overlaps(span, one)) ? 'waived' : 'open';
  });

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: start + length })),
);

describe('the coverage of a report', () => {
  it('is checked where a place overlaps a sentence, else waived, else open', () => {
    const checked = [{ start: 15, end: 25 }];
    const waived = [
      { start: 35, end: 36 },
      { start: 12, end: 14 },
    ];
    expect(coverageOf(SENTENCES, checked, waived)).toEqual(['open', 'checked', 'checked', 'waived']);
  });

  it('leaves a sentence open that a place only touches', () => {
    expect(coverageOf(SENTENCES, [{ start: 10, end: 11 }], [{ start: 20, end: 21 }])).toEqual(
      SENTENCES.map(() => 'open'),
    );
  });

  it('holds for places in any order, one inside the other', () => {
    fc.assert(
      fc.property(spans, spans, (checked, waived) => {
        expect(coverageOf(SENTENCES, checked, waived)).toEqual(plainly(SENTENCES, checked, waived));
      }),
      { numRuns: 300 },
    );
  });

  it('is counted', () => {
    expect(countsOf(['open', 'checked', 'checked', 'waived'])).toEqual({
      sentences: 4,
      checked: 2,
      waived: 1,
      open: 1,
    });
  });
});
