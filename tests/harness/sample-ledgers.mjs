// node tests/harness/sample-ledgers.mjs: makes the sample desks under seeds/ledgers again. By hand, after adding one.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(resolve(import.meta.dirname, 'sample-ledgers-make.ts'));
await module.make(resolve(import.meta.dirname, '../../seeds/ledgers'));
