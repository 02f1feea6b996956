import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#shared/query/fold';
import { tokensOf, wordsOf } from '#shared/query/tokens';

describe('words of a text', () => {
  it.each([
    ['Khalilzad’s visit', ['khalilzad', 's', 'visit']],
    ['snake_case, e-mail; 9/11', ['snake', 'case', 'e', 'mail', '9', '11']],
    ['MÜLLER Mu\u0308ller muller', ['muller', 'muller', 'muller']],
    [
      'Straße Łódź Œuvre Øre Đà ısı İstanbul ﬁn',
      ['strasse', 'lodz', 'oeuvre', 'ore', 'da', 'isi', 'istanbul', 'fin'],
    ],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['Ёлка Йод', ['елка', 'иод']],
    ['كَتَبَ مدرسة أحمد', ['كتب', 'مدرسه', 'احمد']],
    ['שָׁלוֹם', ['שלומ']],
    ['हिन्दी फ़ोन हँस', ['हिन्दी', 'फोन', 'हंस']],
    ['한국어는 \u1112\u1161\u11ab', ['한', '국', '어', '는', '한']],
    ['٢٠١٩ ۲۰۱۹', ['2019', '2019']],
    ['peace\u200btalks donʼt', ['peace', 'talks', 'don', 't']],
    ['和平会谈', ['和', '平', '会', '谈']],
    ['สันติ', ['สั', 'น', 'ติ']],
    ['東京Tokyo2020', ['東', '京', 'tokyo2020']],
    ['Khalil\u00adzad می\u200cخواهم', ['khalilzad', 'ميخواهم']],
    ['１２３ ａｂｃ', ['123', 'abc']],
    ['🕊️ 👩‍👩‍👧 – … \0 \ud800', []],
    ['a\0b', ['a', 'b']],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('keep their place in the text, over accents and characters of two units', () => {
    const text = '🕊️ “Cafe\u0301”, 𝐁old—naïve';
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Cafe\u0301',
      '𝐁old',
      'naïve',
    ]);
  });

  it('end with what is seen of them', () => {
    expect(tokensOf('שלום\u200f!').map(({ start, end }) => [start, end])).toEqual([[0, 4]]);
  });

  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('once folded are words that fold to themselves', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const word of wordsOf(text)) {
          expect(fold(word)).toBe(word);
          expect(wordsOf(word).join('')).toBe(word);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('fold so whatever letter they have', () => {
    const wrong: string[] = [];
    for (let point = 0; point < 0x110000; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const letter = String.fromCodePoint(point);
      for (const word of wordsOf(`a${letter} ${letter}`)) {
        if (fold(word) !== word || wordsOf(word).join('') !== word) wrong.push(point.toString(16));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stand in order and never overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
