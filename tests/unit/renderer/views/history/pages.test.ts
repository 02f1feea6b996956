import { describe, expect, it } from 'vitest';
import { PAGE_OF_ENTRIES, pagesToAsk } from '../../../../../renderer/views/history/pages';

const none = new Map<number, number>();

describe('the pages of a ledger to ask for', () => {
  it('are those that what is seen stands on, the last one as long as the ledger goes', () => {
    const total = 2 * PAGE_OF_ENTRIES + 5;
    expect(pagesToAsk(none, PAGE_OF_ENTRIES - 1, total, total)).toEqual([
      { page: 0, before: PAGE_OF_ENTRIES + 1, tail: PAGE_OF_ENTRIES },
      { page: 1, before: 2 * PAGE_OF_ENTRIES + 1, tail: PAGE_OF_ENTRIES },
      { page: 2, before: total + 1, tail: 5 },
    ]);
  });

  it('are none where nothing is seen, and none that were asked for', () => {
    expect(pagesToAsk(none, 3, 3, 5)).toEqual([]);
    expect(pagesToAsk(new Map([[0, 6]]), 0, 5, 5)).toEqual([]);
  });

  it('are those that were asked for when the ledger was shorter', () => {
    expect(pagesToAsk(new Map([[0, 6]]), 0, 6, 6)).toEqual([{ page: 0, before: 7, tail: 6 }]);
  });
});
