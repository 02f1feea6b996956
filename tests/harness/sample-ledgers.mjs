// node tests/harness/sample-ledgers.mjs: makes the sample desks under seeds/ledgers again. By hand, after adding one.
import { resolve } from 'node:path';
import { runModule } from './run-module.mjs';

await runModule(resolve(import.meta.dirname, 'sample-ledgers-make.ts'), ({ make }) =>
  make(resolve(import.meta.dirname, '../../seeds/ledgers')),
);
