import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../storage/blobs';
import { codeOf } from '../storage/files';
import { BLOB_FOLDERS, type BlobFolder, belongsInBackup, blobPath } from './paths';

/** Up to here a file is read once and held; a longer one is read twice. */
const HELD = 1 << 20;

/** A stored file ready to be packed, with its true SHA-256 whatever its name promises. */
export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly modified: Date;
  /** The first bytes, which tell what kind of file it is. */
  readonly opening: Uint8Array;
  readonly content: Buffer | (() => AsyncIterable<Uint8Array>);
}

/** Paths, within the desk, of every blob that is there. What else lies in those folders is not the desk's. */
export async function blobsOf(desk: string): Promise<string[]> {
  const paths: string[] = [];
  for (const folder of BLOB_FOLDERS) {
    for (const part of (await namesIn(join(desk, folder))).sort())
      paths.push(
        ...(await namesIn(join(desk, folder, part))).sort().flatMap((name) => blobIn(folder, part, name)),
      );
  }
  return paths;
}

function blobIn(folder: BlobFolder, part: string, name: string): string[] {
  const path = blobPath(folder, name);
  return belongsInBackup(path) && part === name.slice(0, 2) ? [path] : [];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/**
 * Reads a file through once. @returns null when it is not there, or is no file.
 * @throws the file system's error: then it cannot be read to its end.
 */
export async function readStored(path: string): Promise<StoredFile | null> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  });
  if (!handle) return null;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return null;
    const modified = stats.mtime;
    if (stats.size <= HELD) {
      const content = await handle.readFile();
      return {
        bytes: content.length,
        sha256: sha256Of(content),
        modified,
        opening: content.subarray(0, 8),
        content,
      };
    }
    return { ...(await measured(handle)), modified, content: () => createReadStream(path) };
  } finally {
    await handle.close();
  }
}

async function measured(handle: FileHandle): Promise<Pick<StoredFile, 'bytes' | 'sha256' | 'opening'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  let opening: Uint8Array = new Uint8Array();
  for await (const piece of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    if (bytes === 0) opening = Uint8Array.from(piece.subarray(0, 8));
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex'), opening };
}

/** Openings of files that are squeezed already: zip and office files, PDF, pictures, gzip, MP4 and MP3. */
const SQUEEZED = [
  '504b',
  '25504446',
  'ffd8ff',
  '89504e47',
  '47494638',
  '1f8b',
  '52494646',
  '00000018',
  '00000020',
  '494433',
];

export function isSqueezed(opening: Uint8Array): boolean {
  const hex = Buffer.from(opening).toString('hex');
  return SQUEEZED.some((start) => hex.startsWith(start));
}
