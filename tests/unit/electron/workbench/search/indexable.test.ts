import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#shared/query/tokens';
import { indexable } from '#workbench/search/indexable';
import { Seen } from '#workbench/search/seen';

/** What FTS5's `ascii` tokenizer makes of a text: runs of ASCII letters and digits and of all beyond ASCII. */
const asciiTokens = (text: string): string[] =>
  (text.match(/[0-9A-Za-z\u0080-\uffff]+/g) ?? []).map((token) =>
    token.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
  );

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'Peace',
        'talks',
        ' ',
        '-',
        '’',
        'É',
        'é',
        'ß',
        '会',
        'X',
        '9',
        '½',
        '\0',
        '🕊',
        '\u00ad',
      ),
    )
    .map((all) => all.join('')),
);

describe('a text made ready for the index', () => {
  it('is taken apart there into the same words as everywhere else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(asciiTokens(indexable(text, new Seen(), () => undefined))).toEqual(wordsOf(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('names each of its words once, over all texts', () => {
    fc.assert(
      fc.property(fc.array(texts), (all) => {
        const seen = new Seen();
        const named: string[] = [];
        for (const text of all) indexable(text, seen, (word) => named.push(word));
        expect(named.sort()).toEqual([...new Set(all.flatMap(wordsOf))].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps plain text as it is', () => {
    const text = 'The envoy, Mr. Smith, met them on 3 October.';
    expect(indexable(text, new Seen(), () => undefined)).toBe(text);
  });
});

describe('words met before', () => {
  const meet = (seen: Seen, word: string): boolean => {
    seen.begin();
    for (let at = 0; at < word.length; at++) seen.read(word.charCodeAt(at));
    return seen.isNew();
  };

  it('are known, also when there are many', () => {
    const seen = new Seen();
    const words = Array.from({ length: 100_000 }, (_, n) => `word${n * 7919}`);
    expect(words.filter((word) => meet(seen, word))).toHaveLength(words.length);
    expect(words.filter((word) => meet(seen, word))).toEqual([]);
  });

  it('are new again once forgotten', () => {
    const seen = new Seen();
    expect([meet(seen, 'peace'), meet(seen, 'peace')]).toEqual([true, false]);
    seen.forget();
    expect(meet(seen, 'peace')).toBe(true);
  });
});
