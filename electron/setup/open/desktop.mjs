// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureElectron, forgetFailure, rememberFailure } from '../steps/electron.mjs';
import { ROOT } from '../tools/project.mjs';
import { accompany, endTree } from '../tools/run.mjs';

/** @typedef {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} Child */

/** What the Electron host prints when its window has made its first call. */
const READY = 'galley: window ready';
/** A machine's very first start, with a virus scanner at work, takes long. */
const SILENCE = 60_000;

/**
 * Opens the desktop and stays until it is closed.
 * @param {import('../tools/progress.mjs').Progress} progress
 * @param {{ retry: boolean }} options
 * @returns {Promise<number | null>} its exit status; null, with the reason told, when it did not start
 */
export async function openDesktop(progress, { retry }) {
  const runtime = await ensureElectron(progress, { retry });
  if ('missing' in runtime) return instead(`Electron cannot be used: ${runtime.missing}`);
  const child = spawn(runtime.path, ['.'], {
    cwd: ROOT,
    env: desktopEnv(process.env),
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  const ended = accompany(child);
  const failure = await progress.step('opening the desktop', () => failureToStart(child, ended));
  if (failure === null) {
    forgetFailure();
    return ended;
  }
  return instead(`Electron did not start: ${failure}`);
}

/** @param {string} why @returns {null} */
function instead(why) {
  process.stderr.write(`galley: ${why}. Opening in a Chromium window instead.\n`);
  return null;
}

/** With ELECTRON_RUN_AS_NODE, Electron is a plain Node without windows. @param {NodeJS.ProcessEnv} env */
export function desktopEnv({ ELECTRON_RUN_AS_NODE: _, ...env }) {
  return env;
}

/**
 * Null once the window is ready, else why it is not. Status 0 before that means that a Galley already open came to the
 * front: nothing failed.
 * @param {Child} child
 * @param {Promise<number>} ended
 * @returns {Promise<string | null>}
 */
async function failureToStart(child, ended) {
  const over = new AbortController();
  const output = listenTo(child);
  const ending = Promise.all([ended, new Promise((resolve) => child.once('close', resolve))]);
  try {
    return await Promise.race([
      output.ready,
      ending.then(([status]) => (status === 0 ? null : reasonIn(output.text(), status))),
      silence(child, over.signal),
    ]);
  } finally {
    over.abort();
  }
}

/**
 * Reads on after the window is ready: a pipe nobody empties stops the program at its other end.
 * @param {Child} child
 */
function listenTo(child) {
  let text = '';
  /** @type {Promise<null>} */
  const ready = new Promise((resolve) => {
    const take = (/** @type {string} */ more) => {
      text = (text + more).slice(-20_000);
      if (text.includes(READY)) resolve(null);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => take(error.message));
  });
  return { ready, text: () => text };
}

/** @param {import('node:child_process').ChildProcess} child @param {AbortSignal} over */
async function silence(child, over) {
  await sleep(SILENCE, undefined, { signal: over });
  const reason = `no window within ${SILENCE / 1000} seconds`;
  endTree(child);
  rememberFailure(reason);
  return reason;
}

const REASONS = /** @type {[RegExp, (found: RegExpExecArray) => string][]} */ ([
  [/^galley: (.+)$/m, ([, said]) => String(said)],
  [/Running as root without --no-sandbox/, () => 'as root its sandbox cannot work'],
  [
    /SUID sandbox helper|No usable sandbox/,
    () => 'this system does not let its sandbox work (AppArmor or user namespaces)',
  ],
  [/error while loading shared libraries: ([^:\s]+)/, ([, library]) => `the system lacks ${library}`],
  [
    /Missing X server|[Uu]nable to open X display|Failed to connect to Wayland/,
    () => 'no display can be opened',
  ],
]);

/**
 * @param {string} output
 * @param {number} status
 */
export function reasonIn(output, status) {
  for (const [sign, say] of REASONS) {
    const found = sign.exec(output);
    if (found !== null) return say(found);
  }
  const last = output
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^\[[^\]]*\]\s*/, '');
  return last ? `status ${status}, ${last}` : `status ${status}`;
}
