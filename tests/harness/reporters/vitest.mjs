// @ts-check
import { appendFileSync } from 'node:fs';
import { NOT_RUN } from '../lines.mjs';

const FILE = process.env.GALLEY_TEST_LINES ?? '';
const write = (/** @type {import('../lines.mjs').Check | import('../lines.mjs').NotRun} */ line) =>
  appendFileSync(FILE, `${JSON.stringify(line)}\n`);

/** Tells the suite of every test as it ends. */
export default class {
  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    const name = `${test.module.relativeModuleId} > ${test.fullName}`;
    if (state === 'passed' || state === 'failed') {
      write({ name, outcome: state, detail: errors.map(readable).join('\n') });
    }
    if (state === 'skipped') write({ notRun: `not run here: ${name}` });
  }

  /** @param {{ content: string }} log */
  onUserConsoleLog({ content }) {
    for (const [line] of content.matchAll(NOT_RUN)) write({ notRun: line });
  }

  /** A file that cannot be loaded or a hook that throws fails no test of its own. @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    for (const suite of [module, ...module.children.allSuites()]) {
      const errors = suite.errors();
      const name =
        suite === module
          ? module.relativeModuleId
          : `${module.relativeModuleId} > ${'fullName' in suite ? suite.fullName : ''}`;
      if (errors.length > 0) write({ name, outcome: 'failed', detail: errors.map(readable).join('\n') });
    }
  }

  /** @param {readonly import('vitest/node').TestModule[]} _modules @param {readonly import('vitest').SerializedError[]} errors */
  onTestRunEnd(_modules, errors) {
    for (const error of errors)
      write({ name: 'an error outside any test', outcome: 'failed', detail: readable(error) });
  }
}

/** The message, the difference, and where in the project. @param {import('vitest').SerializedError} error */
function readable({ message, diff, stack = '' }) {
  const at = stack.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return [message, diff, ...at.slice(0, 3)].filter(Boolean).join('\n');
}
