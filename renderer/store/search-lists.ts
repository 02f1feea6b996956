import { faultOf } from '#shared/contract/faults';
import type { SavedSearch, SearchOrder } from '#shared/contract/views';
import { coalesced } from './coalesced';
import { choiceKeys, type SearchScene, savedKey } from './search-state';

/** The host counts so many queries at a time. */
const COUNTED = 50;

/** Searches that were saved, and those of before. */
export function searchLists({ get, set, send }: SearchScene) {
  const count = coalesced(async () => {
    const queries = (get().saved ?? []).map(({ query }) => query).slice(0, COUNTED);
    if (queries.length === 0) return;
    const counts = await send('search.count', { queries }).catch(() => null);
    if (counts) set({ found: new Map(queries.map((query, at) => [query, counts[at] ?? 0])) });
  });

  const keep = (saved: readonly SavedSearch[]): void => {
    set({ saved });
    void count();
  };

  const load = async (): Promise<void> => {
    set({ listsFault: null });
    const fail = (error: unknown): void => set({ listsFault: faultOf(error) });
    await Promise.all([
      send('search.saved', {}).then(keep, fail),
      send('search.history', {}).then((history) => set({ history }), fail),
    ]);
  };

  return {
    load,
    /** What each saved search finds now. */
    count,
    /** Kept for next time. A search that cannot be remembered is searched all the same. */
    async remember(): Promise<void> {
      const { mode, text } = get();
      if (mode !== 'words' || text.trim() === '') return;
      const history = await send('search.remember', { query: text.trim() }).catch(() => null);
      if (history) set({ history });
    },
    /** @throws FaultError where it cannot be kept */
    async save(name: string, query: string, order: SearchOrder): Promise<void> {
      keep(await send('search.save', { name, query, order }));
    },
    /** Under its new name first: a fault loses nothing. */
    async rename(search: SavedSearch, name: string): Promise<void> {
      if (name === search.name) return;
      keep(await send('search.save', { ...search, name }));
      keep(await send('search.unsave', { name: search.name }));
      set({ selected: savedKey({ ...search, name }) });
    },
    async remove(search: SavedSearch): Promise<void> {
      const keys = choiceKeys(get());
      const at = keys.indexOf(savedKey(search));
      keep(await send('search.unsave', { name: search.name }));
      set({ removed: { kind: 'saved', search }, selected: keys[at + 1] ?? keys[at - 1] ?? null });
    },
    async forgetHistory(): Promise<void> {
      const { history } = get();
      if (!history || history.length === 0) return;
      set({
        history: await send('search.forgetHistory', {}),
        removed: { kind: 'history', queries: history },
        selected: null,
      });
    },
    async restore(): Promise<void> {
      const { removed } = get();
      set({ removed: null });
      if (removed?.kind === 'saved') {
        keep(await send('search.save', removed.search));
        set({ selected: savedKey(removed.search) });
      } else if (removed)
        for (const query of removed.queries.toReversed())
          set({ history: await send('search.remember', { query }) });
    },
  };
}
