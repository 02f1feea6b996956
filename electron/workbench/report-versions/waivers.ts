import type { NewEntry } from '#shared/domain/entries';
import type { Anchor, Report, Waiver } from '#shared/domain/records';
import { isRedacted } from '#shared/domain/redaction';
import type { Carried, Quotation } from '#shared/text/carry/carry';
import { quoteAt } from '#shared/text/quotes';
import { overlaps, type Span, sentencesOf } from '#shared/text/sentences';
import { anchorIn } from '../places';

/** A waiver as the next version takes it over. */
export type Waiving = Pick<Waiver, 'anchor' | 'reason'>;

/** What is waived of a version, with the whole sentences it is of. */
export interface Waived extends Waiving {
  readonly sentences: Quotation;
}

/** The waivers of a version whose text is given. */
export function waivedIn(waivers: readonly Waiving[], text: string): Waived[] {
  const kept = waivers.filter(({ anchor }) => !isRedacted(anchor.textSha256));
  const sentences = kept.length > 0 ? sentencesOf(text) : [];
  return kept.map(({ anchor, reason }) => ({ anchor, reason, sentences: around(anchor, sentences, text) }));
}

/** Two quotations each: the passage, and its sentences. */
export const quotationsOf = (waived: readonly Waived[]): Quotation[] =>
  waived.flatMap(({ anchor, sentences }) => [anchor, sentences]);

/**
 * The waivers that hold for the newer version: their sentences certainly stand there unchanged, and no checker has waived
 * anything there already. `carried` is what becomes of their quotations, two by two.
 */
export function stillWaived(
  waived: readonly Waived[],
  carried: readonly Carried[],
  newer: Report,
  text: string,
  known: readonly Span[],
): Waiving[] {
  return waived.flatMap(({ reason }, at) => {
    const [passage, sentences] = [standing(carried[2 * at]), standing(carried[2 * at + 1])];
    if (!passage || !sentences || passage.start < sentences.start || passage.end > sentences.end) return [];
    if (known.some((place) => overlaps(place, passage))) return [];
    return [{ anchor: anchorIn(newer, text, passage), reason }];
  });
}

export const waivingEntries = (waived: readonly Waiving[]): NewEntry[] =>
  waived.map(({ anchor, reason }) => ({
    kind: 'passage.waived',
    payload: { report: anchor.report, anchor, reason },
  }));

const standing = (carried: Carried | undefined): Span | null =>
  carried && (carried.outcome === 'same' || carried.outcome === 'moved') ? carried.at : null;

function around(anchor: Anchor, sentences: readonly Span[], text: string): Quotation {
  const { start, end } = anchor;
  // They follow one another: the first and the last say it all, and a long passage may have very many.
  const own = sentences.filter((sentence) => overlaps(sentence, anchor));
  const span = {
    start: Math.min(start, own[0]?.start ?? start),
    end: Math.max(end, own.at(-1)?.end ?? end),
  };
  return { ...quoteAt(text, span), ...span };
}
