import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, diskFault, PRIVATE_FILE } from './storage/files';

const exportSchema = z.object({
  /**
   * `sheet`, `backup`: a file the user asked for. `replaced`: the folder of a desk that a restored one took the place
   * of. `rolling`: a folder that Galley's own backups of this desk went to. `restored`: the backup this desk came from.
   */
  kind: z.enum(['sheet', 'backup', 'replaced', 'rolling', 'restored']),
  /** Absolute. */
  path: z.string().min(1),
  /** UTC. */
  time: z.iso.datetime(),
  /** The desk's last entry when the copy was made. */
  seq: z.int().nonnegative(),
  hash: z.string(),
});

/** A copy outside the desk of something on it. */
export type Exported = z.infer<typeof exportSchema>;

const NEWLINE = 10;
const fileIn = (desk: string): string => join(desk, 'exports.jsonl');

/**
 * Notes a copy beside the ledger, never in it: it names a path on this machine. Any process may, lock or no lock.
 * @returns why it could not be noted, or null. The copy is there all the same.
 */
export async function logExport(desk: string, exported: Exported): Promise<string | null> {
  const path = fileIn(desk);
  try {
    const file = await open(path, 'a+', PRIVATE_FILE);
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1, NEWLINE);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // A line that was cut short must not take this one with it.
      const line = `${last[0] === NEWLINE ? '' : '\n'}${JSON.stringify(exportSchema.parse(exported))}\n`;
      await file.appendFile(line);
      await file.datasync();
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return diskFault(error, path).message;
  }
}

/** Everything noted, in order. Lines that are none are passed over. */
export async function readExports(desk: string): Promise<Exported[]> {
  const text = await readFile(fileIn(desk), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return '';
    throw diskFault(error, fileIn(desk));
  });
  return text.split('\n').flatMap((line) => {
    const parsed = exportSchema.safeParse(parseLine(line));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Those that nobody but the user can take away. */
export const copiesOf = async (desk: string): Promise<Exported[]> =>
  (await readExports(desk)).filter(({ kind }) => kind !== 'rolling' && kind !== 'restored');

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
