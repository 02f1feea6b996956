import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Printer, Workbench } from '#workbench/ports';
import { openWorkbench, type WorkbenchOptions } from '#workbench/workbench';
import { memorySearch } from './memory-search';

/** A temporary folder and what takes it away again. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A printer for tests that do not print. */
export const noPrinter: Printer = {
  pdf: () => Promise.reject(new Error('this test does not print')),
  close: async () => undefined,
};

export const openTestDesk = (folder: string, options: Partial<WorkbenchOptions> = {}): Promise<Workbench> =>
  openWorkbench({
    folder,
    kind: 'own',
    name: 'Test desk',
    checker: 'Tester',
    mode: 'window',
    holder: "Galley's window",
    version: '0.0.0-test',
    printer: noPrinter,
    openSearch: memorySearch().open,
    ...options,
  });

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
