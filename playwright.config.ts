import { defineConfig } from '@playwright/test'

// The tests build for themselves, so that a program started with »npm start« meanwhile keeps its files.
process.env['SELVSYN_DIST'] ??= 'out/window-test'

export default defineConfig({
  globalSetup: './test/support/build-program.ts',
  outputDir: 'out/test-results/window',
  // One window at a time, and a test that fails once has failed.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // A loaded machine is slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'window', testDir: 'test/window' },
    { name: 'packaged', testDir: 'test/packaged' },
  ],
})
