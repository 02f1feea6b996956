import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { expect, type Galley } from './galley';
import { dialogBy, mod, press } from './keys';

const run = promisify(execFile);

/** The text of a PDF with all white space gone: lines and columns break it where they like. */
export async function pdfText(path: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-raw', path, '-']);
  return dense(stdout);
}

export const dense = (text: string): string => text.replaceAll(/\s+/g, '');

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
