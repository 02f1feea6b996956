import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright';
import { findChromium } from '../../electron/setup/chromium.mjs';
import { built, startBuiltHost } from '../harness/built-host';

/** A window of Galley's on a host of its own. */
export interface Opened {
  readonly page: Page;
  /** Saves by `act` and answers with the path of what was saved. */
  saved(act: () => Promise<void>): Promise<string>;
  /** Ends the host as a crash would, at once and without warning. */
  kill(): Promise<void>;
  /** Ends window and host in good order. */
  close(): Promise<void>;
}

/** Whether Electron's runtime was fetched: its package then says where it lies. */
export const hasElectron = (): boolean =>
  existsSync(join(import.meta.dirname, '../../node_modules/electron/path.txt'));

export const HOST = process.env.GALLEY_HOST === 'electron' ? 'electron' : 'loopback';

/**
 * Milliseconds a host's answers are held back at most, each by chance: keys are then ahead of what was answered, as on a busy
 * machine. Only a browser's window asks over something that can be held up.
 */
const LATE = HOST === 'loopback' ? Number(process.env.GALLEY_LATE ?? 0) : 0;

/** Listens to a page. It is called before anything is loaded in it. */
export type Listen = (page: Page) => void;

/** Opens a window on the data folder `data`, whatever it holds already. */
export const openOn = (data: string, listen: Listen): Promise<Opened> =>
  HOST === 'electron' ? openElectron(data, listen) : openLoopback(data, listen);

const VIEWPORT = { width: 1280, height: 800 };
/** Chromium refuses its sandbox to root; everybody else has it. */
const chromiumSandbox = process.getuid?.() !== 0;

async function openLoopback(data: string, listen: Listen): Promise<Opened> {
  const host = await startBuiltHost(data, { GALLEY_CHECKER: 'Journeys' });
  const executablePath = findChromium()?.path;
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox });
  const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce', acceptDownloads: true });
  listen(page);
  await watch(page);
  if (LATE > 0) await page.addInitScript(answerLate, LATE);
  await page.goto(host.url);
  return {
    page,
    async saved(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      const path = join(data, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    },
    kill: () => host.end('SIGKILL'),
    async close() {
      await browser.close();
      await host.end();
    },
  };
}

async function openElectron(data: string, listen: Listen): Promise<Opened> {
  const app = await _electron.launch({
    args: [built('main/index.js')],
    env: { ...(process.env as Record<string, string>), GALLEY_DATA: data, GALLEY_CHECKER: 'Journeys' },
    chromiumSandbox,
  });
  const page = await app.firstWindow();
  listen(page);
  await watch(page);
  await page.setViewportSize(VIEWPORT);
  await page.reload();
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  return {
    page,
    async saved(act) {
      const path = join(data, 'saved-file');
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, path);
      await act();
      await page
        .getByRole('status')
        .getByText(/saved$/)
        .waitFor();
      return path;
    },
    async kill() {
      app.process().kill('SIGKILL');
      await gone;
    },
    close: () => app.close(),
  };
}

/** The page itself tells of what its policy refused: not every violation shows on the console. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy violation: ${violatedDirective} ${blockedURI} (${sourceFile})`);
    });
  });
}

function answerLate(most: number): void {
  const { fetch } = window;
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
    return answer;
  };
}
