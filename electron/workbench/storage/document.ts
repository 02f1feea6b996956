import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import type { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { firstIssue } from '#shared/contract/parse';
import { type Disk, nodeDisk } from './disk';
import { codeOf, diskFault, makeFolder, writeWhole } from './files';

/** A small JSON document (settings, vault): read whole, written whole, atomically and fsynced. */
export interface Document<T> {
  readonly value: T;
  /** Writes `value`, then shows it. On failure both file and shown value stay as they were. */
  replace(value: T): Promise<void>;
}

/** lowdb's adapter for one such file. A file that cannot be understood is moved aside, never written over. */
class WholeJsonFile<T> implements Adapter<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #disk: Disk;

  constructor(path: string, schema: z.ZodType<T>, disk: Disk) {
    this.#path = path;
    this.#schema = schema;
    this.#disk = disk;
  }

  async read(): Promise<T | null> {
    const json = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw diskFault(error, this.#path);
    });
    return json === null ? null : this.#parse(json);
  }

  async write(data: T): Promise<void> {
    try {
      await makeFolder(dirname(this.#path), this.#disk);
      await writeWhole(this.#path, `${JSON.stringify(data, null, 2)}\n`, this.#disk);
    } catch (error) {
      throw diskFault(error, this.#path);
    }
  }

  #parse(json: string): T {
    let data: unknown;
    try {
      data = JSON.parse(json);
    } catch {
      throw new FaultError('damaged', 'is not valid JSON', this.#path);
    }
    const parsed = this.#schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const { path, problem } = firstIssue(parsed.error);
    throw new FaultError('damaged', `${path || 'the document'}: ${problem}`, this.#path);
  }
}

/** Moves a damaged file aside, so that nothing is ever written over it. @returns where it is now. */
export async function quarantine(path: string): Promise<string> {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(path, aside);
  return aside;
}

export interface DocumentOptions<T> {
  readonly schema: z.ZodType<T>;
  readonly defaults: T;
  /**
   * Called when the file was damaged and has been moved aside to the path given. Without it a damaged document is an
   * error: for what must not be quietly begun anew.
   */
  readonly onQuarantine?: (movedTo: string) => void;
  readonly disk?: Disk;
}

/**
 * Opens a document; a missing file shows the defaults and is made by the first `replace`.
 * @throws FaultError `damaged` (without `onQuarantine`), or the disk's.
 */
export async function openDocument<T>(path: string, options: DocumentOptions<T>): Promise<Document<T>> {
  // lowdb's presets turn to memory under NODE_ENV=test, so Low is given its adapter directly.
  const low = new Low<T>(new WholeJsonFile(path, options.schema, options.disk ?? nodeDisk), options.defaults);
  try {
    await low.read();
  } catch (error) {
    if (!(error instanceof FaultError) || error.tag !== 'damaged' || !options.onQuarantine) throw error;
    options.onQuarantine(await quarantine(path));
  }
  return {
    get value() {
      return low.data;
    },
    async replace(value) {
      const before = low.data;
      low.data = value;
      try {
        await low.write();
      } catch (error) {
        low.data = before;
        throw error;
      }
    },
  };
}
