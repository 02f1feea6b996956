// @ts-check
import { join } from 'node:path';
import { OUT } from '../steps/build.mjs';
import { ensureChromium } from '../steps/chromium.mjs';
import { become } from '../tools/run.mjs';

/** @typedef {import('../tools/progress.mjs').Progress} Progress */

const HOST = join(OUT, 'main/loopback.js');

/**
 * The application in a Chromium window; where no Chromium can show one, at an address for the user's own browser.
 * @param {Progress} progress
 */
export async function openInChromium(progress) {
  const chromium = await ensureChromium(progress);
  if (chromium !== null && !chromium.headless) return become(HOST, ['--open', '--until-closed']);
  process.stderr.write('galley: no Chromium here can show a window; open this address in your browser.\n');
  return become(HOST, []);
}

/**
 * Without a window: what the desk holds, the sample story's sheet as a PDF, then (unless `once`) an address.
 * @param {Progress} progress
 * @param {{ once: boolean }} options
 */
export async function openNowhere(progress, { once }) {
  await ensureChromium(progress);
  return become(HOST, once ? ['--headless', '--once'] : ['--headless']);
}
