import { afterEach, describe, expect, it } from 'vitest'
import { openPostgres } from '../../server/store/node/postgres.ts'
import { openRelay, lockSqlite, longestFreeze } from '../support/stores-blocked.ts'
import { hasPostgres } from '../support/stores-suite.ts'
import { createDatabase, dump, type Database, type Store } from '../support/stores.ts'
import { inputs, requestOf } from '../support/matrix-calls.ts'
import { arrangeState, type Arranged } from '../support/matrix-run.ts'
import { testHandler } from '../support/handler.ts'

/** A command of each kind, and who sends it. */
const commands = [
  ['authorizePartner', 'the version that was shown', 'admin'],
  ['declineOffer', 'the version that was shown', 'second admin'],
  ['sendOffer', '', 'owner'],
  ['withdrawOffer', 'the partner’s offer', 'owner'],
  ['setLanguage', '', 'user'],
  ['addOrganization', '', 'operator'],
  ['noteOpening', 'the partner’s link', 'user admin'],
  ['setUp', 'the link of the first start', 'stranger'],
] as const

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function database(kind: 'SQLite file' | 'PostgreSQL'): Promise<Database> {
  const made = await createDatabase(kind)
  cleanUps.push(() => made.remove())
  return made
}

function send(arranged: Arranged, [operation, target, actor]: (typeof commands)[number]): Promise<Response> {
  const input = inputs[operation]?.[target]
  if (!input) throw new Error(`${operation} has no target "${target}"`)
  return arranged.server.app.fetch(requestOf(operation, input(arranged.facts)), {
    caller: arranged.callers.get(actor) ?? null,
  })
}

async function expectUnavailable(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ code: 'unavailable', status: 503 })
}

/** Everything is answered with 503, and meanwhile the process goes on. On a busy machine one look is not enough. */
async function expectNoFreeze(ask: () => Promise<Response[]>): Promise<void> {
  const freezes: number[] = []
  for (let time = 0; time < 3; time++) {
    let responses: Response[] = []
    freezes.push(
      await longestFreeze(async () => {
        responses = await ask()
      }),
    )
    for (const response of responses) await expectUnavailable(response)
    if (Math.min(...freezes) < 400) return
  }
  expect(Math.min(...freezes)).toBeLessThan(400)
}

describe('a SQLite file that another process has locked', () => {
  it(
    'answers every command with 503, changes nothing, freezes nothing, and goes on afterwards',
    { timeout: 30_000 },
    async () => {
      const file = await database('SQLite file')
      const arranged = await arrangeState(file.open(), 'never')
      const before = await dump(arranged.server.deps.store)
      const unlock = lockSqlite(file.location)
      cleanUps.push(unlock)

      await expectNoFreeze(() => Promise.all(commands.map((command) => send(arranged, command))))

      // Reading goes on, as the locker has written nothing yet.
      const input = inputs['readOffer']?.['the partner’s link']
      if (!input) throw new Error('There is no link to read')
      const reading = await arranged.server.app.fetch(requestOf('readOffer', input(arranged.facts)), { caller: null })
      expect(reading.status).toBe(200)
      expect(await dump(arranged.server.deps.store)).toEqual(before)

      cleanUps.pop()
      unlock()
      expect((await send(arranged, commands[0])).status).toBe(200)
      expect(arranged.server.faults).toEqual([])
    },
  )

  it('waits for a lock that is soon given back', async () => {
    const file = await database('SQLite file')
    const arranged = await arrangeState(file.open(), 'never')
    const unlock = lockSqlite(file.location)
    setTimeout(unlock, 60)
    expect((await send(arranged, commands[0])).status).toBe(200)
  })
})

describe.skipIf(!hasPostgres)('a PostgreSQL that can not be reached', () => {
  async function behindRelay(): Promise<{
    arranged: Arranged
    direct: Store
    relay: Awaited<ReturnType<typeof openRelay>>
  }> {
    const server = await database('PostgreSQL')
    const relay = await openRelay(server.location)
    const store = openPostgres(relay.url, { connections: 4 })
    cleanUps.push(
      () => relay.close(),
      () => store.close(),
    )
    return { arranged: await arrangeState(store, 'never'), direct: server.open(), relay }
  }

  it('answers every command and reading with 503, and goes on once it is back', { timeout: 30_000 }, async () => {
    const { arranged, direct, relay } = await behindRelay()
    const before = await dump(direct)
    await relay.cut()

    const owner = arranged.callers.get('owner') ?? null
    await expectNoFreeze(() =>
      Promise.all([
        ...commands.map((command) => send(arranged, command)),
        arranged.server.app.fetch(requestOf('listClients', {}), { caller: owner }),
      ]),
    )
    expect(await dump(direct)).toEqual(before)

    await relay.mend()
    expect((await send(arranged, commands[0])).status).toBe(200)
    expect(arranged.server.faults).toEqual([])
  })

  it(
    'leaves nothing half-written when the connection breaks in the middle of an act',
    { timeout: 30_000 },
    async () => {
      const { arranged, direct, relay } = await behindRelay()
      const before = await dump(direct)
      const { store } = arranged.server.deps
      const breaking: Store = {
        ...store,
        transaction: (work) =>
          store.transaction(async (tx) => {
            const result = await work(tx)
            await relay.cut()
            return result
          }),
      }
      const server = await testHandler({ store: breaking, world: null, deps: { keys: arranged.server.deps.keys } })
      const input = inputs['authorizePartner']?.['the version that was shown']
      if (!input) throw new Error('There is nothing to authorize')
      const caller = arranged.callers.get('admin') ?? null
      await expectUnavailable(await server.app.fetch(requestOf('authorizePartner', input(arranged.facts)), { caller }))
      expect(await dump(direct)).toEqual(before)
      expect(server.faults).toEqual([])
    },
  )

  it('answers with 503 when the database ends its connections', { timeout: 30_000 }, async () => {
    const { arranged, direct } = await behindRelay()
    const { store } = arranged.server.deps
    const ended: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (tx) => {
          const result = await work(tx)
          await direct.transaction(async (other) => {
            const { sql } = await import('kysely')
            await sql`select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db)
          })
          return result
        }),
    }
    const server = await testHandler({ store: ended, world: null, deps: { keys: arranged.server.deps.keys } })
    const input = inputs['sendOffer']?.['']
    if (!input) throw new Error('There is nothing to send')
    const caller = arranged.callers.get('owner') ?? null
    await expectUnavailable(await server.app.fetch(requestOf('sendOffer', input(arranged.facts)), { caller }))
    expect(server.faults).toEqual([])
  })
})
