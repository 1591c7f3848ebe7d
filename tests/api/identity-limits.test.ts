import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSessions, type Sessions } from '../../server/identity/session.ts'
import { sessionLimits } from '../../server/services/limits.ts'
import { attempt } from '../../server/identity/tries.ts'
import { findPersonByUserName, updatePerson } from '../../server/store/people.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'

const minute = 60_000
let handler: TestHandler
let sessions: Sessions
let personId: string

beforeEach(async () => {
  handler = await testHandler()
  const { store } = handler.deps
  sessions = createSessions(store, handler.clock)
  personId = (await store.read((tx) => findPersonByUserName(tx, 'lone@nordlys.example')))?.id ?? ''
})
afterEach(() => handler.close())

const begin = (): Promise<string> => sessions.begin(personId, handler.clock.now().toISOString(), null)

test('a session ends after a while without a request', async () => {
  const value = await begin()
  handler.clock.advance((sessionLimits.idleMinutes - 1) * minute)
  expect(await sessions.caller(value)).toMatchObject({ personId })
  handler.clock.advance((sessionLimits.idleMinutes - 1) * minute)
  // Used in between, but too old now.
  expect(await sessions.caller(value)).toBeNull()

  const idle = await begin()
  handler.clock.advance((sessionLimits.idleMinutes + 1) * minute)
  expect(await sessions.caller(idle)).toBeNull()
})

test('a session ends in the end, however much it is used', async () => {
  const value = await begin()
  for (let hours = 1; hours <= 12; hours++) {
    handler.clock.advance(60 * minute)
    expect(await sessions.caller(value)).not.toBeNull()
  }
  handler.clock.advance(2 * minute)
  expect(await sessions.caller(value)).toBeNull()
})

test('a session ends when its person is blocked or their password is set', async () => {
  const { store } = handler.deps
  const value = await begin()
  await store.transaction((tx) => updatePerson(tx, personId, { blocked: 1 }))
  expect(await sessions.caller(value)).toBeNull()
  await store.transaction((tx) => updatePerson(tx, personId, { blocked: 0 }))

  const other = await begin()
  handler.clock.advance(5000)
  const at = handler.clock.now().toISOString()
  // Even where somebody forgot to delete its row.
  await store.transaction((tx) => updatePerson(tx, personId, { credentials_changed_at: at }))
  expect(await sessions.caller(other)).toBeNull()
  expect(await sessions.caller(await begin())).not.toBeNull()
})

test('the database holds no value that a cookie could be made of', async () => {
  const value = await begin()
  const rows = await handler.deps.store.read(({ db }) => db.selectFrom('sessions').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(value)
  expect(await sessions.caller(rows[0]?.id)).toBeNull()
})

test('tries at passwords are counted before they are looked at, by name and by address', async () => {
  const { store } = handler.deps
  const tryAt = (userName: string, address: string) => attempt(store, handler.clock, userName, address)
  const many = await Promise.all(Array.from({ length: 25 }, () => tryAt('a@x.example', '192.0.2.1')))
  expect(many.filter(({ waitMinutes }) => waitMinutes === 0)).toHaveLength(10)
  expect((await tryAt('a@x.example', '192.0.2.2')).waitMinutes).toBeGreaterThan(0)

  const spread = await Promise.all(Array.from({ length: 40 }, (_, index) => tryAt(`b${index}@x.example`, '192.0.2.3')))
  expect(spread.filter(({ waitMinutes }) => waitMinutes === 0)).toHaveLength(30)

  // Right passwords don't count, and time heals.
  for (let index = 0; index < 20; index++) {
    const right = await tryAt('c@x.example', '192.0.2.4')
    expect(right.waitMinutes).toBe(0)
    await right.forgive()
  }
  handler.clock.advance(15 * minute)
  expect((await tryAt('a@x.example', '192.0.2.1')).waitMinutes).toBe(0)
})
