import type { Page } from 'playwright';

/** What a page took, in milliseconds. */
export interface Taken {
  /** From the first line of our handling of a key to the end of the first change of the document: handler to commit. */
  readonly work: number[];
  /** The same to the last change before the next frame, with what was put off. */
  readonly whole: number[];
  /** From the same moment to the end of the frame that shows it. */
  readonly frame: number[];
  /** From an answer of the host to the end of the first change of the document after it: answer to commit. */
  readonly answers: number[];
}

/**
 * Has the page take its own times, in marks of ours: Event Timing rounds to 8 ms and drops what is short. A frame ends with
 * a message posted in its animation callback, which is taken up after the frame was drawn. Before the page is opened.
 */
export async function takeTimes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const taken: Taken = { work: [], whole: [], frame: [], answers: [] };
    Object.assign(globalThis, { taken });
    let pressed = 0;
    let arrived = 0;
    let shown = 0;
    let first = 0;
    let changed = 0;
    const afterFrame = (then: (at: number) => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now());
        port2.postMessage(null);
      });
    };
    new MutationObserver(() => {
      changed = performance.now();
      first ||= changed;
      shown ||= changed;
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener(
      'keydown',
      () => {
        const mine = performance.now();
        pressed = mine;
        first = 0;
        afterFrame((at) => {
          if (pressed !== mine || changed < mine) return;
          taken.work.push(Math.min(first, at) - mine);
          taken.whole.push(Math.min(changed, at) - mine);
          taken.frame.push(at - mine);
        });
      },
      true,
    );
    for (const how of ['text', 'json', 'arrayBuffer'] as const) {
      const read = Response.prototype[how] as () => Promise<unknown>;
      Object.assign(Response.prototype, {
        [how]: async function (this: Response): Promise<unknown> {
          const answer = await read.call(this);
          const mine = performance.now();
          arrived = mine;
          shown = 0;
          afterFrame(() => {
            if (arrived === mine && shown > mine) taken.answers.push(shown - mine);
          });
          return answer;
        },
      });
    }
  });
}

export const taken = (page: Page): Promise<Taken> =>
  page.evaluate(() => (globalThis as never as { taken: Taken }).taken);

export const takeAnew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { taken } = globalThis as never as { taken: Taken };
    for (const times of [taken.work, taken.whole, taken.frame, taken.answers]) times.length = 0;
  });

/** Waits until something more was taken. @throws when nothing was for a while: what changes nothing is not taken */
export const takenMore = (page: Page, of: keyof Taken, than: number): Promise<unknown> =>
  page.waitForFunction(
    ([name, count]) => (globalThis as never as { taken: Taken }).taken[name].length > count,
    [of, than] as const,
    { timeout: 400 },
  );

/** The gaps between frames while something scrolls, in milliseconds. */
export async function framesWhile(page: Page, scroll: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await scroll();
  return page.evaluate(() => (globalThis as never as { frames: number[] }).frames.splice(0));
}

/** Bytes of the page's heap after collecting, and nodes of its documents. */
export async function memoryOf(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await session.detach();
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') };
}
