import { closeSync, constants, mkdirSync, openSync, rmSync } from 'node:fs';
import { copyFile, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, PRIVATE_FILE, PRIVATE_FOLDER } from '../storage/files';

const COPIES = 'galley-search-';
const COPY_ATTEMPTS = 6;
const FIRST_PAUSE = 20; // milliseconds, doubled after every attempt

export const indexIn = (folder: string): string => join(folder, 'index.sqlite');

/** Makes the folder and an empty index file that only this user may read, unless they are there. */
export function makePlace(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  closeSync(openSync(indexIn(folder), 'a', PRIVATE_FILE));
}

/**
 * SQLite's file layer here locks by making a folder, which outlives a process that was killed. Whoever holds the desk
 * is the only one to open the index itself, so a lock folder found then is such a remainder.
 */
export function removeStaleLock(folder: string): void {
  rmSync(`${indexIn(folder)}.lock`, { recursive: true, force: true });
}

/** Deletes the index and all that belongs to it. */
export function removeIndex(folder: string): void {
  for (const ending of ['', '-journal', '.lock']) {
    rmSync(`${indexIn(folder)}${ending}`, { recursive: true, force: true });
  }
}

/**
 * A private folder with a copy of the index in `folder`, as it stood between two transactions of its owner. Where no
 * index is there, or no such moment came within a second or so, the private folder is empty.
 */
export async function privateCopy(folder: string): Promise<string> {
  await sweepCopies();
  const copy = await mkdtemp(join(tmpdir(), `${COPIES}${process.pid}-`));
  for (let attempt = 0; attempt < COPY_ATTEMPTS; attempt++) {
    const before = await stateOf(indexIn(folder));
    if (before === 'none') break;
    if (before !== 'busy' && (await copied(folder, copy)) && (await stateOf(indexIn(folder))) === before)
      return copy;
    await pause(FIRST_PAUSE * 2 ** attempt);
  }
  removeIndex(copy);
  return copy;
}

export async function removeCopy(copy: string): Promise<void> {
  await rm(copy, { recursive: true, force: true });
}

async function copied(folder: string, copy: string): Promise<boolean> {
  try {
    await copyFile(indexIn(folder), indexIn(copy), constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * What tells two states of an index apart: its header (SQLite's change counter and our generation), size and time of
 * change. The header is read before the journal: a transaction that both began and ended in between shows in the next
 * state, one still under way has a journal that is not empty.
 */
async function stateOf(index: string): Promise<string> {
  try {
    const header = await headerOf(index);
    const { size, mtimeNs } = await stat(index, { bigint: true });
    const journal = await stat(`${index}-journal`).catch(() => null);
    return journal !== null && journal.size > 0 ? 'busy' : `${header} ${size} ${mtimeNs}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'none';
    throw error;
  }
}

async function headerOf(index: string): Promise<string> {
  const file = await open(index, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, 0);
    return buffer.toString('base64', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Copies hold the texts of reports; those of processes that were killed are removed by the next one. */
async function sweepCopies(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(COPIES) ? Number(name.slice(COPIES.length).split('-')[0]) : Number.NaN;
    if (pid > 0 && !isAlive(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
