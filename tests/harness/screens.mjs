// npm run screens: pictures of the sample desk for docs/screens, in both themes, from the built loopback host.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { findChromium } from '../../electron/setup/chromium.mjs';

const TARGET = resolve(import.meta.dirname, '../../docs/screens');

/** Each screen: keys to press from the first one, and what shows that it is there. */
const SCREENS = {
  first: { keys: [], shows: 'Claims' },
  response: { keys: ['r'], shows: 'Who answered' },
  search: { keys: ['/', ...'embassy'], shows: 'found' },
  sheet: { keys: ['p'], shows: 'as they will be printed' },
};

const { module } = await runnerImport(resolve(import.meta.dirname, 'built-host.ts'));
const data = mkdtempSync(join(tmpdir(), 'galley-screens-'));
const host = await module.startBuiltHost(data, { GALLEY_CHECKER: 'A. Checker' });
const browser = await chromium.launch({
  executablePath: findChromium()?.path ?? '',
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(host.url);
    for (const [name, { keys, shows }] of Object.entries(SCREENS)) {
      await page.goto(new URL('/', host.url).href);
      await page.getByText('Khalilzad and a Taliban delegation met').first().waitFor();
      for (const key of keys) await page.keyboard.press(key);
      await page.getByText(shows).first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(TARGET, `${name}-${colorScheme}.png`) });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await host.end();
  rmSync(data, { recursive: true, force: true });
}
