// A browser for the tests: one that is named, one that is installed, or one that is fetched.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { aptInstall, canAptInstall, distribution } from './apt.mjs'
import { root, run, runTool, which } from './run.mjs'

const names = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Where browsers lie that don't put themselves on the PATH. */
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((file) =>
      path.join(process.env[variable] ?? 'C:\\', file),
    ),
  ),
}

/**
 * Makes sure of a browser.
 * @returns {Promise<{ browser?: string, problem?: string }>} the program to start, and no `browser` where
 * Playwright's own is to be used
 */
export async function ensureBrowser() {
  for (const variable of ['MANDATE_BROWSER', 'CHROMIUM']) {
    const named = process.env[variable]
    if (!named) continue
    if (await starts(named)) return { browser: named }
    return { problem: `${variable} is "${named}", and that is no browser that starts: give the path of a Chromium.` }
  }
  const installed = await findInstalled()
  if (installed) return { browser: installed }
  // Ubuntu's package of that name only points to a snap, which containers don't run.
  if (canAptInstall() && distribution() !== 'ubuntu' && (await aptInstall(['chromium']))) {
    const added = await findInstalled()
    if (added) return { browser: added }
  }
  console.log("Fetching Playwright's Chromium …")
  const withSystemLibraries = canAptInstall() ? ['--with-deps'] : []
  const { code } = await runTool('@playwright/test/cli.js', ['install', ...withSystemLibraries, 'chromium'])
  if (code === 0) return {}
  return {
    problem:
      'No browser was found and none could be fetched: install Chromium, Chrome or Edge, or set MANDATE_BROWSER to one.',
  }
}

async function findInstalled() {
  const found = names.map((name) => which(name)).filter((file) => file !== undefined)
  const others = (places[process.platform] ?? []).filter((file) => existsSync(file))
  for (const file of [...found, ...others]) if (await starts(file)) return file
  return undefined
}

/** Some are only a note that says where to get the real one. */
async function starts(file) {
  // Windows opens a window instead of answering.
  if (process.platform === 'win32') return existsSync(file)
  const { code, output } = await run(file, ['--version'], { cwd: root, show: false })
  return code === 0 && /chrom|edge/i.test(output)
}
