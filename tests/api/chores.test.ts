import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChores } from '../../server/node/chores.ts'
import { chores, workChores, type Chore } from '../../server/services/chores.ts'
import { idempotencyDays, sweeps } from '../../server/services/sweeps.ts'
import type { Tx } from '../../server/store/database.ts'
import { writeMeta } from '../../server/store/records.ts'
import { TestClock, testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores, bothOnDisk } from '../support/stores-suite.ts'

const faults: string[] = []
const report = (what: string): void => void faults.push(what)

/** Counts its runs in the database, as an act and its record would be. */
async function countRun(tx: Tx): Promise<number> {
  const row = await tx.db.selectFrom('meta').select('value').where('name', '=', 'runs').executeTakeFirst()
  const runs = Number(row?.value ?? 0) + 1
  await writeMeta(tx, 'runs', String(runs))
  return runs
}

const hourly: Chore = {
  name: 'test-hourly',
  everyMinutes: 60,
  run: async (tx) => {
    await countRun(tx)
    return false
  },
}

const runsOf = async ({ deps }: TestHandler): Promise<number> =>
  deps.store.read(async (tx) =>
    Number((await tx.db.selectFrom('meta').select('value').where('name', '=', 'runs').executeTakeFirst())?.value ?? 0),
  )

describeStores('a chore', bothDatabases, (kind) => {
  let database: Database
  let handler: TestHandler
  beforeEach(async () => {
    faults.length = 0
    database = await createDatabase(kind)
    handler = await testHandler({ store: database.open(), world: 'empty' })
  })
  afterEach(() => database.remove())

  const work = (list: readonly Chore[]): Promise<number> => workChores(handler.deps, { report, list })

  test('is done at once, and again when its time has come', async () => {
    expect(await work([hourly])).toBe(1)
    expect(await work([hourly])).toBe(0)
    handler.clock.advance(59 * 60_000)
    expect(await work([hourly])).toBe(0)
    handler.clock.advance(60_000)
    expect(await work([hourly])).toBe(1)
    expect(await runsOf(handler)).toBe(2)
  })

  test('is done once after a long time in which nothing ran', async () => {
    await work([hourly])
    handler.clock.advanceDays(3)
    expect(await work([hourly])).toBe(1)
    expect(await work([hourly])).toBe(0)
  })

  test('goes on at once while there is more to do, one transaction for each bite', async () => {
    const inBites: Chore = { ...hourly, run: async (tx) => (await countRun(tx)) < 3 }
    expect(await work([inBites])).toBe(3)
    expect(await work([inBites])).toBe(0)
    expect(await runsOf(handler)).toBe(3)
  })

  test('that fails leaves nothing behind, is put off, and tried again later each time', async () => {
    let broken = true
    const failing: Chore = {
      ...hourly,
      run: async (tx) => {
        await countRun(tx)
        if (broken) throw new Error('the printer is on fire')
        return false
      },
    }
    const other: Chore = { ...hourly, name: 'test-other', run: () => Promise.resolve(false) }
    // The others have their turn all the same.
    expect(await work([failing, other])).toBe(1)
    expect(await runsOf(handler)).toBe(0)
    expect(faults).toEqual(['The chore test-hourly failed'])
    expect(await work([failing])).toBe(0)
    expect(faults).toHaveLength(1)
    handler.clock.advance(60_000)
    await work([failing])
    expect(faults).toHaveLength(2)
    const row = await handler.deps.store.read((tx) =>
      tx.db.selectFrom('chores').selectAll().where('name', '=', 'test-hourly').executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({ failures: 2, last_error: 'the printer is on fire', done_at: null })
    broken = false
    handler.clock.advance(60_000)
    expect(await work([failing])).toBe(0)
    handler.clock.advance(4 * 60_000)
    expect(await work([failing])).toBe(1)
    expect(await runsOf(handler)).toBe(1)
  })

  test('deletes what has had its time, and nothing else', async () => {
    const { deps, clock } = handler
    const ago = (days: number): string => new Date(clock.now().getTime() - days * 86_400_000).toISOString()
    await deps.store.transaction(async ({ db }) => {
      // More than one bite of them.
      await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 2100)
        insert into idempotency (person_id, key, operation, input_digest, result, created_at)
        select 'p1', 'old-' || i, 'x', 'x', 'null', ${ago(idempotencyDays + 1)} from n`.execute(db)
      await db
        .insertInto('idempotency')
        .values({ person_id: 'p1', key: 'new', operation: 'x', input_digest: 'x', result: '1', created_at: ago(1) })
        .execute()
      for (const [id, expires] of [
        ['spent', ago(31)],
        ['open', ago(-1)],
      ] as const) {
        await db
          .insertInto('one_time_links')
          .values({ id, purpose: 'link', subject: id, created_at: ago(40), expires_at: expires, used_at: null })
          .execute()
      }
    })
    expect(await work(sweeps)).toBe(5)
    const left = await deps.store.read(async ({ db }) => ({
      keys: (await db.selectFrom('idempotency').select('key').execute()).map(({ key }) => key),
      links: (await db.selectFrom('one_time_links').select('id').execute()).map(({ id }) => id),
    }))
    expect(left).toEqual({ keys: ['new'], links: ['open'] })
    expect(faults).toEqual([])
  })
})

describeStores('a chore that several processes find due', bothOnDisk, (kind) => {
  test('is done by one of them, also when the first one fails', async () => {
    faults.length = 0
    const database = await createDatabase(kind)
    const clock = new TestClock()
    try {
      const first = await testHandler({ store: database.open(), world: 'empty', clock })
      const others = await Promise.all([1, 2, 3].map(() => testHandler({ store: database.open(), world: null, clock })))
      const all = [first, ...others]
      let failures = 1
      const flaky: Chore = {
        ...hourly,
        run: async (tx) => {
          await countRun(tx)
          if (failures-- > 0) throw new Error('once')
          return false
        },
      }
      for (let round = 1; round <= 5; round++) {
        await Promise.all(all.map(({ deps }) => workChores(deps, { report, list: [flaky] })))
        // Whoever found the database busy looks again.
        if ((await runsOf(first)) < round) await workChores(first.deps, { report, list: [flaky] })
        if ((await runsOf(first)) < round) {
          clock.advance(60_000)
          await workChores(first.deps, { report, list: [flaky] })
        }
        expect(await runsOf(first)).toBe(round)
        clock.advance(60 * 60_000)
      }
      expect(faults).toEqual(['The chore test-hourly failed'])
    } finally {
      await database.remove()
    }
  })
})

test('the timer does what is due, beside everything else, and ends after the bite it is at', async () => {
  const handler = await testHandler({ world: 'empty' })
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const endless: Chore = {
    name: 'test-endless',
    everyMinutes: 1,
    run: async (tx) => {
      await countRun(tx)
      await held
      return true
    },
  }
  const timer = startChores(handler.deps, { report, list: [endless], every: 5 })
  const stopped = timer.stop()
  release()
  await stopped
  const runs = await runsOf(handler)
  expect(runs).toBeLessThanOrEqual(1)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await runsOf(handler)).toBe(runs)
  await handler.close()
})

test('no two chores have one name', () => {
  expect(new Set(chores.map(({ name }) => name)).size).toBe(chores.length)
})
