import path from 'node:path'
import { vi } from 'vitest'
import { openPostgres } from '../../server/store/node/postgres.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { hasPostgres } from '../support/stores-suite.ts'
import { restore, snapshot, type Snapshot, type Store } from '../support/stores.ts'
import { Visitor } from '../support/visitor.ts'
import { describePort, type PortHarness } from './port.ts'

// The first test starts a server, and people sign in as they are first asked for.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The server of all tests, with a way of our own into its database. */
interface Shared {
  readonly server: RunningServer
  readonly store: Store
  /** The world as it was before the first test, and the sessions of all who have signed in. */
  readonly start: Snapshot
  readonly visitors: Map<string, { readonly visitor: Visitor; readonly signedInAt: number }>
}

/** A session is taken for another test only while it is fresh enough for every act: half of what the server asks for. */
const freshFor = 5 * 60_000

async function begin(database: 'sqlite' | 'postgres'): Promise<Shared> {
  const server = await startServer({ database, world: 'waiting-offer' })
  const { databaseUrl, dataDir } = server
  const store = databaseUrl ? openPostgres(databaseUrl) : openSqlite(path.join(dataDir, 'global.sqlite'))
  return { server, store, start: await snapshot(store), visitors: new Map() }
}

/** Sessions outlast the test in which somebody signed in, also where that test ended them. */
async function keepSessions(store: Store, start: Snapshot): Promise<void> {
  const kept = start.get('sessions') ?? []
  const now = (await snapshot(store)).get('sessions') ?? []
  const known = new Set(kept.map(({ id }) => id))
  start.set('sessions', [...kept, ...now.filter(({ id }) => !known.has(id))])
}

async function signedIn({ server, store, start, visitors }: Shared, userName: string | null): Promise<Visitor> {
  const known = visitors.get(userName ?? '')
  if (known && (userName === null || Date.now() - known.signedInAt < freshFor)) return known.visitor
  const visitor = new Visitor(server.url)
  if (userName !== null) {
    await visitor.signIn(userName)
    // Whoever was not let in in this test may be in the next one.
    if ((await visitor.whoAmI()) !== userName) return visitor
    await keepSessions(store, start)
  }
  visitors.set(userName ?? '', { visitor, signedInAt: Date.now() })
  return visitor
}

/**
 * The http driver on the real server: a process of its own, over real HTTP, with people who signed in. It is one
 * server for all tests, whose database is put back before each: a server keeps nothing in memory, as several
 * processes on one database show.
 */
function overServer(database: 'sqlite' | 'postgres'): PortHarness {
  let shared: Shared | undefined
  return {
    name: `the http driver and the real server on ${database}`,
    async start() {
      if (shared) await restore(shared.store, shared.start)
      const at = (shared ??= await begin(database))
      return {
        async as(userName) {
          const visitor = await signedIn(at, userName)
          return httpBackend({
            baseUrl: at.server.url,
            fetch: (request) => {
              const headers = new Headers(request.headers)
              headers.set('cookie', visitor.cookieHeader('/api/'))
              headers.set('sec-fetch-site', 'same-origin')
              return fetch(new Request(request, { headers }))
            },
          })
        },
        close: () => Promise.resolve(),
      }
    },
    async end() {
      await shared?.store.close()
      await shared?.server.stop()
    },
  }
}

describePort(overServer('sqlite'))
if (hasPostgres) describePort(overServer('postgres'))
