import { describe, expect, it } from 'vitest';
import { expand, MOST_KIN } from '#shared/query/expand';
import { parse } from '#shared/query/parse';
import { print } from '#shared/query/print';

const NEAR: Readonly<Record<string, readonly string[]>> = {
  presidnt: ['president', 'resident'],
  tals: ['talks'],
};
const KIN: Readonly<Record<string, readonly string[]>> = {
  denies: ['denies', 'deny', 'denied'],
  many: Array.from({ length: 40 }, (_, n) => `many${n}`),
};

function expanded(text: string): string {
  const { query } = parse(text);
  if (!query) throw new Error(`nothing to read in ${text}`);
  return print(expand(query, { near: (word) => NEAR[word] ?? [], kin: (word) => KIN[word] ?? [] }));
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

describe('a plain word', () => {
  it.each([
    ['denies', '"denies" OR "deny" OR "denied"'],
    ['title:Denies', 'title:("denies" OR "deny" OR "denied")'],
    ['“denies”', '"denies"'],
    ['denies*', 'denies*'],
    ['"denies it"~5', '"denies it"~5'],
    ['-denies', '-("denies" OR "deny" OR "denied")'],
    ['Khalilzad’s', '"khalilzad"'],
    ['it’s', 'it’s'],
  ])('stands for its other forms, where it is not in quotation marks: %s', (text, expected) =>
    expect(expanded(text)).toBe(expected),
  );

  it('stands for a few of them at most', () => expect(expanded('many').split(' OR ')).toHaveLength(MOST_KIN));

  it('that is still being typed may go on, too', () => {
    const { query } = parse('denies', { typing: true });
    const words = { near: () => [], kin: (word: string) => KIN[word] ?? [] };
    expect(query && print(expand(query, words))).toBe('denies* OR "deny" OR "denied"');
  });
});
