import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from './postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerOptions {
  /** `postgres` makes a database of its own on the server that TEST_DATABASE_URL names. */
  readonly database?: 'sqlite' | 'postgres'
  readonly cloud?: 'global' | '21vianet'
  readonly world?: string
  readonly mode?: 'demo' | 'production'
  /** How many processes share the database, behind one address: needs PostgreSQL. */
  readonly processes?: number
  /** Further settings, by their names. */
  readonly settings?: Readonly<Record<string, string>>
  /** A folder to keep the data in, for a restart on it; otherwise a temporary one that `stop` deletes. */
  readonly dataDir?: string
  /** The port to take again after a restart. */
  readonly port?: number
}

export interface RunningServer {
  /** What the browser calls: the process, or what stands in front of several. */
  readonly url: string
  /** With several processes: which of them answers from now on; otherwise they take turns. */
  answerWith(index: number | null): void
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** All that the processes have said. */
  output(): string
  /** The way to end one process as the operating system does; resolves with its exit code. */
  end(index?: number, signal?: NodeJS.Signals): Promise<number | null>
  stop(): Promise<void>
}

/** The server ended before it listened; `message` is what it said. */
export class ServerDidNotStart extends Error {
  readonly code: number | null

  constructor(output: string, code: number | null) {
    super(output)
    this.name = 'ServerDidNotStart'
    this.code = code
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (typeof address === 'object' && address) resolve(address.port)
        else reject(new Error('No port was free'))
      })
    })
  })
}

/** One address for several processes, as a load balancer gives them. Gives the way to close it. */
async function standInFront(
  port: number,
  ports: readonly number[],
  answering: () => number | null,
): Promise<() => Promise<void>> {
  let turn = 0
  const front = createHttpServer((request, response) => {
    const target = ports[answering() ?? turn++ % ports.length] ?? 0
    const { method, url, headers } = request
    const onward = httpRequest(
      { host: '127.0.0.1', port: target, method, path: url, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.once('error', () => response.writeHead(502).end())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve))
  return () =>
    new Promise((resolve) => {
      front.close(() => resolve())
      front.closeAllConnections()
    })
}

interface Child {
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
}

/** Starts the real server as processes of their own, and waits until each is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const cleanUps: (() => Promise<void>)[] = []
  const cleanUp = async (): Promise<void> => {
    for (const task of cleanUps.splice(0).reverse()) await task()
  }
  let said = ''
  const children: Child[] = []
  try {
    const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'mandate-server-')))
    if (!options.dataDir) cleanUps.push(() => rm(dataDir, { recursive: true, force: true }))
    let databaseUrl = options.settings?.['DATABASE_URL']
    if (options.database === 'postgres' && !databaseUrl) {
      const fresh = await createTestDatabase()
      databaseUrl = fresh.url
      cleanUps.push(fresh.drop)
    }
    const port = options.port ?? (await freePort())
    const ports = [port]
    let answering: number | null = null
    if (options.processes !== undefined && options.processes > 1) {
      ports.length = 0
      while (ports.length < options.processes) ports.push(await freePort())
      cleanUps.push(await standInFront(port, ports, () => answering))
    }
    const url = `http://127.0.0.1:${port}`
    cleanUps.push(async () => {
      await Promise.all(children.map((child) => endChild(child, 'SIGTERM')))
    })
    for (const own of ports) {
      const child = spawnServer(own, {
        PUBLIC_URL: url,
        DATA_DIR: dataDir,
        CLOUD: options.cloud ?? 'global',
        MODE: options.mode ?? 'demo',
        ...(options.world ? { WORLD: options.world } : {}),
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        ...options.settings,
      })
      children.push(child)
      for (const stream of [child.process.stdout, child.process.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
      }
      await ready(child, own, () => said)
    }
    return {
      url,
      answerWith: (index) => (answering = index),
      port,
      dataDir,
      databaseUrl,
      output: () => said,
      end: (index = 0, signal = 'SIGTERM') => {
        const child = children[index]
        return child ? endChild(child, signal) : Promise.resolve(null)
      },
      stop: cleanUp,
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

function spawnServer(port: number, settings: Readonly<Record<string, string>>): Child {
  // The surroundings of the tests must not reach the server: only what a program needs to run.
  const { PATH = '', HOME = '', TMPDIR = '', SystemRoot = '' } = process.env
  const child = spawn(process.execPath, [path.join(root, 'server/main.ts')], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...(SystemRoot && { SystemRoot }), ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  // A test run that is ended in the middle leaves no server behind.
  const onExit = (): boolean => child.kill('SIGKILL')
  process.once('exit', onExit)
  void exited.then(() => process.off('exit', onExit))
  return { process: child, exited }
}

async function ready(child: Child, port: number, said: () => string): Promise<void> {
  let ended: { code: number | null } | undefined
  void child.exited.then((code) => (ended = { code }))
  const until = Date.now() + 60_000
  for (;;) {
    if (ended) throw new ServerDidNotStart(said(), ended.code)
    if (Date.now() > until) throw new ServerDidNotStart(`${said()}\nIt was not ready within 60 seconds.`, null)
    try {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      // It doesn't listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function endChild(child: Child, signal: NodeJS.Signals): Promise<number | null> {
  if (child.process.exitCode === null && child.process.signalCode === null) {
    child.process.kill(signal)
    const force = setTimeout(() => child.process.kill('SIGKILL'), 10_000)
    void child.exited.then(() => clearTimeout(force))
  }
  return child.exited
}
