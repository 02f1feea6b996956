import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#shared/query/tokens';
import { indexable } from '#workbench/search/indexable';

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
        expect(asciiTokens(indexable(text))).toEqual(wordsOf(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps plain text as it is', () => {
    const text = 'The envoy, Mr. Smith, met them on 3 October.';
    expect(indexable(text)).toBe(text);
  });
});
