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
/** Folders, and what is left out, are entries as well. */
const MOST_ENTRIES = 100_000;
/** Text packs to a fifth, and tables to a fiftieth; what packs to less than this and is large was made to do harm. */
const MOST_RATIO = 100;
const HARMLESS_BYTES = 100_000_000;

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
  const most = Math.min(MOST_BYTES, Math.max(HARMLESS_BYTES, bytes.length * MOST_RATIO));
  let [packed, size] = [0, 0];
  try {
    if (zip.entryCount > MOST_ENTRIES) throw tooMuch(path, `${MOST_ENTRIES} entries`);
    for await (const entry of entriesOf(zip)) {
      packed += entry.compressedSize;
      if (packed > bytes.length) throw overlapping(path);
      const name = nameOf(entry);
      if (isLeftOut(name)) continue;
      const { part, unpacked } = await taken(zip, entry, `${path}/${plainPath(name)}`);
      size += unpacked;
      if (found.push(part) > MOST_FILES) throw tooMuch(path, `${MOST_FILES} files`);
      if (size > most) throw tooMuch(path, `${Math.round(most / 1e6)} MB`);
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

interface Taken {
  readonly part: Incoming | Unpackable;
  /** Bytes that were unpacked for it, whatever came of them. */
  readonly unpacked: number;
}

/** Unpacked piece by piece and counted: that its header says it is small is not believed. */
async function taken(zip: ZipFile, entry: Entry, path: string): Promise<Taken> {
  const pieces: Buffer[] = [];
  let unpacked = 0;
  const refused = (error: string): Taken => ({ part: { path, error }, unpacked });
  if (entry.isEncrypted()) return refused('is encrypted. Unpack the archive with its password first');
  if (isLink(entry)) return refused('is a link to another file. Bring in what it leads to');
  if (entry.uncompressedSize > mostBytesOf(path)) return refused(tooLarge(path, entry.uncompressedSize).what);
  try {
    const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      pieces.push(piece);
    }
    return { part: { path, bytes: Buffer.concat(pieces) }, unpacked };
  } catch (error) {
    return refused(`cannot be unpacked: ${(error as Error).message}`);
  }
}

/** Whether it is a symbolic link of a Unix file system: its content is where it leads, and it is never followed. */
const isLink = ({ externalFileAttributes, versionMadeBy }: Entry): boolean =>
  versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
const UNIX = 3;

/** As UTF-8 where it is such, whatever its header says, else as DOS wrote names. */
function nameOf({ fileName }: Entry): string {
  const bytes = fileName as unknown as Buffer;
  return isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'cp437');
}

const isLeftOut = (name: string): boolean =>
  name.endsWith('/') || name.split(/[\\/]/).some((part) => /^\.[^.]/.test(part) || part === '__MACOSX');

const tooMuch = (path: string, most: string): Error =>
  unreadable(path, `unpacks to more than ${most}`, 'Unpack it and bring in what is needed.');

const overlapping = (path: string): Error =>
  unreadable(
    path,
    'holds files that share their bytes, as only an archive does that was made to do harm',
    'Ask for the files themselves.',
  );

function damaged(path: string, error: unknown): Error {
  if (error instanceof Error && 'tag' in error) return error;
  return unreadable(
    path,
    `is no zip archive that can be read: ${(error as Error).message}`,
    'Unpack it with another program and bring in its files.',
  );
}
