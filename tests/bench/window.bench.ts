import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { ReportId } from '#shared/domain/ids';
import { startBuiltHost } from '../harness/built-host';
import { bytesOf } from '../harness/desks';
import { connectLoopback } from '../harness/loopback-client';
import { median, quantile, table } from './figures';
import { launchChromium, watched, watchedMore, watchKeys } from './page';

const launch = async (): Promise<Browser> => {
  const browser = await launchChromium();
  if (!browser) throw new Error('there is no Chromium to measure with');
  return browser;
};

/** What a user waits for: the first screen, and a verdict from key press to acknowledged on disk. */
export async function bench([starts = '7', verdicts = '200']: readonly string[]): Promise<void> {
  await firstScreen(Number(starts));
  await verdictsByKey(Number(verdicts));
}

/** Interleaved: the same Chromium on an empty page, and on Galley with its host started from nothing. */
async function firstScreen(runs: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const empty: number[] = [];
  const galley: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const blank = await timed(async () => {
      const browser = await launch();
      await (await browser.newPage()).goto('about:blank');
      return () => browser.close();
    });
    const desk = await timed(async () => {
      // As `npm start` does: the host and the window come up beside each other.
      const [host, browser] = await Promise.all([startBuiltHost(data), launch()]);
      const page = await browser.newPage();
      await page.goto(host.url);
      await page.getByText('Khalilzad and a Taliban delegation met').first().waitFor();
      return async () => {
        await browser.close();
        await host.end();
      };
    });
    // The first run makes the sample desk and warms the disk.
    if (run > 0) {
      empty.push(blank);
      galley.push(desk);
    }
  }
  rmSync(data, { recursive: true, force: true });
  table('Second start to first screen, ms', [
    ['', 'p50', 'p95'],
    ['the same Chromium on an empty page', median(empty), quantile(empty, 0.95)],
    ['Galley: host, window, sample story shown', median(galley), quantile(galley, 0.95)],
    ['ratio of the medians', median(galley) / median(empty), ''],
  ]);
}

async function timed(work: () => Promise<() => Promise<void>>): Promise<number> {
  const begin = performance.now();
  const putAway = await work();
  const ms = performance.now() - begin;
  await putAway();
  return ms;
}

async function verdictsByKey(runs: number): Promise<void> {
  const rows: (string | number)[][] = [['reports on the desk', 'p50 ms', 'p95 ms', 'p99 ms']];
  for (const reports of [10, 10_000]) {
    const data = mkdtempSync(join(tmpdir(), 'galley-bench-'));
    const host = await startBuiltHost(data, { GALLEY_DESK: join(data, 'desk') });
    const client = await connectLoopback(host.url);
    await fill(client.send, reports);
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const times = await pressVerdicts(page, host.url, runs);
    rows.push([String(reports), median(times), quantile(times, 0.95), quantile(times, 0.99)]);
    await browser.close();
    client.close();
    await host.end();
    rmSync(data, { recursive: true, force: true });
  }
  table('One verdict in the window, key press to acknowledged on disk', rows);
}

async function fill(
  send: Awaited<ReturnType<typeof connectLoopback>>['send'],
  reports: number,
): Promise<void> {
  let first: ReportId | undefined;
  for (let at = 0; at < reports; at += 500) {
    const files = Array.from({ length: Math.min(500, reports - at) }, (_, n) => ({
      path: `report-${at + n}.txt`,
      bytes: bytesOf(`Report ${at + n}: the ministry confirmed visit ${at + n}.\nNobody else spoke.\n`),
    }));
    const [outcome] = await send('report.import', { files });
    if (outcome?.ok) first ??= outcome.reportId;
  }
  await send('claim.make', {
    place: { report: first as ReportId, quote: 'Nobody else spoke.' },
    text: 'Nobody spoke',
  });
  await send('story.save', { name: 'The visit', reports: [first as ReportId] });
}

/** Presses verdict keys one after another; the page itself takes the time from keydown to the host's answer. */
async function pressVerdicts(page: Page, url: string, runs: number): Promise<readonly number[]> {
  await watchKeys(page, /verdict\.give/, 'answer');
  await page.goto(url);
  await page.getByText('Nobody spoke').first().click();
  for (let run = 0; run < runs; run += 1) {
    await page.keyboard.press(String((run % 5) + 1));
    await watchedMore(page, run, 30_000);
  }
  return (await watched(page)).times;
}
