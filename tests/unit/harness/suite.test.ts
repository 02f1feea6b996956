import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failure, nothing, pass, sum } from '../../harness/outcome.mjs';
import { reportOn } from '../../harness/report.mjs';

test('the last line holds the counts alone, after the failures and what was not run', () => {
  const skipped = { ...nothing(), notRun: ['not run here: the moon (no rocket)'] };
  const lines = reportOn(sum([pass, failure('the roof', 'it leaks\nhere'), pass, skipped, skipped])).split(
    '\n',
  );
  expect(lines.slice(-4)).toEqual(['', 'not run here: the moon (no rocket)', '', '2 passed, 1 failed']);
  expect(lines.slice(1, 4)).toEqual(['FAILED the roof', '  it leaks', '  here']);
});

test('what was not run counts neither way', () => {
  expect(reportOn({ ...nothing(), notRun: ['not run here: all of it'] })).toMatch(/\n0 passed, 0 failed$/);
});

test('a part that does not exist is refused with those that do, and status 2', () => {
  const suite = join(import.meta.dirname, '../../harness/suite.mjs');
  const { status, stderr } = spawnSync(process.execPath, [suite, 'nonsense'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('types, lint, rules, unit, conformance, journeys');
});
