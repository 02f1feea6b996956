import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import { MAX_REPORT_BYTES, mostBytesOf } from '#shared/text/limits';
import { isArchive, MAX_CONTAINER_BYTES } from '#workbench/importing/containers/parts';
import { tooLarge } from '#workbench/importing/faults';

/** One file to bring in, or why there is none. */
export type Found =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly error: string };

/** Times a file is read again that somebody is writing to. */
const ATTEMPTS = 3;

/**
 * A file's bytes, as they were at one moment.
 * @param place how the system knows the file
 * @throws FaultError `unreadable` for what is no file, is larger than is taken in, or is being written to
 */
export async function readWhole(path: string, place: string | Buffer): Promise<Uint8Array> {
  const most = isArchive(path) ? MAX_CONTAINER_BYTES : mostBytesOf(path);
  const file = await opened(place);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { size, written } = await stateOf(file);
      if (size > most) throw tooLarge(path, size, most);
      const bytes = await bytesFrom(file, size);
      const again = isFresh(written) ? await bytesFrom(file, size) : bytes;
      const after = await stateOf(file);
      if (after.size === size && after.written === written && bytes.length === size && bytes.equals(again))
        return bytes;
    }
    throw changed();
  } finally {
    await file.close();
  }
}

/** What is there now may be another thing than what was looked at, and a pipe is not waited for. */
const opened = (place: string | Buffer): Promise<FileHandle> =>
  open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));

async function stateOf(file: FileHandle): Promise<{ size: number; written: bigint }> {
  const found = await file.stat({ bigint: true });
  if (!found.isFile()) throw new FaultError('unreadable', 'is neither a file nor a folder');
  return { size: Number(found.size), written: found.mtimeNs };
}

/** A moment is noted when writing begins, and no finer than some milliseconds: what is as fresh as this is looked at twice. */
const FRESH = 2_000_000_000n;
const isFresh = (written: bigint): boolean => BigInt(Date.now()) * 1_000_000n - written < FRESH;

/** From its beginning; one byte more than there should be tells that it grew. */
async function bytesFrom(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
}

const changed = (): FaultError =>
  new FaultError(
    'unreadable',
    'was written to while it was read',
    null,
    'Bring it in when nothing writes to it any more.',
  );

const LINE_FEED = 0x0a;

/**
 * A feed's lines, each an original of its own with the path `feed.jsonl:17`. Lines beyond what a report may have are told
 * of and never held.
 */
export async function* linesIn(path: string, place: string | Buffer): AsyncGenerator<Found> {
  const file = await opened(place);
  try {
    const before = await stateOf(file);
    const line = new Line(path);
    for await (const piece of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = piece.indexOf(LINE_FEED); end !== -1; end = piece.indexOf(LINE_FEED, from)) {
        line.add(piece.subarray(from, end));
        yield* line.end();
        from = end + 1;
      }
      line.add(piece.subarray(from));
    }
    yield* line.end();
    if (line.filled === 0) yield { path, error: 'is empty. A feed holds one report a line' };
    const after = await stateOf(file);
    if (after.written !== before.written || after.size !== before.size) throw changed();
  } finally {
    await file.close();
  }
}

/** The line of a feed that is being read. */
class Line {
  filled = 0;
  readonly #path: string;
  #number = 1;
  #pieces: Buffer[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size <= MAX_REPORT_BYTES + 1) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  /** The line, if there is anything on it; the next one begins. */
  *end(): Generator<Found> {
    const [path, size] = [`${this.#path}:${this.#number}`, this.#size];
    const whole = Buffer.concat(this.#pieces);
    const bytes = whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole;
    this.#number += 1;
    this.#pieces = [];
    this.#size = 0;
    const isTooLarge = size > MAX_REPORT_BYTES + 1;
    if (!isTooLarge && bytes.toString('latin1').trim() === '') return;
    this.filled += 1;
    yield isTooLarge
      ? { path, error: inOneLine({ ...faultOf(tooLarge(path, size, MAX_REPORT_BYTES)), where: null }) }
      : { path, bytes };
  }
}
