import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/support/browser.ts'

/** End to end, in a real browser. Each spec starts a server of its own, so there is no `webServer` here. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/playwright',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  reporter: [['list'], ['./tests/support/tally-playwright.ts']],
  use: {
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions,
  },
})
