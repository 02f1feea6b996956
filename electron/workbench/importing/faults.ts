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
