import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../storage/disk';
import { writeWhole } from '../storage/files';

/** Whose backups lie in a folder. With it a desk finds them whose own first entry can no longer be read. */
const FILE = 'galley-desk.json';
const homeSchema = z.object({ desk: z.string(), name: z.string(), folder: z.string() });
export type Home = z.infer<typeof homeSchema>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A desk's own folder among the backups. An id that is no UUID could be a path: it never becomes a name as it is. */
export const deskFolderIn = (base: string, id: string): string =>
  join(base, UUID.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32));

export async function rememberDesk(home: string, desk: Home, disk?: Disk): Promise<void> {
  const known = await read(home);
  if (known && known.desk === desk.desk && known.name === desk.name && known.folder === desk.folder) return;
  await writeWhole(join(home, FILE), `${JSON.stringify(desk)}\n`, disk);
}

/** The backups' folder of the desk that lies, or lay, in `folder`; null when none is known. */
export async function findDeskFolder(base: string, folder: string): Promise<string | null> {
  for (const name of await readdir(base).catch(() => [])) {
    const home = join(base, name);
    if ((await read(home))?.folder === folder) return home;
  }
  return null;
}

async function read(home: string): Promise<Home | null> {
  try {
    return homeSchema.parse(JSON.parse(await readFile(join(home, FILE), 'utf8')));
  } catch {
    return null;
  }
}
