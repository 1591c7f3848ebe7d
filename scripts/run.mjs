// Runs one of the project's TypeScript files with the project's Node, on a fresh clone as well:
// `node scripts/run.mjs [--site] [--browser] <file> [words …]`. With --site the cloud's build is made fresh first,
// with --browser a browser is made sure of.
import { build, clouds, isFresh } from './build.mjs'
import { setUp } from './setup.mjs'
import { ensureBrowser } from './support/browser.mjs'
import { ensureChineseFont } from './support/fonts.mjs'
import { endCleanlyOnSignals, fail, projectEnv, run } from './support/run.mjs'

const options = process.argv.slice(2)
const flags = []
while (options[0]?.startsWith('--')) flags.push(options.shift())
const [file, ...words] = options
if (file === undefined) fail('Say which file to run: node scripts/run.mjs server/tools/emit-openapi.ts')

endCleanlyOnSignals()
await setUp()
if (flags.includes('--site')) {
  const cloud = clouds.find((one) => one === process.env.CLOUD) ?? 'global'
  if (!isFresh(cloud) && !(await build(cloud))) fail(`The build for the ${cloud} cloud failed: see above.`)
}
const env = {}
if (flags.includes('--browser')) {
  const { browser, problem } = await ensureBrowser()
  if (problem) fail(problem)
  if (browser) env.MANDATE_BROWSER = browser
  const noFont = await ensureChineseFont()
  if (noFont) console.log(noFont)
}
const { code } = await run('node', [file, ...words], { env: projectEnv(env) })
process.exitCode = code
