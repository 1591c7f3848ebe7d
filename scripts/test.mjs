// `npm test`: everything, from a fresh clone. Words given are a filter on the names of the test files:
// `npm test -- removal`. The last line is the sum: "N passed, N failed".
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, clouds, isFresh } from './build.mjs'
import { setUp } from './setup.mjs'
import { ensureBrowser } from './support/browser.mjs'
import { lint, report, types } from './support/checks.mjs'
import { ensureChineseFont } from './support/fonts.mjs'
import { startPostgres } from './support/postgres.mjs'
import { cacheDir, cleanUp, endCleanlyOnSignals, inCi, projectEnv, runTool } from './support/run.mjs'

const filters = process.argv.slice(2)
const sum = { passed: 0, failed: 0, skipped: 0 }
const started = Date.now()

endCleanlyOnSignals()
try {
  await setUp()
  await runAll()
} catch (error) {
  console.error(error)
  sum.failed += 1
} finally {
  await cleanUp()
}
const nothingRan = sum.passed + sum.failed === 0
if (nothingRan) console.error(filters.length > 0 ? `No test matches ${filters.join(' ')}.` : 'No test ran.')
process.exitCode = sum.failed > 0 || nothingRan ? 1 : 0
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`)
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)

async function runAll() {
  const tallies = path.join(cacheDir, 'tally')
  rmSync(tallies, { recursive: true, force: true })

  // Fetching a browser waits for the network, so it goes on beside the checks.
  const browserReady = ensureBrowser()
  const fontReady = ensureChineseFont()
  if (filters.length === 0) {
    for (const check of [lint, types]) {
      const result = await check()
      report(result)
      count(result.ok ? 'passed' : 'failed')
    }
  }
  const { browser, problem: noBrowser } = await browserReady
  const noFont = await fontReady
  if (noFont) console.log(noFont)

  const built = await buildStale()
  const env = await databaseEnv(browser ? { MANDATE_BROWSER: browser } : {})

  heading('Tests in Node')
  await runAndCount('vitest', 'vitest/vitest.mjs', ['run', '--passWithNoTests', ...filters], env)

  heading('Tests in the browser')
  if (noBrowser) countFailure(noBrowser)
  else if (!built) console.log('Left out: there is no site to test.')
  else await runAndCount('playwright', '@playwright/test/cli.js', ['test', '--pass-with-no-tests', ...filters], env)
}

/** Builds what is not fresh, and counts a build that fails as one failed test. */
async function buildStale() {
  heading('Build')
  for (const cloud of clouds) {
    if (isFresh(cloud)) console.log(`dist/${cloud} is up to date.`)
    else if (!(await build(cloud))) {
      countFailure(`The build for the ${cloud} cloud failed.`)
      return false
    }
  }
  return true
}

/** The environment of the test runners, with a PostgreSQL to test on. */
async function databaseEnv(extra) {
  heading('PostgreSQL')
  const { url, problem } = await startPostgres()
  if (url) {
    console.log('Ready.')
    return projectEnv({ ...extra, TEST_DATABASE_URL: url })
  }
  if (inCi) countFailure(problem)
  else {
    console.log(`Left out: ${problem}`)
    count('skipped')
  }
  return projectEnv(extra)
}

async function runAndCount(runner, file, args, env) {
  const { code } = await runTool(file, args, { env })
  const tallyFile = path.join(cacheDir, 'tally', `${runner}.json`)
  if (!existsSync(tallyFile)) {
    // A runner that finds no file that matches may say so and end before it counts.
    if (code !== 0) countFailure(`${runner} ended with code ${code} and no count.`)
    return
  }
  const tally = JSON.parse(readFileSync(tallyFile, 'utf8'))
  for (const outcome of Object.keys(sum)) sum[outcome] += tally[outcome]
  if (code !== 0 && tally.failed === 0) countFailure(`${runner} ended with code ${code}.`)
}

function count(outcome) {
  sum[outcome] += 1
}

function countFailure(why) {
  console.error(why)
  count('failed')
}

function heading(text) {
  console.log(`\n── ${text} ──`)
}
