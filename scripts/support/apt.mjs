// Debian's packages, where this may install them.
import { existsSync, readFileSync } from 'node:fs'
import { run, which } from './run.mjs'

/** Whether this is root on Debian or on what is made from it. */
export function canAptInstall() {
  return process.getuid?.() === 0 && which('apt-get') !== undefined
}

/** The distribution's id, such as `debian` or `ubuntu`. */
export function distribution() {
  const file = '/etc/os-release'
  if (!existsSync(file)) return undefined
  return /^ID="?([\w-]+)/m.exec(readFileSync(file, 'utf8'))?.[1]
}

let updated = false
/** One after the other: apt-get locks out a second one. */
let queue = Promise.resolve(true)

/** Installs Debian packages. Gives whether it went well; says why when not. */
export function aptInstall(packages) {
  queue = queue.then(() => install(packages))
  return queue
}

async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!updated) {
    const update = await run('apt-get', ['update', '-q'], { env, show: false })
    if (update.code !== 0) console.error(update.output)
    updated = true
  }
  console.log(`Installing ${packages.join(', ')} (apt-get) …`)
  const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env,
    show: false,
  })
  if (code !== 0) console.error(output)
  return code === 0
}
