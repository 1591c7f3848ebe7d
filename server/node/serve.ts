import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { clouds } from '../../src/clouds/all.ts'
import { createApp } from '../app.ts'
import type { Clock, Deps, Random } from '../deps.ts'
import { demoPeople, type DemoSignIn } from '../identity/demo-people.ts'
import { stylesheetPath } from '../identity/page.ts'
import { passwordHash } from '../identity/password.ts'
import { createInteractions } from '../identity/provider-interactions.ts'
import { loadProviderKeys } from '../identity/provider-keys.ts'
import { createProvider, providerPath } from '../identity/provider.ts'
import { embeddedRelyingParty, outsideRelyingParty, type RelyingParty } from '../identity/relying-party.ts'
import { fromOwnPages, isSafe } from '../identity/same-site.ts'
import { createSessionLayer } from '../identity/session-routes.ts'
import { startMailWorker } from '../mail/worker.ts'
import { nodeDns } from './dns.ts'
import { demoDns } from '../services/demo-dns.ts'
import { loadKeys } from '../services/keys.ts'
import type { Store } from '../store/database.ts'
import { openPostgres } from '../store/node/postgres.ts'
import { DatabaseInUse, openSqlite } from '../store/node/sqlite.ts'
import { demoPassword, worldOf } from '../worlds/worlds.ts'
import { clientAddress } from './address.ts'
import { banner } from './banner.ts'
import { startChores } from './chores.ts'
import type { Config } from './config.ts'
import { createHttpServer } from './http.ts'
import { helpTexts } from './help-pages.ts'
import { createPages } from './pages.ts'
import { prepareData, StartRefused } from './start-up.ts'
import { staticFiles } from './static-files.ts'

