import { defineConfig } from 'playwright/test';

/** Journeys through the built window. Which host they run on is `GALLEY_HOST`: `loopback` (the default) or `electron`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../node_modules/.cache/journeys',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.GALLEY_JOURNEYS_JSON
    ? [['list'], ['json', { outputFile: process.env.GALLEY_JOURNEYS_JSON }]]
    : [['list']],
});
