import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SearchHit, SearchKind, SearchOrder } from '#shared/contract/views';
import type { App } from './app';
import { coalesced } from './coalesced';
import { type Standing, searchAsking } from './search-asking';
import { kindIn, withKind } from './search-kinds';
import { searchLists } from './search-lists';
import { runStepped, stepped } from './search-rows';
import {
  BLANK,
  choiceKeys,
  historyKey,
  NOTHING,
  type SearchState,
  type Similar,
  savedKey,
  typedIn,
} from './search-state';

export type { Similar } from './search-state';
export type Search = ReturnType<typeof createSearch>;

const searches = new WeakMap<App, Search>();

/** The one search of a window. It outlives the dialog that shows it. */
export function searchOf(app: App): Search {
  const known = searches.get(app) ?? createSearch(app);
  searches.set(app, known);
  return known;
}

/** Opens the search again exactly as it was left: the same query, rows, selection and place in the list. */
export function reopenSearch(app: App): void {
  searchOf(app).keepPlace();
  app.openDialog({ kind: 'search' });
}

/** Where one is in the list and the field; no view is drawn again for it. */
interface Place {
  /** How far the selected row stands below the top of the list, in CSS pixels; null where none does. */
  depth: number | null;
  caret: number | null;
  /** The dialog is being opened again, not anew. */
  kept: boolean;
}