export interface Running {
  /** Finishes what is under way, then gives everything back. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const clock: Clock = { now: () => new Date() }
const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }

function report(what: string, error: unknown): void {
  console.error(`${clock.now().toISOString()} ${what}:`, error)
}

/** Wires the real parts together and listens. */
export async function serve(config: Config): Promise<Running> {
  const cloud = clouds[config.cloud]
  const store = await openDatabase(config)
  const onFailure: (() => Promise<void> | void)[] = [() => store.close()]
  try {
    const deps: Deps = {
      store,
      clock,
      random,
      hash: passwordHash,
      dns: config.mode === 'demo' ? demoDns(store, clock, () => deps.keys) : nodeDns(),
      keys: await loadKeys(store, random, clock),
      cloud,
      publicUrl: config.publicUrl,
      keepsPasswords: config.outsideIssuer === undefined,
      sendsMail: config.smtpUrl !== undefined,
    }
    const found = await prepareData(config, deps)
    const demo: DemoSignIn | undefined = found.world && {
      password: demoPassword,
      people: demoPeople(worldOf(found.world, config.cloud)),
    }
    const { relyingParty, provider } = await identityParts(config, deps, demo)
    const app = createApp(deps, { onFault: (error) => report('A request failed', error) })
    const files = staticFiles(path.join(root, 'dist', config.cloud), helpTexts({ ...config, cloud }))
    const server = createHttpServer({
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      outsideOrigin: config.outsideIssuer?.url.origin,
      cloud,
      app,
      sessions: createSessionLayer({ store, clock, random, cloud, publicUrl: config.publicUrl, relyingParty, report }),
      pages: createPages({ root, cloud, publicUrl: config.publicUrl, app, files, registrations: config.registrations }),
      helpParts: () => files.inlineParts(),
      provider,
      checkReady: () => store.read(() => Promise.resolve()),
      report,
    })
    await listen(server, config)
    const mail = startMailWorker({ store, clock, config, report })
    const chores = startChores(deps, { report })
    console.log(banner({ config, cloud, demo, setUpToken: found.setUpToken }))
    return {
      async stop() {
        await Promise.all([close(server), mail.stop(), chores.stop()])
        await store.close()
      },
    }
  } catch (error) {
    for (const task of onFailure) await task()
    throw error
  }
}

async function openDatabase(config: Config): Promise<Store> {
  const file = path.resolve(root, config.dataDir, `${config.cloud}.sqlite`)
  let store: Store
  try {
    store = config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(file, { alone: true })
  } catch (error) {
    if (error instanceof DatabaseInUse) {
      throw new StartRefused(
        `Another process uses the database ${file}. End it first, or give this one a folder of its own, for example DATA_DIR=other-data; several servers share a PostgreSQL (DATABASE_URL).`,
      )
    }
    throw new StartRefused(
      `The database ${file} can't be opened: ${messageOf(error)}. DATA_DIR names its folder, for example DATA_DIR=data.`,
    )
  }
  try {
    await store.migrate()
  } catch (error) {
    await store.close()
    if (!config.databaseUrl) throw error
    throw new StartRefused(
      `The database that DATABASE_URL names can't be used: ${messageOf(error)}. Example: DATABASE_URL=postgres://mandate:secret@db.example:5432/mandate`,
    )
  }
  return store
}

interface IdentityParts {
  readonly relyingParty: RelyingParty
  /** Everything below `/id`, where the embedded provider is used. */
  readonly provider: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined
}

async function identityParts(config: Config, deps: Deps, demo: DemoSignIn | undefined): Promise<IdentityParts> {
  const { store, cloud, hash } = deps
  const { publicUrl, trustedProxies, outsideIssuer } = config
  if (outsideIssuer) {
    const { url, clientId, clientSecret } = outsideIssuer
    return {
      relyingParty: outsideRelyingParty({ publicUrl, issuer: url, clientId, clientSecret }),
      provider: undefined,
    }
  }
  const keys = await loadProviderKeys(store, clock)
  const provider = createProvider({ store, clock, cloud, publicUrl, keys })
  provider.on('server_error', (_ctx: unknown, error: unknown) => report('The identity provider failed', error))
  const pages = createInteractions({ provider, store, clock, random, hash, cloud, publicUrl, demo })
  const callback = provider.callback()
  const stylesheet = ['src/styles/tokens.css', 'src/styles/dark.css', 'server/identity/style.css']
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n')
  const { host, protocol } = new URL(publicUrl)

  return {
    relyingParty: embeddedRelyingParty({ publicUrl, clientSecret: keys.clientSecret, ownUrl: ownUrl(config) }),
    provider: async (request, response) => {
      const address = clientAddress(request, trustedProxies)
      Object.assign(request.headers, {
        'x-forwarded-host': host,
        'x-forwarded-proto': protocol.replace(':', ''),
        'x-forwarded-for': address,
      })
      const url = request.url ?? providerPath
      const pathname = url.split('?')[0] ?? ''
      if (pathname === stylesheetPath) {
        response.setHeader('content-type', 'text/css; charset=utf-8')
        response.setHeader('cache-control', 'public, max-age=300')
        response.end(stylesheet)
        return
      }
      if (/^\/id\/interaction\/[\w-]+$/.test(pathname)) {
        const own = isSafe(request.method ?? '') || fromOwnPages(headersOf(request), publicUrl)
        if (own) return pages(request, response, address)
        response.statusCode = 403
        response.end()
        return
      }
      // The provider reads the path that it is mounted at from the difference of these two.
      Object.assign(request, { originalUrl: url, url: url.slice(providerPath.length) || '/' })
      await callback(request, response)
    },
  }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const name of ['sec-fetch-site', 'origin']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

/** Where this process can reach itself. */
function ownUrl({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartRefused(
            `Port ${port} is taken by another program. End it, or choose another one, for example PORT=${port + 1}.`,
          ),
        )
      } else if (error.code === 'EACCES') {
        reject(
          new StartRefused(`Port ${port} is not allowed for this user. Choose one above 1023, for example PORT=3000.`),
        )
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(new StartRefused(`HOST is "${host}", and this machine has no such address. Example: HOST=127.0.0.1`))
      } else reject(error)
    })
    server.listen(port, host, () => {
      // A connection that could not be taken, for want of files for example, is no reason to end.
      server.on('error', (error) => report('A connection could not be taken', error))
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error)
