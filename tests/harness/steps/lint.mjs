// @ts-check
import { TOOL } from '../../../electron/setup/tools/project.mjs';
import { run } from '../../../electron/setup/tools/run.mjs';
import { failure, pass } from '../outcome.mjs';

/** Biome over the whole project; warnings count. @returns {Promise<import('../outcome.mjs').Outcome>} */
export async function lint() {
  const { status, output } = await run(process.execPath, [
    TOOL.biome,
    'check',
    '--error-on-warnings',
    '--colors=off',
  ]);
  return status === 0 ? pass : failure('lint', output);
}
