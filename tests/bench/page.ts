import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../../electron/setup/chromium.mjs';

/** The Chromium that is there; null where there is none. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = findChromium()?.path;
  if (!executablePath) return null;
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}

/** What a watched page took the time of, in milliseconds. */
export interface Watched {
  /** From each key to the answer to the call it made, or the frame after it. */
  readonly times: number[];
  readonly longTasks: number[];
}

/**
 * Has the page take the time itself, from keydown, of every call to the host whose body matches `call`. Before the page
 * is opened.
 */
export async function watchKeys(page: Page, call: RegExp, until: 'answer' | 'frame'): Promise<void> {
  await page.addInitScript(
    ([pattern, frame]) => {
      const watched: Watched = { times: [], longTasks: [] };
      Object.assign(globalThis, { watched });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
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
        const took = (): number => watched.times.push(performance.now() - mine);
        if (typeof init?.body !== 'string' || !new RegExp(pattern).test(init.body)) return answer;
        if (frame) requestAnimationFrame(took);
        else took();
        return answer;
      };
    },
    [call.source, until === 'frame'] as const,
  );
}

export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as never as { watched: Watched }).watched);

/** Waits until more calls were timed. @throws after `timeout` milliseconds */
export const watchedMore = (page: Page, than: number, timeout: number): Promise<unknown> =>
  page.waitForFunction(
    (count) => (globalThis as never as { watched: Watched }).watched.times.length > count,
    than,
    { timeout },
  );

/** What the window did to come up is another bench's to tell. */
export const watchAnew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { watched } = globalThis as never as { watched: Watched };
    watched.times.length = 0;
    watched.longTasks.length = 0;
  });
