import { cloud as globalCloud } from '../../src/clouds/global.ts'
import type { Cloud } from '../../src/clouds/types.ts'
import { createApp, type Handler } from '../../server/app.ts'
import type { Caller, Deps, PasswordHash, Random } from '../../server/deps.ts'
import { demoDns } from '../../server/services/demo-dns.ts'
import { loadKeys } from '../../server/services/keys.ts'
import type { Store } from '../../server/store/database.ts'
import { findPersonByUserName } from '../../server/store/people.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import { seed } from '../../server/services/seed.ts'
import type { WorldName } from '../../server/worlds/worlds.ts'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import type { Backend } from '../../src/backend/contract.ts'

/** A clock that stands still until a test moves it. */
export class TestClock {
  #now: number

  constructor(now = '2026-11-20T09:00:00.000Z') {
    this.#now = Date.parse(now)
  }

  now(): Date {
    return new Date(this.#now)
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds
  }

  advanceDays(days: number): void {
    this.advance(days * 24 * 60 * 60 * 1000)
  }
}

export const testRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }

/** Fast, for tests whose subject is not the hash. */
export const testHash: PasswordHash = {
  hash: (password) => Promise.resolve(`plain:${password}`),
  verify: (hash, password) => Promise.resolve(hash === `plain:${password}`),
}

export interface TestHandler {
  readonly app: Handler
  readonly deps: Deps
  readonly clock: TestClock
  /**
   * The port, with every request made by the person of a user name; null for a stranger. They signed in this moment,
   * unless a time is said.
   */
  as(userName: string | null, authenticatedAt?: Date): Promise<Backend>
  caller(userName: string): Promise<Caller>
  /** What went wrong on our side; empty in a good test. */
  readonly faults: unknown[]
  close(): Promise<void>
}

export interface TestHandlerOptions {
  /** Null for another handler on a database that has a world already. */
  readonly world?: WorldName | null
  readonly cloud?: Cloud
  /** Opened already, and empty; SQLite in memory by default. */
  readonly store?: Store
  readonly clock?: TestClock
  readonly deps?: Partial<Deps>
}

/** The server's own handler over a fresh database with a world in it. `close` closes the store. */
export async function testHandler(options: TestHandlerOptions = {}): Promise<TestHandler> {
  const store = options.store ?? openSqlite(':memory:')
  if (options.world !== null) await store.migrate()
  const clock = options.clock ?? new TestClock()
  const faults: unknown[] = []
  const deps: Deps = {
    store,
    clock,
    random: testRandom,
    hash: testHash,
    dns: demoDns(store, options.deps?.clock ?? clock, () => deps.keys),
    keys: options.deps?.keys ?? (await loadKeys(store, testRandom, clock)),
    cloud: options.cloud ?? globalCloud,
    publicUrl: 'http://mandate.test',
    keepsPasswords: true,
    sendsMail: true,
    ...options.deps,
  }
  if (options.world !== null) await seed(deps, options.world ?? 'waiting-offer')
  const app = createApp(deps, { onFault: (error) => faults.push(error) })

  async function caller(userName: string): Promise<Caller> {
    const person = await store.read((tx) => findPersonByUserName(tx, userName))
    if (!person) throw new Error(`Nobody is called ${userName}`)
    return { personId: person.id, authenticatedAt: deps.clock.now().toISOString() }
  }

  return {
    app,
    deps,
    clock,
    faults,
    caller,
    async as(userName, authenticatedAt) {
      const who = userName === null ? null : await caller(userName)
      return httpBackend({
        baseUrl: deps.publicUrl,
        fetch: async (request) => {
          request.signal.throwIfAborted()
          const at = (authenticatedAt ?? deps.clock.now()).toISOString()
          return app.fetch(request, { caller: who && { ...who, authenticatedAt: at } })
        },
      })
    },
    close: () => store.close(),
  }
}
