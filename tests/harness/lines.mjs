// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../electron/setup/tools/run.mjs';
import { nothing } from './outcome.mjs';

/**
 * What our reporters write, one JSON line each: a check's end, or why something is not run here.
 * @typedef {{ name: string, outcome: 'passed' | 'failed', detail: string }} Check
 * @typedef {{ notRun: string }} NotRun
 */

/** Printed by tests that cannot run on this machine; followed by what and why. */
export const NOT_RUN = /^not run here: .+$/gm;

/**
 * Runs a test runner whose reporter appends lines to the file named in GALLEY_TEST_LINES. What was written before a
 * crash counts; the crash is a failure of its own.
 * @param {string} name
 * @param {string[]} args Node's
 * @param {(detail: string) => void} tell
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runReporting(name, args, tell, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
  const file = join(folder, 'lines');
  const count = setInterval(() => tell(`${linesIn(file).length} done`), 1000);
  try {
    const ended = await run(process.execPath, args, {
      env: { ...process.env, ...env, GALLEY_TEST_LINES: file },
    });
    return outcomeOf(name, linesIn(file), ended);
  } finally {
    clearInterval(count);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {(Check | NotRun)[]} */
function linesIn(file) {
  try {
    const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return whole.map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** @param {string} name @param {(Check | NotRun)[]} lines @param {{ status: number, output: string }} ended */
function outcomeOf(name, lines, { status, output }) {
  const outcome = nothing();
  for (const line of lines) {
    if ('notRun' in line) outcome.notRun.push(line.notRun);
    else if (line.outcome === 'passed') outcome.passed += 1;
    else outcome.failures.push({ name: line.name, detail: line.detail });
  }
  const isExplained = outcome.failures.length > 0 || outcome.passed > 0 || outcome.notRun.length > 0;
  if (status === 0 && !isExplained) outcome.failures.push({ name, detail: `no test was run\n${output}` });
  if (status !== 0 && outcome.failures.length === 0)
    outcome.failures.push({ name, detail: `status ${status}\n${output}` });
  return outcome;
}
