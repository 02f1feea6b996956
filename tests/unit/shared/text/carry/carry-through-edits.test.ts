import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryAll } from '#shared/text/carry/carry';
import { changesBetween } from '#shared/text/carry/changes';
import { quoteAt } from '#shared/text/quotes';
import { paragraphsOf, type Span } from '#shared/text/sentences';
import { randomFrom, Words } from '../../../../bench/reports';
import { Draft, EDITS, several } from './edits';
import { judge, plain, spansToCarry } from './judging';

/** A report of made-up words, some of whose sentences stand in it twice. */
function reportOf(seed: number): { readonly text: string; readonly others: string[] } {
  const words = new Words(seed);
  const random = randomFrom(seed + 1);
  const sentences: string[] = [];
  for (let n = 0; n < 24; n++)
    sentences.push((random() < 0.1 && sentences[Math.floor(random() * n)]) || words.sentence());
  const text = sentences.map((sentence, n) => sentence + (n % 3 === 2 ? '\n\n' : ' ')).join('');
  return { text: text.trim(), others: Array.from({ length: 20 }, () => words.sentence()) };
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const settings = { seed: 2026, numRuns: 40 };

/** Whether the passage stands in the draft as it did, in one piece. */
function isUntouched(text: string, draft: Draft, span: Span): boolean {
  const truth = draft.placeOf(span);
  return (
    truth !== null &&
    plain(text.slice(span.start, span.end)) === plain(draft.text.slice(truth.at.start, truth.at.end))
  );
}

describe.each([
  ...Object.entries(EDITS),
  ['three edits', several(3)] as const,
  ['eight edits', several(8)] as const,
])('through this: %s', (_, edit) => {
  it('an untouched passage is carried to its place or lost, never elsewhere', () => {
    fc.assert(
      fc.property(seeds, seeds, (textSeed, editSeed) => {
        const { text, others } = reportOf(textSeed);
        const random = randomFrom(editSeed);
        const draft = new Draft(text);
        const spans = spansToCarry(text, random, 12);
        edit(draft, random, others);
        const carried = carryAll(
          spans.map((span) => ({ ...quoteAt(text, span), ...span })),
          text,
          draft.text,
        );
        spans.forEach((span, at) => {
          const found = carried[at] ?? { outcome: 'lost' };
          if (isUntouched(text, draft, span)) expect(judge(text, draft, span, found)).not.toBe('wrong');
        });
      }),
      settings,
    );
  });
});

describe('what changed', () => {
  it('covers every paragraph of both texts once, whatever was edited', () => {
    fc.assert(
      fc.property(seeds, seeds, (textSeed, editSeed) => {
        const { text, others } = reportOf(textSeed);
        const draft = new Draft(text);
        several(6)(draft, randomFrom(editSeed), others);
        const changes = changesBetween(text, draft.text);
        for (const [side, whole] of [
          ['before', text],
          ['after', draft.text],
        ] as const) {
          const shown = changes.map((change) => whole.slice(change[side].start, change[side].end)).join('\n');
          expect(shown.replaceAll(/\s/g, '')).toBe(
            paragraphsOf(whole)
              .map(({ start, end }) => whole.slice(start, end))
              .join('')
              .replaceAll(/\s/g, ''),
          );
        }
        for (const { words, before, after } of changes.filter(({ kind }) => kind === 'changed')) {
          expect(
            words
              .map(({ before: was }) => text.slice(was.start, was.end))
              .join('')
              .replaceAll(/\s/g, ''),
          ).toBe(text.slice(before.start, before.end).replaceAll(/\s/g, ''));
          expect(
            words
              .map(({ after: is }) => draft.text.slice(is.start, is.end))
              .join('')
              .replaceAll(/\s/g, ''),
          ).toBe(draft.text.slice(after.start, after.end).replaceAll(/\s/g, ''));
        }
      }),
      settings,
    );
  });
});
