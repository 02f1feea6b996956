import { afterEach, beforeEach } from 'vitest';
import type { Workbench } from '#workbench/ports';
import type { WorkbenchOptions } from '#workbench/workbench';
import { openTestDesk, temporaryFolder } from './desks';

/** A new desk in a folder of its own for each test of the file, closed and removed after it. */
export function eachDesk(options: Partial<WorkbenchOptions> = {}): Pick<Workbench, 'send' | 'dispatch'> {
  let opened: Workbench;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const made = await temporaryFolder();
    remove = made.remove;
    opened = await openTestDesk(made.folder, options);
  });
  afterEach(async () => {
    await opened.close();
    await remove();
  });
  return {
    send: (...call) => opened.send(...call),
    dispatch: (...call) => opened.dispatch(...call),
  };
}
