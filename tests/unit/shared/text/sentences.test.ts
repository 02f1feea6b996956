import { describe, expect, it } from 'vitest';
import { countWords, paragraphsOf, sentencesOf, spanAt } from '#shared/text/sentences';

const read = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('paragraphs', () => {
  it('are lines where no blank line parts them', () => {
    const text = 'First line.\nSecond line.\n';
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'First line.',
      'Second line.',
    ]);
  });

  it('are the same where blank lines part them, with offsets that skip the white space', () => {
    const text = '\n  First.  \n\n \t\nSecond.';
    expect(paragraphsOf(text)).toEqual([
      { start: 3, end: 9 },
      { start: 16, end: 23 },
    ]);
  });

  it('are none in white space', () => expect(paragraphsOf(' \n\n\t')).toEqual([]));
});

describe('sentences', () => {
  it('end at stops followed by a new sentence', () => {
    expect(read('They met. Nobody said why! Did they?')).toEqual([
      'They met.',
      'Nobody said why!',
      'Did they?',
    ]);
  });

  it('go on after titles, initials and abbreviations of states', () => {
    expect(read('Gen. Smith met Mr. Khan and U.S. Envoy Jane Q. Doe. They talked.')).toEqual([
      'Gen. Smith met Mr. Khan and U.S. Envoy Jane Q. Doe.',
      'They talked.',
    ]);
  });

  it('go on at an unspaced ellipsis inside a quotation', () => {
    expect(read('“We wanted to talk...But they left,” he said. Then it was over.')).toEqual([
      '“We wanted to talk...But they left,” he said.',
      'Then it was over.',
    ]);
  });

  it('never cross a paragraph, and say which one they are in', () => {
    expect(sentencesOf('No stop here\nNext line. And more.').map((s) => s.paragraph)).toEqual([0, 1, 1]);
  });

  it('cover every letter of the text exactly once', () => {
    const text = 'One. Two (three. Four) five…six. 7.5 per cent.\n\nA “B. C.” D.';
    const rest = [...sentencesOf(text)]
      .reverse()
      .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
    expect(rest.trim()).toBe('');
  });

  it('do not end at the stop of a German day', () => {
    expect(read('Am 3. Oktober kam er. Es war der 3. Er blieb.')).toEqual([
      'Am 3. Oktober kam er.',
      'Es war der 3.',
      'Er blieb.',
    ]);
  });

  it('are found by an offset inside them', () => {
    const spans = sentencesOf('One. Two.');
    expect([0, 3, 5, 8].map((offset) => spanAt(spans, offset))).toEqual([0, 0, 1, 1]);
    expect(spanAt(spans, -1)).toBe(-1);
  });
});

it('counts words with their inner marks, in any script', () => {
  expect(countWords("The 18-year war's 2.5 million—Пакистан, peut-être.")).toBe(7);
});
