import type { Span } from '../text/sentences';

/** What became of a sentence: somebody checks it, nobody need, or nobody has decided yet. */
export type Coverage = 'checked' | 'waived' | 'open';

/** How many sentences a report has, and how many of each. */
export type CoverageCounts = Readonly<Record<Coverage, number>> & { readonly sentences: number };

/**
 * Of each sentence, in one pass: `checked` where a place of a claim or of a response overlaps it, else `waived` where a
 * waiver does. Sentences stand in the order of the text; the others may stand in any.
 */
export function coverageOf(
  sentences: readonly Span[],
  places: readonly Span[],
  waivers: readonly Span[],
): readonly Coverage[] {
  const [isChecked, isWaived] = [overlapping(places), overlapping(waivers)];
  return sentences.map((sentence) => {
    if (isChecked(sentence)) return 'checked';
    return isWaived(sentence) ? 'waived' : 'open';
  });
}

/** Tells whether one of the spans overlaps a sentence, asked from the first sentence to the last. */
function overlapping(spans: readonly Span[]): (sentence: Span) => boolean {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let [next, reach] = [0, 0];
  return ({ start, end }) => {
    for (let span = ordered[next]; span && span.start < end; span = ordered[next]) {
      reach = Math.max(reach, span.end);
      next += 1;
    }
    return reach > start;
  };
}

export function countsOf(coverage: readonly Coverage[]): CoverageCounts {
  const counts = { sentences: coverage.length, checked: 0, waived: 0, open: 0 };
  for (const one of coverage) counts[one] += 1;
  return counts;
}
