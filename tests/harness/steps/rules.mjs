// @ts-check
import { ROOT } from '../../../electron/setup/tools/project.mjs';
import { packagesOf, RULES } from '../import-rules.mjs';
import { readGraph } from '../modules.mjs';
import { failure, pass, sum } from '../outcome.mjs';

/** Every import rule on the whole project. @returns {Promise<import('../outcome.mjs').Outcome>} */
export async function rules() {
  const graph = readGraph(ROOT);
  const packages = packagesOf(ROOT);
  return sum(
    RULES.map(({ name, why, violations }) => {
      const found = violations(graph, packages);
      return found.length === 0 ? pass : failure(`import rule: ${name} (${why})`, found.join('\n'));
    }),
  );
}
