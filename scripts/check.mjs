// `npm run check`: what a change can be judged by in a minute. Style, types, and the tests that need neither a
// browser nor PostgreSQL. `npm test` runs everything.
import { lint, report, types } from './support/checks.mjs'
import { endCleanlyOnSignals, projectEnv, runTool } from './support/run.mjs'
import { setUp } from './setup.mjs'

const started = Date.now()
endCleanlyOnSignals()
await setUp()

/** The tests say much, so they show it themselves, after what the checks found. */
const tests = (projects) =>
  runTool(
    'vitest/vitest.mjs',
    ['run', '--passWithNoTests', '--maxWorkers=1', ...projects.map((project) => `--project=${project}`)],
    { show: false, env: projectEnv({ TEST_DATABASE_URL: '' }) },
  ).then(({ code, output }) => ({ name: 'tests', ok: code === 0, output }))

// Two at a time: one core for the checks, one for the tests.
const results = await Promise.all([
  lint().then(async (first) => [first, await types()]),
  tests(['unit', 'component', 'locales', 'contract']).then((one) => [one]),
])
const all = results.flat()
all.forEach(report)
const failed = all.filter(({ ok }) => !ok).map(({ name }) => name)
console.log(
  `\n${failed.length === 0 ? 'All is well' : `Failed: ${failed.join(', ')}`} (${Math.round((Date.now() - started) / 1000)} s)`,
)
process.exitCode = failed.length === 0 ? 0 : 1
