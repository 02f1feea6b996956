import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startBuiltHost } from '../harness/built-host';
import { quantile, table } from './figures';
import { launchChromium, watchAnew, watched, watchedMore, watchKeys } from './page';
import { corpus, type Text } from './search/corpus';
import { typed } from './search/questions';

/**
 * Keys typed into the search of a real window: from the key to the frame that shows its answer, and the long tasks of the
 * window meanwhile. It wants a desk that `npm run bench -- search SIZE` left in `GALLEY_BENCH_FOLDER`; the argument is
 * that size. `npm run build` first.
 */
export async function bench([size = '10000']: readonly string[]): Promise<void> {
  const desk = join(process.env.GALLEY_BENCH_FOLDER ?? '', size, 'desk');
  if (!existsSync(desk)) {
    console.log(`not run here: there is no desk in ${desk}`);
    return;
  }
  const browser = await launchChromium();
  if (!browser) {
    console.log('not run here: there is no Chromium');
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const host = await startBuiltHost(data, { GALLEY_DESK: desk });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await watchKeys(page, /search\.run.*"first"/, 'frame');
    await page.goto(host.url);
    await page.getByRole('main').waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox').first().waitFor();
    await watchAnew(page);
    await typeAll(page);
    await report(page, size);
  } finally {
    await browser.close();
    await host.end();
    rmSync(data, { recursive: true, force: true });
  }
}

async function typeAll(page: Page): Promise<void> {
  const sample: Text[] = [];
  for await (const text of corpus(500)) sample.push(text);
  for (const { query } of typed(sample, 400)) {
    const seen = (await watched(page)).times.length;
    if (query.length === 1) await page.keyboard.press('Control+A');
    await page.keyboard.press(query.slice(-1) === ' ' ? 'Space' : query.slice(-1));
    // A single letter asks nothing.
    await watchedMore(page, seen, 500).catch(() => undefined);
  }
}

async function report(page: Page, size: string): Promise<void> {
  const { times, longTasks } = await watched(page);
  table(`Typing in the window over ${size} reports: key to the frame with its answer, milliseconds`, [
    ['keys', 'p50', 'p95', 'p99', 'long tasks', 'longest'],
    [
      String(times.length),
      quantile(times, 0.5),
      quantile(times, 0.95),
      quantile(times, 0.99),
      String(longTasks.length),
      Math.max(0, ...longTasks),
    ],
  ]);
}
