import { SEARCH_KINDS, type SearchKind } from '#shared/contract/views';
import { type AnyId, idAt, kindOf, seqOf } from '#shared/domain/ids';

/** Row numbers follow from ids: the entry that introduced a record, eight to each, and its kind. Newer ones are higher. */
const PER_ENTRY = 8;

/** The row of a record; null for what the index does not hold. */
export function rowOf(id: string): number | null {
  const kind = kindOf(id);
  const place = SEARCH_KINDS.indexOf(kind as SearchKind);
  return place < 0 ? null : PER_ENTRY * seqOf(id) + place;
}

/** The place of a row's kind in `SEARCH_KINDS`. */
export const kindPlace = (row: number): number => row % PER_ENTRY;

export const kindOfRow = (row: number): SearchKind => SEARCH_KINDS[kindPlace(row)] ?? 'report';

export const idOfRow = (row: number): AnyId => idAt(kindOfRow(row), Math.floor(row / PER_ENTRY));

/** SQL for the kind of a row, as its place in `SEARCH_KINDS`. */
export const kindIn = (row: string): string => `(${row} % ${PER_ENTRY})`;
