import { type FileHandle, open } from 'node:fs/promises';
import { codeOf, diskFault } from '../storage/files';

const CHUNK = 1 << 20;
const NEWLINE = 10;

export interface Scan {
  /** The offset to begin at: the beginning of a line. */
  readonly from?: number;
  /** The offset to end at: behind a newline. The file's end when missing. */
  readonly to?: number;
  /** Bytes read at a time. Other work gets its turn between two. */
  readonly chunk?: number;
}

/**
 * Goes through a file line by line without holding it in memory.
 * @param onLine gets the bytes of each whole line and the file offset behind its newline; return false to stop.
 * @returns the offset behind the last whole line read, and the file's size. A missing file is an empty one.
 */
export async function eachLine(
  path: string,
  onLine: (line: Buffer, end: number) => boolean,
  { from: begin = 0, to, chunk: step = CHUNK }: Scan = {},
): Promise<{ end: number; size: number }> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw diskFault(error, path);
  });
  if (!handle) return { end: 0, size: 0 };
  try {
    const { size } = await handle.stat();
    const stop = Math.min(size, to ?? size);
    /** The next piece is on its way while this one is gone through. */
    const ahead = (at: number): Promise<Buffer> | null =>
      at < stop ? piece(handle, at, Math.min(step, stop - at)) : null;
    let end = begin;
    let at = begin;
    let rest: Buffer | null = null;
    for (let next = ahead(at); next; ) {
      const read: Buffer = await next;
      if (read.length === 0) break;
      at += read.length;
      next = ahead(at);
      let from = 0;
      for (let line = read.indexOf(NEWLINE); line !== -1; line = read.indexOf(NEWLINE, from)) {
        const whole: Buffer = rest
          ? Buffer.concat([rest, read.subarray(0, line)])
          : read.subarray(from, line);
        rest = null;
        end += whole.length + 1;
        if (!onLine(whole, end)) {
          await next;
          return { end: end - whole.length - 1, size };
        }
        from = line + 1;
      }
      const left: Buffer = read.subarray(from);
      if (left.length > 0) rest = rest ? Buffer.concat([rest, left]) : left;
    }
    return { end, size };
  } finally {
    await handle.close();
  }
}

async function piece(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
