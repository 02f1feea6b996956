import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test as base, expect } from 'playwright/test';
import { HOST, hasElectron, type Opened, openOn } from './hosts';

export { expect };

/** Galley as a journey has it: one window on a data folder of its own. */
export interface Galley {
  readonly page: Page;
  readonly data: string;
  saved: Opened['saved'];
  /** Kills the host. A browser's window outlives it; the desktop's goes with it. */
  crash(): Promise<void>;
  /** Opens another window on the same folder. */
  reopen(): Promise<void>;
}

/** What a host that was killed makes its window say. */
const LOSS = /Failed to load resource|net::ERR_|EventSource/;

/** A journey's window. Whatever a page logs as an error, its policy's violations among it, fails the journey. */
export const test = base.extend<{ galley: Galley }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the pattern.
  galley: async ({}, use, { skip }) => {
    skip(
      HOST === 'electron' && !hasElectron(),
      'not run here: journeys on electron (its runtime is not here)',
    );
    const data = await mkdtemp(join(tmpdir(), 'galley-journey-'));
    const problems: string[] = [];
    let losing = false;
    const listen = (page: Page): void => {
      page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() !== 'error' || (losing && LOSS.test(message.text()))) return;
        problems.push(message.text());
      });
    };
    const open = (): Promise<Opened> => openOn(data, listen);
    let opened = await open();
    await use({
      data,
      get page() {
        return opened.page;
      },
      saved: (act) => opened.saved(act),
      async crash() {
        losing = true;
        await opened.kill();
      },
      async reopen() {
        await opened.close().catch(() => undefined);
        losing = false;
        opened = await open();
      },
    });
    await opened.close();
    await rm(data, { recursive: true, force: true });
    expect(problems).toEqual([]);
  },
});
