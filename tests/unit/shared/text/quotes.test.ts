import { describe, expect, it } from 'vitest';
import { placesOf, quoteAt } from '#shared/text/quotes';

const text = 'He said “no” twice.\nHe said “no” again — and left.';

describe('a quotation', () => {
  it('is found where it stands, letter by letter', () => {
    expect(placesOf(text, { exact: 'twice' })).toEqual([{ start: 13, end: 18 }]);
  });

  it('is found in every place', () => expect(placesOf(text, { exact: 'He said' })).toHaveLength(2));

  it('is chosen by what stands before or after it, with or without the space between', () => {
    const second = [{ start: 28, end: 32 }];
    expect(placesOf(text, { exact: '“no”', suffix: ' again' })).toEqual(second);
    expect(placesOf(text, { exact: '“no”', suffix: 'again' })).toEqual(second);
    expect(placesOf(text, { exact: 'left', prefix: 'and' })).toEqual([{ start: 45, end: 49 }]);
  });

  it('is found though its quotation marks, dashes and line breaks were typed plainly', () => {
    const [place] = placesOf(text, { exact: 'twice. He said "no" again - and' });
    expect(place && text.slice(place.start, place.end)).toBe('twice.\nHe said “no” again — and');
  });

  it('is not found when a letter differs', () => expect(placesOf(text, { exact: 'Twice' })).toEqual([]));

  it('is nowhere when empty', () => expect(placesOf(text, { exact: '' })).toEqual([]));

  it('keeps its context, cut at the ends of the text', () => {
    expect(quoteAt(text, { start: 0, end: 2 })).toEqual({
      exact: 'He',
      prefix: '',
      suffix: ' said “no” twice.\nHe said “no” a',
    });
  });

  it('keeps whole characters in its context', () => {
    const faces = '😀'.repeat(40);
    const { prefix, suffix } = quoteAt(`${faces}.x${faces}`, { start: 81, end: 82 });
    const halves = /[\uD800-\uDFFF]/u;
    expect([halves.test(prefix), halves.test(suffix)]).toEqual([false, false]);
  });
});
