import { sep } from 'node:path';
import { type Disk, type DiskFile, nodeDisk } from '#workbench/storage/disk';

/** The steps for which a file system may want room; some ask for it only when a file is synced. */
type WantsRoom = 'open' | 'write' | 'sync' | 'rename' | 'makeFolder';

const noRoom = (did: string, path: string): Error =>
  Object.assign(new Error(`ENOSPC: no space left on device, ${did} '${path}'`), { code: 'ENOSPC' });

const DERIVED = `${sep}derived${sep}`;

/**
 * The machine's file system, full from the step on that the test chooses. A write that finds no room leaves half of its
 * bytes behind; what takes no room (cutting short, removing) goes through. The machine's own fsync, which takes the time,
 * is left out.
 *
 * What is derived from a desk is written whenever there is time. Unless a test asks for it, it finds no room on a full
 * disk but takes none: else chance would say which of a command's steps is refused.
 */
export class FullDisk implements Disk {
  /** How many steps there is room for. */
  #room = Number.POSITIVE_INFINITY;
  #countsDerived = false;
  #refusals = Number.POSITIVE_INFINITY;
  #refused: { did: WantsRoom; path: string }[] = [];

  /** The steps that were refused since `fillUp`, of those that are counted. */
  get refused(): readonly { readonly did: WantsRoom; readonly path: string }[] {
    return this.#refused;
  }
  /**
   * From now on there is room for so many steps.
   * @param options.refusals after so many, somebody else makes room
   * @param options.derived whether what is derived takes room as well
   */
  fillUp(steps: number, { refusals = Number.POSITIVE_INFINITY, derived = false } = {}): void {
    this.#countsDerived = derived;
    this.#room = steps;
    this.#refusals = refusals;
    this.#refused = [];
  }
  makeRoom(): void {
    this.#room = Number.POSITIVE_INFINITY;
  }

  open = async (path: string, how: 'new' | 'there' | 'append'): Promise<DiskFile> => {
    if (how !== 'there') this.#take('open', path);
    return this.#limited(await nodeDisk.open(path, how), path);
  };
  rename = async (from: string, to: string): Promise<void> => {
    this.#take('rename', to);
    await nodeDisk.rename(from, to);
  };
  remove = nodeDisk.remove;
  makeFolder = async (path: string): Promise<string | undefined> => {
    this.#take('makeFolder', path);
    return nodeDisk.makeFolder(path);
  };
  syncFolder = async (): Promise<void> => undefined;

  #limited(file: DiskFile, path: string): DiskFile {
    return {
      write: async (bytes, position) => {
        try {
          this.#take('write', path);
        } catch (error) {
          await file.write(bytes.subarray(0, bytes.length >> 1), position);
          throw error;
        }
        await file.write(bytes, position);
      },
      sync: async () => this.#take('sync', path),
      truncate: (length) => file.truncate(length),
      size: () => file.size(),
      close: () => file.close(),
    };
  }

  #take(did: WantsRoom, path: string): void {
    if (!this.#countsDerived && path.includes(DERIVED)) {
      if (this.#room <= 0) throw noRoom(did, path);
      return;
    }
    this.#room -= 1;
    if (this.#room >= 0) return;
    this.#refused.push({ did, path });
    if (this.#refused.length >= this.#refusals) this.makeRoom();
    throw noRoom(did, path);
  }
}
