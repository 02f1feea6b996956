import type { Carried } from '#shared/text/carry/carry';
import { type Span, sentencesOf } from '#shared/text/sentences';
import type { Draft, Random } from './edits';

/**
 * What is to be said of where an anchor was carried: `right`, `exactly` to the unit or by and large; `wrong`, elsewhere,
 * or as if nothing in it had changed; `lost`, though most of the passage is there; `gone`, lost as it should be; `copy`,
 * to a copy or a twin of it that has as much of the old context around it as the passage, if that is there at all.
 */
export type Judgement = 'right' | 'exactly' | 'wrong' | 'lost' | 'gone' | 'copy';

/** Judges by what the draft knows of every letter. `span` is the anchor's, in the text `before`. */
export function judge(before: string, draft: Draft, span: Span, carried: Carried): Judgement {
  const truth = draft.placeOf(span);
  if (carried.outcome === 'lost') return truth && truth.kept > 0.5 ? 'lost' : 'gone';
  const { at } = carried;
  if (!isTold(before.slice(span.start, span.end), draft.text.slice(at.start, at.end), carried))
    return 'wrong';
  if (isCopyAsNear(before, draft, span, at, truth?.at)) return 'copy';
  if (!truth) return 'wrong';
  if (truth.at.start === at.start && truth.at.end === at.end) return 'exactly';
  return overlap(truth.at, at) >= 0.5 || isPartOf(draft, span, at) ? 'right' : 'wrong';
}

/** Typography set aside, apart from how the product does it. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[“”«»"'‘’]/g, '"')
    .replaceAll(/\s*(?:--|[–—-])\s*/g, '-')
    .replaceAll(/\s+/g, ' ');

/** Whether the passage says the same, or a change is told. */
const isTold = (was: string, is: string, { outcome }: Carried): boolean =>
  outcome === 'changed' || plain(was) === plain(is);

/** What both spans cover, of what either does. */
function overlap(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const lettersIn = (draft: Draft, { start, end }: Span): number =>
  draft.text.slice(start, end).replaceAll(/\s/g, '').length;

const within = (units: readonly number[], { start, end }: Span): number =>
  units.filter((unit) => unit >= start && unit < end).length;

/** Of a passage that was torn apart, a good part is a place of it too. */
function isPartOf(draft: Draft, span: Span, at: Span): boolean {
  const kept = within(draft.originsIn(at).moved, span);
  return kept > 0.6 * lettersIn(draft, at) && kept > 0.3 * (span.end - span.start);
}

/** A copy, or a twin that stood there before and now has more of the old context around it: no text could tell. */
function isCopyAsNear(before: string, draft: Draft, span: Span, at: Span, truth: Span | undefined): boolean {
  const isCopy = within(draft.originsIn(at).copied, span) > 0.7 * lettersIn(draft, at);
  if (!truth) return isCopy;
  const isTwin = plain(before.slice(span.start, span.end)) === plain(draft.text.slice(at.start, at.end));
  if (overlap(truth, at) > 0 || !(isCopy || isTwin)) return false;
  const ahead = nearness(before, span, draft.text, at) - nearness(before, span, draft.text, truth);
  // Texts agree by some letters anywhere.
  return isCopy ? ahead > -20 : ahead > 20;
}

/** How many units around two places agree, on both sides. */
function nearness(before: string, was: Span, after: string, is: Span): number {
  const around = (text: string, { start, end }: Span) =>
    [plain(text.slice(0, start)), plain(text.slice(end))] as const;
  const [[ahead, behind], [aheadNow, behindNow]] = [around(before, was), around(after, is)];
  let [left, right] = [0, 0];
  while (left < 300 && left < ahead.length && ahead.at(-1 - left) === aheadNow.at(-1 - left)) left++;
  while (right < 300 && right < behind.length && behind[right] === behindNow[right]) right++;
  return left + right;
}

/** What a checker marks: sentences, parts of sentences, two at once, single words. */
export function spansToCarry(text: string, random: Random, count: number): Span[] {
  const sentences = sentencesOf(text).filter(({ start, end }) => end - start > 20);
  return Array.from({ length: sentences.length === 0 ? 0 : count }, (_, n) => {
    const at = Math.floor(random() * sentences.length);
    const sentence = sentences[at] ?? { start: 0, end: text.length };
    if (n % 3 === 0) return { start: sentence.start, end: sentence.end };
    if (n % 6 === 1) return { start: sentence.start, end: sentences[at + 1]?.end ?? sentence.end };
    return wordsIn(text, sentence, n % 6 === 2 ? 1 : 3 + Math.floor(random() * 10), random);
  });
}

function wordsIn(text: string, { start, end }: Span, count: number, random: Random): Span {
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)];
  const from = Math.floor(random() * words.length);
  const [first, last] = [words[from], words[Math.min(words.length - 1, from + count - 1)]];
  return first && last
    ? { start: start + first.index, end: start + last.index + last[0].length }
    : { start, end };
}
