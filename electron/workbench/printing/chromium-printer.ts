import type { Browser, Page } from 'playwright';
import { FaultError } from '#shared/contract/faults';
import type { Paper } from '#shared/contract/views';
import { type Chromium, findChromium } from '../../setup/chromium.mjs';
import type { Printer } from '../ports';
import { isRoot, QUIET_FLAGS } from './chromium-flags';
import { countPages } from './pages';

/** A browser is kept this long after the last sheet: the next one prints without waiting for it. */
const IDLE_MS = 60_000;
/** Sheets come whole; what takes longer than this will not come. */
const LAYOUT_MS = 120_000;

/**
 * Prints with the machine's Chromium, out of sight. The browser starts with the first sheet, is shared by all, and
 * goes when there has been nothing to print for a while. Pages have no network and run no scripts.
 * @param find where to look for the browser
 */
export function chromiumPrinter(find: () => Chromium | null = findChromium, idleMs = IDLE_MS): Printer {
  const browser = new SharedBrowser(() => launch(find), idleMs);
  return {
    pdf: (html, paper) => browser.use((running) => print(running, html, paper)),
    close: () => browser.close(),
  };
}

async function print(browser: Browser, html: string, paper: Paper) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    serviceWorkers: 'block',
  });
  try {
    await context.route('**/*', (route) => route.abort());
    const page = await context.newPage();
    await layOut(page, html);
    const bytes = await page.pdf({
      format: paper,
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return { bytes: new Uint8Array(bytes), pages: countPages(bytes) };
  } catch (error) {
    throw cannotPrint(error);
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function layOut(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'load', timeout: LAYOUT_MS });
  // Runs in the page even though its own scripts do not.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

async function launch(find: () => Chromium | null): Promise<Browser> {
  const found = locate(find);
  // Playwright costs a third of a second to load: only who prints pays for it.
  const { chromium } = await import('playwright');
  try {
    return await chromium.launch({
      executablePath: found.path,
      chromiumSandbox: !isRoot(),
      args: [...QUIET_FLAGS],
      // How this process ends is its host's business.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new FaultError(
      'internal',
      `this Chromium does not start: ${firstLine(error)}`,
      found.path,
      'Choose another one with GALLEY_CHROMIUM=/path/to/chromium.',
    );
  }
}

function locate(find: () => Chromium | null): Chromium {
  const found = attempt(find);
  if (found) return found;
  throw new FaultError(
    'not-found',
    'there is no Chromium to print with',
    null,
    'Install Chrome, Chromium or Edge, or name one with GALLEY_CHROMIUM=/path/to/chromium. An .html sheet needs none.',
  );
}

function attempt(find: () => Chromium | null): Chromium | null {
  try {
    return find();
  } catch (error) {
    throw new FaultError('invalid', firstLine(error), null, null);
  }
}

const cannotPrint = (error: unknown): FaultError =>
  error instanceof FaultError
    ? error
    : new FaultError(
        'internal',
        `the sheet could not be printed: ${firstLine(error)}`,
        null,
        'Print it again.',
      );

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** One browser for whoever needs it: started when first needed, started again when it crashed, ended when idle. */
class SharedBrowser {
  readonly #launch: () => Promise<Browser>;
  readonly #idleMs: number;
  #browser: Promise<Browser> | null = null;
  #users = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(launch: () => Promise<Browser>, idleMs: number) {
    this.#launch = launch;
    this.#idleMs = idleMs;
  }

  async use<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#users += 1;
    try {
      return await work(await this.#running());
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#timer = setTimeout(() => void this.close(), this.#idleMs).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const browser = this.#browser;
    this.#browser = null;
    await (await browser?.catch(() => null))?.close();
  }

  #running(): Promise<Browser> {
    if (this.#browser) return this.#browser;
    const started = this.#launch();
    const gone = () => {
      if (this.#browser === started) this.#browser = null;
    };
    started.then((browser) => browser.once('disconnected', gone), gone);
    this.#browser = started;
    return started;
  }
}
