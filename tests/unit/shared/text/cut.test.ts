import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CutText } from '#shared/text/cut';
import { paragraphsOf, sentencesOf, spanAt } from '#shared/text/sentences';

const TEXT = 'One. Two.\n\nThree here. Four, said Mr. Five. Six.\n  \nSeven';
const cut = (text = TEXT): CutText => new CutText(text, paragraphsOf(text));

describe('a text cut as far as asked', () => {
  it('has the sentences of the whole text, in whatever order they are asked for', () => {
    const all = sentencesOf(TEXT);
    expect(cut().all).toEqual(all);
    expect(cut().at(4)).toEqual(all[4]);
    const text = cut();
    expect([5, 0, 3].map((at) => text.at(at))).toEqual([all[5], all[0], all[3]]);
    expect(cut().slice(1, 4)).toEqual(all.slice(1, 4));
  });

  it('has nothing beyond either end', () => {
    expect(cut().at(-1)).toBeUndefined();
    expect(cut().at(6)).toBeUndefined();
    expect(cut('').all).toEqual([]);
    expect(cut('').at(0)).toBeUndefined();
  });

  it('cuts no further than it is asked', () => {
    const text = cut();
    text.at(1);
    text.inParagraph(1);
    expect(text.isWhole).toBe(false);
    text.cutUntil(() => false);
    expect(text.isWhole).toBe(true);
  });

  it('tells the sentences of a paragraph by their indexes', () => {
    const { first, sentences } = cut().inParagraph(1);
    expect(first).toBe(2);
    expect(sentences).toEqual(sentencesOf(TEXT).slice(2, 5));
    expect(cut().inParagraph(2).sentences).toHaveLength(1);
  });

  it('finds the sentence of every offset as the whole text does', () => {
    const piece = fc.constantFrom('A b. ', 'Said Dr. No ', '“Oh.” ', '\n', ' ', '12. ', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const all = sentencesOf(text);
        for (let offset = text.length; offset >= -1; offset -= 1)
          expect(cut(text).indexAt(offset)).toBe(spanAt(all, offset));
      }),
    );
  });
});
