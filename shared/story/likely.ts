import type { AnchorView, ClaimView } from '../contract/views';
import type { ReportId } from '../domain/ids';
import { overlaps } from '../text/sentences';

/** What claims are compared with: some words, and places where the same may be said. */
export interface Sought {
  readonly text: string;
  readonly places: readonly Pick<AnchorView, 'report' | 'start' | 'end'>[];
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);

/** The share of words two texts have in common, 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}

const isAmong = (place: Sought['places'][number], anchors: readonly AnchorView[]): boolean =>
  anchors.some((anchor) => anchor.report === place.report && overlaps(anchor, place));

/** Claims that may say the same, the likeliest first: at the same place, in like words, in the same report, the rest. */
export function likeliest(claims: readonly ClaimView[], { text, places }: Sought): ClaimView[] {
  const words = wordsOf(text);
  const reports = new Set<ReportId>(places.map(({ report }) => report));
  const scored = claims.map((claim) => {
    const isThere = places.some((place) => isAmong(place, claim.anchors));
    const isNear = claim.anchors.some(({ report }) => reports.has(report));
    return { claim, score: (isThere ? 2 : 0) + likeness(words, wordsOf(claim.text)) + (isNear ? 0.05 : 0) };
  });
  scored.sort((a, b) => b.score - a.score);
  return scored.map(({ claim }) => claim);
}

/** Whether every word typed begins one of the claim's. */
export function holdsWords({ text }: Pick<ClaimView, 'text'>, typed: string): boolean {
  const words = [...wordsOf(text)];
  return [...wordsOf(typed)].every((part) => words.some((word) => word.startsWith(part)));
}
