// @ts-check
import { parseArgs } from 'node:util';
import { openDesktop } from '../open/desktop.mjs';
import { openInChromium, openNowhere } from '../open/loopback.mjs';
import { setUp } from '../steps/set-up.mjs';
import { reportingFaults, SetupFault } from '../tools/fault.mjs';
import { endWithNpm } from '../tools/parent.mjs';
import { progressOn } from '../tools/progress.mjs';

const USAGE = `npm start -- [OPTION …]
  --browser          a Chromium window instead of Electron
  --no-window        no window: what the desk holds, the sample's sheet, and an address
  --once             as --no-window, and ends there
  --retry-electron   fetches and starts Electron even where that failed lately
  --help             this
`;

/**
 * `npm start`: sets up, then opens Galley in Electron, else in a Chromium window, else without one.
 * @param {string[]} args
 */
export function main(args) {
  endWithNpm();
  return reportingFaults(async () => {
    const options = readOptions(args);
    if (options.help) return tellUsage();
    const progress = progressOn(process.stderr);
    await setUp(progress);
    if (options.once || options['no-window'] || !hasDisplay(process)) return openNowhere(progress, options);
    const status = options.browser ? null : await openDesktop(progress, { retry: options['retry-electron'] });
    return status ?? openInChromium(progress);
  });
}

function tellUsage() {
  process.stdout.write(USAGE);
  return 0;
}

/** @param {string[]} args */
function readOptions(args) {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const names = { browser: flag, 'no-window': flag, once: flag, 'retry-electron': flag, help: flag };
  try {
    return parseArgs({ args, options: names }).values;
  } catch (error) {
    throw new SetupFault(/** @type {Error} */ (error).message, { output: USAGE, status: 2 });
  }
}

/**
 * Whether a window can be shown. Builds on servers have screens nobody looks at.
 * @param {Pick<NodeJS.Process, 'platform' | 'env'>} machine
 */
export function hasDisplay({ platform, env }) {
  if (env.CI && env.CI !== 'false') return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
