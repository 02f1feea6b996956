// @ts-check

/**
 * What one step of the suite found out. Every check counts once: passed, failed, or not run here.
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {{ name: string, detail: string }[]} failures
 * @property {string[]} notRun why a check could not run here, one line each
 */

/** @returns {Outcome} */
export const nothing = () => ({ passed: 0, failures: [], notRun: [] });

/** @param {string} name @param {string} detail @returns {Outcome} */
export const failure = (name, detail) => ({ ...nothing(), failures: [{ name, detail }] });

/** @type {Outcome} */
export const pass = { passed: 1, failures: [], notRun: [] };

/** @param {readonly Outcome[]} outcomes @returns {Outcome} */
export const sum = (outcomes) => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
  notRun: [...new Set(outcomes.flatMap(({ notRun }) => notRun))],
});
