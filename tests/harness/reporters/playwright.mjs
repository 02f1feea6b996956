// @ts-check
import { appendFileSync } from 'node:fs';
import { NOT_RUN } from '../lines.mjs';

const FILE = process.env.GALLEY_TEST_LINES ?? '';
const write = (/** @type {import('../lines.mjs').Check | import('../lines.mjs').NotRun} */ line) =>
  appendFileSync(FILE, `${JSON.stringify(line)}\n`);

/** Tells the suite of every journey as it ends. */
export default class {
  /**
   * @param {import('playwright/types/testReporter').TestCase} test
   * @param {import('playwright/types/testReporter').TestResult} result
   */
  onTestEnd(test, { status, errors, retry }) {
    for (const { type, description } of test.annotations) {
      if (type === 'skip' && description) this.onStdOut(description);
    }
    if (status === 'skipped' || (status !== test.expectedStatus && retry < test.retries)) return;
    const detail = errors.map(({ message, value, snippet }) =>
      [message ?? value, snippet].filter(Boolean).join('\n'),
    );
    const name = test.titlePath().filter(Boolean).join(' > ');
    write({
      name,
      outcome: status === test.expectedStatus ? 'passed' : 'failed',
      detail: plain(detail.join('\n')),
    });
  }

  /** @param {string | Buffer} text */
  onStdOut(text) {
    for (const [line] of String(text).matchAll(NOT_RUN)) write({ notRun: line });
  }

  /** @param {import('playwright/types/testReporter').TestError} error */
  onError({ message = 'an error outside any journey', stack }) {
    write({ name: 'journeys', outcome: 'failed', detail: plain(stack ?? message) });
  }

  printsToStdio() {
    return false;
  }
}

/** Without the colours a terminal would show. @param {string} text */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const plain = (text) => text.replaceAll(/\u001b\[[\d;]*m/g, '');
