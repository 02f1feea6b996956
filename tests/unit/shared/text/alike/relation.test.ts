import { describe, expect, it } from 'vitest';
import { compared, isOneSource, relationOf, shareOfShorter } from '#shared/text/alike/relation';
import { prose, withEdits } from './made-up';

const story = prose(300, 1);
const words = (text: string, from: number, to: number): string => text.split(' ').slice(from, to).join(' ');

describe('what two reports are to one another', () => {
  it('is the same text where only the typography differs', () => {
    expect(relationOf(story, story.toUpperCase().replaceAll(' ', '\n'))).toBe('same text');
    expect(relationOf('No comment.', '“No comment”')).toBe('same text');
  });

  it('is nearly the same where most of each stands in the other', () => {
    expect(relationOf(story, withEdits(story, 12))).toBe('nearly the same');
    expect(relationOf(story, `${prose(30, 2)} ${words(story, 30, 300)}`)).toBe('nearly the same');
    expect(relationOf(story, `${words(story, 150, 300)} ${words(story, 0, 150)}`)).toBe('nearly the same');
  });

  it('is that of shared passages where one was cut, or took over a part', () => {
    expect(relationOf(story, words(story, 0, 150))).toBe('shares passages');
    expect(relationOf(story, `${prose(270, 2)} ${words(story, 100, 130)}`)).toBe('shares passages');
  });

  it('is nothing where they have at most a sentence in common that is no notable part of either', () => {
    expect(relationOf(story, prose(300, 2))).toBeNull();
    expect(relationOf(prose(900, 3), `${prose(900, 4)} ${words(prose(900, 3), 100, 120)}`)).toBeNull();
    expect(relationOf('', '')).toBeNull();
  });

  it('does not rest on set phrases', () => {
    const disclaimer = prose(60, 9);
    const [a, b] = [`${prose(80, 2)} ${disclaimer}`, `${prose(80, 3)} ${disclaimer}`];
    expect(compared(a, b)).toMatchObject({ relation: 'shares passages', a: { words: 60 } });
    const without = compared(a, b, (passage) => passage === disclaimer);
    expect(without).toEqual({
      relation: null,
      passages: [],
      a: { words: 0, share: 0 },
      b: { words: 0, share: 0 },
    });
  });
});

describe('two reports are one source', () => {
  const sharing = (count: number): string => `${prose(300 - count, 2)} ${words(story, 0, count)}`;

  it('where more than a third of the shorter stands in the other, and only then', () => {
    expect(isOneSource(compared(story, sharing(105)))).toBe(true);
    expect(isOneSource(compared(story, sharing(95)))).toBe(false);
  });

  it('judged by the shorter, whichever is given first', () => {
    const long = `${story} ${prose(3000, 5)}`;
    const brief = words(story, 10, 60);
    for (const comparison of [compared(long, brief), compared(brief, long)]) {
      expect(isOneSource(comparison)).toBe(true);
      expect(shareOfShorter(comparison)).toBe(1);
    }
  });

  it('where they are the same few words', () =>
    expect(isOneSource(compared('No comment.', 'No comment'))).toBe(true));
});
