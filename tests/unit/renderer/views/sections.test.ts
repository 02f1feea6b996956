import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '#shared/text/sentences';
import { sectionAt, sectionsOf, settingOf } from '../../../../renderer/views/report/sections';
import { longReport } from '../../../harness/long-report';

describe('the sections of a report', () => {
  it('hold every paragraph once, in order, and are found by it', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(lengths, (all) => {
        const paragraphs = all.map((length, at) => ({ start: at * 4000, end: at * 4000 + length }));
        const sections = sectionsOf(paragraphs);
        const held = sections.flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, at) => first + at),
        );
        expect(held).toEqual(paragraphs.map((_, at) => at));
        for (const at of held) {
          const { first = 0, end = 0 } = sections[sectionAt(sections, at)] ?? {};
          expect(at >= first && at < end).toBe(true);
        }
      }),
    );
  });

  it('are small, however long the report', () => {
    const sections = sectionsOf(paragraphsOf(longReport(500)));
    expect(sections.length).toBeGreaterThan(30);
    expect(Math.max(...sections.map(({ first, end }) => end - first))).toBeLessThanOrEqual(20);
  });
});

it('lists hang and tables keep their columns', () => {
  expect(settingOf('• One thing.')).toBe('item');
  expect(settingOf('2) Another.')).toBe('number');
  expect(settingOf('2014\t3\t12,400')).toBe('row');
  expect(settingOf('2014   3    12,400')).toBe('row');
  expect(settingOf('A. Writer said so.')).toBeUndefined();
  expect(settingOf('2,400 people came.')).toBeUndefined();
});
