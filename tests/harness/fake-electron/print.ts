import { chromium } from 'playwright';
import { findChromium } from '../../../electron/setup/chromium.mjs';
import type { Electron } from './types';

/** Electron's defaults: Letter, margins of a centimetre, no backgrounds, no tags, no outline, no CSS page size. */
export async function print(html: string, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  const found = findChromium();
  if (!found) throw new Error('there is no Chromium to print with');
  const browser = await chromium.launch({
    executablePath: found.path,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    const inches = (side: keyof Electron.PrintToPDFMargins) => `${options.margins?.[side] ?? 0.4}in`;
    return await page.pdf({
      format: typeof options.pageSize === 'string' ? options.pageSize : 'Letter',
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
      margin: { top: inches('top'), bottom: inches('bottom'), left: inches('left'), right: inches('right') },
    });
  } finally {
    await browser.close();
  }
}
