import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceOf } from '../../server/identity/device.ts'
import { createSessions, type Sessions } from '../../server/identity/session.ts'
import { wasEnded } from '../../server/store/own-sessions.ts'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })

describeStores('messages to a person', bothDatabases, (kind) => {
  let database: Database
  let handler: TestHandler
  let owner: Backend
  let admin: Backend

  beforeEach(async () => {
    database = await createDatabase(kind)
    handler = await testHandler({ store: database.open(), world: 'two-partners' })
    const people = await handler.deps.store.read((tx) =>
      tx.db
        .selectFrom('people as p')
        .innerJoin('relationships as r', (join) =>
          join.on((eb) =>
            eb.or([
              eb('r.partner_id', '=', eb.ref('p.organization_id')),
              eb('r.customer_id', '=', eb.ref('p.organization_id')),
            ]),
          ),
        )
        .select(['p.user_name', 'p.partner_role', 'p.admin_role'])
        .orderBy('p.user_name')
        .execute(),
    )
    const nameOf = (found: (person: (typeof people)[number]) => boolean): string => people.find(found)?.user_name ?? ''
    owner = await handler.as(nameOf((one) => one.partner_role === 'owner'))
    admin = await handler.as(nameOf((one) => one.partner_role === null && one.admin_role === 'global-admin'))
  })
  afterEach(async () => {
    expect(handler.faults).toEqual([])
    await database.remove()
  })

  async function removeOne(): Promise<void> {
    const { items } = await admin.relationships.list()
    await admin.relationships.remove(items.find(({ state }) => state === 'active')?.id ?? '', key())
  }
  const unread = async (backend: Backend): Promise<number> => (await backend.account.session())?.unread ?? -1
  const rows = async () =>
    handler.deps.store.read((tx) => tx.db.selectFrom('outbox').select(['state', 'kind', 'path']).execute())

  test('are unread until they are read, one by one or all at once, and lead to their page', async () => {
    const before = await unread(admin)
    await removeOne()
    expect(await unread(admin)).toBe(before + 1)
    const [message] = (await admin.account.messages()).items
    expect(message).toMatchObject({ read: false, state: 'queued' })
    expect(message?.path).toMatch(/^\/(en|da|zh)\/customer\/partners$/)
    // Somebody else's is passed over.
    await owner.settings.readMessages([message?.id ?? ''], key())
    expect(await unread(admin)).toBe(before + 1)
    await admin.settings.readMessages([message?.id ?? ''], key())
    expect(await unread(admin)).toBe(before)
    await admin.settings.readMessages(null, key())
    expect(await unread(admin)).toBe(0)
    expect((await admin.account.messages()).items.every(({ read }) => read)).toBe(true)
  })

  test('are not mailed to who chose so, and are there all the same', async () => {
    const kept = await admin.settings.chooseMails([{ subject: 'removed', mailed: false }], key())
    expect(kept.find(({ subject }) => subject === 'removed')?.mailed).toBe(false)
    expect(await admin.settings.mailChoices()).toEqual(kept)
    await removeOne()
    const [message] = (await admin.account.messages()).items
    expect(message).toMatchObject({ read: false, state: 'muted' })
    // The others of both sides are mailed as they like.
    const states = (await rows()).filter((row) => row.kind.startsWith('removed')).map(({ state }) => state)
    expect(states).toContain('queued')
    expect(states.filter((state) => state === 'muted')).toHaveLength(1)
    await admin.settings.chooseMails([{ subject: 'removed', mailed: true }], key())
    expect((await admin.settings.mailChoices()).every(({ mailed }) => mailed)).toBe(true)
  })

  test('about safety can’t be switched off', async () => {
    await expect(admin.settings.chooseMails([{ subject: 'security', mailed: false }], key())).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const security = (await admin.settings.mailChoices()).find(({ subject }) => subject === 'security')
    expect(security).toEqual({ subject: 'security', mailed: true, fixed: true })
  })
})

describeStores('where a person is signed in', bothDatabases, (kind) => {
  let database: Database
  let handler: TestHandler
  let sessions: Sessions
  let personId: string
  let otherId: string

  beforeEach(async () => {
    database = await createDatabase(kind)
    handler = await testHandler({ store: database.open(), world: 'two-partners' })
    sessions = createSessions(handler.deps.store, handler.clock)
    const people = await handler.deps.store.read((tx) => tx.db.selectFrom('people').select('id').limit(2).execute())
    personId = people[0]?.id ?? ''
    otherId = people[1]?.id ?? ''
  })
  afterEach(() => database.remove())

  const firefox = { browser: 'Firefox', system: 'Windows' }
  async function begin(id = personId): Promise<string> {
    handler.clock.advance(60_000)
    return sessions.begin(id, handler.clock.now().toISOString(), null, firefox)
  }
  const by = (value: string): Backend =>
    httpBackend({
      baseUrl: handler.deps.publicUrl,
      fetch: async (request) => handler.app.fetch(request, { caller: await sessions.caller(value) }),
    })

  test('is listed, with this one marked, and nobody else’s', async () => {
    const first = await begin()
    await begin()
    await begin(otherId)
    const listed = await by(first).settings.sessions()
    expect(listed).toHaveLength(2)
    expect(listed.map(({ current }) => current)).toEqual([true, false])
    expect(listed[0]).toMatchObject(firefox)
  })

  test('ends at the next request, and the provider’s memory of it doesn’t count', async () => {
    const here = await begin()
    const there = await begin()
    const at = handler.clock.now().toISOString()
    const target = (await by(here).settings.sessions()).find(({ current }) => !current)
    await by(here).settings.endSession(target?.id ?? '', key())
    expect(await sessions.caller(there)).toBeNull()
    expect(await sessions.caller(here)).not.toBeNull()
    const { store } = handler.deps
    expect(await store.read((tx) => wasEnded(tx, personId, at))).toBe(true)
    expect(await store.read((tx) => wasEnded(tx, otherId, at))).toBe(false)
  })

  test('of somebody else can’t be ended', async () => {
    const mine = await begin()
    const theirs = await begin(otherId)
    const [other] = await by(theirs).settings.sessions()
    await by(mine).settings.endSession(other?.id ?? '', key())
    expect(await sessions.caller(theirs)).not.toBeNull()
  })

  test('ends everywhere but here', async () => {
    const here = await begin()
    const others = [await begin(), await begin()]
    const theirs = await begin(otherId)
    await by(here).settings.endOtherSessions(key())
    for (const value of others) expect(await sessions.caller(value)).toBeNull()
    expect(await sessions.caller(here)).not.toBeNull()
    expect(await sessions.caller(theirs)).not.toBeNull()
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Microsoft Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8.0', null, null],
  [null, null, null],
])('%s is %s on %s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})
