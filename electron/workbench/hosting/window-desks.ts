import { readersInWorkers } from '../importing/pool';
import type { Printer } from '../ports';
import { openSearchWorker } from '../search/client';
import { openWorkbench } from '../workbench';
import type { OpenDesk } from './desktop';

export interface WindowDesks {
  readonly printer: Printer;
  readonly searchWorker: string;
  readonly readingWorker: string;
  readonly version: string;
  /** The usual folder for rolling backups of the own desk. The sample can be made again, and has none. */
  readonly backups: string;
  /** Overrides the desks' own settings. */
  readonly checker: string | undefined;
}

/** By then the first screen is there, on slow machines as well. */
const CALM_MS = 2000;

/** Opens desks as both desktop hosts do: search and readers in workers, the window named as who holds them. */
export const windowDesks =
  ({ searchWorker, readingWorker, backups, ...given }: WindowDesks): OpenDesk =>
  (desk) =>
    openWorkbench({
      ...given,
      ...desk,
      name: desk.kind === 'sample' ? 'Sample desk' : 'My desk',
      holder: "Galley's window",
      calmMs: CALM_MS,
      backups: desk.kind === 'own' && desk.mode === 'window' ? { usual: backups } : undefined,
      openSearch: openSearchWorker(searchWorker),
      openReaders: async () => readersInWorkers(readingWorker),
    });
