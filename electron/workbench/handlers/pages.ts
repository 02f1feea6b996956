import type { Page } from '#shared/contract/views';

export const pageOf = <T>(items: readonly T[], offset: number, limit: number): Page<T> => ({
  total: items.length,
  items: items.slice(offset, offset + limit),
});

/** A page of what stands in the order it was made, the last first. No more than the page is looked at. */
export const newestFirst = <T>(items: readonly T[], offset: number, limit: number): Page<T> => {
  const end = Math.max(0, items.length - offset);
  return { total: items.length, items: items.slice(Math.max(0, end - limit), end).reverse() };
};
