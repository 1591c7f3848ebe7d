import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend, OwnUser } from '../../src/backend/contract.ts'
import { newKey, outcomeOf, people } from './promises/promise.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

describeStores('an organization’s own people', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let admin: Backend
  let users: Map<string, OwnUser>

  beforeEach(async () => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners' })
    admin = await server.as(people.admin)
    users = new Map((await admin.ownUsers.list()).items.map((user) => [user.userName, user]))
  })
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const idOf = (userName: string): string => users.get(userName)?.id ?? ''
  const subjects = async (userName: string): Promise<string[]> => {
    const person = await server.as(userName)
    return (await person.account.messages()).items.map(({ subject }) => subject)
  }
  const hashOf = (userName: string) =>
    server.deps.store.read((tx) =>
      tx.db.selectFrom('people').select('password_hash').where('user_name', '=', userName).executeTakeFirst(),
    )

  test('a global admin resets what a partner reset, of another global admin, too; all who must know are told', async () => {
    const { temporaryPassword, user } = await admin.ownUsers.resetPassword(idOf(people.secondAdmin), newKey())
    expect(user.userName).toBe(people.secondAdmin)
    expect(await hashOf(people.secondAdmin)).toEqual({ password_hash: `plain:${temporaryPassword}` })
    expect(await admin.ownUsers.get(user.id)).toMatchObject({ mustChangePassword: true })
    // Whose it was, in Danish; not whoever did it.
    expect(await subjects(people.secondAdmin)).toContain('Din adgangskode er nulstillet')
    expect((await subjects(people.admin)).some((subject) => subject.includes('nulstillet'))).toBe(false)
    const { items } = await admin.relationships.activity({ event: 'password-reset' })
    expect(items[0]).toMatchObject({ target: user.name, reference: null, actor: { side: 'customer' } })
  })

  test('the other global admins hear of a reset among them', async () => {
    await server.deps.store.transaction(async (tx) => {
      await tx.db
        .updateTable('people')
        .set({ admin_role: 'global-admin' })
        .where('user_name', '=', people.user)
        .execute()
    })
    await admin.ownUsers.resetPassword(idOf(people.secondAdmin), newKey())
    expect(await subjects(people.user)).toContain('En global administrators adgangskode er nulstillet')
  })

  test('an admin’s password needs a sign-in that isn’t old; a user’s does not', async () => {
    const late = await server.as(people.admin, new Date(server.clock.now().getTime() - 11 * 60_000))
    expect(await outcomeOf(late.ownUsers.resetPassword(idOf(people.secondAdmin), newKey()))).toBe('sign-in-again')
    expect(await outcomeOf(late.ownUsers.resetPassword(idOf(people.user), newKey()))).toBe('done')
  })

  test('user admins are set over people without an admin role; nobody over their own account', async () => {
    const userAdmin = await server.as(people.userAdmin)
    const { items } = await userAdmin.ownUsers.list()
    const refusals = new Map(items.map((user) => [user.userName, [user.resetRefusal, user.blockRefusal]]))
    expect(refusals.get(people.user)).toEqual([null, null])
    expect(refusals.get(people.admin)).toEqual(['not-allowed', 'not-allowed'])
    expect(refusals.get(people.userAdmin)).toEqual(['own-account', 'own-account'])
    expect(users.get(people.admin)).toMatchObject({ you: true, resetRefusal: 'own-account' })
    await userAdmin.ownUsers.setBlocked(idOf(people.user), true, newKey())
    expect(await outcomeOf((await server.as(people.user)).account.messages())).toBe('not-signed-in')
    await admin.ownUsers.setBlocked(idOf(people.user), false, newKey())
    const { items: acts } = await admin.relationships.activity()
    expect(
      acts
        .slice(0, 2)
        .map(({ event }) => event)
        .sort(),
    ).toEqual(['user-blocked', 'user-unblocked'])
  })

  test('an account that leads to a partner’s clients is not a user admin’s, and its last owner is not blocked', async () => {
    const nordlys = await server.as(people.owner)
    const { items } = await nordlys.ownUsers.list()
    const idIn = (userName: string): string => items.find((user) => user.userName === userName)?.id ?? ''
    await server.deps.store.transaction(async (tx) => {
      const set = (userName: string, change: object) =>
        tx.db.updateTable('people').set(change).where('user_name', '=', userName).execute()
      await set(people.helpdesk, { admin_role: 'user-admin' })
      await set(people.seller, { admin_role: 'global-admin', partner_role: null, access_role: null })
    })
    const helpdesk = await server.as(people.helpdesk)
    expect(await outcomeOf(helpdesk.ownUsers.resetPassword(idIn(people.owner), newKey()))).toBe('not-allowed')
    const otherAdmin = await server.as(people.seller)
    expect(await outcomeOf(otherAdmin.ownUsers.setBlocked(idIn(people.owner), true, newKey()))).toBe('last-owner')
  })

  test('nothing is done in a suspended organization', async () => {
    await server.deps.store.transaction(async (tx) => {
      const at = server.clock.now().toISOString()
      await tx.db
        .updateTable('organizations')
        .set({ suspended_at: at })
        .where('domain', '=', 'havblik.example')
        .execute()
    })
    expect(await outcomeOf(admin.ownUsers.resetPassword(idOf(people.user), newKey()))).toBe('organization-suspended')
    expect(await outcomeOf(admin.ownUsers.setBlocked(idOf(people.user), true, newKey()))).toBe('organization-suspended')
  })

  test('whose password a partner resets is told by whom', async () => {
    const owner = await server.as(people.owner)
    const client = (await owner.clients.list({ search: 'havblik' })).items[0]
    await owner.onBehalf.enter(client?.customer.id ?? '', 'They asked', newKey())
    await owner.clients.resetPassword(client?.customer.id ?? '', idOf(people.user), newKey())
    expect(await subjects(people.user)).toEqual(['En partner har nulstillet din adgangskode'])
  })
})
