import { describe, expect, it } from 'vitest';
import { parse } from '#shared/query/parse';
import { print } from '#shared/query/print';

const read = (text: string) => {
  const { query, problems } = parse(text, { typing: true });
  return { spelling: query && print(query), problems };
};

describe('a query that is still being typed', () => {
  it.each([
    ['khalil', 'khalil*'],
    ['peace tal', 'peace tal*'],
    ['"peace ta', '"peace ta"*'],
    ['peace (isl', 'peace isl*'],
    ['title:isl', 'title:isl*'],
    ['-peace tal', '-peace tal*'],
    ['e-m', 'e-m*'],
    ['t', 't*'],
    ['(t', 't*'],
  ])('%s may go on', (text, spelling) => expect(read(text)).toEqual({ spelling, problems: [] }));

  it('marks the word that is typed, and no other', () => {
    expect(parse('peace tal', { typing: true }).query).toMatchObject({ of: [{}, { typed: true }] });
    expect(JSON.stringify(parse('peace tal ', { typing: true }))).not.toContain('typed');
  });

  it.each([
    ['peace t', 'peace'],
    ['peace title:t', 'peace'],
    ['peace -t', 'peace'],
    ['peace OR t', 'peace'],
  ])('%s leaves out the one letter', (text, spelling) =>
    expect(read(text)).toEqual({ spelling, problems: [] }),
  );

  it.each([
    ['in:cl', 'in:claims'],
    ['verdict:con', 'verdict:confirmed'],
    ['peace in:c', 'peace in:claims'],
    ['peace verdict:d', 'peace'],
    ['peace verdict:zz', 'peace'],
    ['verdict:', null],
    ['date:2', null],
    ['date:2019-1', 'date:2019'],
    ['date:2019-10', 'date:2019-10'],
    ['date:>=2019-10-0', 'date:>=2019-10-01'],
    ['date:2019..2', 'date:>=2019-01-01'],
  ])('%s has no value that is wrong', (text, spelling) =>
    expect(read(text)).toEqual({ spelling, problems: [] }),
  );

  it.each([
    'peace ',
    'peace t ',
    '"peace"',
    'peace*',
    'word~',
    'word~2',
    '(a)',
    'peace.',
    '会谈',
    '한국',
    '',
    'a -t ',
  ])('“%s” is read as it stands', (text) => expect(parse(text, { typing: true })).toEqual(parse(text)));

  it.each(['peace OR', 'peace NOT', 'peace AND', '(peace ', 'peace title:', '"peace '])(
    '%s is not wrong yet',
    (text) => {
      expect(read(text).problems).toEqual([]);
      expect(parse(text).problems).not.toEqual([]);
    },
  );
});
