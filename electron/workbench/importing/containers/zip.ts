import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import iconv from 'iconv-lite';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { mostBytesOf } from '#shared/text/limits';
import { tooLarge, unreadable } from '../faults';
import { plainPath } from '../paths';
import type { Incoming, Unpackable } from './parts';

/** No archive of reports has more files than this, or unpacks to more bytes: beyond it, one was made to do harm. */
const MOST_FILES = 10_000;
const MOST_BYTES = 500_000_000;

/** Names are decoded here: one that leads out of the archive is no reason to refuse the others. */
const OPTIONS = { lazyEntries: true, decodeStrings: false } as const;
const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/**
 * The files of a zip archive, in its order, as `archive.zip/folder/name`. Nothing is written anywhere: a path in it is
 * only a name. Folders, hidden files and what operating systems add are left out; archives within are not opened.
 * @throws FaultError `unreadable` when it is no zip archive, or unpacks to more than any archive of reports
 */
export async function filesIn({ path, bytes }: Incoming): Promise<readonly (Incoming | Unpackable)[]> {
  const zip = await open(Buffer.from(bytes), OPTIONS).catch((error: unknown) => {
    throw damaged(path, error);
  });
  const found: (Incoming | Unpackable)[] = [];
  let size = 0;
  try {
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry);
      if (isLeftOut(name)) continue;
      const inner = `${path}/${plainPath(name)}`;
      const part = await taken(zip, entry, inner);
      size += 'bytes' in part ? part.bytes.length : 0;
      if (found.push(part) > MOST_FILES || size > MOST_BYTES) throw tooMuch(path);
    }
  } catch (error) {
    throw damaged(path, error);
  } finally {
    zip.close();
  }
  if (found.length === 0) throw unreadable(path, 'holds no files', 'Bring in an archive with files in it.');
  return found;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (!entry) return;
    yield entry;
  }
}

/** Unpacked piece by piece and counted: what its header says of its size is not believed. */
async function taken(zip: ZipFile, entry: Entry, path: string): Promise<Incoming | Unpackable> {
  if (entry.isEncrypted()) return { path, error: 'is encrypted. Unpack the archive with its password first' };
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > mostBytesOf(path)) return { path, error: tooLarge(path, entry.uncompressedSize).what };
      pieces.push(piece);
    }
    return { path, bytes: Buffer.concat(pieces) };
  } catch (error) {
    return { path, error: `cannot be unpacked: ${(error as Error).message}` };
  }
}

/** As UTF-8 where it is such, whatever its header says, else as DOS wrote names. */
function nameOf({ fileName }: Entry): string {
  const bytes = fileName as unknown as Buffer;
  return isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'cp437');
}

const isLeftOut = (name: string): boolean =>
  name.endsWith('/') || name.split(/[\\/]/).some((part) => /^\.[^.]/.test(part) || part === '__MACOSX');

const tooMuch = (path: string): Error =>
  unreadable(
    path,
    `unpacks to more than ${MOST_FILES} files or ${MOST_BYTES / 1e6} MB`,
    'Unpack it and bring in what is needed.',
  );

function damaged(path: string, error: unknown): Error {
  if (error instanceof Error && 'tag' in error) return error;
  return unreadable(
    path,
    `is no zip archive that can be read: ${(error as Error).message}`,
    'Unpack it with another program and bring in its files.',
  );
}
