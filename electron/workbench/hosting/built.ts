import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FaultError } from '#shared/contract/faults';

/** Where the build put what hosts need at run time. */
export interface Built {
  /** The window's files. */
  readonly renderer: string;
  /** The script of the search worker. */
  readonly searchWorker: string;
  /** The script of the reading workers. */
  readonly readingWorker: string;
  /** The bridge between window and host. */
  readonly preload: string;
}

const partsIn = (folder: string): Built => ({
  renderer: join(folder, 'renderer'),
  searchWorker: join(folder, 'main', 'search-worker.js'),
  readingWorker: join(folder, 'main', 'reading-worker.js'),
  preload: join(folder, 'preload', 'index.cjs'),
});

const isBuilt = ({ renderer, searchWorker, readingWorker }: Built): boolean =>
  [join(renderer, 'index.html'), searchWorker, readingWorker].every((path) => existsSync(path));

/**
 * Looks upwards from `start`, the folder of the running module: in the build itself, or (run from the sources) in
 * `out/` beside them.
 * @throws FaultError when nothing was built.
 */
export function findBuilt(start: string): Built {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const place of [folder, join(folder, 'out')]) {
      const parts = partsIn(place);
      if (isBuilt(parts)) return parts;
    }
    if (folder === dirname(folder)) break;
  }
  throw new FaultError('not-found', 'Galley has not been built', start, 'Run npm run build.');
}
