import { describe, expect, it } from 'vitest';
import { type Change, changesBetween } from '#shared/text/carry/changes';
import { paragraphsOf, type Span } from '#shared/text/sentences';

const ONE = 'The mayor confirmed on Monday that two officers were suspended in March.';
const TWO = 'A spokesman for the builders declined to comment on the contract.';
const THREE = 'Residents had complained about the noise since work began in spring.';
const TEXT = [ONE, TWO, THREE].join('\n\n');

const inWords = (before: string, after: string, changes: readonly Change[]) =>
  changes.map(({ kind, before: was, after: is }) => [
    kind,
    before.slice(was.start, was.end),
    after.slice(is.start, is.end),
  ]);
const between = (before: string, after: string) => inWords(before, after, changesBetween(before, after));

describe('what changed', () => {
  it('is nothing in a text that is the same, or only spelled otherwise', () => {
    expect(between(TEXT, TEXT).map(([kind]) => kind)).toEqual(['same', 'same', 'same']);
    expect(between('He said “no”.', 'He said "no".')).toEqual([['same', 'He said “no”.', 'He said "no".']]);
  });

  it('is a paragraph put in or taken out, at its place', () => {
    const shorter = [ONE, THREE].join('\n\n');
    expect(between(shorter, TEXT)).toEqual([
      ['same', ONE, ONE],
      ['added', '', TWO],
      ['same', THREE, THREE],
    ]);
    expect(between(TEXT, shorter)).toEqual([
      ['same', ONE, ONE],
      ['removed', TWO, ''],
      ['same', THREE, THREE],
    ]);
    const [, added] = changesBetween(shorter, TEXT);
    expect(added?.before).toEqual({ start: ONE.length, end: ONE.length });
  });

  it('is one paragraph taken out and another put in, where they have nothing in common', () => {
    const other = 'Ferries to the islands will sail again from April, the company announced.';
    expect(between(TEXT, [ONE, other, THREE].join('\n\n')).map(([kind]) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });

  it('is told word by word within a paragraph', () => {
    const edited = ONE.replace('two', 'three')
      .replace('on Monday that', 'that')
      .replace('March', 'early March');
    const after = [edited, TWO, THREE].join('\n\n');
    const [changed] = changesBetween(TEXT, after);
    const words = changed?.words.map(({ kind, before, after: is }) => [
      kind,
      TEXT.slice(before.start, before.end),
      after.slice(is.start, is.end),
    ]);
    expect(words).toEqual([
      ['same', 'The mayor confirmed', 'The mayor confirmed'],
      // A lone “that” between two changes is not worth two.
      ['changed', 'on Monday that two', 'that three'],
      ['same', 'officers were suspended in', 'officers were suspended in'],
      ['added', '', 'early'],
      ['same', 'March.', 'March.'],
    ]);
  });

  it('says of a paragraph that moved where it stands and stood', () => {
    const after = [TWO, THREE, ONE].join('\n\n');
    const changes = changesBetween(TEXT, after);
    const removed = changes.find(({ kind }) => kind === 'removed');
    const added = changes.find(({ kind }) => kind === 'added');
    expect(removed?.elsewhere).toEqual(added?.after);
    expect(added?.elsewhere).toEqual(removed?.before);
  });

  it('is the same where paragraphs were only joined or divided', () =>
    expect(between(TEXT, `${ONE} ${TWO}\n\n${THREE}`)).toEqual([
      ['same', `${ONE}\n\n${TWO}`, `${ONE} ${TWO}`],
      ['same', THREE, THREE],
    ]));

  it('is everything where one text is empty', () => {
    expect(between('', TEXT).map(([kind]) => kind)).toEqual(['added', 'added', 'added']);
    expect(between(TEXT, '').map(([kind]) => kind)).toEqual(['removed', 'removed', 'removed']);
    expect(changesBetween('', '')).toEqual([]);
  });

  it('covers every paragraph of both texts once, in order', () => {
    const after = [THREE, ONE.replace('two', 'six'), 'New words here.', TWO].join('\n\n');
    const changes = changesBetween(TEXT, after);
    const covers = (text: string, spans: readonly Span[]) =>
      paragraphsOf(text).map(
        (span) => spans.filter(({ start, end }) => start <= span.start && span.end <= end).length,
      );
    const filled = (side: 'before' | 'after') =>
      changes.map((change) => change[side]).filter(({ start, end }) => end > start);
    expect(covers(TEXT, filled('before'))).toEqual([1, 1, 1]);
    expect(covers(after, filled('after'))).toEqual([1, 1, 1, 1]);
    for (const side of ['before', 'after'] as const)
      expect(filled(side)).toEqual(filled(side).toSorted((a, b) => a.start - b.start));
  });
});
