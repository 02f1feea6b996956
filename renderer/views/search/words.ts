import type { SearchAnswer, SearchKind } from '#shared/contract/views';
import { inWords, STANCES, VERDICTS } from '#shared/domain/stances';
import type { Counted } from '../../store/search-kinds';
import type { SearchState } from '../../store/search-state';
import { locale, say } from '../../texts/say';

/** What people call several of a kind. */
export const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  claim: say('search.kind.claim'),
  response: say('search.kind.response'),
  note: say('search.kind.note'),
  evidence: say('search.kind.evidence'),
  party: say('search.kind.party'),
  story: say('search.kind.story'),
  report: say('search.kind.report'),
};

const numerals = new Intl.NumberFormat(locale);
export const number = (count: number): string => numerals.format(count);

/** How many were found, and whether more may be: `1,204 found`, `at least 300 found, looking further…`. */
export function foundInWords({ total, complete }: SearchAnswer, asking: SearchState['asking']): string {
  if (complete) return say('search.found', { count: total });
  return say(asking ? 'search.looking' : 'search.partly', { count: total });
}

export const allOf = ({ counts }: Counted): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const IN_FULL = new Map<string, string>([...STANCES, ...VERDICTS].map((value) => [value, inWords(value)]));

/** A value of a choice as people read it: never a bare “neither” or “declined”. */
export const inFull = (value: string): string => IN_FULL.get(value) ?? value;
