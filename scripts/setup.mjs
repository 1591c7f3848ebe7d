// Installs what is missing, and only then. Plain JavaScript without dependencies for Node 18 and later:
// it runs on a fresh clone, on whatever Node the machine has.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, machineEnv, root, run } from './support/run.mjs'

const lockfile = path.join(root, 'package-lock.json')
const installed = path.join(root, 'node_modules', '.package-lock.json')
const stamp = path.join(root, 'node_modules', '.mandate-installed')

/** Installs the packages if they are missing or the lockfile has changed; makes sure of a Node that can run the product. */
export async function setUp() {
  const wanted = fingerprint()
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    if (!isInstalled()) await install()
    writeFileSync(stamp, wanted)
  }
  await requireNode()
}

function fingerprint() {
  return createHash('sha256').update(readFileSync(lockfile)).update(`${process.platform} ${process.arch}`).digest('hex')
}

/**
 * Whether node_modules holds what the lockfile says, by npm's own record of what it installed. Somebody may
 * have run npm by hand: then there is nothing to do, and nothing is pulled away under a running program.
 */
function isInstalled() {
  if (!existsSync(installed)) return false
  try {
    const { '': _root, ...wanted } = JSON.parse(readFileSync(lockfile, 'utf8')).packages
    const present = JSON.parse(readFileSync(installed, 'utf8')).packages
    const same = (key) =>
      present[key]
        ? present[key].version === wanted[key].version && existsSync(path.join(root, key))
        : wanted[key].optional === true && !fits(wanted[key])
    return Object.keys(wanted).every(same) && Object.keys(present).every((key) => key in wanted)
  } catch {
    return false
  }
}

/** Whether npm would surely install this optional package here, because it was made for this kind of machine. */
function fits({ os, cpu, libc }) {
  // A list, or one word.
  const allows = (names, value) => {
    const list = [names ?? []].flat()
    const refused = list.includes(`!${value}`)
    return !refused && (list.every((name) => name.startsWith('!')) || list.includes(value))
  }
  // One for any machine may hang on another that is left out, and one for a C library on a machine with the other.
  if (libc || (!os && !cpu)) return false
  return allows(os, process.platform) && allows(cpu, process.arch)
}

async function install() {
  console.log('Installing packages (npm ci) …')
  const started = Date.now()
  const { code, output } = await run('npm', ['ci', '--no-progress'], { env: machineEnv(), show: false })
  if (code !== 0) {
    console.error(output)
    fail('npm ci failed: see above.')
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

async function requireNode() {
  const { code, output } = await run('node', [path.join(root, 'scripts', 'require-node.mjs')], { show: false })
  if (code === 0) return
  const own = existsSync(path.join(root, 'node_modules', '.bin', 'node'))
  if (own) fail(`The project's own Node does not run on this machine: ${output.trim()}`)
  fail(
    `Mandate brings no Node for ${process.platform} on ${process.arch}, so the machine needs its own Node 22.18 or later; it has ${process.versions.node}.`,
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setUp()
