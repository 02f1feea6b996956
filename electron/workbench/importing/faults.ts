import { FaultError } from '#shared/contract/faults';
import { mostBytesOf } from '#shared/text/limits';

/** What stands in the way of reading an original: what is wrong with it, where, and what to do. */
export const unreadable = (path: string, what: string, todo: string): FaultError =>
  new FaultError('unreadable', what, path, todo);

/** Also used where the size is known before the bytes are read. */
export const tooLarge = (path: string, bytes: number, most = mostBytesOf(path)): FaultError =>
  unreadable(
    path,
    `is ${(bytes / 1e6).toFixed(1)} MB; at most ${most / 1e6} MB are taken in`,
    'Split it into single reports.',
  );

/** A library met with what it was not made for: that is the file's outcome, and no other file's. */
export const fallen = (path: string, error: unknown): FaultError =>
  unreadable(
    path,
    `brought its reader down: ${error instanceof Error ? error.message : String(error)}`,
    TRY_OTHERWISE,
  );

/** What can still be done with a file that no reader gets through. */
export const TRY_OTHERWISE = 'Copy its text and paste it, or save it in another format.';
