import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, diskFault } from '../storage/files';

/**
 * Work in progress lies beside the place it is for, under a name that says whose it is: `<stem><process>-<uuid>`. What
 * a process left that has ended can then be told from what another is making.
 */
export const besideName = (stem: string): string => `${stem}${process.pid}-${randomUUID()}`;

/**
 * Takes away what processes that have ended left in `folder`. A missing folder holds nothing.
 * @param ours whether the part of a name before its process is a stem of ours
 * @throws FaultError the disk's.
 */
export async function clearLeftovers(folder: string, ours: (stem: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskFault(error, folder);
  });
  for (const name of names) {
    const [, stem = '', pid] = /^(.*?)(\d+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(name) ?? [];
    if (pid === undefined || !ours(stem) || isRunning(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether there is such a process; a number used again counts. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
