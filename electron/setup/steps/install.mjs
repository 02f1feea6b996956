// @ts-check
import { basename } from 'node:path';
import { adviceOn } from '../tools/advice.mjs';
import { digestOf } from '../tools/digest.mjs';
import { SetupFault } from '../tools/fault.mjs';
import { readJson, writeJson } from '../tools/json.mjs';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';

const LOCKFILE = inProject('package-lock.json');
/** Inside node_modules, so that it goes when they go. */
const STAMP = inProject('node_modules/.cache/galley/installed.json');
/** npm's own record of what it put into node_modules. */
const RECORD = inProject('node_modules/.package-lock.json');

/** The machine the packages' binaries are for: a folder may have been copied from another. */
const MACHINE = `${process.platform}-${process.arch}`;

/** Whether node_modules holds what package-lock.json asks for. */
export function isInstalled() {
  const lock = digestOf([LOCKFILE]);
  const stamp = readJson(STAMP);
  if (stamp !== null && stamp.machine !== MACHINE) return false;
  if (stamp?.lock === lock) return true;
  if (!holdsWhatIsAsked()) return false;
  writeStamp(lock);
  return true;
}

/** Somebody ran npm by hand, and left just what we would have. */
function holdsWhatIsAsked() {
  const asked = readJson(LOCKFILE)?.packages;
  const got = readJson(RECORD)?.packages;
  if (!asked || !got) return false;
  return Object.entries(asked).every(
    ([path, { version, optional }]) => path === '' || optional || got[path]?.version === version,
  );
}

const writeStamp = (lock = digestOf([LOCKFILE])) => writeJson(STAMP, { lock, machine: MACHINE });

/**
 * `npm ci`, with what it prints kept back unless it fails.
 * @param {import('../tools/progress.mjs').Progress} progress
 * @throws {SetupFault}
 */
export async function install(progress) {
  const { command, args, shell } = npm([
    'ci',
    // What `npm run --silent` hands down would leave nothing to show.
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
  ]);
  const { status, output } = await progress.step('installing packages', () =>
    run(command, args, { shell, env: { ...process.env, NODE_ENV: '' } }),
  );
  if (status === 0) return writeStamp();
  const advice = adviceOn(output) ?? 'what npm says stands above; mend that and run the same command again';
  throw new SetupFault(`npm ci failed (status ${status}): ${advice}.`, { output });
}

/**
 * npm started without a shell wherever it told us where it is.
 * @param {string[]} args
 */
export function npm(args, env = process.env) {
  const script = env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js')
    return { command: process.execPath, args: [script, ...args], shell: false };
  return process.platform === 'win32'
    ? { command: 'npm.cmd', args, shell: true }
    : { command: 'npm', args, shell: false };
}
