import { createHash } from 'node:crypto';
import { readFile as readFileThen } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FaultError } from '#shared/contract/faults';
import type { Sha256 } from '#shared/domain/records';
import { type Disk, nodeDisk } from './disk';
import { codeOf, diskFault, makeFolder, syncWhole, writeWhole } from './files';

/** Several times quicker with small files than that of `fs/promises`, which makes a handle of each. */
const readFile = promisify(readFileThen);

export const sha256Of = (bytes: Uint8Array | string): Sha256 =>
  createHash('sha256').update(bytes).digest('hex');

/** Content-addressed files, written once: `ab/abcdef…`, named by the SHA-256 of what is in them. */
export class Blobs {
  readonly folder: string;
  readonly #disk: Disk;
  /** Folders known to be on disk, with those above them. */
  readonly #settled = new Set<string>();

  constructor(folder: string, disk: Disk = nodeDisk) {
    this.folder = folder;
    this.#disk = disk;
  }

  pathOf(sha256: Sha256): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** Stores the bytes; on disk when it resolves. A stored copy that is no longer what its name says is replaced. */
  async put(bytes: Uint8Array): Promise<Sha256> {
    const sha256 = sha256Of(bytes);
    const path = this.pathOf(sha256);
    try {
      await this.#makeFolder(dirname(path));
      if ((await this.#state(sha256)) === 'good') await syncWhole(path, this.#disk);
      else await writeWhole(path, bytes, this.#disk);
    } catch (error) {
      throw diskFault(error, path);
    }
    return sha256;
  }

  /** A folder that is there already may have been made by a process that was killed before its name was on disk. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#settled.has(folder)) return;
    await makeFolder(folder, this.#disk);
    await this.#disk.syncFolder(this.folder);
    await this.#disk.syncFolder(dirname(this.folder));
    this.#settled.add(folder);
  }

  /** @throws FaultError `damaged` when the file is missing or its bytes are not those its name promises. */
  async get(sha256: Sha256): Promise<Uint8Array> {
    const bytes = await this.#read(sha256);
    if (bytes === null) throw new FaultError('damaged', 'is missing', this.pathOf(sha256), RESTORE);
    if (sha256Of(bytes) !== sha256) {
      throw new FaultError(
        'damaged',
        'has been altered: its bytes do not match its SHA-256',
        this.pathOf(sha256),
        RESTORE,
      );
    }
    return bytes;
  }

  /** Takes a file away for good. One that is not there is no error. */
  async remove(sha256: Sha256): Promise<void> {
    try {
      await this.#disk.remove(this.pathOf(sha256));
      await this.#disk.syncFolder(join(this.folder, sha256.slice(0, 2)));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw diskFault(error, this.pathOf(sha256));
    }
  }

  async #state(sha256: Sha256): Promise<'good' | 'missing' | 'altered'> {
    const bytes = await this.#read(sha256);
    if (bytes === null) return 'missing';
    return sha256Of(bytes) === sha256 ? 'good' : 'altered';
  }

  async #read(sha256: Sha256): Promise<Uint8Array | null> {
    try {
      return await readFile(this.pathOf(sha256));
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw diskFault(error, this.pathOf(sha256));
    }
  }
}

const RESTORE = 'Restore the desk from a backup, or bring the report in again from its source.';
