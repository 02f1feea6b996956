import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { type SavedSearch, SEARCH_ORDERS } from '#shared/contract/views';
import { derivedIn } from './snapshot/files';
import type { Disk } from './storage/disk';
import { type Document, type DocumentOptions, openDocument } from './storage/document';
import { diskFault } from './storage/files';

const MOST_SAVED = 500;
const LONGEST_NAME = 100;
const MOST_REMEMBERED = 200;

const savedSchema = z.object({
  searches: z.array(z.object({ name: z.string(), query: z.string(), order: z.enum(SEARCH_ORDERS) })),
});
const historySchema = z.object({ queries: z.array(z.string()) });

/** Where saved searches are: a small document of the desk, in its backups. */
export const searchesIn = (folder: string): string => join(folder, 'searches.json');
/** Where the history is: among what may be deleted at any time, as people type names into a search that no backup may hold. */
export const searchHistoryIn = (folder: string): string => join(derivedIn(folder), 'search-history.json');

/** Searches kept under a name, and what was searched for lately. Both are opened when first asked for. */
export class Searches {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #notice: (text: string) => void;
  readonly #isHeld: () => boolean;
  #saved: Promise<Document<z.infer<typeof savedSchema>>> | null = null;
  #history: Promise<Document<z.infer<typeof historySchema>>> | null = null;
  /** What is remembered where nothing may be written. */
  #unwritten: string[] = [];

  /** @param isHeld whether this process may write to the desk just now */
  constructor(folder: string, disk: Disk, notice: (text: string) => void, isHeld: () => boolean) {
    this.#folder = folder;
    this.#disk = disk;
    this.#notice = notice;
    this.#isHeld = isHeld;
  }

  /** In the order of their names. */
  async list(): Promise<SavedSearch[]> {
    const { searches } = (await this.#openSaved()).value;
    return [...searches].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** One of the same name is replaced. @throws FaultError `invalid`, or the disk's */
  async save(search: SavedSearch): Promise<SavedSearch[]> {
    if (search.name.length > LONGEST_NAME)
      throw new FaultError(
        'invalid',
        `is longer than ${LONGEST_NAME} characters`,
        'name',
        'Choose a shorter name.',
      );
    const document = await this.#openSaved();
    const others = document.value.searches.filter(({ name }) => name !== search.name);
    if (others.length >= MOST_SAVED)
      throw new FaultError(
        'invalid',
        `there are ${MOST_SAVED} saved searches already`,
        null,
        'Remove one first.',
      );
    await document.replace({ searches: [...others, search] });
    return this.list();
  }

  async unsave(name: string): Promise<SavedSearch[]> {
    const document = await this.#openSaved();
    const { searches } = document.value;
    if (!searches.some((search) => search.name === name))
      throw new FaultError(
        'not-found',
        `there is no saved search “${name}”`,
        null,
        'List them and use its name.',
      );
    await document.replace({ searches: searches.filter((search) => search.name !== name) });
    return this.list();
  }

  /** Newest first, each once. */
  async history(): Promise<string[]> {
    const { queries } = (await this.#openHistory()).value;
    return distinct([...this.#unwritten, ...queries]);
  }

  /** @param writable whether it may be written down; else it is remembered until the desk is closed */
  async remember(query: string, writable: boolean): Promise<string[]> {
    const queries = distinct([query, ...(await this.history())]);
    if (writable) await (await this.#openHistory()).replace({ queries });
    else this.#unwritten = queries;
    return queries;
  }

  /** What nothing was written down of. */
  forgetUnwritten(): string[] {
    this.#unwritten = [];
    return [];
  }

  /**
   * Forgets all of it, on disk too, with every copy set aside as damaged: it may hold what was just redacted.
   * @throws FaultError `disk` when a file cannot be taken away
   */
  async forgetHistory(): Promise<string[]> {
    this.forgetUnwritten();
    this.#history = null;
    const derived = derivedIn(this.#folder);
    const beginning = basename(searchHistoryIn(this.#folder));
    // Nothing derived was ever written here, perhaps not even the folder.
    const names = await readdir(derived).catch(() => null);
    if (names === null) return [];
    try {
      for (const name of names.filter((one) => one.startsWith(beginning)))
        await this.#disk.remove(join(derived, name));
      await this.#disk.syncFolder(derived);
    } catch (error) {
      throw diskFault(error, derived);
    }
    return [];
  }

  #openSaved(): Promise<Document<z.infer<typeof savedSchema>>> {
    this.#saved ??= this.#open(
      searchesIn(this.#folder),
      { schema: savedSchema, defaults: { searches: [] }, disk: this.#disk },
      (what) => this.#notice(`The saved searches were damaged. ${what}; there are none now.`),
    ).catch((error: unknown) => {
      this.#saved = null;
      throw error;
    });
    return this.#saved;
  }

  /** A damaged history is begun anew, and nobody need hear of it. */
  #openHistory(): Promise<Document<z.infer<typeof historySchema>>> {
    this.#history ??= this.#open(
      searchHistoryIn(this.#folder),
      { schema: historySchema, defaults: { queries: [] }, disk: this.#disk },
      () => undefined,
    ).catch((error: unknown) => {
      this.#history = null;
      throw error;
    });
    return this.#history;
  }

  /** Whoever may write moves a damaged document aside; others pass it over and leave it where it is. */
  async #open<T>(
    path: string,
    options: DocumentOptions<T>,
    damaged: (what: string) => void,
  ): Promise<Document<T>> {
    const onQuarantine = (aside: string): void => damaged(`They were moved to ${aside}`);
    try {
      return await openDocument(path, this.#isHeld() ? { ...options, onQuarantine } : options);
    } catch (error) {
      if (!(error instanceof FaultError) || error.tag !== 'damaged') throw error;
      damaged(error.message);
      return { value: options.defaults, replace: () => Promise.reject(error) };
    }
  }
}

const distinct = (queries: readonly string[]): string[] => [...new Set(queries)].slice(0, MOST_REMEMBERED);
