import { describe, expect, it } from 'vitest';
import { whileTyping } from '#shared/query/typing';

describe('a query that is still being typed', () => {
  it.each([
    ['khalil', 'khalil*'],
    ['peace tal', 'peace tal*'],
    ['"peace ta', '"peace ta"*'],
    ['peace (isl', 'peace (isl*'],
    ['title:isl', 'title:isl*'],
    ['in:cl', 'in:cl*'],
    ['-tal', '-tal*'],
    ['e-m', 'e-m*'],
  ])('%s may go on', (text, expected) => expect(whileTyping(text)).toBe(expected));

  it.each([
    ['peace t', 'peace '],
    ['t', ''],
    ['peace title:t', 'peace '],
  ])('%s leaves out the one letter', (text, expected) => expect(whileTyping(text)).toBe(expected));

  it.each([
    'peace ',
    'peace t ',
    '"peace"',
    '"peace ',
    'peace*',
    'word~',
    'word~2',
    '(a)',
    'peace.',
    '会谈',
    '',
    'a OR',
  ])('“%s” stands as it is', (text) => expect(whileTyping(text)).toBe(text));
});
