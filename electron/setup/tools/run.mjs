// @ts-check
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.mjs';

/**
 * @typedef {object} Ended
 * @property {number} status the program's exit status; 128 + n after a signal, 127 when it could not be started
 * @property {string} output stdout and stderr, in the order they came
 * @property {'itself' | 'too long' | 'stalled'} how
 *
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's folder unless given
 * @property {NodeJS.ProcessEnv} [env] this process's unless given
 * @property {boolean} [shell] through the system's shell: Windows starts `.cmd` files no other way
 * @property {number} [limitMs] it is ended after this
 * @property {number} [stallMs] it is ended when `pulse` has not changed for this long
 * @property {() => unknown} [pulse] looked at every second; output counts as a sign of life too
 * @property {(text: string) => void} [onOutput]
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end with its output kept back. Never rejects: a program that cannot be started has status 127
 * and the reason as its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { cwd = ROOT, env = process.env, shell = false, ...options } = {}) {
  const child = spawn(command, [...args], {
    cwd,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  follow(child);
  return new Promise((resolve) => {
    let output = '';
    const watch = watchOver(child, options);
    const take = (/** @type {string} */ text) => {
      output += text;
      watch.alive();
      options.onOutput?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const finish = (/** @type {number} */ status) => {
      unfollow(child);
      resolve({ status, output, how: watch.end() });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code, signal) => finish(code ?? 128 + numberOf(signal)));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Pick<RunOptions, 'limitMs' | 'stallMs' | 'pulse'>} options
 */
function watchOver(child, { limitMs = Infinity, stallMs = Infinity, pulse = () => 0 }) {
  const started = Date.now();
  let last = started;
  let beat = pulse();
  /** @type {Ended['how']} */ let how = 'itself';
  const stop = (/** @type {Ended['how']} */ why) => {
    how = why;
    endTree(child);
  };
  const timer = setInterval(
    () => {
      const now = pulse();
      if (now !== beat) last = Date.now();
      beat = now;
      if (Date.now() - started > limitMs) stop('too long');
      else if (Date.now() - last > stallMs) stop('stalled');
    },
    Math.min(1000, limitMs, stallMs),
  );
  const alive = () => {
    last = Date.now();
  };
  const end = () => {
    clearInterval(timer);
    return how;
  };
  return { alive, end };
}

/** Asks a program to end, and two seconds later insists. @param {import('node:child_process').ChildProcess} child */
export function endTree(child) {
  if (process.platform === 'win32' && child.pid !== undefined) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 2000).unref();
}

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A signal that ends us ends what we started. @param {NodeJS.Signals} signal */
function endWithChildren(signal) {
  for (const child of running) child.kill(signal);
  process.exit(128 + numberOf(signal));
}

/** Signals are ours only while something of ours runs: a host in this process has its own way to end. */
function follow(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, endWithChildren);
  running.add(child);
}

function unfollow(/** @type {import('node:child_process').ChildProcess} */ child) {
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, endWithChildren);
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** @param {NodeJS.Signals | null} signal */
export const numberOf = (signal) => NUMBERS[/** @type {keyof typeof NUMBERS} */ (signal)] ?? 0;

/**
 * Passes on signals to a program that goes on beside us, and answers with its exit status. What a terminal sends
 * (SIGINT) reaches both; staying lets the program say goodbye.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function accompany(child) {
  const stay = () => {};
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  process.on('SIGINT', stay).on('SIGTERM', pass).on('SIGHUP', pass);
  return new Promise((resolve) => {
    const finish = (/** @type {number} */ status) => {
      process.off('SIGINT', stay).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(status);
    };
    child.once('error', () => finish(127));
    child.once('exit', (code, signal) => finish(code ?? 128 + numberOf(signal)));
  });
}

/**
 * Goes on as another Node program, in this process: one start of Node less, and signals, input, output and exit status
 * are the program's own.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<undefined>} no status: the program sets its own
 */
export async function become(script, args) {
  process.argv = [process.execPath, script, ...args];
  await import(pathToFileURL(script).href);
  return undefined;
}
