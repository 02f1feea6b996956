import { tooLarge } from '../faults';
import { endingOf } from '../paths';
import { linesOf } from './feed';
import { filesIn } from './zip';

/** A file to be brought in: its path as the checker knows it, and its bytes. */
export interface Incoming {
  readonly path: string;
  readonly bytes: Uint8Array;
}
/** One that could not be taken out of what holds it. */
export interface Unpackable {
  readonly path: string;
  readonly error: string;
}

export type Parts = readonly (Incoming | Unpackable)[];

/** What takes each kind of container apart, by the ending of its name. */
const CONTAINERS: Readonly<Record<string, (file: Incoming) => Promise<Parts>>> = {
  jsonl: async (file) => linesOf(file),
  mbox: async ({ bytes, path }) => (await import('../formats/mail/mbox')).splitMbox(bytes, path),
  zip: filesIn,
};

/**
 * What a file holds that is made of several originals, each with a path of its own: a feed's lines, a mailbox's mails, an
 * archive's files. Any other file as it is.
 * @throws FaultError `unreadable` when a container is no such thing
 */
export async function partsOf(file: Incoming): Promise<Parts> {
  const ending = endingOf(file.path);
  const takeApart = Object.hasOwn(CONTAINERS, ending) ? CONTAINERS[ending] : undefined;
  if (takeApart && file.bytes.length > MAX_CONTAINER_BYTES)
    throw tooLarge(file.path, file.bytes.length, MAX_CONTAINER_BYTES);
  return takeApart ? takeApart(file) : [file];
}

/** The most an archive or a mailbox may have, in bytes; its files and mails are held to what a report may have. */
export const MAX_CONTAINER_BYTES = 200_000_000;

/** Whether a file is read whole and then taken apart: a feed is not, its lines are read one by one. */
export const isArchive = (path: string): boolean => /\.(?:mbox|zip)$/i.test(path);
