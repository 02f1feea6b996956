import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { dense, readPdf } from '../harness/pdf';
import { expect, type Galley } from './galley';
import { dialogBy, mod, press } from './keys';

const run = promisify(execFile);

/** The text of a PDF, as `pdftotext` reads it where that is installed, with all white space gone. */
export async function pdfText(path: string): Promise<string> {
  const text = await run('pdftotext', ['-raw', path, '-']).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return { stdout: (await readPdf(await readFile(path))).texts.join(' ') };
  });
  return dense(text.stdout);
}

/** Opens the sheet's preview, sees it drawn, and saves it. */
export async function saveSheet({ page, saved }: Galley): Promise<string> {
  const dialog = await dialogBy(page, 'p', /^Verdict sheet/);
  await seen(page);
  const path = await saved(() => press(page, mod('Enter')));
  await expect(dialog).toBeHidden();
  return path;
}

/** Every page is there, drawn, with its text for those who cannot see the drawing. */
export async function seen(page: Page): Promise<void> {
  const first = page.getByRole('figure', { name: /^Page 1 of \d+$/ });
  await expect(first).toHaveAttribute('data-drawn', 'true', { timeout: 45_000 });
  const dark = await first.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels =
      (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 96) count += 1;
    return count;
  });
  expect(dark).toBeGreaterThan(500);
}
