import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/support/browser.ts'

/** End to end, in a real browser. Each spec starts a server of its own, so there is no `webServer` here. */
export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    // Each test looks at one screen, and those of a worker share a server.
    { name: 'a11y', testDir: 'tests/a11y', fullyParallel: true, use: { trace: 'off', screenshot: 'off' } },
  ],
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
