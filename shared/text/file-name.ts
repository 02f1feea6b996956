import { plainLine } from './plain-line';

/** The last piece of a path, whichever system wrote it, as it may be shown. */
export const fileName = (path: string): string =>
  plainLine(path.split(/[\\/]/).filter(Boolean).at(-1) ?? path);
