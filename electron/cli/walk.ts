import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import { mostBytesOf } from '#shared/text/limits';
import { isArchive, MAX_CONTAINER_BYTES } from '#workbench/importing/containers/parts';
import { tooLarge } from '#workbench/importing/faults';

/** One file to bring in, or why there is none. */
export type Found =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly error: string };

/**
 * Everything to bring in under the paths given: files, folders (in order of names, hidden ones left out), and feeds
 * line by line. What cannot be read is told and passed over.
 */
export async function* filesUnder(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) {
    try {
      const { isFolder, size } = await look(path);
      if (isFolder) yield* filesUnder(await entriesOf(path));
      else if (path.endsWith('.jsonl')) yield* linesOf(path);
      else if (size > (isArchive(path) ? MAX_CONTAINER_BYTES : mostBytesOf(path))) throw tooLarge(path, size);
      else yield { path, bytes: await readFile(path) };
    } catch (error) {
      yield { path, error: whyNot(error) };
    }
  }
}

async function look(path: string): Promise<{ isFolder: boolean; size: number }> {
  const found = await stat(path);
  if (found.isDirectory()) return { isFolder: true, size: 0 };
  if (found.isFile()) return { isFolder: false, size: found.size };
  throw new FaultError('unreadable', 'is neither a file nor a folder');
}

const entriesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));

/** A feed holds one report a line; the line's own bytes are the original. */
async function* linesOf(path: string): AsyncGenerator<Found> {
  const file = await open(path, 'r');
  try {
    // latin1 keeps every byte as it is until the line is whole.
    const lines = createInterface({
      input: file.createReadStream({ encoding: 'latin1' }),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    let at = 0;
    for await (const line of lines) {
      at += 1;
      if (line.trim() !== '') yield { path: `${path}:${at}`, bytes: Buffer.from(line, 'latin1') };
    }
    if (at === 0) yield { path, error: 'is empty. A feed holds one report a line' };
  } finally {
    await file.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder. Check the path',
  EACCES: 'no permission to read it. Change its permissions or copy it elsewhere',
  EPERM: 'no permission to read it. Change its permissions or copy it elsewhere',
};

function whyNot(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && REASONS[code]) return REASONS[code];
  return inOneLine({ ...faultOf(error), where: null });
}
