import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_LENGTH } from '#shared/query/lex';
import { MAX_TERMS, parse, readAs } from '#shared/query/parse';
import { print } from '#shared/query/print';

/** The plain spelling of what was read, and null for nothing. */
const read = (text: string): string | null => {
  const { query } = parse(text);
  return query && print(query);
};
const problems = (text: string) => parse(text).problems;

describe('a well-formed query', () => {
  it.each([
    ['peace talks', { is: 'and', of: [word('peace'), word('talks')] }],
    ['"peace talks"', phrase('peace talks')],
    ['“peace talks”', phrase('peace talks')],
    ['„peace talks“', phrase('peace talks')],
    ['"  peace\n talks "', phrase('peace talks')],
    ['khalil*', { ...word('khalil'), prefix: true }],
    ['"peace ta"*', { ...phrase('peace ta'), prefix: true }],
    ['word~', { ...word('word'), distance: 1 }],
    ['word~2', { ...word('word'), distance: 2 }],
    ['word~0', word('word')],
    ['a OR b c', { is: 'or', of: [word('a'), { is: 'and', of: [word('b'), word('c')] }] }],
    ['(a OR b) c', { is: 'and', of: [{ is: 'or', of: [word('a'), word('b')] }, word('c')] }],
    ['a -b', { is: 'and', of: [word('a'), { is: 'not', of: word('b') }] }],
    ['a NOT b', { is: 'and', of: [word('a'), { is: 'not', of: word('b') }] }],
    ['a NOT -b', { is: 'and', of: [word('a'), word('b')] }],
    ['a AND b', { is: 'and', of: [word('a'), word('b')] }],
    ['in:claims a', { is: 'and', of: [{ is: 'choice', field: 'in', value: 'claim' }, word('a')] }],
    ['IN:Report', { is: 'choice', field: 'in', value: 'report' }],
    ['title:"peace talks"', { is: 'within', field: 'title', of: phrase('peace talks') }],
    ['title:(a OR b)', { is: 'within', field: 'title', of: { is: 'or', of: [word('a'), word('b')] } }],
    ['"a b"~10', { is: 'near', text: 'a b', within: 10 }],
    ['title:"a b"~0', { is: 'within', field: 'title', of: { is: 'near', text: 'a b', within: 0 } }],
    ['Verdict:"declined to comment"', { is: 'choice', field: 'verdict', value: 'declined' }],
    ['stance:"No Response"', { is: 'choice', field: 'stance', value: 'no-response' }],
    ['is:second-hand', { is: 'choice', field: 'is', value: 'second-hand' }],
    ['date:2019', dated('2019-01-01', '2019-12-31')],
    ['date:2020-02', dated('2020-02-01', '2020-02-29')],
    ['date:2019-10-04', dated('2019-10-04', '2019-10-04')],
    ['date:>=2019-10', dated('2019-10-01', null)],
    ['date:>2019-10', dated('2019-11-01', null)],
    ['date:<=2019-10', dated(null, '2019-10-31')],
    ['date:<2019-10', dated(null, '2019-09-30')],
    ['date:2018..2019-03', dated('2018-01-01', '2019-03-31')],
    ['date:2018..', dated('2018-01-01', null)],
    ['date:..2018', dated(null, '2018-12-31')],
    ["don't l’été", { is: 'and', of: ["don't", 'l’été'].map(word) }],
    ['or and not', { is: 'and', of: [word('or'), word('and'), word('not')] }],
    ['well-known 10:30 https://a.org', { is: 'and', of: ['well-known', '10:30', 'https://a.org'].map(word) }],
    ['Trump - Biden & others', { is: 'and', of: ['Trump', 'Biden', 'others'].map(word) }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual({ text, query: expected, problems: [] });
    expect(readAs(parse(text))).toBeNull();
  });

  it('may be empty', () => expect(parse(' \t')).toEqual({ text: ' \t', query: null, problems: [] }));
});

describe('a malformed query is answered for what can be read, and says so', () => {
  it.each([
    ['"peace talks', '"peace talks"', 'a quotation mark is never closed'],
    ['a "', 'a', 'a quotation mark is never closed'],
    ['(a b', 'a b', 'a parenthesis is never closed'],
    ['a) b', 'a b', 'a closing parenthesis has no opening one'],
    ['a OR', 'a', 'an OR has nothing after it'],
    ['OR a', 'a', 'an OR has nothing before it'],
    ['a OR OR b', 'a OR b', 'an OR has nothing before it'],
    ['(a OR) b', 'a b', 'an OR has nothing after it'],
    ['a AND', 'a', 'an AND has nothing after it'],
    ['AND a', 'a', 'an AND has nothing before it'],
    ['a NOT', 'a', 'a NOT or - has nothing after it'],
    ['a -"', 'a', 'a NOT or - has nothing after it'],
    ['-a', '-a', 'it only leaves out, so everything else is listed'],
    ['a OR -b', 'a OR -b', 'it only leaves out, so everything else is listed'],
    ['in: a', 'a', '“in:” is followed by nothing'],
    ['in:" " a', 'a', '“in:” is followed by nothing'],
    [
      'in:books a',
      'a',
      '“in:” takes claims, responses, notes, evidence, parties, stories or reports, not “books”',
    ],
    ['editor:smith a', '"editor:smith" a', '“editor:” is not a field, so it was looked for as a word'],
    ['word~7', 'word~2', '~7 was read as ~2, the most that may differ'],
    ['"a"~10', '"a"', '~10 after a single word in quotation marks was passed over'],
    ['"a b"~9999', '"a b"~1000', '~9999 was read as ~1000'],
    ['editor:"a b"', 'editor: "a b"', '“editor:” is not a field, so it was looked for as a word'],
    [
      'verdict:perhaps a',
      'a',
      '“verdict:” takes confirmed, denied, declined, neither, no-response or open, not “perhaps”',
    ],
    ['date:2019-02-30 a', 'a', noDate('2019-02-30')],
    ['date:soon a', 'a', noDate('soon')],
    ['date:2020..2018', 'date:2018-01-01..2020-12-31', '2020..2018 was read the other way round'],
    ['date:"4 October 2019"', 'date:2019-10-04', '“4 October 2019” was read as 2019-10-04'],
    ['date:<1000', null, 'dates lie between 1000-01-01 and 2999-12-31'],
  ])('%s', (text, spelling, problem) => {
    expect(read(text)).toBe(spelling);
    expect(problems(text)).toContain(problem);
    expect(readAs(parse(text))).toContain(problem);
  });

  it('names nothing as what was read when there is nothing', () => {
    expect(readAs(parse('"" OR'))).toMatch(/^nothing \(/);
  });

  it('reads a long query up to a limit', () => {
    expect(problems('a '.repeat(MAX_LENGTH))).toContain(`only the first ${MAX_LENGTH} characters were read`);
    expect(read('x'.repeat(MAX_LENGTH + 1))).toHaveLength(MAX_LENGTH);
    expect(problems('a '.repeat(MAX_TERMS + 1))).toContain(`only the first ${MAX_TERMS} words were read`);
    expect(problems('a '.repeat(MAX_TERMS))).toEqual([]);
  });

  it('passes over parentheses that are nested too deep, together with those that close them', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)} b`;
    expect(parse(nested(MAX_DEPTH))).toMatchObject({ problems: [] });
    expect(read(nested(MAX_DEPTH + 5))).toBe('a b');
    expect(problems(nested(MAX_DEPTH + 5))).toEqual([
      `parentheses more than ${MAX_DEPTH} deep were passed over`,
    ]);
  });
});

describe('the plain spelling', () => {
  it.each([
    'a b c',
    'a OR b OR c',
    '(a OR b) c',
    'a OR (b c)',
    '-(a OR b) c',
    '-(a b) OR c',
    '"a b"* c* d~ e~2',
    'title:(a OR b) in:claims -title:c',
    '(a OR (b (c OR d))) -in:reports',
  ])('of %s is itself', (text) => expect(read(text)).toBe(text));

  it.each([
    ['((a)) AND  (b)', 'a b'],
    ['NOT (NOT a) b', 'a b'],
    ['title:title:a', 'title:a'],
    ['in:(claim OR report)', 'in:claims OR in:reports'],
  ])('of %s is %s', (text, spelling) => expect(read(text)).toBe(spelling));
});

/** Texts made of the language's own signs hit more of the parser than any others. */
const pieces = fc.constantFrom(
  ...[
    '"',
    '“',
    '”',
    '(',
    ')',
    '-',
    '--',
    '*',
    '~',
    '~2',
    '~9',
    ' ',
    ' ',
    'OR',
    'NOT',
    'AND',
    ' OR ',
    ' NOT ',
    ' AND ',
  ],
  ...[
    'in:',
    'title:',
    'in:claims',
    'is:open',
    'date:',
    '2019-1',
    '>=',
    '..',
    '"a b"~10',
    'foo:',
    ':',
    'peace',
    'é',
    '会谈',
    'ß',
    '\0',
    '\ud800',
    '🕊️',
    '\n',
    'a',
    '½',
    '\u00ad',
  ],
);
const queries = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('any text', () => {
  it('is read without an error', () => {
    fc.assert(
      fc.property(queries, (text) => {
        expect(parse(text).text).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('has a plain spelling that is read as the same query and printed the same', () => {
    fc.assert(
      fc.property(queries, (text) => {
        const { query } = parse(text);
        if (!query) return;
        const again = parse(print(query));
        expect(again.query).toEqual(query);
        expect(again.query && print(again.query)).toBe(print(query));
        expect(again.problems.filter((problem) => !problem.startsWith('it only leaves out'))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

function word(text: string) {
  return { is: 'term', text, quoted: false, prefix: false, distance: 0 };
}
function dated(from: string | null, to: string | null) {
  return { is: 'dated', from, to };
}
function noDate(written: string) {
  return `“date:” takes a day, a month or a year such as 2019-10-04, 2019-10 or 2019, or a range of them; there is no “${written}”`;
}
function phrase(text: string) {
  return { ...word(text), quoted: true };
}
