import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../../../renderer/views/search/direction';
import { partsOf } from '../../../../../renderer/views/search/Marked';

describe('a text with marks', () => {
  it('is cut at every mark, and is whole again when put together', () => {
    const parts = partsOf('the ferry left', [
      [4, 9],
      [10, 14],
    ]);
    expect(parts.map(({ text, found }) => [text, found])).toEqual([
      ['the ', false],
      ['ferry', true],
      [' ', false],
      ['left', true],
    ]);
  });

  it('loses nothing and repeats nothing where marks overlap, touch or reach beyond its end', () => {
    const text = 'ferries left';
    const parts = partsOf(text, [
      [0, 5],
      [3, 7],
      [7, 9],
      [10, 99],
    ]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.every((part) => part.text === text.slice(part.at, part.at + part.text.length))).toBe(true);
  });
});

describe('the direction of a text', () => {
  it('is that of its first letter', () => {
    expect(directionOf('وفد طالبان, Reuters')).toBe('rtl');
    expect(directionOf('2019: שלום')).toBe('rtl');
    expect(directionOf('Reuters: وفد')).toBe('ltr');
    expect(directionOf('2019')).toBe('ltr');
    expect(directionOf('')).toBe('ltr');
  });
});
