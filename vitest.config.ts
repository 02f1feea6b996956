import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/conformance/**/*.test.ts'],
    // Machines are shared and slow at times; a test that hangs is still ended.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Tests start processes of their own; more workers than cores only wait for one another.
    maxWorkers: availableParallelism(),
  },
});
