import { testHandler } from '../support/handler.ts'
import { hasPostgres } from '../support/stores-suite.ts'
import { createDatabase, empty, type Database, type Store } from '../support/stores.ts'
import { describePort, type PortHarness, type PortWorld } from './port.ts'

/** The http driver on the server's own handler, with nothing between them but requests and responses. */
async function startOver(store: Store, close: () => Promise<void>): Promise<PortWorld> {
  const server = await testHandler({ store, world: 'waiting-offer' })
  return {
    as: (userName) => server.as(userName),
    async close() {
      await close()
      const [fault] = server.faults
      if (fault instanceof Error) throw fault
    },
  }
}

const overSqlite: PortHarness = {
  name: 'the http driver and the handler on SQLite',
  async start() {
    const database = await createDatabase('SQLite in memory')
    return startOver(database.open(), () => database.remove())
  },
}

let shared: { readonly database: Database; readonly store: Store } | undefined

const overPostgres: PortHarness = {
  name: 'the http driver and the handler on PostgreSQL',
  async start() {
    if (!shared) {
      const database = await createDatabase('PostgreSQL')
      shared = { database, store: database.open() }
      await shared.store.migrate()
    }
    const { store } = shared
    await empty(store)
    return startOver(store, () => Promise.resolve())
  },
  end: () => shared?.database.remove() ?? Promise.resolve(),
}

describePort(overSqlite)
if (hasPostgres) describePort(overPostgres)
