import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { type WindowMemory, windowMemorySchema } from '#shared/contract/memory';
import type { Disk } from './storage/disk';
import { type Document, openDocument } from './storage/document';

/** Beside the settings; no backup holds it, as nobody would miss it. */
export const windowMemoryIn = (folder: string): string => join(folder, 'window.json');

const schema = windowMemorySchema.nullable();

/** Where a desk's window stood. What cannot be read or written is forgotten: it is worth no error. */
export class WindowMemories {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #mayWrite: () => boolean;
  #document: Promise<Document<WindowMemory | null>> | null = null;

  /** @param mayWrite whether this process may write to the desk just now */
  constructor(folder: string, disk: Disk, mayWrite: () => boolean) {
    this.#folder = folder;
    this.#disk = disk;
    this.#mayWrite = mayWrite;
  }

  async recall(): Promise<WindowMemory | null> {
    return this.#open().then(
      ({ value }) => value,
      () => null,
    );
  }

  /** @returns whether it is on disk now */
  async remember(memory: WindowMemory): Promise<boolean> {
    if (!this.#mayWrite()) return false;
    try {
      const document = await this.#open();
      if (JSON.stringify(document.value) !== JSON.stringify(memory)) await document.replace(memory);
      return true;
    } catch (error) {
      if (error instanceof FaultError) return false;
      throw error;
    }
  }

  /** Whoever may write moves a damaged document aside; others pass it over. */
  #open(): Promise<Document<WindowMemory | null>> {
    const options = { schema, defaults: null, disk: this.#disk };
    this.#document ??= openDocument<WindowMemory | null>(
      windowMemoryIn(this.#folder),
      this.#mayWrite() ? { ...options, onQuarantine: () => undefined } : options,
    ).catch((error: unknown) => {
      this.#document = null;
      throw error;
    });
    return this.#document;
  }
}
