import type { Anchor } from '#shared/domain/records';
import { placesOf } from '../quotes';
import type { Span } from '../sentences';
import { align } from './align';
import type { Alignment } from './alignment';
import { Finder } from './finding';
import type { Passage, Words } from './words';

/** What of an anchor says where its passage stands; the report and the text's hash are the caller's to check. */
export type Quotation = Pick<Anchor, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'>;

/**
 * Where an anchor's passage stands in another version of its report, in UTF-16 units of that text.
 *
 * `same`: in its old place among what stands around it. `moved`: word for word, but elsewhere. `changed`: what stands in
 * its place now says something else, be it one letter, number or comma; `likeness` is the share of the words, by weight,
 * that both have, below 1. `lost`: gone, or not certain: where two places have about the same right to it, or too little
 * is left to tell, none is chosen. Differences of typography alone (quotation marks, dashes, spaces, line breaks) are
 * no change.
 */
export type Carried =
  | { readonly outcome: 'same' | 'moved'; readonly at: Span }
  | {
      readonly outcome: 'changed';
      readonly at: Span;
      readonly was: string;
      readonly is: string;
      readonly likeness: number;
    }
  | { readonly outcome: 'lost' };

const LOST: Carried = { outcome: 'lost' };

/** Carries one anchor made on the text `before` over to the text `after`. For several, `carryAll` does it once. */
export const carry = (anchor: Quotation, before: string, after: string): Carried =>
  carryAll([anchor], before, after)[0] ?? LOST;

/** Carries anchors made on the text `before` over to the text `after`; the answers are in their order. */
export function carryAll(anchors: readonly Quotation[], before: string, after: string): Carried[] {
  if (anchors.length === 0) return [];
  return carryAlong(anchors, align(before, after));
}

/** The same over an alignment that was made already, for whoever also shows what changed. */
export function carryAlong(anchors: readonly Quotation[], alignment: Alignment): Carried[] {
  const finder = new Finder(alignment);
  return anchors.map((anchor) => carryWith(anchor, alignment, finder));
}

function carryWith(anchor: Quotation, { was, is }: Alignment, finder: Finder): Carried {
  const span = spanOf(anchor, was.text);
  const passage = span && passageAt(was, span);
  const found = passage && finder.find(passage);
  if (!span || !passage || !found) return LOST;
  const at = spanFor(span, passage, was, found.is, is);
  if (found.isSame) return { outcome: found.isMoved ? 'moved' : 'same', at };
  return {
    outcome: 'changed',
    at,
    was: was.text.slice(span.start, span.end),
    is: is.text.slice(at.start, at.end),
    likeness: found.likeness,
  };
}

/** Where the anchor stands in the text it was made on: by position, else by quotation where that is in one place. */
function spanOf({ exact, prefix, suffix, start, end }: Quotation, text: string): Span | null {
  if (exact === '') return null;
  if (text.slice(start, end) === exact) return { start, end };
  const [place, another] = placesOf(text, { exact, prefix, suffix });
  return place && !another ? place : null;
}

/** The words that stand in a span, those cut by its ends too; null where there are none. */
function passageAt({ starts, ends, size }: Words, span: Span): Passage | null {
  const from = firstWhere(size, (at) => (ends[at] ?? 0) > span.start);
  const to = firstWhere(size, (at) => (starts[at] ?? 0) >= span.end);
  return from < to ? { from, to } : null;
}

function firstWhere(size: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The span of the words found: cut inside a word, or wider by a space, where the anchor was and the text is the same. */
function spanFor(span: Span, was: Passage, before: Words, is: Passage, after: Words): Span {
  const edges = (words: Words, { from, to }: Passage): Span => ({
    start: words.starts[from] ?? 0,
    end: words.ends[to - 1] ?? 0,
  });
  const [old, now] = [edges(before, was), edges(after, is)];
  const start = now.start + span.start - old.start;
  const end = now.end + span.end - old.end;
  const isSameAt = (from: number, oldFrom: number, to: number, oldTo: number) =>
    from >= 0 && to <= after.text.length && after.text.slice(from, to) === before.text.slice(oldFrom, oldTo);
  const sameWord = (a: number, b: number) =>
    before.text.slice(before.starts[a], before.ends[a]) === after.text.slice(after.starts[b], after.ends[b]);
  const head =
    span.start < old.start ? isSameAt(start, span.start, now.start, old.start) : sameWord(was.from, is.from);
  const tail =
    span.end > old.end ? isSameAt(now.end, old.end, end, span.end) : sameWord(was.to - 1, is.to - 1);
  return { start: head ? start : now.start, end: tail ? end : now.end };
}
