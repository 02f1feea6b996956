import { lstat, readdir, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { besideName, clearLeftovers, isRunning } from '../backup/leftovers';
import type { Problem } from '../backup/manifest';
import { restoreDesk } from '../backup/restore';
import { logExport } from '../exports';
import { codeOf, diskFault, syncFolder, writeWhole } from '../storage/files';

/**
 * A restored desk takes the place of the one that is there in two renames, so that at every moment one of the two is in
 * place or one rename away from it:
 *
 *     desk, desk.restored-…       the restored one is whole beside it; cut short here, it is thrown away
 *     desk.replaced-…, desk.restored-…   cut short here, the next start moves the restored one into place
 *     desk.replaced-…, desk       done
 */

export interface Replacement {
  /** The desk's true folder. */
  readonly place: string;
  /** The restored desk beside it, whole and on disk. */
  readonly ready: string;
  /** Where the old desk will go. */
  readonly aside: string;
  readonly problems: readonly Problem[];
}

export interface Replacing {
  /** The backup. */
  readonly file: string;
  /** The desk's folder. */
  readonly folder: string;
  /** The desk's last entry as it is; `hash` is empty where it has none. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly now: Date;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Restores a backup beside the desk. The desk itself is only read.
 * @throws FaultError as restoring does; then nothing is left.
 */
export async function prepareReplacement(replacing: Replacing): Promise<Replacement> {
  const { file, now, head, onProgress } = replacing;
  const place = await truePlace(replacing.folder);
  await clearLeftovers(dirname(place), isReady(place));
  const ready = besideName(readyStem(place));
  const aside = `${place}.replaced-${now.toISOString().replaceAll(':', '-')}`;
  try {
    const restored = await restoreDesk({ file, folder: ready, onProgress });
    await carryOver(place, ready);
    const time = now.toISOString();
    await logExport(ready, { kind: 'replaced', path: aside, time, ...head });
    const { seq, hash } = restored.head;
    await logExport(ready, { kind: 'restored', path: file, time, seq, hash });
    return { place, ready, aside, problems: restored.problems };
  } catch (error) {
    await rm(ready, { recursive: true, force: true });
    throw diskFault(error, place);
  }
}

/** What a backup does not hold but the desk's user would miss: real names, settings, where copies went. */
async function carryOver(from: string, to: string): Promise<void> {
  const restored = new Set(await readdir(to));
  for (const name of ['vault.json', 'settings.json', 'searches.json', 'exports.jsonl']) {
    const bytes = restored.has(name) ? null : await readMaybe(join(from, name));
    if (bytes) await writeWhole(join(to, name), bytes);
  }
}

const readMaybe = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });

/** Moves the old desk aside and the restored one into place. @throws the disk's fault; then the old one is in place. */
export async function takePlace({ place, ready, aside }: Replacement): Promise<void> {
  try {
    await rename(place, aside);
    await rename(ready, place).catch(async (error: unknown) => {
      await rename(aside, place);
      throw error;
    });
    await syncFolder(dirname(place));
  } catch (error) {
    throw diskFault(error, place);
  }
}

/** Undoes `takePlace`: the restored desk goes, the old one comes back. */
export async function giveBack({ place, ready, aside }: Replacement): Promise<void> {
  await rename(place, ready);
  await rename(aside, place);
  await syncFolder(dirname(place));
  await rm(ready, { recursive: true, force: true });
}

export const discard = ({ ready }: Replacement): Promise<void> => rm(ready, { recursive: true, force: true });

/**
 * Settles what a process that was killed in the middle left, before a desk is opened: with the desk in its place the
 * restored one is thrown away (the backup is still there); with its place empty the restored one moves in.
 * @returns a notice when it did; null when there was nothing to do.
 */
export async function settleReplacement(folder: string): Promise<string | null> {
  const place = await truePlace(folder);
  const above = dirname(place);
  const names = await readdir(above).catch((): string[] => []);
  const ready = names.find((name) => isReady(place)(READY.exec(name)?.[1] ?? ''));
  if (ready === undefined) return null;
  const aside = names
    .filter((name) => name.startsWith(`${basename(place)}.replaced-`))
    .sort()
    .at(-1);
  if (names.includes(basename(place)) || aside === undefined) {
    await clearLeftovers(above, isReady(place));
    return null;
  }
  refuseUnderWay(Number(READY.exec(ready)?.[2]), place);
  await rename(join(above, ready), place).catch((error: unknown) => {
    throw diskFault(error, place);
  });
  await syncFolder(above);
  return `Restoring a backup had been cut short and was completed. What was there before is in ${join(above, aside)}.`;
}

const READY = /^(.*?)(\d+)-[0-9a-f-]{36}$/;

/** This process has only begun: what bears its number is of one before it. */
function refuseUnderWay(pid: number, place: string): void {
  if (pid === process.pid || !isRunning(pid)) return;
  throw new FaultError('locked', 'a backup is being restored here', place, 'Try again in a moment.');
}

const readyStem = (place: string): string => `${place}.restored-`;
const isReady =
  (place: string) =>
  (stem: string): boolean =>
    stem === basename(readyStem(place));

/** Where a desk lies whatever links lead there; also while nothing is there. */
async function truePlace(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const isLink = await lstat(folder).then(
      (stats) => stats.isSymbolicLink(),
      () => false,
    );
    return isLink ? resolve(dirname(folder), await readlink(folder)) : resolve(folder);
  }
}
