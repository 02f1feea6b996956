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

  it.each([
    ['"resumed venue"~4', ['resumed', 'venue']],
    ['"resumed venue"~3', ['resumed', 'venue']],
    ['"resumed venue"~2', []],
    ['"cafe venue"~0', ['venue', 'Café']],
    ['"talks about"~0', ['Talks', 'about']],
    ['"peace talks venue"~1', ['peace', 'talks', 'venue']],
    ['"peace talks venue"~0', []],
  ])('%s only where the words are so near', (query, expected) =>
    expect(marked(query, text)).toEqual(expected),
  );

  it('in a part named inside another are those of the inner one', () => {
    const inner = {
      is: 'within',
      field: 'outlet',
      of: { is: 'term', text: 'venue', quoted: false, prefix: false, distance: 0 },
    } as const;
    const marker = markerOf({ is: 'within', field: 'title', of: inner }, 'outlet');
    expect(marker(text, 10)).toHaveLength(1);
  });

  it('counts words either of which will do as one term, others as theirs', () => {
    const { query } = parse('(venue OR resumed) peace');
    const terms = query && markerOf(query, null)(text, 100).map(({ term }) => term);
    expect(new Set(terms)).toEqual(new Set([0, 1]));
  });

  it('in a title are the words asked for there and those asked for anywhere', () => {
    expect(marked('title:peace venue', 'Peace at the venue', 'title')).toEqual(['Peace', 'venue']);
  });

  it('are no more than asked for', () => {
    const { query } = parse('peace');
    expect(query && markerOf(query, null)(text, 2)).toHaveLength(2);
  });
});
