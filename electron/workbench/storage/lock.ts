/// <reference path="./fs-native-extensions.d.ts" />
import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { diskFault, makeFolder, PRIVATE_FILE } from './files';

/** Who has a desk open for writing, for the message to whoever comes second. */
const holderSchema = z.object({ holder: z.string(), pid: z.int(), since: z.string() });

/** A held lock on a desk folder. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the desk for writing. The lock is the kernel's, on an open file: it ends with the process, however that ends,
 * so there is no stale lock to take over. Who holds it stands in a file beside it.
 * @throws FaultError `locked` naming the holder, or the disk's.
 */
export async function lockDesk(folder: string, holder: string): Promise<Lock> {
  const handle = await openLockFile(folder);
  const owner = join(folder, 'desk.holder.json');
  try {
    if (!tryLock(handle.fd)) throw await lockedFault(folder, owner);
    const holding = { holder, pid: process.pid, since: new Date().toISOString() };
    await writeFile(owner, JSON.stringify(holding), { mode: PRIVATE_FILE });
  } catch (error) {
    // Closing lets go of the lock as well.
    await handle.close();
    throw diskFault(error, folder);
  }
  return {
    async release() {
      await rm(owner, { force: true });
      unlock(handle.fd);
      await handle.close();
    },
  };
}

async function openLockFile(folder: string): Promise<FileHandle> {
  try {
    await makeFolder(folder);
    return await open(join(folder, 'desk.lock'), 'a+', PRIVATE_FILE);
  } catch (error) {
    throw diskFault(error, folder);
  }
}

async function lockedFault(folder: string, owner: string): Promise<FaultError> {
  const told = await readFile(owner, 'utf8')
    .then((json) => holderSchema.parse(JSON.parse(json)))
    .catch(() => null);
  const who = told ? `${told.holder} (process ${told.pid}, since ${told.since})` : 'another process';
  return new FaultError('locked', `${who} holds this desk`, folder, 'Close it, or make this change there.');
}
