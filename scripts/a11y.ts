/**
 * `npm run a11y`: the accessibility gate over the full product. Every screen in every language, theme and width,
 * where `npm test` looks at each screen once. CLOUD=21vianet checks that cloud; words given are a filter on the
 * names of the screens: `npm run a11y -- offer`.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)
const filter = words.length > 0 ? ['--grep', words.join('|')] : []
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/@playwright/test/cli.js`, 'test', 'screens', ...filter, '--project=a11y'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, A11Y: 'full' } },
)
process.exitCode = status ?? 1
