import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryPasswordDays } from '../../server/services/limits.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

interface Page<Item> {
  readonly items: readonly Item[]
}

interface Resettable {
  readonly path: string
  readonly userName: string
  readonly customerAdmin: string
}

/** Somebody at one of the partner's clients whose password the partner may reset. */
async function somebody(partner: Visitor): Promise<Resettable> {
  const clients = (await (await partner.request('/api/clients')).json()) as Page<{ customer: { id: string } }>
  for (const { customer } of clients.items) {
    const entered = await partner.request(`/api/clients/${customer.id}/on-behalf`, {
      json: { reason: 'A new password' },
    })
    expect(entered.status).toBe(200)
    const users = (await (await partner.request(`/api/clients/${customer.id}/users`)).json()) as Page<{
      id: string
      userName: string
      adminRole: string
      resetRefusal: string | null
    }>
    const user = users.items.find(({ resetRefusal, adminRole }) => resetRefusal === null && adminRole === 'none')
    const admin = users.items.find(({ adminRole }) => adminRole === 'global-admin')
    if (user && admin) {
      const path = `/api/clients/${customer.id}/users/${user.id}/password-reset`
      return { path, userName: user.userName, customerAdmin: admin.userName }
    }
  }
  throw new Error('The demo world has nobody whose password could be reset')
}

async function reset(partner: Visitor, { path }: Resettable): Promise<string> {
  const response = await partner.request(path, { json: {} })
  expect(response.status).toBe(200)
  const { temporaryPassword } = (await response.json()) as { temporaryPassword: string }
  return temporaryPassword
}

test('a temporary password must be changed, by the rules, before anything else', async () => {
  const partner = new Visitor(server.url)
  await partner.signIn('lone@nordlys.example')
  const user = await somebody(partner)
  const { userName, customerAdmin } = user
  const before = new Visitor(server.url)
  await before.signIn(userName)
  expect(await before.whoAmI()).toBe(userName)
  const temporaryPassword = await reset(partner, user)
  // Whoever was signed in as them is not any more, from the next request on.
  expect(await before.whoAmI()).toBeNull()
  expect((await new Visitor(server.url).signIn(userName, demoPassword)).status).toBe(401)

  const visitor = new Visitor(server.url)
  const page = await visitor.signIn(userName, temporaryPassword)
  expect(page.text).toContain('Choose a new password')
  expect(page.text).toContain('at least 12 characters')
  expect(await visitor.whoAmI()).toBeNull()

  const choose = (newPassword: string, repeated = newPassword) =>
    visitor.visit(page.path, { form: { userName, newPassword, repeated, shown: 'en' } })
  expect((await choose('')).text).toContain('Enter a new password')
  expect((await choose('short')).text).toContain('must be at least 12 characters long')
  expect((await choose('x'.repeat(201))).text).toContain('must be at most 200 characters long')
  expect((await choose(userName.toUpperCase())).text).toContain('must not be your user name')
  expect((await choose(temporaryPassword)).text).toContain('must not be the old one')
  expect((await choose('correct horse battery', 'correct horse')).text).toContain('are not the same')
  expect(await visitor.whoAmI()).toBeNull()

  const done = await choose('correct horse battery')
  expect(done.path).toBe('/en/account')
  expect(await visitor.whoAmI()).toBe(userName)

  expect((await new Visitor(server.url).signIn(userName, temporaryPassword)).status).toBe(401)
  const again = new Visitor(server.url)
  await again.signIn(userName, 'correct horse battery')
  expect(await again.whoAmI()).toBe(userName)

  // The organization can read that it happened.
  const admin = new Visitor(server.url)
  await admin.signIn(customerAdmin, demoPassword)
  const activity = (await (await admin.request('/api/activity')).json()) as Page<{ event: string; target: string }>
  expect(activity.items.map(({ event }) => event).slice(0, 2)).toEqual(['password-changed', 'password-reset'])
})

test('a second reset voids the page on which the first password was to be changed', async () => {
  const partner = new Visitor(server.url)
  await partner.signIn('lone@nordlys.example')
  const user = await somebody(partner)
  const first = await reset(partner, user)
  const visitor = new Visitor(server.url)
  const page = await visitor.signIn(user.userName, first)
  expect(page.text).toContain('Choose a new password')
  const second = await reset(partner, user)
  const newPassword = 'chosen with the first one'
  const refused = await visitor.visit(page.path, { form: { newPassword, repeated: newPassword, shown: 'en' } })
  expect(refused.text).toContain('id="sign-in"')
  expect(await visitor.whoAmI()).toBeNull()
  expect((await new Visitor(server.url).signIn(user.userName, newPassword)).status).toBe(401)
  expect((await new Visitor(server.url).signIn(user.userName, second)).text).toContain('Choose a new password')
})

test('a temporary password that nobody used is no password after fourteen days', { timeout: 60_000 }, async () => {
  expect(temporaryPasswordDays).toBe(14)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mandate-temporary-'))
  let own = await startServer({ dataDir })
  try {
    const partner = new Visitor(own.url)
    await partner.signIn('lone@nordlys.example')
    const user = await somebody(partner)
    const password = await reset(partner, user)
    await own.stop()
    // As if it had been set so long ago; and somebody else's five minutes less.
    const store = openSqlite(path.join(dataDir, 'global.sqlite'))
    const days = temporaryPasswordDays * 24 * 60 * 60_000
    const setAgo = (userName: string, milliseconds: number): Promise<unknown> =>
      store.transaction((tx) =>
        tx.db
          .updateTable('people')
          .set({ credentials_changed_at: new Date(Date.now() - milliseconds).toISOString(), must_change_password: 1 })
          .where('user_name', '=', userName)
          .execute(),
      )
    await setAgo(user.userName, days)
    await setAgo(user.customerAdmin, days - 5 * 60_000)
    await store.close()
    own = await startServer({ dataDir })
    const { text, status } = await new Visitor(own.url).signIn(user.userName, password)
    expect(status).toBe(403)
    expect(text).toContain('14 days')
    const inTime = await new Visitor(own.url).signIn(user.customerAdmin, demoPassword)
    expect(inTime.text).toContain('Choose a new password')
  } finally {
    await own.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
