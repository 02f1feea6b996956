import { open } from 'node:fs/promises';
import { codeOf, diskFault } from '../storage/files';

const CHUNK = 1 << 20;
const NEWLINE = 10;

/**
 * Goes through a file line by line without holding it in memory.
 * @param onLine gets the bytes of each whole line and the file offset behind its newline; return false to stop.
 * @returns the offset behind the last whole line read, and the file's size. A missing file is an empty one.
 */
export async function eachLine(
  path: string,
  onLine: (line: Buffer, end: number) => boolean,
): Promise<{ end: number; size: number }> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw diskFault(error, path);
  });
  if (!handle) return { end: 0, size: 0 };
  try {
    const { size } = await handle.stat();
    let end = 0;
    let rest: Buffer = Buffer.alloc(0);
    for (let at = 0; at < size; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - at));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      const bytes =
        rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, bytesRead)]) : chunk.subarray(0, bytesRead);
      let from = 0;
      for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
        const next = end + (to + 1 - from);
        if (!onLine(bytes.subarray(from, to), next)) return { end, size };
        end = next;
        from = to + 1;
      }
      rest = bytes.subarray(from);
    }
    return { end, size };
  } finally {
    await handle.close();
  }
}
