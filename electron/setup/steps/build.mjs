// @ts-check
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { digestOf, filesUnder } from '../tools/digest.mjs';
import { SetupFault } from '../tools/fault.mjs';
import { readJson, writeJson } from '../tools/json.mjs';
import { inCache, inProject, TOOL } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';

export const OUT = inProject('out');
const STAMP = 'built.json';

/** What every host needs; a build without one of these is none. */
const ENTRIES = [
  'main/index.js',
  'main/loopback.js',
  'main/galley.js',
  'main/search-worker.js',
  'preload/index.cjs',
  'renderer/index.html',
];

const SOURCES = [
  'electron',
  'renderer',
  'seeds',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const SETUP = inProject('electron', 'setup') + sep;
const BUNDLED = inProject('electron/setup/chromium.mjs');

/** Everything a build is made from. Of set-up itself, product code bundles one file. */
const sources = () =>
  SOURCES.flatMap((source) => filesUnder(inProject(source))).filter(
    (file) => !file.startsWith(SETUP) || file === BUNDLED,
  );

/** Whether `out/` is whole and made from the sources as they are. */
export const isBuilt = () =>
  missingIn(OUT).length === 0 && readJson(join(OUT, STAMP))?.from === digestOf(sources());

/** @param {string} folder */
const missingIn = (folder) => ENTRIES.filter((entry) => !existsSync(join(folder, entry)));

/**
 * Builds beside `out/` and swaps, so that `out/` is always one whole build or none.
 * @param {import('../tools/progress.mjs').Progress} progress
 * @throws {SetupFault}
 */
export async function build(progress) {
  mkdirSync(inCache(), { recursive: true });
  const beside = mkdtempSync(inCache('build-'));
  try {
    const from = digestOf(sources());
    await progress.step('building', () => buildInto(beside));
    writeJson(join(beside, STAMP), { from });
    // Temporary folders are their maker's alone; a build is for whoever may use the checkout.
    chmodSync(beside, 0o755);
    swapIn(beside);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function buildInto(folder) {
  const { status, output } = await run(
    process.execPath,
    [TOOL['electron-vite'], 'build', '--outDir', folder],
    {
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  const missing = status === 0 ? missingIn(folder) : [];
  if (status === 0 && missing.length === 0) return;
  const why = status === 0 ? `${missing.join(', ')} missing` : `status ${status}`;
  throw new SetupFault(`the build failed (${why}): what it says stands above.`, { output });
}

/** @param {string} beside */
function swapIn(beside) {
  const old = `${beside}-old`;
  try {
    if (existsSync(OUT)) renameSync(OUT, old);
    renameSync(beside, OUT);
  } catch (error) {
    if (!existsSync(OUT) && existsSync(old)) renameSync(old, OUT);
    const reason = /** @type {Error} */ (error).message;
    throw new SetupFault(
      `the new build cannot take the old one's place (${reason}): close Galley and try again.`,
    );
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
