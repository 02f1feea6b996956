import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { expand } from '#shared/query/expand';
import { SEARCH_COLUMNS } from '#shared/query/fields';
import { markerOf } from '#shared/query/marks';
import { parse } from '#shared/query/parse';
import { Connection } from '#workbench/search/binding';
import { compile } from '#workbench/search/compile';

const connection = new Connection(':memory:');
connection.exec(`CREATE VIRTUAL TABLE v USING fts5(${SEARCH_COLUMNS.join(', ')}, facts, tokenize = 'ascii')`);
afterAll(() => connection.close());

const pieces = fc.constantFrom(
  ...[
    '"',
    '“',
    '(',
    ')',
    '-',
    '*',
    '~',
    '~2',
    ' ',
    ' ',
    ' OR ',
    ' NOT ',
    ' AND ',
    'NEAR(',
    '^',
    '{',
    '}',
    '+',
  ],
  ...['title:', 'in:claims', 'date:', '2019-10', '>=', '..', '"a b"~10', '"a a"~3', 'is:', 'open', 'facts:'],
  ...['peace', 'é', '会谈', '\0', '\ud800', "'", "don't", '½', '\ue000any', ';', '한'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const words = { near: (word: string) => [word, 'near'], kin: (word: string) => [word, `${word}s`] };

describe('whatever a person writes', () => {
  it('is an expression that FTS5 takes', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, typing) => {
        const { query } = parse(text, { typing });
        if (!query) return;
        const match = compile(expand(query, words));
        connection.all('SELECT rowid FROM v WHERE v MATCH ?', [match]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['title:(a -b)', '(({title} : "a") NOT ({title} : "b"))'],
    ['"a b"~7', 'NEAR("a" "b", 7)'],
    ['outlet:"a b a"~7', '{outlet} : NEAR("a" "b", 7)'],
    ['"a a"~7', '"a"'],
    ['会*', '"会"'],
  ])('%s is asked for as %s', (text, expected) => {
    const { query } = parse(text);
    expect(query && compile(query)).toBe(expected);
  });
});

describe('words near one another', () => {
  it('are marked in exactly the texts in which FTS5 finds them', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'y'), { maxLength: 12 });
    const asked = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(letters, asked, fc.integer({ min: 0, max: 5 }), (text, words, within) => {
        const near = { is: 'near', text: words.join(' '), within } as const;
        connection.exec('DELETE FROM v');
        connection.run('INSERT INTO v(body) VALUES (?)', [text.join(' ')]);
        const found = connection.all('SELECT rowid FROM v WHERE v MATCH ?', [compile(near)]);
        expect(markerOf(near, 'body')(text.join(' '), 100).length > 0).toBe(found.length > 0);
      }),
      { numRuns: 1500 },
    );
  });
});
