import { describe, expect, it } from 'vitest';
import { tokensOf, wordsOf } from '#shared/query/tokens';
import { type Passage, passagesInCommon, shareOf } from '#shared/text/alike/passages';
import type { Span } from '#shared/text/sentences';
import { randomFrom } from '../../../../bench/reports';
import { mixed, prose, withEdits } from './made-up';

const at = (text: string, { start, end }: Span): string => text.slice(start, end);
const inA = (passages: readonly Passage[], text: string): string[] => passages.map(({ a }) => at(text, a));
const inB = (passages: readonly Passage[], text: string): string[] => passages.map(({ b }) => at(text, b));

const sentence =
  'Two officials said the convoy left the border crossing before dawn on Tuesday and that nobody had been told.';

describe('passages in common', () => {
  it('are found where they stand in each text', () => {
    const a = `${prose(40, 1)}. ${sentence} ${prose(40, 2)}.`;
    const b = `${prose(90, 3)}. ${sentence} ${prose(10, 4)}.`;
    const found = passagesInCommon(a, b);
    expect(inA(found, a)).toEqual([sentence.slice(0, -1)]);
    expect(inB(found, b)).toEqual([sentence.slice(0, -1)]);
  });

  it('come in order of the first text, whatever their order in the second', () => {
    const [one, two, three] = [prose(30, 1), prose(40, 2), prose(25, 3)];
    const a = [one, prose(20, 4), two, prose(20, 5), three].join(' – ');
    const b = [three, one, prose(33, 6), two].join(' – ');
    const found = passagesInCommon(a, b);
    expect(inA(found, a)).toEqual([one, two, three]);
    expect(inB(found, b)).toEqual([one, two, three]);
  });

  it('stand in each text as it was set', () => {
    const a =
      'She said: “We were told – twice – to leave the café at once, and nobody had told us why that was.”';
    const b =
      'SHE SAID: "We were told - twice - to leave\nthe cafe at once, and nobody had told us why that was."';
    const [passage, ...others] = passagesInCommon(`${prose(30, 1)} ${a}`, b);
    expect(others).toEqual([]);
    expect(passage && at(b, passage.b)).toBe(b.slice(0, -2));
  });

  it('go on over small edits', () => {
    const passage = prose(60, 1);
    const words = passage.split(' ');
    const leftOut = [...words.slice(0, 20), ...words.slice(24)].join(' ');
    const putIn = [...words.slice(0, 20), 'as', 'was', 'said', ...words.slice(20)].join(' ');
    for (const changed of [leftOut, putIn, withEdits(passage, 12), withEdits(passage, 8)]) {
      const b = `${prose(50, 2)} ${changed} ${prose(50, 3)}`;
      expect(inB(passagesInCommon(passage, b), b)).toEqual([changed]);
    }
  });

  it('begin before an edit that stands near their beginning, and end after one near their end', () => {
    const words = prose(60, 1).split(' ');
    const b = [...words.slice(0, 4), 'edited', ...words.slice(5, 56), 'edited', ...words.slice(57)].join(' ');
    const a = words.join(' ');
    expect(inA(passagesInCommon(a, b), a)).toEqual([a]);
    expect(inB(passagesInCommon(a, b), b)).toEqual([b]);
  });

  it('end where something longer was put in', () => {
    const [one, two] = [prose(30, 1), prose(30, 2)];
    const b = [one, prose(20, 3), two].join(' ');
    expect(inB(passagesInCommon(`${one} ${two}`, b), b)).toEqual([one, two]);
  });

  it('are not what everybody writes', () => {
    const phrase = 'The White House did not immediately respond to a request for comment';
    expect(passagesInCommon(`${prose(80, 1)}. ${phrase}.`, `${phrase}. ${prose(80, 2)}.`)).toEqual([]);
  });

  /** Checks that spans of a text are whole words and none overlaps another. */
  function expectApart(text: string, spans: readonly Span[], round: number): void {
    const begins = new Set(tokensOf(text).map(({ start }) => start));
    const ends = new Set(tokensOf(text).map(({ end }) => end));
    const inOrder = [...spans].sort((one, other) => one.start - other.start);
    for (const [n, { start, end }] of inOrder.entries()) {
      expect(begins.has(start) && ends.has(end), `round ${round}`).toBe(true);
      expect(start, `round ${round}`).toBeGreaterThanOrEqual(inOrder[n - 1]?.end ?? 0);
    }
  }

  it('never overlap and are made of whole words, however the texts were mixed', () => {
    for (let round = 1; round <= 60; round++) {
      const shared = Array.from({ length: 6 }, (_, n) => prose(8 + n * 7, round * 10 + n));
      // Said twice in one of them, and edited: what invites overlaps.
      const a = mixed([...shared, shared[4] as string], round);
      const b = mixed(
        shared.map((passage) => withEdits(passage, 11)),
        round + 1000,
      );
      const found = passagesInCommon(a, b);
      expect(found.length, `round ${round}`).toBeGreaterThan(2);
      expect(found.map((passage) => passage.a.start)).toEqual(
        found.map((passage) => passage.a.start).sort((one, other) => one - other),
      );
      expectApart(
        a,
        found.map((passage) => passage.a),
        round,
      );
      expectApart(
        b,
        found.map((passage) => passage.b),
        round,
      );
    }
  });

  it('never overlap in texts of very few different words', () => {
    const random = randomFrom(8);
    const few = (): string => Array.from({ length: 300 }, () => 'abc'[Math.floor(random() * 3)]).join(' ');
    let passages = 0;
    for (let round = 1; round <= 60; round++) {
      const [a, b] = [few(), few()];
      const found = passagesInCommon(a, b);
      passages += found.length;
      const [inFirst, inSecond] = [found.map((passage) => passage.a), found.map((passage) => passage.b)];
      expectApart(a, inFirst, round);
      expectApart(b, inSecond, round);
    }
    expect(passages).toBeGreaterThan(60);
  });

  it('hold the same words in both where nothing was edited', () => {
    for (let round = 1; round <= 30; round++) {
      const shared = Array.from({ length: 4 }, (_, n) => prose(20 + n * 10, round * 10 + n));
      const [a, b] = [mixed(shared, round), mixed(shared, round + 1000)];
      const found = passagesInCommon(a, b);
      expect(found.length).toBeGreaterThanOrEqual(4);
      for (const passage of found) expect(wordsOf(at(a, passage.a))).toEqual(wordsOf(at(b, passage.b)));
    }
  });

  it('are the whole of the same text, however short', () =>
    expect(passagesInCommon('No comment.', 'no comment')).toEqual([
      { a: { start: 0, end: 10 }, b: { start: 0, end: 10 } },
    ]));

  it('are none in texts without words', () => {
    expect(passagesInCommon('', '')).toEqual([]);
    expect(passagesInCommon('— … —', sentence)).toEqual([]);
  });

  it('are found in scripts without spaces', () => {
    const passage = '外交部發言人星期二表示兩國代表團將於下週在日內瓦再次會面討論停火協議';
    const b = `據報導，${passage}。其他消息未經證實。`;
    expect(inB(passagesInCommon(`今天，${passage}。會議很長。`, b), b)).toEqual([passage]);
  });

  it('are found in texts that repeat themselves without end', () => {
    const [a, b] = ['no '.repeat(60_000), 'no '.repeat(50_000)];
    const [first] = passagesInCommon(a, b);
    expect(first?.b).toEqual({ start: 0, end: b.length - 1 });
    const refrain = prose(70, 1);
    const found = passagesInCommon(`${refrain} `.repeat(800), `${refrain} `.repeat(700));
    expect(
      shareOf(
        found.map((passage) => passage.b),
        `${refrain} `.repeat(700),
      ),
    ).toBe(1);
  });
});

describe('the share of a text that is in passages', () => {
  it('is counted in words', () => {
    const text = 'one two three four five six seven eight';
    expect(shareOf([{ start: 0, end: 7 }], text)).toBe(2 / 8);
    expect(
      shareOf(
        [
          { start: 24, end: 39 },
          { start: 0, end: 13 },
        ],
        text,
      ),
    ).toBe(6 / 8);
    expect(shareOf([], text)).toBe(0);
    expect(shareOf([{ start: 0, end: text.length }], text)).toBe(1);
  });

  it('is nothing of a text without words', () => expect(shareOf([{ start: 0, end: 1 }], '—')).toBe(0));
});
