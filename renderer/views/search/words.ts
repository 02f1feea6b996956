import type { SearchAnswer, SearchKind } from '#shared/contract/views';
import { inWords, STANCES, VERDICTS } from '#shared/domain/stances';
import type { Counted } from '../../store/search-kinds';
import type { SearchState } from '../../store/search-state';

/** What people call several of a kind. */
export const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  claim: 'Claims',
  response: 'Responses',
  note: 'Notes',
  evidence: 'Evidence',
  party: 'Parties',
  story: 'Stories',
  report: 'Reports',
};

export const number = (count: number): string => count.toLocaleString('en-GB');

/** How many were found, and whether more may be: `1,204 found`, `at least 300 found, looking further…`. */
export function foundInWords({ total, complete }: SearchAnswer, asking: SearchState['asking']): string {
  if (!complete) {
    const further = asking ? 'looking further…' : 'not everything was looked through';
    return total === 0 ? sentence(further) : `at least ${number(total)} found, ${further}`;
  }
  return total === 0 ? 'Nothing found' : `${number(total)} found`;
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const allOf = ({ counts }: Counted): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const IN_FULL = new Map<string, string>([...STANCES, ...VERDICTS].map((value) => [value, inWords(value)]));

/** A value of a choice as people read it: never a bare “neither” or “declined”. */
export const inFull = (value: string): string => IN_FULL.get(value) ?? value;
