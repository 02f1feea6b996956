import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { segmentEnds } from '#shared/text/segments';
import { sentencesOf } from '#shared/text/sentences';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const plainly = (line: string): number[] =>
  [...segmenter.segment(line)].map(({ segment, index }) => index + segment.length);

afterEach(() => vi.restoreAllMocks());

describe('where the sentences of a line end', () => {
  const bits = [
    ...[
      'The envoy met them',
      'he said',
      'Nobody',
      'x',
      'Ünd',
      'ß',
      '他们',
      'ﾞ',
      '👩‍👧',
      'e\u0301',
      '\u00AD',
      '\u200D',
    ],
    ...['.', '. ', '! ', '? ', '。', '…', '... ', '.”', '." ', ".) '", ' (', ' “', ', ', ': ', '; ', ' – '],
    ...[
      ' ',
      '   ',
      '\u00A0',
      '\t',
      '\r',
      '\u0085',
      '\u2029',
      '1',
      '12 34 ',
      '3.5',
      ' No. 7 ',
      'U.S. ',
      ' — 12, 34 ',
    ],
  ];
  const line = fc.array(fc.constantFrom(...bits), { maxLength: 120 }).map((some) => some.join(''));

  it('are those of the whole line, however short the pieces', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 60 }), (text, most) => {
        expect([...segmentEnds(text, most)]).toEqual(plainly(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('are those of any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 2, max: 60 }),
        (text, most) => {
          expect([...segmentEnds(text, most)]).toEqual(plainly(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are found in pieces: the segmenter is never given a long line of many sentences', () => {
    const given = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    const text = 'The envoy met them twice. '.repeat(6_000);
    expect(sentencesOf(text)).toHaveLength(6_000);
    expect(Math.max(...given.mock.calls.map(([piece]) => piece.length))).toBeLessThanOrEqual(2_000);
    expect(given.mock.calls.reduce((sum, [piece]) => sum + piece.length, 0)).toBeLessThan(2 * text.length);
  });

  it('are found where one sentence is longer than a piece', () => {
    const long = `${'and so on, '.repeat(1_000)}to the end. `;
    const text = `Short. ${long}Short. ${long.repeat(2)}`;
    expect([...segmentEnds(text)]).toEqual(plainly(text));
  });
});
