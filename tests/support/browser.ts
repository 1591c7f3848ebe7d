import type { LaunchOptions } from '@playwright/test'

/** The browser that the set-up of `npm test` found; Playwright's own where it found none. */
const browser = process.env['MANDATE_BROWSER'] || process.env['CHROMIUM']

/** How a browser is started, by Playwright's runner and by whoever drives one without it. */
export const launchOptions: LaunchOptions = {
  ...(browser ? { executablePath: browser } : {}),
  args: [
    // Chromium has no sandbox as root, nor in most containers; it only ever sees our own pages.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    // Nothing is asked of the network that a test did not ask for.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
