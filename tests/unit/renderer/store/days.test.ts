import { describe, expect, it } from 'vitest';
import type { ReportView } from '#shared/contract/views';
import { CutText } from '#shared/text/cut';
import { paragraphsOf } from '#shared/text/sentences';
import { conclusionsOf, dayNotesIn, daysAtCursor } from '../../../../renderer/store/days';
import type { Reading } from '../../../../renderer/store/state';
import { view } from './held-host';

const TEXT = 'It was quiet.\n\n“We met. We leave tomorrow.” They arrived on Thursday.';
const reading = (more: Partial<ReportView>): Reading => {
  const report = { ...view('r1'), text: TEXT, ...more };
  const paragraphs = paragraphsOf(TEXT);
  return { report, paragraphs, sentences: new CutText(TEXT, paragraphs) };
};
const said = (one: Reading, at: number, from = at): string[] =>
  daysAtCursor(one, { at, from }).map(({ words, days, sure }) => `${words} ${days.join()} ${sure}`);

describe('the days under the cursor', () => {
  const dated = reading({ date: '2019-10-04' });

  it('are those of its sentences alone, read in their paragraph', () => {
    expect(said(dated, 0)).toEqual([]);
    expect(said(dated, 2)).toEqual(['tomorrow 2019-10-05 guessed']);
    expect(said(dated, 3)).toEqual(['Thursday 2019-10-03 likely']);
    expect(said(dated, 3, 1)).toEqual(['tomorrow 2019-10-05 guessed', 'Thursday 2019-10-03 likely']);
  });

  it('are none without the report’s date', () => {
    expect(said(reading({ date: null }), 3)).toEqual([]);
  });
});

it('the days of a paragraph stand where they stand in the report', () => {
  const { report, paragraphs, sentences } = reading({ date: '2019-10-04' });
  const { start, end } = paragraphs[1] ?? { start: 0, end: 0 };
  const here = sentences.inParagraph(1).sentences;
  const notes = dayNotesIn(TEXT.slice(start, end), start, here, conclusionsOf(report).basis);
  expect(notes.map((note) => TEXT.slice(note.start, note.end))).toEqual(['tomorrow', 'Thursday']);
  expect(notes.map(({ words }) => words)).toEqual(['tomorrow', 'Thursday']);
});

describe('what is concluded of a report', () => {
  it('is computed once for as long as the report is the same', () => {
    const report = { ...view('r1'), text: TEXT };
    expect(conclusionsOf(report)).toBe(conclusionsOf(report));
  });

  it('has the stated language before the concluded one, and its direction', () => {
    const text = 'قال الوزير يوم الخميس إن الطرفين سيجتمعان في جنيف وإن هذه ليست المرة الأخيرة.';
    const report = { ...view('r1'), text };
    expect(conclusionsOf(report)).toMatchObject({ language: 'ar', direction: 'rtl' });
    const stated = { ...report, reading: { ...report.reading, language: 'ur' } };
    expect(conclusionsOf(stated)).toMatchObject({ language: 'ur', direction: 'rtl' });
  });
});
