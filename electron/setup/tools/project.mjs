// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout this file belongs to. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** @param {...string} parts */
export const inProject = (...parts) => join(ROOT, ...parts);

/** What set-up remembers between runs; may be deleted at any time. @param {...string} parts */
export const inCache = (...parts) => join(ROOT, '.cache', 'setup', ...parts);

/**
 * The script behind a package's command. Run with `process.execPath` it needs neither npx nor a shell.
 * @type {Record<'electron-vite' | 'tsc' | 'biome' | 'vitest' | 'playwright', string>}
 */
export const TOOL = {
  'electron-vite': inProject('node_modules/electron-vite/bin/electron-vite.js'),
  tsc: inProject('node_modules/typescript/bin/tsc'),
  biome: inProject('node_modules/@biomejs/biome/bin/biome'),
  vitest: inProject('node_modules/vitest/vitest.mjs'),
  playwright: inProject('node_modules/playwright/cli.js'),
};
