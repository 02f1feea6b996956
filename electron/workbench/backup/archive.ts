import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FaultError } from '#shared/contract/faults';
import { codeOf, diskFault } from '../storage/files';
import type { Contents } from './check';
import { type Manifest, parseManifest, unsound } from './manifest';
import { belongsInBackup, LEDGER, MANIFEST } from './paths';

/** What a manifest may take at most: its particulars, and two lines for every file. */
const MANIFEST_HEAD = 1 << 16;
const MANIFEST_FILE = 1 << 10;
const FILE_TYPE = 0o170000;
const PLAIN_FILE = 0o100000;

/**
 * A backup file, opened. Nothing in it is believed: it holds only names that belong in a backup, each once, each a
 * plain file, and exactly those its manifest lists, at the lengths listed. What the files hold is `checkContents`'s to
 * say.
 */
export class Archive implements Contents {
  readonly where: string;
  readonly manifest: Manifest;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(where: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
    this.where = where;
    this.manifest = manifest;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws FaultError `not-found`, `damaged`, `refused` (no backup, or a newer Galley's), or the disk's. */
  static async open(path: string): Promise<Archive> {
    const zip = await openZip(path);
    try {
      const entries = await entriesOf(zip, path);
      const manifest = parseManifest(await manifestIn(zip, entries, path), path);
      agree(manifest, entries, path);
      return new Archive(path, zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw asFault(error, path);
    }
  }

  /** One file's bytes: of the length listed and of the checksum every zip tool looks at, or it throws. */
  async *pieces(path: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(path);
    if (!entry) throw unsound(this.where, `${path} is missing`);
    try {
      yield* unpacked(this.#zip, entry);
    } catch (error) {
      throw asFault(error, this.where, path);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    if ((await stat(path)).isDirectory()) throw notABackup(path);
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    // Told by the calls that fail as well.
    zip.on('error', () => undefined);
    return zip;
  } catch (error) {
    throw asFault(error, path);
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    const shown = JSON.stringify(name);
    if (!belongsInBackup(name)) throw unsound(path, `${shown} does not belong in one`);
    if (entries.has(name)) throw unsound(path, `${shown} is in it twice`);
    const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
    if (type !== 0 && type !== PLAIN_FILE) throw unsound(path, `${shown} is not a plain file`);
    if (!entry.canDecodeFileData()) throw unsound(path, `${shown} is packed in an unknown way`);
    entries.set(name, entry);
  }
  return entries;
}

async function manifestIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string): Promise<string> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw notABackup(path);
  if (entry.uncompressedSize > MANIFEST_HEAD + MANIFEST_FILE * entries.size)
    throw unsound(path, 'its manifest is longer than one can be');
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(zip, entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Manifest and archive speak of the same files. */
function agree({ files }: Manifest, entries: ReadonlyMap<string, Entry>, path: string): void {
  const listed = new Set<string>();
  for (const file of files) {
    const entry = entries.get(file.path);
    if (!entry || file.path === MANIFEST) throw unsound(path, `${JSON.stringify(file.path)} is missing`);
    if (listed.has(file.path)) throw unsound(path, `${JSON.stringify(file.path)} is listed twice`);
    if (entry.uncompressedSize !== file.bytes)
      throw unsound(path, `${file.path} has ${entry.uncompressedSize} bytes where ${file.bytes} are due`);
    listed.add(file.path);
  }
  const unlisted = [...entries.keys()].find((name) => name !== MANIFEST && !listed.has(name));
  if (unlisted !== undefined) throw unsound(path, `${unlisted} is not in its manifest`);
  if (!listed.has(LEDGER)) throw unsound(path, 'it has no ledger');
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let crc = 0;
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    crc = crc32(piece, crc);
    yield piece;
  }
  if (crc !== entry.crc32) throw new Error(`${entry.fileName} does not match its checksum`);
}

const notABackup = (path: string): FaultError =>
  new FaultError('refused', 'is not a backup made by Galley', path, 'Name a file that galley backup wrote.');

/** A zip library's complaint is about the file; the disk's keeps its own name. */
function asFault(error: unknown, path: string, entry?: string): FaultError {
  if (error instanceof FaultError) return error;
  if (codeOf(error) === 'ENOENT')
    return new FaultError('not-found', 'is not there', path, 'Name a backup file.');
  if (typeof (error as NodeJS.ErrnoException).syscall === 'string') return diskFault(error, path);
  const { message } = error as Error;
  return unsound(path, entry === undefined || message.includes(entry) ? message : `${entry}: ${message}`);
}
