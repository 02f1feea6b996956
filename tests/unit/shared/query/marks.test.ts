import { describe, expect, it } from 'vitest';
import type { TextField } from '#shared/query/fields';
import { markerOf } from '#shared/query/marks';
import { parse } from '#shared/query/parse';

function marked(query: string, text: string, part: TextField | null = null): string[] {
  const read = parse(query).query;
  if (!read) throw new Error(`nothing to read in ${query}`);
  return markerOf(read, part)(text, 100).map(({ start, end }) => text.slice(start, end));
}

describe('what a query marks in a text', () => {
  const text = '“Peace talks” resumed; the peace-talks venue: Café Müller. Talks about peace.';

  it.each([
    ['peace', ['Peace', 'peace', 'peace']],
    ['"peace talks"', ['Peace talks', 'peace-talks']],
    ['"cafe muller"', ['Café Müller']],
    ['ven*', ['venue']],
    ['"peace ta"*', ['Peace talks', 'peace-talks']],
    ['resumd~', ['resumed']],
    ['rsumd~2', ['resumed']],
    ['peace-talks', ['Peace talks', 'peace-talks']],
    ['venue -peace', ['venue']],
    ['venue OR resumed', ['resumed', 'venue']],
    ['in:claims venue', ['venue']],
    ['title:peace venue', ['venue']],
    ['pea', []],
    ['"talks peace"', []],
  ])('%s', (query, expected) => expect(marked(query, text)).toEqual(expected));

  it('in a title are the words asked for there and those asked for anywhere', () => {
    expect(marked('title:peace venue', 'Peace at the venue', 'title')).toEqual(['Peace', 'venue']);
  });

  it('are no more than asked for', () => {
    const { query } = parse('peace');
    expect(query && markerOf(query, null)(text, 2)).toHaveLength(2);
  });
});
