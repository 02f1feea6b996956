import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FaultError } from '#shared/contract/faults';

/** Names and texts on a desk may be confidential: nobody else on the machine reads them. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Makes a file's directory entry durable. Windows cannot open folders; its file systems journal the entry. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  if (made !== undefined) await syncFolder(dirname(made));
}

/**
 * Writes a whole file so that at every moment either the old or the new one is there, and the new one is on disk when
 * this resolves: a file of its own name, fsync, rename, fsync of the folder.
 * @throws the file system's error; then the old file is as it was.
 */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', PRIVATE_FILE);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
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
