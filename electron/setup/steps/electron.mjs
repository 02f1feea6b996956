// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { adviceOn } from '../tools/advice.mjs';
import { filesUnder } from '../tools/digest.mjs';
import { readJson, writeJson } from '../tools/json.mjs';
import { inCache, inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';

const PACKAGE = inProject('node_modules/electron');
const FAILURE = inCache('electron.json');
const MINUTE = 60_000;
const REMEMBERED = 24 * 60 * MINUTE;

/** @typedef {{ path: string } | { missing: string }} Runtime the executable, or why there is none, in a few words */

/**
 * Electron's executable, or null when its runtime was not fetched. `require('electron')` would fetch it there and
 * then, without a limit, and is never called.
 */
export function electronPath() {
  try {
    const program = readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim();
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist'), program);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Electron's executable, its runtime fetched first when that has not failed within a day.
 * @param {import('../tools/progress.mjs').Progress} progress
 * @param {{ retry: boolean }} options
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron(progress, { retry }) {
  const path = electronPath();
  const failure = retry ? null : rememberedFailure();
  if (failure !== null) return { missing: failure };
  if (path !== null) return { path };
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return { missing: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };
  return fetchRuntime(progress);
}

/** Keeps a reason so that the next starts need not wait for the same failure. @param {string} reason */
export function rememberFailure(reason) {
  writeJson(FAILURE, { version: packageVersion(), at: Date.now(), reason });
}

export const forgetFailure = () => rmSync(FAILURE, { force: true });

/** @returns {string | null} */
function rememberedFailure() {
  const kept = readJson(FAILURE);
  if (kept === null || kept.version !== packageVersion() || Date.now() - kept.at > REMEMBERED) return null;
  return `${kept.reason}; \`npm start -- --retry-electron\` tries again`;
}

const packageVersion = () => readJson(join(PACKAGE, 'package.json'))?.version;

/** @param {import('../tools/progress.mjs').Progress} progress @returns {Promise<Runtime>} */
async function fetchRuntime(progress) {
  const { status, output, how } = await progress.step("fetching Electron's runtime", runInstaller);
  const path = electronPath();
  if (status === 0 && path !== null) {
    forgetFailure();
    return { path };
  }
  const reason = `its runtime could not be fetched (${how === 'itself' ? sayWhy(output) : how})`;
  rememberFailure(reason);
  return { missing: reason };
}

/** The package's own installer, working in a folder of ours so that its progress can be watched. */
async function runInstaller(/** @type {(detail: string) => void} */ tell) {
  mkdirSync(inCache(), { recursive: true });
  const folder = mkdtempSync(inCache('electron-'));
  const sizeSoFar = () => {
    const bytes = sizeOf(folder) + sizeOf(join(PACKAGE, 'dist'));
    if (bytes > 1e6) tell(`${Math.round(bytes / 1e6)} MB`);
    return bytes;
  };
  const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ...proxySettings(process.env) };
  try {
    return await run(process.execPath, [join(PACKAGE, 'install.js')], {
      env,
      limitMs: 5 * MINUTE,
      stallMs: MINUTE,
      pulse: sizeSoFar,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node's fetch goes through a proxy only when told (Node 24; older ones through Electron's own switch). */
const proxySettings = (/** @type {NodeJS.ProcessEnv} */ env) =>
  env.HTTPS_PROXY || env.https_proxy ? { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' } : {};

/** @param {string} folder */
function sizeOf(folder) {
  try {
    return filesUnder(folder).reduce((sum, file) => sum + statSync(file).size, 0);
  } catch {
    return 0;
  }
}

/** The first line, without the stack that follows it. @param {string} output */
function sayWhy(output) {
  return (
    adviceOn(output) ??
    output
      .trim()
      .split('\n')[0]
      ?.replace(/^\w*Error: /, '') ??
    'no reason given'
  );
}
