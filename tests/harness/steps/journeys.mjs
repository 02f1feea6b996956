// @ts-check
import { findChromium } from '../../../electron/setup/chromium.mjs';
import { electronPath } from '../../../electron/setup/steps/electron.mjs';
import { TOOL } from '../../../electron/setup/tools/project.mjs';
import { runReporting } from '../lines.mjs';
import { failure, nothing, sum } from '../outcome.mjs';

/** @typedef {import('../outcome.mjs').Outcome} Outcome */

const CONFIG = 'tests/journeys/playwright.config.ts';
const HOSTS = ['loopback', 'electron'];
const REPORTER = 'tests/harness/reporters/playwright.mjs';

/**
 * The journeys on each host that is here, or on the one asked for with `--host`, which then must be here.
 * @param {string[]} args
 * @param {(detail: string) => void} tell
 * @returns {Promise<Outcome>}
 */
export async function journeys(args, tell) {
  const { host, rest } = hostIn(args);
  if (host !== null) return onHost(host, rest, tell);
  /** @type {Outcome[]} */ const outcomes = [];
  for (const name of HOSTS) {
    const obstacle = obstacleTo(name);
    outcomes.push(obstacle === null ? await onHost(name, rest, tell) : notRun(name, obstacle));
  }
  return sum(outcomes);
}

/** @param {string[]} args */
function hostIn(args) {
  const at = args.indexOf('--host');
  if (at === -1) return { host: null, rest: args };
  return { host: args[at + 1] ?? '', rest: args.toSpliced(at, 2) };
}

/** @param {string} host @param {string} obstacle @returns {Outcome} */
const notRun = (host, obstacle) => ({
  ...nothing(),
  notRun: [`not run here: journeys on ${host} (${obstacle})`],
});

/** A host that is asked for and not there is a failure. @param {string} host @param {string[]} rest @param {(detail: string) => void} tell */
async function onHost(host, rest, tell) {
  const name = `journeys on ${host}`;
  const obstacle = obstacleTo(host);
  if (obstacle !== null) return failure(name, obstacle);
  return runReporting(
    name,
    [TOOL.playwright, 'test', '-c', CONFIG, `--reporter=${REPORTER}`, ...rest],
    tell,
    { GALLEY_HOST: host },
  );
}

/** @param {string} host */
function obstacleTo(host) {
  if (!HOSTS.includes(host)) return `there is no such host; there are ${HOSTS.join(', ')}`;
  if (host === 'electron') return electronPath() === null ? "Electron's runtime is not here" : null;
  return findChromium() === null ? 'no Chromium' : null;
}
