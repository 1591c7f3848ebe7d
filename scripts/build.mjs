// Builds the site: for both clouds, or for those named as arguments. `npm run build`, `npm run build 21vianet`.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { setUp } from './setup.mjs'
import { endCleanlyOnSignals, fail, projectEnv, root, runTool } from './support/run.mjs'

export const clouds = ['global', '21vianet']

/** What the output is made of. A change in any of it makes the last build stale. */
const inputs = ['src', 'locales', 'public', 'server/openapi.json', 'index.html', 'vite.config.ts', 'package-lock.json']

const stampOf = (cloud) => path.join(root, 'dist', cloud, '.inputs')

/** Whether the output of `cloud` is there and made of what the files hold now. */
export function isFresh(cloud) {
  const stamp = stampOf(cloud)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(cloud)
}

/** Builds one cloud. Gives whether it went well. */
export async function build(cloud) {
  console.log(`Building for the ${cloud} cloud …`)
  const before = fingerprint(cloud)
  const started = Date.now()
  const { code, output } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
    env: projectEnv({ CLOUD: cloud, NODE_ENV: 'production' }),
    show: false,
  })
  if (output.trim()) console.log(output.trim())
  if (code !== 0) return false
  const stamp = stampOf(cloud)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, before)
  console.log(`Built dist/${cloud} in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
  return true
}

function fingerprint(cloud) {
  const hash = createHash('sha256').update(`cloud ${cloud}\0`)
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith('VITE_')) hash.update(`${name}=${value}\0`)
  }
  for (const input of inputs) {
    for (const file of filesIn(input))
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(name) {
  const full = path.join(root, name)
  if (!existsSync(full)) return []
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch {
    return [name]
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${name}/${entry.name}`) : [`${name}/${entry.name}`]))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2)
  const unknown = named.find((cloud) => !clouds.includes(cloud))
  if (unknown !== undefined) fail(`There is no cloud "${unknown}": choose from ${clouds.join(', ')}.`)
  endCleanlyOnSignals()
  await setUp()
  for (const cloud of named.length > 0 ? named : clouds) {
    if (!(await build(cloud))) fail(`The build for the ${cloud} cloud failed: see above.`)
  }
}
