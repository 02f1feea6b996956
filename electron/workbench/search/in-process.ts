import { setFlagsFromString } from 'node:v8';
import type { OpenSearch, SearchIndex } from '../ports';
import { SearchEngine } from './engine';
import { searchFault } from './faults';
import { privateCopy, removeCopy, removeStaleLock } from './files';
import { whole } from './slices';

/** An engine together with what has to be put away after it. */
export interface OpenEngine {
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

/** Opens the index in `folder` itself, or with `copy` a private copy of it that goes away on close. */
export async function openEngine(folder: string, copy: boolean): Promise<OpenEngine> {
  if (!copy) return openOwn(folder);
  const place = await privateCopy(folder).catch((error: unknown) => {
    throw searchFault(error, folder);
  });
  try {
    const engine = new SearchEngine(place);
    return { engine, close: () => closeCopy(engine, place) };
  } catch (error) {
    await removeCopy(place);
    throw error;
  }
}

function openOwn(folder: string): OpenEngine {
  try {
    removeStaleLock(folder);
  } catch (error) {
    throw searchFault(error, folder);
  }
  const engine = new SearchEngine(folder);
  return { engine, close: async () => engine.close() };
}

async function closeCopy(engine: SearchEngine, place: string): Promise<void> {
  engine.close();
  await removeCopy(place);
}

/**
 * V8 optimises SQLite's busier functions in the background, and a process cannot end before that has. A short command
 * is over sooner without; with this many bytes of code run first, a long one still gets it.
 */
const OPTIMISE_LATER = '--wasm-tiering-budget=50000000';

/** The index in this process: for the command line, which has nothing else to do meanwhile. */
export const openSearchInProcess: OpenSearch = async (folder, { copy }): Promise<SearchIndex> => {
  setFlagsFromString(OPTIMISE_LATER);
  const { engine, close } = await openEngine(folder, copy);
  return {
    position: async () => engine.position(),
    apply: async (change) => engine.apply(change),
    tidy: async () => whole(engine.tidying()),
    clear: async () => engine.clear(),
    search: async (question) => engine.search(question),
    similar: async (question) => whole(engine.similar(question)),
    count: async (queries) => whole(engine.counting(queries)),
    values: async (field, beginning, limit) => engine.values(field, beginning, limit),
    close,
  };
};
