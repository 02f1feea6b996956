import { createReadStream } from 'node:fs';
import { readdir, realpath, rm, rmdir, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { LEDGER_FORMAT } from '#shared/domain/entries';
import { type Disk, nodeDisk } from '../storage/disk';
import { codeOf, diskFault, makeFolder } from '../storage/files';
import { Archive } from './archive';
import type { ChainHead } from './chain';
import { checkContents } from './check';
import { cancelled, type Following, Steps } from './following';
import { besideName, clearLeftovers } from './leftovers';
import { type Manifest, newerThanThis, type Problem } from './manifest';

export interface RestoreOptions extends Following {
  /** The backup. */
  readonly file: string;
  /** The desk's folder to be: missing, or empty. */
  readonly folder: string;
  readonly disk?: Disk;
}

export interface RestoreOutcome {
  readonly files: number;
  /** Of all files restored. */
  readonly bytes: number;
  readonly head: ChainHead;
  /** What was wrong with the desk already when the backup was made. */
  readonly problems: readonly Problem[];
}

/**
 * Makes a desk folder of a backup, whole or not at all: it is unpacked beside its place, fsynced, read from the disk
 * and checked file by file and entry by entry, and moves to its place finished.
 * @throws FaultError `refused` when the folder holds anything or the backup takes a newer Galley, `damaged` when the
 *   backup is not sound, or the disk's. Then nothing is left behind.
 */
export async function restoreDesk(options: RestoreOptions): Promise<RestoreOutcome> {
  const disk = options.disk ?? nodeDisk;
  const place = await emptyPlace(options.folder);
  const stem = `.${basename(place)}.restoring-`;
  await clearLeftovers(dirname(place), (other) => other === stem);
  const archive = await Archive.open(options.file);
  const beside = join(dirname(place), besideName(stem));
  try {
    const { manifest } = archive;
    refuseNewer(manifest, options.file);
    await makeFolder(beside, disk);
    await refuseTooLarge(manifest, beside);
    const steps = new Steps(2 * manifest.files.length, options);
    await unpack(archive, beside, disk, steps);
    const problems = await checkContents(manifest, restored(beside, options.file), steps);
    await moveInto(beside, place, disk);
    return { files: manifest.files.length, bytes: sizeOf(manifest), head: manifest.head, problems };
  } catch (error) {
    if (options.signal?.aborted) throw cancelled('restoring');
    throw diskFault(error, place);
  } finally {
    archive.close();
    await rm(beside, { recursive: true, force: true });
  }
}

/** The folder's true path. @throws FaultError `refused`, naming what is in it. */
async function emptyPlace(folder: string): Promise<string> {
  const place = await realpath(folder).catch(() => resolve(folder));
  const [first] = await readdir(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskFault(error, place);
  });
  if (first === undefined) return place;
  throw new FaultError(
    'refused',
    `is not empty: ${JSON.stringify(first)} is in it; nothing was changed`,
    place,
    'Name an empty folder, or one that is not there yet.',
  );
}

function refuseNewer({ ledger, galley }: Manifest, file: string): void {
  if (ledger > LEDGER_FORMAT) throw newerThanThis(`ledger format ${ledger}`, galley, file);
}

const sizeOf = ({ files }: Manifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** A disk that cannot take it is told of before it is full. */
async function refuseTooLarge(manifest: Manifest, folder: string): Promise<void> {
  const room = await statfs(folder, { bigint: true }).catch(() => null);
  const needed = sizeOf(manifest);
  if (!room || room.bavail * room.bsize >= BigInt(needed)) return;
  const what = `the disk has no room for the ${needed} bytes of this backup; nothing was changed`;
  throw new FaultError('disk', what, dirname(folder), 'Make room and try again.');
}

async function unpack(archive: Archive, into: string, disk: Disk, steps: Steps): Promise<void> {
  const folders = new Set<string>([into]);
  for (const { path } of archive.manifest.files) {
    const folder = dirname(join(into, path));
    await disk.makeFolder(folder);
    folders.add(folder).add(dirname(folder));
    await unpackFile(archive, path, join(into, path), disk);
    steps.next();
  }
  folders.delete(dirname(into));
  for (const folder of folders) await disk.syncFolder(folder);
}

async function unpackFile(archive: Archive, path: string, to: string, disk: Disk): Promise<void> {
  const file = await disk.open(to, 'new');
  try {
    let at = 0;
    for await (const piece of archive.pieces(path)) {
      await file.write(piece, at);
      at += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

const restored = (folder: string, where: string) => ({
  where,
  pieces: (path: string): AsyncIterable<Buffer> => createReadStream(join(folder, path)),
});

/** An empty folder makes way; one that something was put into meanwhile does not. */
async function moveInto(beside: string, place: string, disk: Disk): Promise<void> {
  await rmdir(place).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw cannotReplace(error, place);
  });
  await disk.rename(beside, place);
  await disk.syncFolder(dirname(place));
}

const cannotReplace = (error: unknown, place: string): unknown =>
  codeOf(error) === 'EBUSY'
    ? new FaultError('refused', 'cannot be replaced while it is in use', place, 'Name a folder within it.')
    : error;
