// @ts-check

/**
 * What the suite prints at its end: failures, what was not run, and last of all, alone, the line with the counts.
 * @param {import('./outcome.mjs').Outcome} outcome
 */
export function reportOn({ passed, failures, notRun }) {
  return [
    ...failures.flatMap(({ name, detail }) => ['', `FAILED ${name}`, indented(detail)]),
    ...(notRun.length > 0 ? ['', ...notRun] : []),
    '',
    `${passed} passed, ${failures.length} failed`,
  ].join('\n');
}

/** @param {string} text */
const indented = (text) => text.trimEnd().replaceAll(/^/gm, '  ');
