import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether `path` is `folder` or lies below it, by whatever links either is named. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  const [above, below] = await Promise.all([folder, path].map(truePath));
  const way = relative(above as string, below as string);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

const truePath = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
