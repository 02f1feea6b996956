// @ts-check
/**
 * Finds a Chromium: for printing in the loopback host and on the command line, for its window, and for the journeys.
 * Nothing is installed here and nothing outside Node is imported, so product code may bundle this file.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {import('./chromium.d.mts').Chromium} Chromium */
/** @typedef {import('./chromium.d.mts').Surroundings} Surroundings */
/** @typedef {{ kind: Chromium['kind'], path: string, headless?: boolean }} Place */

/** Commands looked for on the PATH and where packages put them, in this order. */
const LINUX_COMMANDS = /** @type {const} */ ([
  ['chrome', 'google-chrome-stable'],
  ['chrome', 'google-chrome'],
  ['chromium', 'chromium'],
  ['chromium', 'chromium-browser'],
  ['edge', 'microsoft-edge-stable'],
  ['edge', 'microsoft-edge'],
]);

const MAC_APPLICATIONS = /** @type {const} */ ([
  ['chrome', 'Google Chrome'],
  ['chromium', 'Chromium'],
  ['edge', 'Microsoft Edge'],
]);

const WINDOWS_PROGRAMS = /** @type {const} */ ([
  ['chrome', 'Google/Chrome/Application/chrome.exe'],
  ['chromium', 'Chromium/Application/chrome.exe'],
  ['edge', 'Microsoft/Edge/Application/msedge.exe'],
]);

/** Inside one of Playwright's `chromium-1234` folders, all platforms and ages. */
const PLAYWRIGHT_PROGRAMS = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
];

/** @returns {Surroundings} */
const here = () => ({ env: process.env, platform: process.platform, home: homedir() });

/**
 * The Chromium to use, or null when the machine has none. `GALLEY_CHROMIUM` comes first; then the machine's Chrome,
 * Chromium or Edge; then Playwright's; then the one set-up fetched from the registry.
 * @param {Partial<Surroundings>} [surroundings] this process's, where not given
 * @returns {Chromium | null}
 * @throws {Error} when `GALLEY_CHROMIUM` names something that cannot be run
 */
export function findChromium(surroundings) {
  const around = { ...here(), ...surroundings };
  const chosen = around.env.GALLEY_CHROMIUM;
  if (chosen) return chosenChromium(chosen);
  for (const { kind, path, headless = false } of placesOf(around)) {
    if (isProgram(path)) return { kind, path, headless };
  }
  return null;
}

/** @param {string} path @returns {Chromium} */
function chosenChromium(path) {
  if (isProgram(path)) return { kind: 'chosen', path, headless: false };
  throw new Error(
    `GALLEY_CHROMIUM names ${path}, which is not a program that can be run. Correct or unset it.`,
  );
}

/**
 * Every place a Chromium may stand, best first.
 * @param {Surroundings} around
 * @returns {Place[]}
 */
export function placesOf(around) {
  return [
    ...machinePlaces(around),
    ...playwrightPlaces(around),
    ...fetchedPlaces(around),
    ...snapPlaces(around),
  ];
}

/** @param {Surroundings} around @returns {Place[]} */
function machinePlaces({ env, platform, home }) {
  if (platform === 'darwin') return macPlaces(['/Applications', join(home, 'Applications')]);
  if (platform === 'win32')
    return windowsPlaces([env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]);
  return linuxPlaces((env.PATH ?? '').split(delimiter));
}

/** @param {string[]} folders @returns {Place[]} */
const macPlaces = (folders) =>
  MAC_APPLICATIONS.flatMap(([kind, name]) =>
    folders.map((folder) => ({ kind, path: join(folder, `${name}.app/Contents/MacOS/${name}`) })),
  );

/** @param {(string | undefined)[]} folders @returns {Place[]} */
const windowsPlaces = (folders) =>
  WINDOWS_PROGRAMS.flatMap(([kind, program]) =>
    folders.flatMap((folder) => (folder ? [{ kind, path: join(folder, program) }] : [])),
  );

/** @param {string[]} path @returns {Place[]} */
const linuxPlaces = (path) =>
  LINUX_COMMANDS.flatMap(([kind, command]) =>
    path
      .filter((folder) => folder !== '' && !isSnap(folder))
      .map((folder) => ({ kind, path: join(folder, command) })),
  );

/** A snap cannot read hidden folders or the machine's /tmp, where profiles and desks are: the last choice. */
const isSnap = (/** @type {string} */ folder) => folder.startsWith('/snap/');

/** @param {Surroundings} around @returns {Place[]} */
const snapPlaces = ({ platform }) =>
  platform === 'linux' ? [{ kind: 'chromium', path: '/snap/bin/chromium' }] : [];

/** @param {Surroundings} around @returns {Place[]} */
function playwrightPlaces(around) {
  const folder = playwrightFolder(around);
  return versionsIn(folder).flatMap((version) =>
    PLAYWRIGHT_PROGRAMS.map((program) => ({ kind: 'playwright', path: join(folder, version, program) })),
  );
}

/** Where Playwright keeps browsers. @param {Surroundings} around */
function playwrightFolder({ env, platform, home }) {
  if (env.PLAYWRIGHT_BROWSERS_PATH) return env.PLAYWRIGHT_BROWSERS_PATH;
  if (platform === 'darwin') return join(home, 'Library/Caches/ms-playwright');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'ms-playwright');
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
}

/** The folders of Playwright's Chromiums, newest first. @param {string} folder @returns {string[]} */
function versionsIn(folder) {
  try {
    const names = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
    return names.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  } catch {
    return [];
  }
}

/**
 * Where set-up puts a Chromium of its own (Linux alone has one).
 * @param {Pick<Surroundings, 'env' | 'home'>} around
 */
export const fetchedFolder = ({ env, home } = here()) =>
  join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'galley', 'chromium');

/** @param {Surroundings} around @returns {Place[]} */
const fetchedPlaces = (around) =>
  around.platform === 'linux'
    ? [{ kind: 'fetched', path: join(fetchedFolder(around), 'chromium-headless'), headless: true }]
    : [];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
