// @ts-check
import { build } from '../steps/build.mjs';
import { setUp } from '../steps/set-up.mjs';
import { reportingFaults } from '../tools/fault.mjs';
import { progressOn } from '../tools/progress.mjs';

/** `npm run build`: builds, whether or not anything changed. */
export function main() {
  return reportingFaults(async () => {
    const progress = progressOn(process.stderr);
    await setUp(progress, { build: false });
    await build(progress);
    return 0;
  });
}
