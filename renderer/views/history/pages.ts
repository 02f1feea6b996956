/** Entries fetched at once. */
export const PAGE_OF_ENTRIES = 200;

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE_OF_ENTRIES);

/** What to ask for: the last `tail` entries before entry `before`. */
export interface PageAsked {
  readonly page: number;
  readonly tail: number;
  readonly before: number;
}

/**
 * The pages that have entries after `from` up to `to` and were not asked for yet, or when the ledger was shorter.
 * @param asked by page, the entry before which it was asked for
 */
export function pagesToAsk(
  asked: ReadonlyMap<number, number>,
  from: number,
  to: number,
  total: number,
): PageAsked[] {
  const pages: PageAsked[] = [];
  for (let page = pageOf(from + 1); from < to && page <= pageOf(to); page += 1) {
    const before = Math.min(total, (page + 1) * PAGE_OF_ENTRIES) + 1;
    if ((asked.get(page) ?? 0) < before)
      pages.push({ page, before, tail: before - 1 - page * PAGE_OF_ENTRIES });
  }
  return pages;
}
