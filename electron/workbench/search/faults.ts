import { FaultError } from '#shared/contract/faults';
import { codeOf, diskFault } from '../storage/files';

/** SQLite tells its errors by their message alone here. */
const DAMAGE = /malformed|not a database|file is encrypted|no such table|constraint failed|fts5: corruption/i;

/** Whether an error says that the index file is not what was written. */
export const isDamage = (error: unknown): boolean =>
  !(error instanceof FaultError) && DAMAGE.test(messageOf(error));

/** Whether an error says that another connection has the index open. */
export const isHeld = (error: unknown): boolean => /locked/i.test(messageOf(error));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An error of SQLite or the file system, as people need to know it. `path` is the index file. */
export function searchFault(error: unknown, path: string): FaultError {
  if (error instanceof FaultError) return error;
  const message = messageOf(error);
  if (codeOf(error) !== '') return diskFault(error, path);
  if (isDamage(error)) return damaged(path);
  if (/is full/i.test(message)) return diskFault(Object.assign(new Error(message), { code: 'ENOSPC' }), path);
  if (/readonly|unable to open|could not open/i.test(message)) return unwritable(path);
  if (isHeld(error)) {
    return new FaultError(
      'locked',
      'another process has the search index open',
      path,
      'Close it and try again.',
    );
  }
  return new FaultError(
    'disk',
    `the search index could not be used: ${message}`,
    path,
    'Nothing is lost: delete the file and it is made again.',
  );
}

const damaged = (path: string): FaultError =>
  new FaultError(
    'damaged',
    'the search index was damaged and has been emptied',
    path,
    'Search again: it is filled from the ledger, and nothing is lost.',
  );

const unwritable = (path: string): FaultError =>
  new FaultError(
    'read-only',
    'the search index cannot be opened for writing',
    path,
    'Change the permissions or choose another desk folder.',
  );
