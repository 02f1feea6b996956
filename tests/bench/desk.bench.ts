import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { type BuiltHost, startBuiltHost } from '../harness/built-host';
import { filledDesk, LONG, STORY } from './desk/fill';
import { framesWhile, memoryOf, takeAnew, taken, takenMore, takeTimes } from './desk/taken';
import { median, quantile, table } from './figures';
import { launchChromium } from './page';

const KEYS = 200;

type Part = (browser: Browser, desk: string, size: number, folder: string) => Promise<void>;

const PARTS: Readonly<Record<string, Part>> = {
  keys: (browser, desk, size) => atKeys(browser, desk, size),
  scroll: (browser, desk, size) => scrolling(browser, desk, size),
  first: (_, desk, size, folder) => firstScreens(desk, join(folder, 'empty'), size),
};

/**
 * What a hand on the keys waits for in the window: own work from handler to commit and key to frame, beside the same harness
 * on an empty page; frames while scrolling, beside plain text of the same length; the first screen and the window's memory,
 * beside an empty desk. Arguments are sizes, and parts where not all are wanted; desks are kept in `GALLEY_BENCH_FOLDER` when
 * that is set. `npm run build` first.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { GALLEY_BENCH_FOLDER: kept } = process.env;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const parts = Object.keys(PARTS).filter((part) => args.includes(part));
  const browser = await launchChromium();
  if (!browser) {
    console.log('not run here: there is no Chromium');
    return;
  }
  try {
    for (const size of sizes.length > 0 ? sizes : [10, 100_000]) {
      const desk = await filledDesk(folder, size);
      for (const part of parts.length > 0 ? parts : Object.keys(PARTS))
        await PARTS[part]?.(browser, desk, size, folder);
    }
  } finally {
    await browser.close();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

async function withWindow<T>(
  browser: Browser,
  desk: string,
  work: (page: Page, host: BuiltHost) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  forgetWindow(desk);
  const host = await startBuiltHost(data, { GALLEY_DESK: desk });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await takeTimes(page);
    await page.goto(host.url);
    await page.getByRole('option', { name: 'Claim 0' }).waitFor();
    return await work(page, host);
  } finally {
    await page.close();
    await host.end();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Every window begins where a newcomer's does. */
const forgetWindow = (desk: string): void => rmSync(join(desk, 'window.json'), { force: true });

/** The same harness on a page where a key changes one attribute and nothing else. */
async function emptyPage(browser: Browser): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await takeTimes(page);
  await page.goto('data:text/html,<title>empty</title><p id="p">nothing');
  await page.evaluate(() =>
    addEventListener('keydown', ({ key }) => document.body.setAttribute('data-key', key + performance.now())),
  );
  await pressing(page, ['j', 'k']);
  const { frame } = await taken(page);
  await page.close();
  return frame;
}

async function pressing(page: Page, keys: readonly string[], count = KEYS): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { length } = (await taken(page)).work;
    await page.keyboard.press(keys[at % keys.length] as string);
    // A key that changes nothing is not taken.
    await takenMore(page, 'work', length).catch(() => undefined);
  }
}

async function atKeys(browser: Browser, desk: string, size: number): Promise<void> {
  const rows: (string | number)[][] = [];
  const before = await emptyPage(browser);
  await withWindow(browser, desk, async (page) => {
    const act = async (name: string, keys: readonly string[], count = KEYS): Promise<void> => {
      await takeAnew(page);
      await pressing(page, keys, count);
      const { work, whole, frame, answers } = await taken(page);
      const answered = answers.length > 0 ? quantile(answers, 0.95) : '';
      rows.push([
        name,
        String(work.length),
        ...three(work),
        quantile(whole, 0.95),
        quantile(frame, 0.5),
        quantile(frame, 0.95),
        answered,
      ]);
    };
    await page.keyboard.press('F6');
    await page.locator('[data-pane="report"] [data-surface]').focus();
    await act('cursor: next sentence', ['j', 'j', 'j', 'k']);
    await act('cursor: extend by a sentence', ['J', 'K']);
    await page.locator('[data-pane="claims"] [data-surface][tabindex="0"]').first().focus();
    await act('claims: next', ['j', 'j', 'j', 'k']);
    await act('verdict', ['1', '2', '3', '4']);
    await page.locator('[data-pane="library"] [data-surface][tabindex="0"]').first().focus();
    await act('library: next', ['j', 'j', 'j', 'k']);
    rows.push(await opening(page));
    const { heap, nodes } = await memoryOf(page);
    rows.push(['window: heap MB, nodes', (heap / 1e6).toFixed(1), String(nodes), '', '', '', '', '', '']);
  });
  const after = await emptyPage(browser);
  const empty = [...before, ...after];
  table(`${size} reports: milliseconds of own work from handler to commit, and from key to frame`, [
    [
      '',
      'keys',
      'p50',
      'p95',
      'p99',
      'with what is put off, p95',
      'frame p50',
      'frame p95',
      'commit after an answer, p95',
    ],
    ...rows,
    [
      'the same harness, empty page',
      String(empty.length),
      '',
      '',
      '',
      quantile(empty, 0.5),
      quantile(empty, 0.95),
      '',
    ],
  ]);
}

