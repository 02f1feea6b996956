// @ts-check
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a small JSON file holds, or null where it is missing or damaged: all of these can be made again.
 * @param {string} path
 * @returns {any}
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Written beside and renamed, so a reader sees the old or the new. @param {string} path @param {unknown} value */
export function writeJson(path, value) {
  const beside = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(beside, `${JSON.stringify(value)}\n`);
  renameSync(beside, path);
}
