// @ts-check
import { join } from 'node:path';
import { OUT } from '../steps/build.mjs';
import { setUp } from '../steps/set-up.mjs';
import { reportingFaults } from '../tools/fault.mjs';
import { endWithNpm } from '../tools/parent.mjs';
import { progressOn, silent } from '../tools/progress.mjs';
import { become } from '../tools/run.mjs';

/**
 * `npm run --silent galley -- …`: sets up on first use, then goes on as the command line, in the user's folder.
 * @param {string[]} args
 */
export function main(args) {
  endWithNpm();
  return reportingFaults(async () => {
    await setUp(process.stderr.isTTY ? progressOn(process.stderr) : silent);
    process.chdir(process.env.INIT_CWD ?? process.cwd());
    return become(join(OUT, 'main/galley.js'), args);
  });
}
