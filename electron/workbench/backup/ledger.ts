import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { codeOf, diskFault } from '../storage/files';
import { Chain } from './chain';
import { LEDGER } from './paths';

/**
 * The ledger as it stood at one moment, up to its last whole act, while another process may go on appending to it: what
 * is behind is not looked at, and what is before never changes. Only a redaction rewrites; it puts a new file in place.
 */
export class FixedLedger {
  readonly path: string;
  readonly chain: Chain;
  readonly #handle: FileHandle;

  private constructor(path: string, handle: FileHandle, chain: Chain) {
    this.path = path;
    this.#handle = handle;
    this.chain = chain;
  }

  /** @throws FaultError `not-found` when the desk has no entries, `refused` for a newer ledger, or the disk's. */
  static async open(desk: string): Promise<FixedLedger> {
    const path = join(desk, LEDGER);
    const handle = await open(path, 'r').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw nothingThere(desk);
      throw diskFault(error, path);
    });
    try {
      const chain = new Chain(path);
      for await (const chunk of piecesOf(handle, (await handle.stat()).size)) chain.take(chunk);
      if (chain.head.seq === 0) throw chain.damage ? allDamaged(path, chain.damage.what) : nothingThere(desk);
      return new FixedLedger(path, handle, chain);
    } catch (error) {
      await handle.close();
      throw diskFault(error, path);
    }
  }

  pieces = (): AsyncIterable<Buffer> => piecesOf(this.#handle, this.chain.head.length);

  /** Whether another file has taken the ledger's place, or it was cut back. */
  async isRewritten(): Promise<boolean> {
    const ours = await this.#handle.stat({ bigint: true });
    const now = await stat(this.path, { bigint: true }).catch(() => null);
    return now?.ino !== ours.ino || now.dev !== ours.dev || ours.size < this.chain.head.length;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

const CHUNK = 1 << 18;

async function* piecesOf(handle: FileHandle, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, length - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

const nothingThere = (desk: string): FaultError =>
  new FaultError(
    'not-found',
    'there is nothing to back up: the desk has no entries',
    desk,
    'Name another desk.',
  );

const allDamaged = (path: string, what: string): FaultError =>
  new FaultError('damaged', `entry 1 ${what}: nothing in it can be relied on`, path, 'Restore a backup.');
