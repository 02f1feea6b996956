import { fstatSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One open file of which only whole, placed writes are asked. */
export interface DiskFile {
  /** Writes all of `bytes` at `position`. Not on disk before `sync`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** On disk, with the file's length, when it resolves. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  /** The length in bytes just now, whoever wrote it. */
  size(): number;
  close(): Promise<void>;
}

/**
 * The calls by which a desk changes on disk. Everything that must survive a loss of power goes through one of these,
 * so that a test can stand between and record in which order they came.
 */
export interface Disk {
  /** `new`: must not be there yet; `append`: made when missing. Made for their owner's eyes alone. */
  open(path: string, how: 'new' | 'there' | 'append'): Promise<DiskFile>;
  /** Its new name is on disk after `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it. @returns the topmost that was made. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>;
}

/** Names and texts on a desk may be confidential: nobody else on the machine reads them. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

const FLAGS = { new: 'wx', there: 'r+', append: 'a+' } as const;

/** The machine's own file system. */
export const nodeDisk: Disk = {
  open: async (path, how) => new NodeFile(await open(path, FLAGS[how], PRIVATE_FILE)),
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: makeFolders,
  async syncFolder(path) {
    // Windows cannot open folders; its file systems journal the entry.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** One by one: where the disk is full, Node 20's recursive way says that there is no such folder. */
async function makeFolders(path: string): Promise<string | undefined> {
  const above = dirname(path);
  try {
    await mkdir(path, PRIVATE_FOLDER);
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) return unlessThere(path, error);
  }
  const topmost = await makeFolders(above);
  const made = await mkdir(path, PRIVATE_FOLDER).then(
    () => path,
    (error: unknown) => unlessThere(path, error),
  );
  return topmost ?? made;
}

/** Whatever a system says of a folder that is there already. @throws `error` when it is not. */
async function unlessThere(path: string, error: unknown): Promise<undefined> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isDirectory()) throw error;
}

class NodeFile implements DiskFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      if (bytesWritten === 0) throw new Error('the disk took nothing');
      done += bytesWritten;
    }
  }

  sync = (): Promise<void> => this.#handle.datasync();
  truncate = (length: number): Promise<void> => this.#handle.truncate(length);
  // Answered from memory; a trip through the thread pool would cost more than the write it guards.
  size = (): number => fstatSync(this.#handle.fd).size;
  close = (): Promise<void> => this.#handle.close();
}

/** Makes a folder, and those above it, whose names are on disk when it resolves. */
export async function makeFolderOn(disk: Disk, path: string): Promise<void> {
  const made = await disk.makeFolder(path);
  if (made === undefined) return;
  for (let folder = path; ; folder = dirname(folder)) {
    await disk.syncFolder(dirname(folder));
    if (folder === made || folder === dirname(folder)) return;
  }
}
