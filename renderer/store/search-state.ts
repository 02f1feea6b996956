import type { Send } from '#shared/contract/channels';
import type { Fault } from '#shared/contract/faults';
import type { SavedSearch, SearchAnswer, SearchHit, SearchOrder } from '#shared/contract/views';
import type { ClaimId } from '#shared/domain/ids';
import type { Counted } from './search-kinds';

/** What is found for words, or for a sentence, and where one stands in it. */

/** A sentence to find the like of. `besides`: the claim it is of, which is not to be among them. */
export interface Similar {
  readonly text: string;
  readonly besides: ClaimId | null;
}

/** Something taken off the list of searches, to be put back. */
export type Removed =
  | { readonly kind: 'saved'; readonly search: SavedSearch }
  | { readonly kind: 'history'; readonly queries: readonly string[] };

export interface SearchState {
  readonly mode: 'words' | 'similar';
  /** What stands in the field, in either mode. */
  readonly text: string;
  readonly sentence: string;
  readonly besides: ClaimId | null;
  /** Similar records of one kind only. */
  readonly only: 'claim' | 'report' | null;
  readonly order: SearchOrder;
  /** The newest answer there is; an older one stays until then. */
  readonly answer: SearchAnswer | null;
  readonly rows: readonly SearchHit[];
  /** A record's id, or a choice's key while nothing is typed. */
  readonly selected: string | null;
  readonly counted: Counted;
  /** Grows with every answer that is not a refinement: its rows are read from the top. */
  readonly turn: number;
  /** What is under way: the first answer, or one that completes it. */
  readonly asking: 'first' | 'more' | null;
  readonly fault: Fault | null;
  /** Null until they are here. */
  readonly saved: readonly SavedSearch[] | null;
  readonly history: readonly string[] | null;
  /** Why they are not here. */
  readonly listsFault: Fault | null;
  /** Query -> how many it finds now. */
  readonly found: ReadonlyMap<string, number>;
  readonly removed: Removed | null;
}

const NOTHING_COUNTED: Counted = { of: '', counts: {} };
export const NOTHING = {
  answer: null,
  rows: [],
  selected: null,
  counted: NOTHING_COUNTED,
  asking: null,
  fault: null,
} as const;

export const BLANK: SearchState = {
  mode: 'words',
  text: '',
  sentence: '',
  besides: null,
  only: null,
  order: 'best',
  ...NOTHING,
  turn: 0,
  saved: null,
  history: null,
  listsFault: null,
  found: new Map(),
  removed: null,
};

/** A saved search or one of before, as the list knows it. */
export const savedKey = ({ name }: SavedSearch): string => `saved ${name}`;
export const historyKey = (query: string): string => `history ${query}`;

/** What there is to choose from: hits, or, while nothing is typed, searches. */
export function choiceKeys({ mode, text, rows, saved, history }: SearchState): string[] {
  if (mode === 'similar' || text.trim() !== '') return rows.map(({ id }) => id);
  return [...(saved ?? []).map(savedKey), ...(history ?? []).map(historyKey)];
}

/** What stands in the field now. */
export const typedIn = ({ mode, text, sentence }: SearchState): string =>
  mode === 'words' ? text : sentence;

/** What the search's actions have to hand. */
export interface SearchScene {
  readonly get: () => SearchState;
  readonly set: (change: Partial<SearchState> | ((state: SearchState) => Partial<SearchState>)) => void;
  readonly send: Send;
}
