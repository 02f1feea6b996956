// @ts-check
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from './json.mjs';

/** How often a holder shows that it lives, and after how long without it a lock is taken over, in milliseconds. */
const BEAT = 2000;
const DEAD_AFTER = 30_000;
const LOOK_AGAIN = 200;

/**
 * Waits until no other process holds the lock, and holds it.
 * @param {string} path the lock's file
 * @returns {Promise<() => void>} lets go again; so does the end of this process
 */
export async function holdLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) {
    if (isAbandoned(path)) takeAway(path);
    else await sleep(LOOK_AGAIN);
  }
  const beat = setInterval(() => touch(path), BEAT).unref();
  const letGoAtExit = () => letGo(path);
  process.once('exit', letGoAtExit);
  return () => {
    clearInterval(beat);
    process.removeListener('exit', letGoAtExit);
    letGo(path);
  };
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** After a long standstill of this machine the lock may be another's. @param {string} path */
function letGo(path) {
  if (readJson(path)?.pid === process.pid) rmSync(path, { force: true });
}

/** @param {string} path */
function isAbandoned(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > DEAD_AFTER) return true;
  const holder = readJson(path);
  return holder !== null && holder.host === hostname() && !isAlive(holder.pid);
}

/**
 * Of several that find a lock abandoned, one takes it away: the others may be looking at its successor by then.
 * @param {string} path
 */
function takeAway(path) {
  const guard = `${path}.guard`;
  const old = statSync(guard, { throwIfNoEntry: false });
  if (old !== undefined && Date.now() - old.mtimeMs > DEAD_AFTER)
    rmSync(guard, { recursive: true, force: true });
  try {
    mkdirSync(guard);
  } catch {
    return;
  }
  if (isAbandoned(path)) rmSync(path, { force: true });
  rmSync(guard, { recursive: true, force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken over after a long standstill: nothing to show any more.
  }
}
