import { paragraphsOf, type Span } from '../sentences';
import { align } from './align';
import type { Alignment } from './alignment';
import { type Stretch, wordChanges } from './word-changes';
import type { Passage, Words } from './words';

export type { Stretch } from './word-changes';

/**
 * One stretch of whole paragraphs. `same` has the same words in both, however they are spelled typographically and
 * broken into paragraphs. The span of what is not there is empty, at the place where it would be.
 */
export interface Change extends Stretch {
  /** Of a changed stretch what changed, word by word, in order; empty for the others. */
  readonly words: readonly Stretch[];
  /** Where a removed stretch stands now, or an added one stood, if it only moved. */
  readonly elsewhere: Span | null;
}

/** What changed between two versions of a text, paragraph by paragraph, in the order of the newer one. Bounded as `align` is. */
export const changesBetween = (before: string, after: string): Change[] => changesAlong(align(before, after));

/** The same over an alignment that was made already. */
export function changesAlong(it: Alignment): Change[] {
  const [old, now] = [paragraphsIn(it.was), paragraphsIn(it.is)];
  const changes: Change[] = [];
  // There may be more of them than a call takes arguments.
  const put = (some: readonly Change[]): void => {
    for (const one of some) changes.push(one);
  };
  let [i, j] = [0, 0];
  for (const group of groupsOf(it, old, now)) {
    const [oldTo, nowTo] = [group.before.from, group.after.from];
    put(alone(it, old.slice(i, oldTo), now.slice(j, nowTo), old[i - 1], now[j - 1]));
    changes.push(together(it, old.slice(oldTo, group.before.to), now.slice(nowTo, group.after.to)));
    [i, j] = [group.before.to, group.after.to];
  }
  put(alone(it, old.slice(i), now.slice(j), old[i - 1], now[j - 1]));
  return changes;
}

/** What changed, word by word, from one passage to another that stands in its place. */
export function wordsChanged(before: string, after: string): Stretch[] {
  const it = align(before, after);
  return wordChanges(it, { from: 0, to: it.was.size }, { from: 0, to: it.is.size });
}

/** A paragraph and its words, by number. */
interface Paragraph {
  readonly span: Span;
  readonly words: Passage;
}

function paragraphsIn(words: Words): Paragraph[] {
  let at = 0;
  return paragraphsOf(words.text).map((span) => {
    const from = at;
    while (at < words.size && (words.starts[at] ?? 0) < span.end) at++;
    return { span, words: { from, to: at } };
  });
}

/** Paragraphs, by number, that belong together in both texts: one and one, or more where they were joined or divided. */
interface Group {
  readonly before: Passage;
  readonly after: Passage;
}

/** What two paragraphs must share of the lighter one. */
const SHARED = 0.4;

/** The groups, in the order of both texts. Words that moved hold nothing together. */
function groupsOf(it: Alignment, old: readonly Paragraph[], now: readonly Paragraph[]): Group[] {
  const groups: { before: { from: number; to: number }; after: { from: number; to: number } }[] = [];
  const paragraphAt = ownersOf(now, it.is.size);
  old.forEach(({ words }, i) => {
    for (const [j, shared] of sharedWith(it, words, paragraphAt)) {
      const lighter = Math.min(weigh(it, it.before, words), weigh(it, it.after, now[j]?.words ?? NONE));
      if (shared < SHARED * lighter) continue;
      const group = groups.at(-1);
      if (group && (j < group.after.to || i < group.before.to)) {
        group.before.to = i + 1;
        group.after.to = Math.max(group.after.to, j + 1);
      } else groups.push({ before: { from: i, to: i + 1 }, after: { from: j, to: j + 1 } });
    }
  });
  return groups;
}

const NONE: Passage = { from: 0, to: 0 };

function ownersOf(paragraphs: readonly Paragraph[], size: number): Int32Array {
  const owners = new Int32Array(size);
  paragraphs.forEach(({ words }, at) => {
    owners.fill(at, words.from, words.to);
  });
  return owners;
}

/** With which paragraphs after one before shares words that stayed in order, and what they weigh. */
function sharedWith(it: Alignment, { from, to }: Passage, paragraphAt: Int32Array): Map<number, number> {
  const shared = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const place = it.there[at] ?? -1;
    if (place === -1 || it.isMoved[at] === 1) continue;
    const paragraph = paragraphAt[place] ?? 0;
    shared.set(paragraph, (shared.get(paragraph) ?? 0) + (it.weights[it.before[at] ?? 0] ?? 0));
  }
  return shared;
}

function weigh(it: Alignment, ids: Int32Array, { from, to }: Passage): number {
  let weight = 0;
  for (let at = from; at < to; at++) weight += it.weights[ids[at] ?? 0] ?? 0;
  return weight;
}

/** Paragraphs of which the other text has none: first those taken out, then those put in. */
function alone(
  it: Alignment,
  old: readonly Paragraph[],
  now: readonly Paragraph[],
  lastOld: Paragraph | undefined,
  lastNow: Paragraph | undefined,
): Change[] {
  const here = lastNow?.span.end ?? 0;
  const there = old.at(-1)?.span.end ?? lastOld?.span.end ?? 0;
  return [
    ...old.map(({ span, words }) => ({
      ...lone('removed', span, { start: here, end: here }),
      elsewhere: movedTo(words, it.there, it.is, (at) => it.isMoved[at] === 1),
    })),
    ...now.map(({ span, words }) => ({
      ...lone('added', { start: there, end: there }, span),
      elsewhere: movedTo(words, it.back, it.was, (at) => it.isMoved[it.back[at] ?? -1] === 1),
    })),
  ];
}

const lone = (kind: 'removed' | 'added', before: Span, after: Span) => ({ kind, before, after, words: [] });

/** Where most of some words stand in the other text, if they moved there. */
function movedTo(
  { from, to }: Passage,
  partners: Int32Array,
  { starts, ends }: Words,
  isMoved: (at: number) => boolean,
): Span | null {
  let [first, last, count] = [Number.POSITIVE_INFINITY, -1, 0];
  for (let at = from; at < to; at++) {
    if (!isMoved(at)) continue;
    const place = partners[at] ?? 0;
    [first, last, count] = [Math.min(first, place), Math.max(last, place), count + 1];
  }
  const isMost = count > 0.6 * (to - from) && last - first < 2 * (to - from);
  return isMost ? { start: starts[first] ?? 0, end: ends[last] ?? 0 } : null;
}

function together(it: Alignment, old: readonly Paragraph[], now: readonly Paragraph[]): Change {
  const around = (paragraphs: readonly Paragraph[]) => ({
    span: { start: paragraphs[0]?.span.start ?? 0, end: paragraphs.at(-1)?.span.end ?? 0 },
    words: { from: paragraphs[0]?.words.from ?? 0, to: paragraphs.at(-1)?.words.to ?? 0 },
  });
  const [before, after] = [around(old), around(now)];
  const words = wordChanges(it, before.words, after.words);
  const isSame = words.every(({ kind }) => kind === 'same');
  return {
    kind: isSame ? 'same' : 'changed',
    before: before.span,
    after: after.span,
    words: isSame ? [] : words,
    elsewhere: null,
  };
}
