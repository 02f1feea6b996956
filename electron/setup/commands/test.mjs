// @ts-check
import { ensureChromium } from '../steps/chromium.mjs';
import { ensureElectron } from '../steps/electron.mjs';
import { setUp } from '../steps/set-up.mjs';
import { reportingFaults } from '../tools/fault.mjs';
import { endWithNpm } from '../tools/parent.mjs';
import { progressOn } from '../tools/progress.mjs';
import { inProject } from '../tools/project.mjs';
import { become } from '../tools/run.mjs';

/** Parts of the suite that read the sources alone. */
const NEED_NO_BUILD = ['types', 'lint', 'rules'];

/**
 * `npm test`: sets up what the tests need, then goes on as the suite.
 * @param {string[]} args parts of the suite to run (all, when none is named) and their options
 */
export function main(args) {
  endWithNpm();
  return reportingFaults(async () => {
    const progress = progressOn(process.stderr);
    const build = !NEED_NO_BUILD.includes(args[0] ?? '');
    await setUp(progress, { build });
    if (build) await ensureChromium(progress);
    if (args.includes('electron')) await ensureElectron(progress, { retry: true });
    return become(inProject('tests/harness/suite.mjs'), args);
  });
}
