// @ts-check
import { availableParallelism } from 'node:os';
import { inProject, TOOL } from '../../../electron/setup/tools/project.mjs';
import { runReporting } from '../lines.mjs';

const REPORTER = inProject('tests/harness/reporters/vitest.mjs');

/** One worker more than vitest's own choice: many of these tests wait for processes and disks. */
const OPTIONS = ['--maxWorkers', String(availableParallelism()), '--reporter', REPORTER, '--no-color'];

/**
 * @param {string} folder whose tests are run
 * @param {string[]} args passed on; a path narrows the choice
 * @param {(detail: string) => void} tell
 */
export const vitest = (folder, args, tell) =>
  runReporting(folder, [TOOL.vitest, 'run', folder, ...OPTIONS, ...args], tell);
