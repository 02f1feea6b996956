import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TOOL } from '../../../electron/setup/tools/project.mjs';
import { runReporting } from '../../harness/lines.mjs';

/** The suite's counts, with the real runners on small test files that pass, fail, are skipped or break. */

const ROOT = join(import.meta.dirname, '../../..');
const REPORTERS = join(ROOT, 'tests/harness/reporters');

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'galley-harness-')));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const outcomeOf = (args: string[]) => runReporting('the step', args, () => {});

const vitest = (files: Record<string, string>) => {
  for (const [name, code] of Object.entries(files)) {
    writeFileSync(join(folder, name), `import { beforeAll, expect, test } from 'vitest';\n${code}\n`);
  }
  return outcomeOf([TOOL.vitest, 'run', '--root', folder, '--reporter', join(REPORTERS, 'vitest.mjs')]);
};

const journeys = (code: string) => {
  writeFileSync(join(folder, 'a.spec.js'), `import { expect, test } from 'playwright/test';\n${code}\n`);
  writeFileSync(join(folder, 'config.js'), "export default { retries: 1, testDir: '.' };");
  const reporter = `--reporter=${join(REPORTERS, 'playwright.mjs')}`;
  return outcomeOf([TOOL.playwright, 'test', '-c', join(folder, 'config.js'), reporter]);
};

test('unit tests: what passes and fails is counted, what is skipped is not', async () => {
  const outcome = await vitest({
    'a.test.js': `test('holds', () => {});
      test('breaks', () => expect('one').toBe('two'));
      test.skip('waits', () => {});
      console.log('not run here: the moon (no rocket)');`,
  });
  expect(outcome.passed).toBe(1);
  expect(outcome.notRun).toHaveLength(2);
  expect(outcome.notRun).toEqual(
    expect.arrayContaining([
      'not run here: the moon (no rocket)',
      expect.stringMatching(/^not run here: .*a\.test\.js > waits$/),
    ]),
  );
  expect(outcome.failures).toEqual([
    { name: expect.stringContaining('a.test.js > breaks'), detail: expect.stringContaining('two') },
  ]);
});

test('unit tests: a file that does not load, a hook that throws and a stray error each fail', async () => {
  const outcome = await vitest({
    'a.test.js': "throw new Error('no such thing');",
    'b.test.js': "beforeAll(() => { throw new Error('no start'); });\ntest('holds', () => {});",
    'c.test.js':
      "test('holds', () => void setTimeout(() => { throw new Error('stray'); }, 0));\ntest('waits', () => new Promise((r) => setTimeout(r, 50)));",
  });
  const details = outcome.failures.map(({ detail }) => detail).join('\n');
  for (const reason of ['no such thing', 'no start', 'stray']) expect(details).toContain(reason);
});

test('journeys: a retried one counts once, a skipped one tells why', async () => {
  const outcome = await journeys(`
    test('holds', () => {});
    test('holds at last', ({}, { retry }) => expect(retry).toBe(1));
    test('breaks', () => expect('one').toBe('two'));
    test('waits', () => test.skip(true, 'not run here: the moon (no rocket)'));`);
  expect(outcome).toMatchObject({ passed: 2, notRun: ['not run here: the moon (no rocket)'] });
  expect(outcome.failures).toEqual([
    { name: expect.stringContaining('breaks'), detail: expect.stringContaining('Expected: "two"') },
  ]);
});

test('a runner that crashes, or finds no tests, fails with what it printed', async () => {
  const crash = await outcomeOf(['-e', "console.log('last words'); process.exit(3)"]);
  expect(crash).toEqual({
    passed: 0,
    notRun: [],
    failures: [{ name: 'the step', detail: 'status 3\nlast words\n' }],
  });
  expect((await outcomeOf(['-e', '0'])).failures).toHaveLength(1);
});

test('what ended before a crash counts', async () => {
  const line = JSON.stringify({ name: 'first', outcome: 'passed', detail: '' });
  const script = `fs.appendFileSync(process.env.GALLEY_TEST_LINES, ${JSON.stringify(`${line}\n`)}); process.exit(1)`;
  const outcome = await outcomeOf(['-e', script]);
  expect([outcome.passed, outcome.failures.length]).toEqual([1, 1]);
});
