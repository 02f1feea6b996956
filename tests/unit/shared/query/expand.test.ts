import { describe, expect, it } from 'vitest';
import { expand } from '#shared/query/expand';
import { parse } from '#shared/query/parse';
import { print } from '#shared/query/print';

const NEAR: Readonly<Record<string, readonly string[]>> = {
  presidnt: ['president', 'resident'],
  tals: ['talks'],
};

function expanded(text: string): string {
  const { query } = parse(text);
  if (!query) throw new Error(`nothing to read in ${text}`);
  return print(expand(query, (word) => NEAR[word] ?? []));
}

describe('a word with typing errors', () => {
  it.each([
    ['presidnt~', '"president" OR "resident"'],
    ['tals~', '"talks"'],
    ['Présidnt~ peace', '("president" OR "resident") peace'],
    ['peace OR presidnt~', 'peace OR "president" OR "resident"'],
    ['-tals~', '-"talks"'],
    ['title:(tals~ peace)', 'title:("talks" peace)'],
    ['presidnt-tals~', '("president" OR "resident") "talks"'],
  ])('stands for those it may be: %s', (text, expected) => expect(expanded(text)).toBe(expected));

  it.each([
    ['unknown~', '"unknown"'],
    ['us~', '"us"'],
    ['tals-unknown~', '"talks" "unknown"'],
  ])('stands for itself when there are none: %s', (text, expected) => expect(expanded(text)).toBe(expected));

  it.each(['presidnt', 'presidnt*', '"presidnt"', 'in:claims'])('%s is as it was', (text) =>
    expect(expanded(text)).toBe(text),
  );
});
