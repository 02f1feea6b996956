// @ts-check
import { progressOn } from '../../electron/setup/tools/progress.mjs';
import { failure, nothing, sum } from './outcome.mjs';
import { reportOn } from './report.mjs';
import { journeys } from './steps/journeys.mjs';
import { lint } from './steps/lint.mjs';
import { rules } from './steps/rules.mjs';
import { types } from './steps/types.mjs';
import { vitest } from './steps/vitest.mjs';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

/**
 * The suite's parts in the order they run, the quick ones first. `args` are what follows the part's name.
 * @type {Record<string, (args: string[], tell: (detail: string) => void) => Promise<Outcome>>}
 */
const PARTS = {
  types,
  lint,
  rules,
  unit: (args, tell) => vitest('tests/unit', args, tell),
  conformance: (args, tell) => vitest('tests/conformance', args, tell),
  journeys,
};

/** @param {string[]} args a part's name and its options; all parts when none is named */
async function runSuite([part, ...rest]) {
  if (part !== undefined && !Object.hasOwn(PARTS, part)) {
    console.error(`galley: there is no part ${part}; there are ${Object.keys(PARTS).join(', ')}.`);
    return 2;
  }
  /** @type {Outcome[]} */ const outcomes = [];
  for (const name of part === undefined ? Object.keys(PARTS) : [part])
    outcomes.push(await runPart(name, rest));
  const whole = sum(outcomes);
  console.log(reportOn(whole));
  return whole.failures.length === 0 ? 0 : 1;
}

/** @param {string} name @param {string[]} args */
async function runPart(name, args) {
  const started = Date.now();
  const outcome = await progressOn().step(name, async (tell) => {
    try {
      return (await PARTS[name]?.(args, tell)) ?? nothing();
    } catch (error) {
      return failure(name, `the step itself failed: ${/** @type {Error} */ (error).stack}`);
    }
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${outcome.passed} passed, ${outcome.failures.length} failed, in ${seconds} s`);
  return outcome;
}

process.exitCode = await runSuite(process.argv.slice(2));
