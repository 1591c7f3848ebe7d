import { vi } from 'vitest'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import { startServer } from '../support/server.ts'
import { hasPostgres } from '../support/stores-suite.ts'
import { Visitor } from '../support/visitor.ts'
import { describePort, type PortHarness } from './port.ts'

// Every test starts a server of its own and signs its people in.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The http driver on the real server: a process of its own, over real HTTP, with people who signed in. */
function overServer(database: 'sqlite' | 'postgres'): PortHarness {
  return {
    name: `the http driver and the real server on ${database}`,
    async start() {
      const server = await startServer({ database, world: 'waiting-offer' })
      const sessions = new Map<string, Visitor>()
      return {
        async as(userName) {
          const key = userName ?? ''
          const visitor = sessions.get(key) ?? new Visitor(server.url)
          if (userName !== null && !sessions.has(key)) await visitor.signIn(userName)
          sessions.set(key, visitor)
          return httpBackend({
            baseUrl: server.url,
            fetch: (request) => {
              const headers = new Headers(request.headers)
              headers.set('cookie', visitor.cookieHeader('/api/'))
              headers.set('sec-fetch-site', 'same-origin')
              return fetch(new Request(request, { headers }))
            },
          })
        },
        close: () => server.stop(),
      }
    },
  }
}

describePort(overServer('sqlite'))
if (hasPostgres) describePort(overServer('postgres'))
