import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vite = path.join(root, 'node_modules/vite/bin/vite.js')

export interface RunningSite {
  readonly url: string
  /** Milliseconds until it said that it is ready. */
  readonly startedIn: number
  stop(): Promise<void>
}

/** The site as `npm run dev` serves it: mocks in the browser, and no server. */
export async function startDevSite(): Promise<RunningSite> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('node', [vite, '--port', String(port), '--strictPort', '--clearScreen', 'false'], {
    cwd: root,
    env: { ...process.env, VITE_MOCKS: '1', NO_COLOR: '1', NODE_ENV: 'development', CLOUD: 'global' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('ready in')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => reject(new Error(said)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    startedIn: performance.now() - began,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

/** Builds the static demo into a folder. */
export async function buildDemo(outDir: string): Promise<void> {
  const child = spawn('node', [vite, 'build', '--mode', 'demo', '--logLevel', 'error', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', CLOUD: 'global' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The demo could not be built (${String(code)})`)
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** A host that serves files, as the plainest of them do: a folder by its `index.html`, what is missing by `404.html`. */
export async function serveFiles(folder: string): Promise<RunningSite> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://files.test')
      const wanted = path.join(folder, path.normalize(pathname))
      const file = await firstFile([wanted, path.join(wanted, 'index.html')])
      const found = file ?? path.join(folder, '404.html')
      response.writeHead(file ? 200 : 404, { 'content-type': types[path.extname(found)] ?? 'application/octet-stream' })
      createReadStream(found).pipe(response)
    })()
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    url: `http://127.0.0.1:${port}`,
    startedIn: 0,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function firstFile(candidates: readonly string[]): Promise<string | null> {
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => null)
    if (found?.isFile()) return candidate
  }
  return null
}
