import type { Printer } from '../ports';
import { openSearchWorker } from '../search/client';
import { openWorkbench } from '../workbench';
import type { OpenDesk } from './desktop';

export interface WindowDesks {
  readonly printer: Printer;
  readonly searchWorker: string;
  readonly version: string;
  /** Overrides the desks' own settings. */
  readonly checker: string | undefined;
}

/** Opens desks as both desktop hosts do: search in a worker, the window named as who holds them. */
export const windowDesks =
  ({ searchWorker, ...given }: WindowDesks): OpenDesk =>
  (desk) =>
    openWorkbench({
      ...given,
      ...desk,
      name: desk.kind === 'sample' ? 'Sample desk' : 'My desk',
      holder: "Galley's window",
      openSearch: openSearchWorker(searchWorker),
    });
