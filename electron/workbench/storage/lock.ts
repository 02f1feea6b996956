/// <reference path="./fs-native-extensions.d.ts" />
import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { diskFault, makeFolder, PRIVATE_FILE } from './files';

/** Who has a desk open for writing, for the message to whoever comes second. */
const holderSchema = z.object({
  holder: z.string(),
  pid: z.int(),
  since: z.string(),
  passing: z.boolean(),
});

/** Somebody else has the desk; `passing` when it is a command, which will be over in a moment. */
export class HeldFault extends FaultError {
  readonly passing: boolean;

  constructor(who: string, folder: string, passing: boolean) {
    super('locked', `${who} holds this desk`, folder, 'Close it, or make this change there.');
    this.passing = passing;
  }
}

/** A held lock on a desk folder. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the desk for writing. The lock is the kernel's, on an open file: it ends with the process, however that ends,
 * so there is no stale lock to take over. Who holds it stands in a file beside it.
 * @param passing whether this is a command, for whose end others may wait
 * @throws HeldFault `locked` naming the holder, or the disk's.
 */
export async function lockDesk(folder: string, holder: string, passing = false): Promise<Lock> {
  const handle = await openLockFile(folder);
  const owner = join(folder, 'desk.holder.json');
  try {
    if (!tryLock(handle.fd)) throw await heldFault(folder, owner);
    const holding = { holder, passing, pid: process.pid, since: new Date().toISOString() };
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

async function heldFault(folder: string, owner: string): Promise<HeldFault> {
  const told = await readFile(owner, 'utf8')
    .then((json) => holderSchema.parse(JSON.parse(json)))
    .catch(() => null);
  // Who took it this very moment has not told yet.
  if (!told) return new HeldFault('another process', folder, true);
  return new HeldFault(`${told.holder} (process ${told.pid}, since ${told.since})`, folder, told.passing);
}
