import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadKeys } from '../../server/services/keys.ts'
import { claimMail, markFailed, markSent } from '../../server/store/mail-queue.ts'
import { StoreUnavailable } from '../../server/store/database.ts'
import { isUnavailable, isUniqueViolation, isWorthAnotherTry } from '../../server/store/dialect.ts'
import { insertOrganization, type OrganizationRow } from '../../server/store/organizations.ts'
import {
  claimKey,
  enqueueMail,
  readMeta,
  useOneTimeLink,
  insertOneTimeLink,
  writeMeta,
} from '../../server/store/records.ts'
import { TestClock, testHandler, testRandom } from '../support/handler.ts'
import { bothDatabases, bothOnDisk, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { createDatabase, dump, type Store } from '../support/stores.ts'

const now = '2026-11-20T09:00:00.000Z'
const later = '2026-11-20T10:00:00.000Z'
const before = '2026-11-20T08:00:00.000Z'

describeStores('the store', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let store: Store

  beforeAll(async () => {
    store = (await testHandler({ store: database().open(), world: 'two-partners' })).deps.store
  })

  describe('transactions', () => {
    it('keep all, or with an error nothing', async () => {
      await store.transaction((tx) => writeMeta(tx, 'kept', 'yes'))
      const failing = store.transaction(async (tx) => {
        await writeMeta(tx, 'kept', 'no')
        await writeMeta(tx, 'other', 'no')
        throw new Error('Taken back')
      })
      await expect(failing).rejects.toThrow('Taken back')
      expect(await store.read((tx) => readMeta(tx, 'kept'))).toBe('yes')
      expect(await store.read((tx) => readMeta(tx, 'other'))).toBeNull()
    })

    it('can’t write where they only read, and can again afterwards', async () => {
      const before = await dump(store)
      await expect(store.read((tx) => writeMeta(tx, 'kept', 'written in a reading'))).rejects.toThrow()
      await expect(store.read((tx) => tx.db.deleteFrom('outbox').execute())).rejects.toThrow()
      expect(await dump(store)).toEqual(before)
      await store.transaction((tx) => writeMeta(tx, 'kept', 'again'))
      expect(await store.read((tx) => readMeta(tx, 'kept'))).toBe('again')
    })

    it('are isolated from those beside them', async () => {
      const counts = Array.from({ length: 20 }, (_, number) =>
        store.transaction(async (tx) => {
          await writeMeta(tx, `side-${number}`, 'x')
          return number
        }),
      )
      expect(await Promise.all(counts)).toHaveLength(20)
    })
  })

  describe('what the database itself refuses', () => {
    const organization = (): Promise<OrganizationRow> =>
      store.read((tx) =>
        tx.db.selectFrom('organizations').selectAll().where('is_partner', '=', 0).executeTakeFirstOrThrow(),
      )

    it('knows a second row of one kind by its error', async () => {
      const row = await organization()
      const again = store.transaction((tx) => insertOrganization(tx, { ...row, id: 'another-id' }))
      await expect(again).rejects.toSatisfy(isUniqueViolation)
      await expect(again).rejects.not.toSatisfy(isUnavailable)
    })

    it('a relationship of two clouds, one with oneself, and a second active one', async () => {
      const { ends_key: _computed, ...row } = await store.read((tx) =>
        tx.db.selectFrom('relationships').selectAll().executeTakeFirstOrThrow(),
      )
      const fresh = { ...row, id: 'fresh', reference: 'FRESH-FRESH' }
      const insert = (change: Partial<typeof row>): Promise<unknown> =>
        store.transaction((tx) =>
          tx.db
            .insertInto('relationships')
            .values({ ...fresh, ...change })
            .execute(),
        )
      await expect(insert({ state: 'removed', cloud: 'another' })).rejects.toThrow()
      await expect(insert({ state: 'removed', customer_id: row.partner_id })).rejects.toThrow()
      await expect(insert({ state: 'removed', offer_id: 'nowhere' })).rejects.toThrow()
      await expect(insert({})).rejects.toSatisfy(isUniqueViolation)
    })
  })

  describe('the outbox', () => {
    const mail = (id: string, event = id): Parameters<typeof enqueueMail>[1] => ({
      id,
      event_id: event,
      recipient_id: '',
      to_name: 'A',
      to_address: 'a@b.example',
      language: 'en',
      subject: 's',
      body: 'b',
      state: 'queued',
      next_attempt_at: now,
      created_at: now,
      sent_at: null,
      last_error: null,
    })

    it('has one mail for one event and recipient, and gives each to one sender', async () => {
      const recipient = await store.read((tx) => tx.db.selectFrom('people').select('id').executeTakeFirstOrThrow())
      await store.transaction(async (tx) => {
        for (let number = 0; number < 10; number++) {
          await enqueueMail(tx, { ...mail(`mail-${number}`), recipient_id: recipient.id })
        }
        await enqueueMail(tx, { ...mail('mail-again', 'mail-0'), recipient_id: recipient.id })
      })
      const claims = await Promise.all(
        Array.from({ length: 14 }, () => store.transaction((tx) => claimMail(tx, now, later))),
      )
      const ids = claims.flatMap((claim) => (claim ? [claim.id] : []))
      expect([...ids].sort()).toEqual(Array.from({ length: 10 }, (_, number) => `mail-${number}`))

      const [sent, failed, given] = claims.filter((claim) => claim !== undefined)
      if (!sent || !failed || !given) throw new Error('Nothing was claimed')
      await store.transaction(async (tx) => {
        await markSent(tx, sent, now)
        await markFailed(tx, failed, 'no route', before)
        await markFailed(tx, given, 'refused', null)
      })
      expect((await store.transaction((tx) => claimMail(tx, now, later)))?.id).toBe(failed.id)
      // A sender that died leaves its claim to end; what was sent or given up stays so.
      const states = await store.read((tx) => tx.db.selectFrom('outbox').select(['id', 'state']).execute())
      expect(states.find((row) => row.id === sent.id)?.state).toBe('sent')
      expect(states.find((row) => row.id === given.id)?.state).toBe('failed')
    })
  })

  describe('what works once', () => {
    it('is a one-time link, and only in its time', async () => {
      const link = { purpose: 'set-up', subject: '', created_at: before, used_at: null }
      await store.transaction(async (tx) => {
        await insertOneTimeLink(tx, { ...link, id: 'good', expires_at: later })
        await insertOneTimeLink(tx, { ...link, id: 'old', expires_at: now })
      })
      const use = (id: string, purpose = 'set-up'): Promise<boolean> =>
        store.transaction((tx) => useOneTimeLink(tx, id, purpose, now))
      expect(await use('old')).toBe(false)
      expect(await use('good', 'another')).toBe(false)
      const uses = await Promise.all([use('good'), use('good'), use('good')])
      expect(uses.filter(Boolean)).toHaveLength(1)
    })

    it('is an idempotency key of a person', async () => {
      const row = { key: 'a-key', operation: 'x', input_digest: 'd', result: null, created_at: now }
      const claim = (person: string): Promise<boolean> =>
        store.transaction((tx) => claimKey(tx, { ...row, person_id: person }))
      const claims = await Promise.all([claim('a'), claim('a'), claim('a')])
      expect(claims.filter(Boolean)).toHaveLength(1)
      expect(await claim('b')).toBe(true)
    })
  })
})