const three = (times: readonly number[]): number[] => [0.5, 0.95, 0.99].map((q) => quantile(times, q));

/** Opens one report after another from the library: the window's own work after the host's last answer. */
async function opening(page: Page): Promise<(string | number)[]> {
  const own: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    await page.locator('[data-pane="library"] [data-surface][tabindex="0"]').first().focus();
    await page.keyboard.press('j');
    const title = await page.locator('article h1').textContent();
    await takeAnew(page);
    await page.keyboard.press('Enter');
    await page
      .waitForFunction((was) => document.querySelector('article h1')?.textContent !== was, title, {
        timeout: 3000,
      })
      .catch(() => undefined);
    await takenMore(page, 'answers', 0).catch(() => undefined);
    const { answers } = await taken(page);
    own.push(...answers.slice(-1));
  }
  return ['opening a report, after the last answer', String(own.length), ...three(own), '', '', '', ''];
}

async function wheel(page: Page, steps: number): Promise<void> {
  for (let at = 0; at < steps; at += 1) {
    await page.mouse.wheel(0, at % 40 === 39 ? 12_000 : 240);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

async function scrolling(browser: Browser, desk: string, size: number): Promise<void> {
  const rows: (string | number)[][] = [['', 'frames', 'over 33 ms, %', 'p99 ms', 'longest']];
  const tell = (name: string, frames: readonly number[]): unknown =>
    rows.push([
      name,
      String(frames.length),
      (100 * frames.filter((ms) => ms > 33.4).length) / frames.length,
      quantile(frames, 0.99),
      Math.max(...frames),
    ]);
  const text = await withWindow(browser, desk, async (page) => {
    await page.locator('[data-pane="library"]').hover();
    tell(`the library of ${size} reports`, await framesWhile(page, () => wheel(page, 300)));
    await page.keyboard.press('Control+k');
    await page.keyboard.type(LONG);
    await page.getByRole('option', { name: LONG }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: LONG }).waitFor();
    await page.locator('article').hover();
    tell('a report of 100,000 words', await framesWhile(page, () => wheel(page, 300)));
    const cursor = await cursorIn(page);
    rows.push(['  its cursor, handler to commit: p50, p95, p99', String(cursor.length), ...three(cursor)]);
    return page.locator('article').innerText();
  });
  const plain = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await plain.setContent('<style>p{width:31em;margin:1em auto;font:17px/1.6 serif}</style>');
  await plain.evaluate((all) => {
    for (const part of all.split('\n')) {
      const p = document.createElement('p');
      p.textContent = part;
      document.body.append(p);
    }
  }, text);
  await plain.mouse.move(600, 400);
  tell('the same words in plain paragraphs', await framesWhile(plain, () => wheel(plain, 300)));
  await plain.close();
  table(`${size} reports: scrolling`, rows);
}

async function cursorIn(page: Page): Promise<readonly number[]> {
  await page.locator('article').focus();
  await takeAnew(page);
  await pressing(page, ['j', 'j', 'k', 'j'], 60);
  await page.keyboard.press('End');
  await pressing(page, ['k', 'k', 'j', 'k'], 60);
  return (await taken(page)).work;
}

/** Interleaved, each with its host and its Chromium started from nothing. */
async function firstScreens(desk: string, empty: string, size: number): Promise<void> {
  mkdirSync(empty, { recursive: true });
  const times: Record<'empty' | 'full', number[]> = { empty: [], full: [] };
  const heaps: Record<'empty' | 'full', number[]> = { empty: [], full: [] };
  for (let run = 0; run <= 7; run += 1)
    for (const [name, folder, shows] of [
      ['empty', empty, 'Bring in'],
      ['full', desk, STORY],
    ] as const) {
      const { ms, heap } = await firstScreen(folder, shows);
      if (run > 0) {
        times[name].push(ms);
        heaps[name].push(heap);
      }
    }
  table(`First screen of a desk with ${size} reports`, [
    ['', 'p50 ms', 'p95 ms', 'heap MB'],
    ['an empty desk', median(times.empty), quantile(times.empty, 0.95), median(heaps.empty) / 1e6],
    [`${size} reports`, median(times.full), quantile(times.full, 0.95), median(heaps.full) / 1e6],
    ['ratio', median(times.full) / median(times.empty), '', median(heaps.full) / median(heaps.empty)],
  ]);
}

async function firstScreen(desk: string, shows: string): Promise<{ ms: number; heap: number }> {
  const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  forgetWindow(desk);
  const begun = performance.now();
  const [host, browser] = await Promise.all([startBuiltHost(data, { GALLEY_DESK: desk }), launchChromium()]);
  if (!browser) throw new Error('there is no Chromium to measure with');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(host.url);
  await page.getByText(shows).first().waitFor();
  const ms = performance.now() - begun;
  const { heap } = await memoryOf(page);
  await browser.close();
  await host.end();
  rmSync(data, { recursive: true, force: true });
  return { ms, heap };
}
