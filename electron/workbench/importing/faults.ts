import { FaultError } from '#shared/contract/faults';
import { MAX_REPORT_BYTES } from '#shared/text/limits';

/** What stands in the way of reading an original: what is wrong with it, where, and what to do. */
export const unreadable = (path: string, what: string, todo: string): FaultError =>
  new FaultError('unreadable', what, path, todo);

/** Also used where the size is known before the bytes are read. */
export const tooLarge = (path: string, bytes: number): FaultError =>
  unreadable(
    path,
    `is ${(bytes / 1e6).toFixed(1)} MB; a report may have at most ${MAX_REPORT_BYTES / 1e6} MB`,
    'Split it into single reports.',
  );
