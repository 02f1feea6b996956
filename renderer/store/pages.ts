/** As many records as one answer holds. */
export const PAGE = 1000;

/** All of a list that the host gives page by page. */
export async function everyPage<T>(
  ask: (offset: number) => Promise<{ readonly total: number; readonly items: readonly T[] }>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { total, items } = await ask(all.length);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}
