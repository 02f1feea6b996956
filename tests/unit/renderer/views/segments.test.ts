import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/domain/ids';
import type { DayNote } from '#shared/text/days/notes';
import { overlaps, type Span } from '#shared/text/sentences';
import { keptMarks, marksByParagraph, type PlacedClaim } from '../../../../renderer/views/report/placed';
import {
  type Cuts,
  segmentsOf as cutUp,
  endingWith,
  linesOf,
  type Segment,
} from '../../../../renderer/views/report/segments';
import { claimOf } from '../store/held-host';

const claim = (id: string, start: number, end: number): PlacedClaim => ({
  claim: id as ClaimId,
  text: id,
  verdict: 'open',
  isChanged: false,
  start,
  end,
  lane: 0,
});

const NOTHING: Cuts = {
  sentences: [],
  first: 0,
  claims: [],
  statements: [],
  waivers: [],
  cursor: null,
  hit: null,
  found: [],
  days: [],
};
const segmentsOf = (
  paragraph: Span,
  sentences: readonly Span[],
  claims: readonly PlacedClaim[],
  cursor: Span | null,
  hit: Span | null,
  found: readonly Span[] = [],
  days: readonly DayNote[] = [],
): Segment[] => cutUp(paragraph, { ...NOTHING, sentences, first: 7, claims, cursor, hit, found, days });

const PARAGRAPH = { start: 100, end: 160 };
const SENTENCES = [
  { start: 100, end: 120 },
  { start: 121, end: 160 },
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
    const sentences = each.map((start) => ({ start, end: start + 20 }));
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

  it('say what was said over them, and which of it ends with them', () => {
    const said = { response: 'r1' as never, party: 'Ida', stance: 'denied', start: 100, end: 120 } as const;
    const segments = cutUp(PARAGRAPH, {
      ...NOTHING,
      sentences: SENTENCES,
      claims: [claim('c1', 104, 110)],
      statements: [said],
      waivers: [{ start: 121, end: 160, reason: 'Opinion', checker: 'A' }],
    });
    expect(segments.map(({ statements }) => statements.length)).toEqual([1, 1, 1, 0, 0]);
    expect(segments.map((segment) => endingWith(segment).length)).toEqual([0, 0, 1, 0, 0]);
    expect(segments.map(({ waiver }) => waiver?.reason)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'Opinion',
    ]);
  });
});

describe('claims over the same letters', () => {
  const TEXT = [PARAGRAPH];
  const claims = [
    { id: 'c1', at: [100, 150] },
    { id: 'c2', at: [105, 140] },
    { id: 'c3', at: [105, 120] },
    { id: 'c4', at: [106, 118] },
    { id: 'c5', at: [122, 130] },
  ].map(({ id, at: [start = 0, end = 0] }) => ({
    ...claimOf(id, 'open'),
    anchors: [{ report: 'r1', start, end } as never],
  }));
  const marked = () => marksByParagraph({ report: 'r1' as never, paragraphs: TEXT, claims, waived: [] });
  const marks = () => marked().get(0)?.claims ?? [];

  it('have lines of their own, and a line is free again where its claim ends', () => {
    expect(marks().map(({ claim: id, lane }) => `${id} ${lane}`)).toEqual([
      'c1 0',
      'c2 1',
      'c3 2',
      'c4 3',
      'c5 2',
    ]);
  });

  it('are drawn three deep and counted beyond, the current one drawn in any case', () => {
    const [deepest] = cutUp(PARAGRAPH, { ...NOTHING, claims: marks() }).filter(
      ({ claims: over }) => over.length === 4,
    );
    if (!deepest) throw new Error('four claims stand there');
    const drawn = (current: string | null) => {
      const { drawn: lines, more } = linesOf(deepest, current as never);
      return [...lines.map(({ claim: id, lane }) => `${id} ${lane}`), more];
    };
    expect(drawn(null)).toEqual(['c1 0', 'c2 1', 'c3 2', 1]);
    expect(drawn('c4')).toEqual(['c1 0', 'c2 1', 'c4 2', 1]);
  });

  it('stay the very same where nothing about them changed', () => {
    const before = marked();
    expect(keptMarks(before, marked())).toBe(before);
    const [first, ...others] = claims;
    if (!first) throw new Error('there are claims');
    const after = marksByParagraph({
      report: 'r1' as never,
      paragraphs: TEXT,
      claims: [{ ...first, verdict: 'denied' }, ...others],
      waived: [],
    });
    expect(keptMarks(before, after)).not.toBe(before);
    expect(keptMarks(before, after).get(0)?.claims[0]?.verdict).toBe('denied');
  });
});
