import { isUtf8 } from 'node:buffer';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import { type Found, linesIn, readWhole } from './read-file';

/** A file or folder still to be looked at. */
interface Ahead {
  readonly path: string;
  /** How the system knows it: names in folders may be in any encoding. */
  readonly place: string | Buffer;
}

/**
 * Everything to bring in under the paths given: files, folders (in order of names, hidden ones left out), and feeds
 * line by line. A folder that several links lead to is gone through once. What cannot be read is told and passed over.
 */
export async function* filesUnder(paths: readonly string[]): AsyncGenerator<Found> {
  const folders = new Set<string>();
  const ahead: Ahead[] = paths.map((path) => ({ path, place: path })).reverse();
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { path, place } = next;
    try {
      const folder = await folderAt(place);
      if (folder === null) yield* filesAt(path, place);
      else if (folders.has(folder)) await passedOver(place);
      else {
        folders.add(folder);
        for (const entry of (await entriesOf(next)).reverse()) ahead.push(entry);
      }
    } catch (error) {
      yield { path, error: whyNot(error) };
    }
  }
}

/** What tells a folder from all others; null for a file. */
async function folderAt(place: string | Buffer): Promise<string | null> {
  const found = await stat(place, { bigint: true });
  if (found.isDirectory()) return `${found.dev} ${found.ino}`;
  if (found.isFile()) return null;
  throw new FaultError('unreadable', 'is neither a file nor a folder');
}

/** A folder named twice was gone through; a link that leads to it is told of, as it may lead round in a circle. */
async function passedOver(place: string | Buffer): Promise<void> {
  if ((await lstat(place)).isSymbolicLink())
    throw new FaultError('unreadable', 'is a link to a folder that is gone through already');
}

async function* filesAt(path: string, place: string | Buffer): AsyncGenerator<Found> {
  if (path.endsWith('.jsonl')) yield* linesIn(path, place);
  else yield { path, bytes: await readWhole(path, place) };
}

async function entriesOf({ path, place }: Ahead): Promise<Ahead[]> {
  const names = await readdir(place, { encoding: 'buffer' });
  return names
    .map((name) => ({ name, shown: name.toString() }))
    .filter(({ shown }) => !shown.startsWith('.'))
    .sort((a, b) => (a.shown < b.shown ? -1 : 1))
    .map(({ name, shown }) => ({
      path: join(path, shown),
      place: typeof place === 'string' && isUtf8(name) ? join(place, shown) : bytesWithin(place, name),
    }));
}

const bytesWithin = (folder: string | Buffer, name: Buffer): Buffer =>
  Buffer.concat([Buffer.from(folder), Buffer.from(sep), name]);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder. Check the path',
  EACCES: 'no permission to read it. Change its permissions or copy it elsewhere',
  EPERM: 'no permission to read it. Change its permissions or copy it elsewhere',
  ELOOP: 'is a link that leads round in a circle. Bring in what it should lead to',
  ENAMETOOLONG: 'its path is longer than this system allows. Move it further up',
};

function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof FaultError) return inOneLine({ ...faultOf(error), where: null });
  return REASONS[code] ?? `cannot be read: ${message}`;
}
