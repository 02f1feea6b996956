import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../electron/setup/chromium.mjs';
import { startBuiltHost } from '../harness/built-host';
import { quantile, table } from './figures';
import { corpus, type Text } from './search/corpus';
import { typed } from './search/questions';

/**
 * Keys typed into the search of a real window: from the key to the frame that shows its answer, and the long tasks of the
 * window meanwhile. It wants a desk that `npm run bench -- search SIZE` left in `GALLEY_BENCH_FOLDER`; the argument is
 * that size. `npm run build` first.
 */
export async function bench([size = '10000']: readonly string[]): Promise<void> {
  const desk = join(process.env.GALLEY_BENCH_FOLDER ?? '', size, 'desk');
  const executablePath = findChromium()?.path;
  if (!existsSync(desk) || !executablePath) {
    console.log(`not run here: ${executablePath ? `there is no desk in ${desk}` : 'there is no Chromium'}`);
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const host = await startBuiltHost(data, { GALLEY_DESK: desk });
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await watch(page);
    await page.goto(host.url);
    await page.getByRole('main').waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox').first().waitFor();
    // What the window did to come up is another bench's to tell.
    await page.evaluate(() => {
      const { watched } = globalThis as never as { watched: { keys: number[]; long: number[] } };
      watched.keys.length = 0;
      watched.long.length = 0;
    });
    await typeAll(page);
    await report(page, size);
  } finally {
    await browser.close();
    await host.end();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Watched {
  readonly keys: number[];
  readonly long: number[];
}

/** From every key that changes the field to the frame after its first answer. */
const watch = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const watched: { keys: number[]; long: number[] } = { keys: [], long: [] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long.push(duration);
    }).observe({ entryTypes: ['longtask'] });
    let pressed = 0;
    addEventListener(
      'keydown',
      () => {
        pressed = performance.now();
      },
      true,
    );
    const send = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const mine = pressed;
      const answer = await send(input, init);
      if (typeof init?.body === 'string' && /search\.run.*"first"/.test(init.body))
        requestAnimationFrame(() => watched.keys.push(performance.now() - mine));
      return answer;
    };
  });
};

async function typeAll(page: Page): Promise<void> {
  const sample: Text[] = [];
  for await (const text of corpus(500)) sample.push(text);
  for (const { query } of typed(sample, 400)) {
    const seen = await keysSeen(page);
    if (query.length === 1) await page.keyboard.press('Control+A');
    await page.keyboard.press(query.slice(-1) === ' ' ? 'Space' : query.slice(-1));
    await page
      .waitForFunction(
        (count) => (globalThis as never as { watched: Watched }).watched.keys.length > count,
        seen,
        {
          timeout: 500,
        },
      )
      .catch(() => undefined); // a single letter asks nothing
  }
}

const keysSeen = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as never as { watched: Watched }).watched.keys.length);

async function report(page: Page, size: string): Promise<void> {
  const { keys, long } = await page.evaluate(() => (globalThis as never as { watched: Watched }).watched);
  table(`Typing in the window over ${size} reports: key to the frame with its answer, milliseconds`, [
    ['keys', 'p50', 'p95', 'p99', 'long tasks', 'longest'],
    [
      String(keys.length),
      quantile(keys, 0.5),
      quantile(keys, 0.95),
      quantile(keys, 0.99),
      String(long.length),
      long.length > 0 ? Math.max(...long) : 0,
    ],
  ]);
}