describeStores('a database that several come to at once', bothOnDisk, (kind) => {
  it('is made once, and has one key', { timeout: 30_000 }, async () => {
    const database = await createDatabase(kind)
    try {
      const stores = kind === 'PostgreSQL' ? [database.open(), database.open(), database.open()] : [database.open()]
      await Promise.all(stores.map((store) => store.migrate()))
      await Promise.all(stores.map((store) => store.migrate()))
      await Promise.all(stores.map((store) => loadKeys(store, testRandom, new TestClock())))
      const [first] = stores
      if (!first) throw new Error('There is no store')
      const { keys } = await dump(first)
      expect(keys).toHaveLength(1)
    } finally {
      await database.remove()
    }
  })
})

describeStores('a database that can’t be brought up to date', bothDatabases, (kind) => {
  it('is as it was before, and can be later', { timeout: 30_000 }, async () => {
    const database = await createDatabase(kind)
    try {
      const store = database.open()
      // Something is in the way of one of the last steps.
      await store.transaction((tx) => sql`create table partner_terms (id text)`.execute(tx.db))
      await expect(store.migrate()).rejects.toThrow('partner_terms')
      await expect(store.read((tx) => readMeta(tx, 'world'))).rejects.toThrow()
      await store.transaction((tx) => sql`drop table partner_terms`.execute(tx.db))
      await store.migrate()
      expect(await store.read((tx) => readMeta(tx, 'world'))).toBeNull()
    } finally {
      await database.remove()
    }
  })
})

describeStores('transactions that hold each other up', ['PostgreSQL'], (kind) => {
  it('are tried again, and end', { timeout: 30_000 }, async () => {
    const database = await createDatabase(kind)
    try {
      const store = database.open()
      await store.migrate()
      await store.transaction(async (tx) => {
        await writeMeta(tx, 'a', '0')
        await writeMeta(tx, 'b', '0')
      })
      let tries = 0
      const bothHaveOne = Promise.withResolvers<undefined>()
      const cross = (first: string, second: string): Promise<void> =>
        store.transaction(async (tx) => {
          tries += 1
          await writeMeta(tx, first, '1')
          if (tries === 2) bothHaveOne.resolve(undefined)
          await bothHaveOne.promise
          await writeMeta(tx, second, '1')
        })
      await Promise.all([cross('a', 'b'), cross('b', 'a')])
      expect(tries).toBeGreaterThan(2)
    } finally {
      await database.remove()
    }
  })

  it('are answered as unavailable when they wait too long', { timeout: 30_000 }, async () => {
    const database = await createDatabase(kind)
    try {
      const store = database.open()
      await store.migrate()
      const waiting = store.transaction(async (tx) => {
        await sql`set local lock_timeout = 100`.execute(tx.db)
        await database.open().transaction(async (other) => {
          await writeMeta(other, 'a', '1')
          await writeMeta(tx, 'a', '2')
        })
      })
      await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable)
    } finally {
      await database.remove()
    }
  })
})

describe('errors of databases', () => {
  it.each([
    [{ code: 'SQLITE_BUSY' }, true, false],
    [{ code: 'SQLITE_FULL' }, true, false],
    [{ resultCode: 5 }, true, false],
    [{ code: '55P03' }, true, false],
    [{ code: '08006' }, true, false],
    [{ code: '25P03' }, true, false],
    [{ code: 'ECONNREFUSED' }, true, false],
    [new Error('Connection terminated unexpectedly'), true, false],
    [new Error('Client has encountered a connection error and is not queryable'), true, false],
    [{ code: '40P01' }, false, true],
    [{ code: '40001' }, false, true],
    [{ code: '23505' }, false, false],
    [{ code: '42601' }, false, false],
    [new Error('Something else'), false, false],
    [null, false, false],
  ])('%o: unavailable %s, worth another try %s', (error, unavailable, again) => {
    expect(isUnavailable(error)).toBe(unavailable)
    expect(isWorthAnotherTry(error)).toBe(again)
  })
})
