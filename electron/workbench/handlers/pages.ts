import type { Page } from '#shared/contract/views';

export const pageOf = <T>(items: readonly T[], offset: number, limit: number): Page<T> => ({
  total: items.length,
  items: items.slice(offset, offset + limit),
});
