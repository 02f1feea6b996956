import { describe, expect, it } from 'vitest';
import type { DayBasis } from '#shared/text/days/basis';
import { notesInWords, notesOf } from '#shared/text/days/notes';
import { daysInPassage } from '#shared/text/days/passage';
import { paragraphsOf } from '#shared/text/sentences';

const FRIDAY: DayBasis = { day: '2019-10-04', sure: 'stated', from: 'the report’s date', language: 'en' };
const TEXT =
  'It was quiet.\n\nThe envoys met on Thursday in Geneva, and will meet on Monday.\n\n“We left yesterday,” he said. Nobody met on Tuesday.';

const under = (passage: string, basis: DayBasis | null = FRIDAY): string => {
  const start = TEXT.indexOf(passage);
  const span = { start, end: start + passage.length };
  return notesInWords(notesOf(passage, daysInPassage(TEXT, paragraphsOf(TEXT), span, basis), start));
};

describe('the days of a quotation', () => {
  it('are told by the whole sentence, not by what is quoted of it', () => {
    expect(under('Thursday in Geneva')).toBe('Thursday: 3 October 2019 (likely, from the report’s date)');
    expect(under('on Monday')).toBe('Monday: 7 October 2019 (likely, from the report’s date)');
  });

  it('are told by the quotation marks before it', () => {
    expect(under('left yesterday')).toBe('yesterday: 3 October 2019 (a guess, from the report’s date)');
  });

  it('stand in one line, each once, those that are guesses apart', () => {
    expect(under(TEXT)).toBe(
      'Thursday: 3 October 2019; Monday: 7 October 2019; Tuesday: 1 October 2019 (likely, from the report’s date); yesterday: 3 October 2019 (a guess, from the report’s date)',
    );
  });

  it('say only of what is stated that it is concluded', () => {
    const text = 'They left yesterday.';
    const days = daysInPassage(text, [{ start: 0, end: 20 }], { start: 0, end: 20 }, FRIDAY);
    expect(notesInWords(notesOf(text, days))).toBe(
      'yesterday: 3 October 2019 (concluded from the report’s date)',
    );
  });

  it('are both given where either may be meant', () => {
    const days = daysInPassage('Talks on Monday.', [{ start: 0, end: 16 }], { start: 0, end: 16 }, FRIDAY);
    expect(notesInWords(notesOf('Talks on Monday.', days))).toBe(
      'Monday: 30 September 2019 or 7 October 2019 (a guess, from the report’s date)',
    );
  });

  it('are none where half a word is quoted, no day is, the date is unknown, or the text is gone', () => {
    expect(under('Thursda')).toBe('');
    expect(under('It was quiet.')).toBe('');
    expect(under('Thursday in Geneva', null)).toBe('');
    expect(daysInPassage('', [], { start: 5, end: 20 }, FRIDAY)).toEqual([]);
  });
});
