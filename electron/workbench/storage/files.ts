import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { type Disk, makeFolderOn, nodeDisk } from './disk';

export { PRIVATE_FILE, PRIVATE_FOLDER } from './disk';

/** Makes a file's directory entry durable. */
export const syncFolder = (folder: string, disk: Disk = nodeDisk): Promise<void> => disk.syncFolder(folder);

export const makeFolder = (folder: string, disk: Disk = nodeDisk): Promise<void> =>
  makeFolderOn(disk, folder);

/**
 * Writes a whole file so that at every moment either the old or the new one is there, and the new one is on disk when
 * this resolves: a file of its own name, fsync, rename, fsync of the folder.
 * @param bytes the whole, or pieces that are asked for one after another
 * @throws the file system's error; then the old file is as it was.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
  disk: Disk = nodeDisk,
): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = await disk.open(temporary, 'new');
    try {
      let at = 0;
      for await (const piece of pieces(bytes)) {
        await file.write(piece, at);
        at += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary);
    throw error;
  }
  await disk.syncFolder(dirname(path));
}

/** What `writeWhole` writes to before a file has its name. */
export const isHalfWritten = (name: string): boolean =>
  /^\.[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}\.tmp$/.test(name);

/** Takes away what a process that was killed never finished: it may hold a name since erased. A missing folder is empty. */
export async function clearHalfWritten(folder: string, disk: Disk): Promise<void> {
  try {
    for (const name of (await readdir(folder)).filter(isHalfWritten)) await disk.remove(join(folder, name));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw diskFault(error, folder);
  }
}

/** Puts a file that is there on disk, with its name: whoever wrote it may have been killed before that. */
export async function syncWhole(path: string, disk: Disk = nodeDisk): Promise<void> {
  const file = await disk.open(path, 'there');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.syncFolder(dirname(path));
}

async function* pieces(bytes: Uint8Array | string | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof bytes === 'string') yield Buffer.from(bytes);
  else if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NO_WRITING = new Set(['EACCES', 'EPERM', 'EROFS']);

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

export const notAFolder = (path: string): FaultError =>
  new FaultError(
    'disk',
    'is a file where a desk folder should be',
    path,
    'Choose another folder for the desk.',
  );

/** The file system's error as a fault with the path and what to do. */
export function diskFault(error: unknown, path: string): FaultError {
  if (error instanceof FaultError) return error;
  const code = codeOf(error);
  if (DISK_FULL.has(code)) {
    return new FaultError('disk', 'the disk is full; nothing was changed', path, 'Make room and try again.');
  }
  if (NO_WRITING.has(code)) {
    return new FaultError(
      'read-only',
      'no permission to write here; nothing was changed',
      path,
      'Change the permissions or choose another desk folder.',
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return notAFolder(path);
  }
  return new FaultError(
    'disk',
    (error as Error).message,
    path,
    'Nothing was changed. Check the disk and try again.',
  );
}