export function createSearch(app: Pick<App, 'transport' | 'store'>) {
  const { send, subscribe } = app.transport;
  const store: StoreApi<SearchState> = createStore(() => BLANK);
  const { getState: get, setState: set } = store;
  const scene = { get, set, send };
  const asking = searchAsking(scene, () => standingOf(app));
  const lists = searchLists(scene);
  const place: Place = { depth: null, caret: null, kept: false };
  // Other rows are read from the top.
  store.subscribe(({ turn }, before) => {
    if (turn !== before.turn) place.depth = null;
  });
  let walking: { readonly at: number; readonly draft: string } | null = null;
  let open = 0;

  const put = (text: string): void => {
    if (get().mode === 'words') set({ text, removed: null });
    else set({ sentence: text });
    asking.anew();
  };

  const openSimilar = ({ text, besides }: Similar): void => {
    set({ mode: 'similar', sentence: text, besides, only: null });
    asking.anew();
  };

  const openWords = (): void => {
    set({ mode: 'words' });
    asking.anew();
  };

  /** Puts a search in the field as it was saved or searched for. */
  const take = (query: string, order: SearchOrder = get().order): void => {
    walking = null;
    set({ mode: 'words', order });
    put(query);
  };

  /** Puts what was meant in the place of what was typed, where nothing was found. */
  const takeSuggestion = (): void => {
    const suggestion = get().answer?.suggestion;
    if (suggestion != null) put(suggestion);
  };

  /** Searches for the saved search, or the one of before, that is selected. */
  const takeSelected = (): void => {
    const { saved, history, selected } = get();
    const chosen = saved?.find((one) => savedKey(one) === selected);
    const query = history?.find((one) => historyKey(one) === selected);
    if (chosen) take(chosen.query, chosen.order);
    else if (query !== undefined) take(query);
  };

  /** The first answer to what is typed is there, or failed. */
  const arrived = (): Promise<void> =>
    new Promise((resolve) => {
      if (get().asking !== 'first') return resolve();
      const stop = store.subscribe(({ asking: now }) => {
        if (now === 'first') return;
        stop();
        resolve();
      });
    });

  /** What was found on another desk is not here. */
  const forDesk = (): void => {
    if (!asking.isElsewhere()) return;
    asking.leave();
    set({ ...NOTHING, saved: null, history: null, found: new Map(), besides: null });
  };

  const follow = (): (() => void) => {
    const changed = coalesced(async () => {
      void lists.count();
      if (get().asking === null) asking.goOn();
    });
    const stop = [
      subscribe('desk.changed', () => void changed()),
      subscribe('progress', ({ task, done, total }) => {
        if (task !== 'index') return;
        const { answer } = get();
        if (answer) set({ answer: { ...answer, indexing: done < total ? { done, total } : null } });
        if (done >= total) void changed();
      }),
    ];
    return () => {
      for (const end of stop) end();
    };
  };

  const { count: _, ...kept } = lists;
  return {
    store,
    place,
    ...kept,
    take,
    again: asking.goOn,
    type(text: string): void {
      walking = null;
      put(text);
    },
    move(by: number): void {
      const keys = choiceKeys(get());
      const to = stepped(keys, get().selected, by);
      asking.choose(to);
      if (by > 0 && to !== null && to === keys.at(-1)) asking.beyond();
    },
    moveRun(by: 1 | -1): void {
      const { rows, selected } = get();
      if (rows.length > 0) asking.choose(runStepped(rows, selected, by));
    },
    /** Narrows to a kind, or widens again when it is narrowed to that one; null: to all kinds. */
    narrow(kind: SearchKind | null): void {
      const { mode, text, only } = get();
      if (mode === 'words') put(withKind(text, kindIn(text) === kind ? null : kind));
      else if (kind === null || kind === 'claim' || kind === 'report') {
        set({ only: only === kind ? null : kind });
        asking.anew();
      }
    },
    toggleOrder(): void {
      if (get().mode === 'similar') return;
      set(({ order }) => ({ order: order === 'best' ? 'newest' : 'best' }));
      asking.anew();
    },
    /** From words to a sentence with what stands in the field; back to the words as they were. */
    toggleMode(): void {
      const { mode, text } = get();
      if (mode === 'words') openSimilar({ text, besides: null });
      else openWords();
    },
    takeSuggestion,
    /**
     * What Enter does: opens what is selected, or takes what was meant, or searches for what is selected. The answer to
     * what is typed is waited for, unless a row was chosen before it; another key makes an end of that.
     */
    async accept(onOpen: (hit: SearchHit) => void): Promise<void> {
      const typed = typedIn(get());
      if (!asking.isChosen()) await arrived();
      const { rows, selected, answer, fault } = get();
      if (open === 0 || typedIn(get()) !== typed || (fault && !asking.isChosen())) return;
      const hit = rows.find(({ id }) => id === selected);
      if (hit) onOpen(hit);
      else if (answer?.suggestion != null) takeSuggestion();
      else takeSelected();
    },
    /** Through what was searched for before, as a shell does it; at the end what was being typed comes back. */
    walk(by: 1 | -1): void {
      const { history, text, mode } = get();
      if (mode !== 'words' || !history) return;
      const from = walking ?? { at: -1, draft: text };
      // The newest one stands in the field already.
      const skip = from.at === -1 && by === 1 && history[0] === text ? 1 : 0;
      const to = from.at + by + skip;
      const query = to === -1 ? from.draft : history[to];
      if (query === undefined) return;
      put(query);
      walking = to === -1 ? null : { at: to, draft: from.draft };
    },
    keepPlace(): void {
      place.kept = true;
    },
    /**
     * While the dialog is open: the lists are here, and what the desk holds is followed. Returns what ends it.
     * @param similar what to find the like of; null for words, or for whatever one comes back to
     */
    enter(similar: Similar | null): () => void {
      open += 1;
      forDesk();
      void lists.load();
      const { mode } = get();
      if (similar && !isAbout(get(), similar)) openSimilar(similar);
      else if (!similar && mode === 'similar' && !place.kept) openWords();
      else if (!asking.isThere()) asking.anew();
      else if (asking.isBehind()) asking.goOn();
      const stop = follow();
      return () => {
        asking.drop();
        set({ removed: null });
        stop();
        open -= 1;
        // Drawn twice over, as React does to try a view, it is still the same opening.
        queueMicrotask(() => {
          if (open === 0) place.kept = false;
        });
      };
    },
  };
}

const isAbout = ({ mode, sentence, besides }: SearchState, similar: Similar): boolean =>
  mode === 'similar' && sentence === similar.text && besides === similar.besides;

/** Which desk is open, or as of when, and how far it is. */
function standingOf({ store }: Pick<App, 'store'>): Standing {
  const { desk } = store.getState();
  return { desk: `${desk?.path ?? ''}@${desk?.at?.seq ?? ''}`, seq: desk?.head.seq ?? 0 };
}
