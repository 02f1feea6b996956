import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { FaultError } from '#shared/contract/faults';
import type { Disk, DiskFile } from '../storage/disk';
import { diskFault, makeFolder, syncFolder } from '../storage/files';
import type { Link } from './lines';
import { EMPTY, type Head } from './reading';

/** What lowdb holds of the ledger: where the file ends, and the lines that are to follow. Never the whole ledger. */
export interface Tail {
  readonly head: Head;
  readonly lines: readonly string[];
  readonly link: Link;
}
export const atEnd = (head: Head): Tail => ({ head, lines: [], link: head });

/** lowdb's adapter for the ledger: reading tells where it ends, writing appends the new suffix and fsyncs it. */
export class LedgerFile implements Adapter<Tail> {
  readonly path: string;
  readonly #disk: Disk;
  readonly #read: () => Promise<Head>;
  #file: DiskFile | null = null;

  /** @param read finds the end of what is there, folding on the way */
  constructor(path: string, disk: Disk, read: () => Promise<Head>) {
    this.path = path;
    this.#disk = disk;
    this.#read = read;
  }

  read = async (): Promise<Tail> => atEnd(await this.#read());

  async write({ head, lines }: Tail): Promise<void> {
    const file = this.#file ?? (await this.#open(head));
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    try {
      const size = file.size();
      if (size !== head.length) throw grown(this.path, head.length, size);
      await file.write(bytes, head.length);
      await file.sync();
    } catch (error) {
      if (!(error instanceof FaultError)) await this.#takeBack(file, head.length);
      throw diskFault(error, this.path);
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  async #open(head: Head): Promise<DiskFile> {
    try {
      this.#file ??=
        head.length === EMPTY.length ? await this.#make() : await this.#disk.open(this.path, 'there');
      return this.#file;
    } catch (error) {
      throw diskFault(error, this.path);
    }
  }

  /** A new file's name is on disk before the first entry is. It is reopened for writing at a position. */
  async #make(): Promise<DiskFile> {
    const folder = dirname(this.path);
    await makeFolder(folder, this.#disk);
    await (await this.#disk.open(this.path, 'append')).close();
    await syncFolder(folder, this.#disk);
    // Who made the folder may have been killed before its name was on disk. What is above may not be ours to open.
    await syncFolder(dirname(folder), this.#disk).catch(() => undefined);
    return this.#disk.open(this.path, 'there');
  }

  /** What was half written was never acknowledged. If even this fails, opening the desk again sets it aside. */
  async #takeBack(file: DiskFile, length: number): Promise<void> {
    await file.truncate(length).catch(() => undefined);
  }
}

export const grown = (path: string, expected: number, size: number): FaultError =>
  new FaultError(
    'damaged',
    `has ${size} bytes where ${expected} are due: something else wrote to it; nothing was changed`,
    path,
    'Close Galley and open the desk again.',
  );
