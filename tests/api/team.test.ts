import { afterEach, expect, it } from 'vitest'
import type { Backend, TeamMember } from '../../src/backend/contract.ts'
import { insertSession } from '../../server/store/identity.ts'
import type { Tx } from '../../server/store/database.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothOnDisk, describeStores } from '../support/stores-suite.ts'
import { createDatabase, type Database } from '../support/stores.ts'

const owner = 'lone@nordlys.example'
const seller = 'signe@nordlys.example'
const helpdesk = 'jonas@nordlys.example'
const key = (): { key: string } => ({ key: crypto.randomUUID() })

describeStores('a partner’s own people', bothOnDisk, (kind) => {
  let database: Database
  let server: TestHandler
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  async function start(deps: Parameters<typeof testHandler>[0] = {}): Promise<void> {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners', ...deps })
  }
  async function member(backend: Backend, userName: string): Promise<TeamMember> {
    const found = (await backend.team.list()).items.find((one) => one.userName === userName)
    if (!found) throw new Error(`${userName} is not in the team`)
    return found
  }
  const sessionsOf = (personId: string): Promise<unknown[]> =>
    server.deps.store.read((tx: Tx) =>
      tx.db.selectFrom('sessions').selectAll().where('person_id', '=', personId).execute(),
    )

  it('get access in the same second, on whatever is open, and lose it so', async () => {
    await start()
    const [boss, staff, admin] = [
      await server.as(owner),
      await server.as(seller),
      await server.as('freja@havblik.example'),
    ]
    const { id } = await member(boss, seller)
    const client = (await staff.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
    const customerId = client?.customer.id ?? ''
    await expect(staff.clients.users(customerId)).rejects.toMatchObject({ code: 'access-not-assigned' })

    expect(await boss.team.assignAccess(id, 'limited', key())).toMatchObject({ access: 'limited', maySendOffers: true })
    expect((await staff.account.session())?.permissions).toContain('clients.administer')
    await staff.onBehalf.enter(customerId, 'They asked for help', key())
    const users = (await staff.clients.users(customerId)).items
    const user = users.find(({ userName }) => userName === 'mads@havblik.example')
    const global = users.find(({ userName }) => userName === 'freja@havblik.example')
    expect(await staff.clients.resetPassword(customerId, user?.id ?? '', key())).toMatchObject({
      user: { id: user?.id },
    })
    await expect(staff.clients.resetPassword(customerId, global?.id ?? '', key())).rejects.toMatchObject({
      code: 'access-limited',
    })

    // Entries of one moment have no order among themselves.
    server.clock.advance(1000)
    await boss.team.assignAccess(id, 'full', key())
    // With another role they have to enter again.
    await expect(staff.clients.users(customerId)).rejects.toMatchObject({ code: 'on-behalf-ended' })
    await staff.onBehalf.enter(customerId, 'They asked again', key())
    await staff.clients.resetPassword(customerId, global?.id ?? '', key())
    server.clock.advance(1000)
    await boss.team.assignAccess(id, null, key())
    await expect(staff.clients.resetPassword(customerId, user?.id ?? '', key())).rejects.toMatchObject({
      code: 'access-not-assigned',
    })
    expect((await admin.relationships.activity()).items.filter(({ event }) => event === 'password-reset')).toHaveLength(
      2,
    )
    expect((await boss.team.log()).items.map(({ event, access }) => [event, access])).toEqual([
      ['access-removed', 'full'],
      ['access-assigned', 'full'],
      ['access-assigned', 'limited'],
    ])
  })

  it('are changed by owners and global admins only, and of one’s own company only', async () => {
    await start()
    const boss = await server.as(owner)
    const { id } = await member(boss, helpdesk)
    for (const userName of [helpdesk, seller]) {
      const staff = await server.as(userName)
      expect((await staff.team.list()).items).toHaveLength(3)
      await expect(staff.team.assignAccess(id, 'full', key())).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(staff.team.log()).rejects.toMatchObject({ code: 'not-allowed' })
    }
    const other = await server.as('amara@fjordline.example')
    await expect(other.team.get(id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(other.team.setBlocked(id, true, key())).rejects.toMatchObject({ code: 'not-found' })
    const clientId = (await boss.clients.list()).items[0]?.customer.id ?? ''
    await boss.onBehalf.enter(clientId, 'They asked for help', key())
    const [foreign] = (await boss.clients.users(clientId)).items
    await expect(boss.team.assignAccess(foreign?.id ?? '', 'full', key())).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lose every session when they are blocked, and come back when they are let in', async () => {
    await start()
    const boss = await server.as(owner)
    const staff = await server.as(helpdesk)
    const { id } = await member(boss, helpdesk)
    const at = server.clock.now().toISOString()
    await server.deps.store.transaction((tx) =>
      insertSession(tx, {
        id: 'session',
        personId: id,
        createdAt: at,
        lastSeenAt: at,
        authenticatedAt: at,
        idToken: null,
      }),
    )
    expect(await boss.team.setBlocked(id, true, key())).toMatchObject({ blocked: true })
    expect(await sessionsOf(id)).toEqual([])
    expect(await staff.account.session()).toBeNull()
    await expect(staff.clients.list()).rejects.toMatchObject({ code: 'not-signed-in' })
    await boss.team.setBlocked(id, false, key())
    expect((await staff.account.session())?.person.id).toBe(id)
  })

  it('always keep an owner, however many step down at once', async () => {
    await start()
    const boss = await server.as(owner)
    const [first, second] = [await member(boss, owner), await member(boss, helpdesk)]
    expect(first).toMatchObject({ you: true, roleRefusal: 'last-owner', blockRefusal: 'own-account' })
    await expect(boss.team.setRole(first.id, 'seller', key())).rejects.toMatchObject({ code: 'last-owner' })
    await expect(boss.team.setBlocked(first.id, true, key())).rejects.toMatchObject({ code: 'own-account' })
    await boss.team.setRole(second.id, 'owner', key())
    const colleague = await server.as(helpdesk)
    await expect(colleague.team.setBlocked(first.id, true, key())).rejects.toMatchObject({ code: 'last-global-admin' })

    const outcomes = await Promise.allSettled([
      boss.team.setRole(first.id, 'seller', key()),
      colleague.team.setRole(second.id, 'seller', key()),
      boss.team.setRole(second.id, 'helpdesk', key()),
      colleague.team.setRole(first.id, 'helpdesk', key()),
    ])
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true)
    const owners = (await boss.team.list()).items.filter(({ partnerRole }) => partnerRole === 'owner')
    expect(owners.length).toBeGreaterThan(0)
  })

  it('are invited once, with a password that must be changed', async () => {
    await start()
    const boss = await server.as(owner)
    const input = {
      name: 'Per Holm',
      userName: 'Per',
      email: 'per@mail.example',
      language: 'da',
      partnerRole: 'helpdesk',
    } as const
    const command = key()
    const added = await boss.team.invite(input, command)
    expect(added.member).toMatchObject({ userName: 'per@nordlys.example', access: null, mustChangePassword: true })
    expect(added.signInLink).toBeNull()
    expect(await boss.team.invite(input, command)).toEqual(added)
    await expect(boss.team.invite(input, key())).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'userName', problem: 'taken' }],
    })
    const person = await server.deps.store.read((tx) =>
      tx.db.selectFrom('people').selectAll().where('id', '=', added.member.id).executeTakeFirstOrThrow(),
    )
    expect(await server.deps.hash.verify(person.password_hash ?? '', added.temporaryPassword ?? '')).toBe(true)
  })

  it('are invited by a link that works once where somebody else keeps the passwords', async () => {
    await start({ deps: { keepsPasswords: false } })
    const boss = await server.as(owner)
    const input = {
      name: 'Per Holm',
      userName: 'per',
      email: 'per@mail.example',
      language: 'da',
      partnerRole: 'seller',
    } as const
    const command = key()
    const { member: added, temporaryPassword, signInLink } = await boss.team.invite(input, command)
    expect(temporaryPassword).toBeNull()
    expect(signInLink).toMatch(/^http:\/\/mandate\.test\/auth\/sign-in\?lang=da&link=[a-z2-7]{26}$/)
    expect((await boss.team.invite(input, command)).signInLink).toBe(signInLink)
    const links = await server.deps.store.read((tx) => tx.db.selectFrom('one_time_links').selectAll().execute())
    expect(links).toMatchObject([{ purpose: 'link', subject: added.id, used_at: null }])
    expect(JSON.stringify(links)).not.toContain(signInLink?.slice(-26))
  })

  it('who did nothing for the partner become helpdesk agents with access', async () => {
    await start()
    const boss = await server.as(owner)
    const { id } = await member(boss, seller)
    await server.deps.store.transaction((tx) =>
      tx.db.updateTable('people').set({ partner_role: null }).where('id', '=', id).execute(),
    )
    expect(await boss.team.assignAccess(id, 'limited', key())).toMatchObject({
      partnerRole: 'helpdesk',
      access: 'limited',
    })
    const staff = await server.as(seller)
    expect((await staff.clients.list()).items.length).toBeGreaterThan(0)
    // More access is no choice of a role; the one that came with access goes with it.
    server.clock.advance(1000)
    await boss.team.assignAccess(id, 'full', key())
    server.clock.advance(1000)
    expect(await boss.team.assignAccess(id, null, key())).toMatchObject({ partnerRole: null, access: null })
    await expect(staff.clients.list()).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('keep a role that was chosen for them when their access ends', async () => {
    await start()
    const boss = await server.as(owner)
    const { id } = await member(boss, seller)
    await server.deps.store.transaction((tx) =>
      tx.db.updateTable('people').set({ partner_role: null }).where('id', '=', id).execute(),
    )
    await boss.team.assignAccess(id, 'limited', key())
    server.clock.advance(1000)
    await boss.team.setRole(id, 'seller', key())
    server.clock.advance(1000)
    await boss.team.setRole(id, 'helpdesk', key())
    server.clock.advance(1000)
    expect(await boss.team.assignAccess(id, null, key())).toMatchObject({ partnerRole: 'helpdesk', access: null })
    // Nor does it go where it was theirs from the beginning.
    const other = await member(boss, helpdesk)
    await boss.team.assignAccess(other.id, 'full', key())
    server.clock.advance(1000)
    expect(await boss.team.assignAccess(other.id, null, key())).toMatchObject({ partnerRole: 'helpdesk' })
  })

  it('are told what each role lets them do', async () => {
    await start()
    const [full, limited] = await (await server.as(seller)).team.accessRoles()
    expect(full?.mayDo).toContain('roles-assign')
    expect(limited).toMatchObject({ role: 'limited', mayDo: ['users-read', 'passwords-reset'] })
  })
})
