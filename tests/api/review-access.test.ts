import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseNewPassword } from '../../server/identity/change-password.ts'
import type { PasswordHash } from '../../server/deps.ts'
import { findPersonByUserName, updatePerson, type PersonRow } from '../../server/store/people.ts'
import type { Backend, ClientUser } from '../../src/backend/contract.ts'
import { testHandler, testHash, TestClock, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { enter, newKey, offerInput, outcomeOf, people, tokenOf } from './promises/promise.ts'

/** Ways round a permission that a reviewer found, each as it was tried. */
describeStores('ways round a permission', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let owner: Backend
  let admin: Backend

  beforeEach(async () => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners' })
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
  })
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const person = async (userName: string): Promise<PersonRow> => {
    const found = await server.deps.store.read((tx) => findPersonByUserName(tx, userName))
    if (!found) throw new Error(`Nobody is called ${userName}`)
    return found
  }
  const customerId = async (of: Backend): Promise<string> => (await of.account.session())?.organization?.id ?? ''
  const usersOf = async (partner: Backend, customer: string): Promise<Map<string, ClientUser>> => {
    await enter(partner, customer)
    return new Map((await partner.clients.users(customer)).items.map((user) => [user.userName, user]))
  }
  const idOf = (users: Map<string, ClientUser>, userName: string): string => users.get(userName)?.id ?? ''

  describe('the passwords of a client that is a partner itself', () => {
    beforeEach(async () => {
      // Fjordline makes Nordlys its delegated admin, and has a helpdesk agent without an admin role.
      const amara = await server.as(people.otherOwner)
      const offer = await owner.offers.send(offerInput, newKey())
      await amara.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
      const { id } = await person('priya@harborfinch.example')
      const { organization_id } = await person(people.otherOwner)
      await server.deps.store.transaction((tx) =>
        updatePerson(tx, id, { organization_id, partner_role: 'helpdesk', access_role: 'full' }),
      )
    })

    it.each([
      ['limited', people.helpdesk],
      ['full', people.owner],
    ])('are no way for %s administration to reach that partner’s clients', async (_role, userName) => {
      const staff = await server.as(userName)
      const fjordline = await customerId(await server.as(people.otherOwner))
      const users = await usersOf(staff, fjordline)
      for (const target of ['priya@harborfinch.example', people.otherOwner]) {
        expect(users.get(target)?.resetRefusal).toBe('never-delegable')
        const reset = staff.clients.resetPassword(fjordline, idOf(users, target), newKey())
        expect(await outcomeOf(reset)).toBe('never-delegable')
      }
    })
  })

  describe('the last global admin', () => {
    it('is not taken after all others were', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      await owner.clients.resetPassword(havblik, idOf(users, people.admin), newKey())
      const second = owner.clients.resetPassword(havblik, idOf(users, people.secondAdmin), newKey())
      expect(await outcomeOf(second)).toBe('last-global-admin')
      expect((await usersOf(owner, havblik)).get(people.secondAdmin)?.resetRefusal).toBe('last-global-admin')
    })

    it('is not taken where the password of the others was once a partner’s, until their own people set it anew', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      const reset = (userName: string): Promise<unknown> =>
        outcomeOf(owner.clients.resetPassword(havblik, idOf(users, userName), newKey()))
      const second = await server.as(people.secondAdmin)
      expect(await reset(people.admin)).toBe('done')
      // Whoever signs in with what the partner was shown can choose another: nobody knows who it was.
      const { id } = await person(people.admin)
      await server.deps.store.transaction((tx) => updatePerson(tx, id, { must_change_password: 0 }))
      expect(await reset(people.secondAdmin)).toBe('last-global-admin')
      await second.ownUsers.resetPassword(id, newKey())
      await server.deps.store.transaction((tx) => updatePerson(tx, id, { must_change_password: 0 }))
      expect(await reset(people.secondAdmin)).toBe('done')
      expect(await reset(people.admin)).toBe('last-global-admin')
    })

    it('is not taken by way of an admin whom the partner has made', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      await owner.clients.resetPassword(havblik, idOf(users, people.admin), newKey())
      const made = idOf(users, people.user)
      await server.deps.store.transaction((tx) =>
        updatePerson(tx, made, { admin_role: 'global-admin', set_by_partner: 1 }),
      )
      const taken = owner.clients.resetPassword(havblik, idOf(users, people.secondAdmin), newKey())
      expect(await outcomeOf(taken)).toBe('last-global-admin')
    })

    it('is not taken by two who reset at once', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      const outcomes = await Promise.all(
        [people.admin, people.secondAdmin].map((userName) =>
          outcomeOf(owner.clients.resetPassword(havblik, idOf(users, userName), newKey())),
        ),
      )
      expect(outcomes.sort()).toEqual(['done', 'last-global-admin'])
    })
  })

  describe('a temporary password', () => {
    it('is worth nothing once the partner that set it was removed', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      const mads = idOf(users, 'mads@havblik.example')
      const { temporaryPassword } = await owner.clients.resetPassword(havblik, mads, newKey())
      const set = await person('mads@havblik.example')
      expect(await testHash.verify(set.password_hash ?? '', temporaryPassword)).toBe(true)

      const { items } = await admin.relationships.list()
      const nordlys = items.find((one) => one.partner.domain === 'nordlys.example')?.id ?? ''
      await admin.relationships.remove(nordlys, newKey())
      expect((await person('mads@havblik.example')).password_hash).toBe('')
      expect((await person('karen@havblik.example')).password_hash).not.toBe('')
    })

    it('stays where it was changed, or set anew by another partner', async () => {
      const havblik = await customerId(admin)
      const users = await usersOf(owner, havblik)
      const mads = idOf(users, 'mads@havblik.example')
      const karen = idOf(users, 'karen@havblik.example')
      await owner.clients.resetPassword(havblik, mads, newKey())
      await owner.clients.resetPassword(havblik, karen, newKey())
      server.clock.advance(1000)
      const amara = await server.as(people.otherOwner)
      await enter(amara, havblik)
      await amara.clients.resetPassword(havblik, karen, newKey())
      const around = { store: server.deps.store, clock: server.clock, random: server.deps.random, hash: testHash }
      const input = { password: 'a password of my own', repeated: 'a password of my own', language: 'en' } as const
      expect(await chooseNewPassword(around, await person('mads@havblik.example'), input)).toEqual([])

      const before = [await person('mads@havblik.example'), await person('karen@havblik.example')]
      const { items } = await admin.relationships.list()
      const nordlys = items.find((one) => one.partner.domain === 'nordlys.example')?.id ?? ''
      await admin.relationships.remove(nordlys, newKey())
      const after = [await person('mads@havblik.example'), await person('karen@havblik.example')]
      expect(after).toEqual(before)
    })

    it('lets nobody in who was overtaken while choosing another', async () => {
      const havblik = await customerId(admin)
      const mads = idOf(await usersOf(owner, havblik), 'mads@havblik.example')
      await owner.clients.resetPassword(havblik, mads, newKey())
      const asItWas = await person('mads@havblik.example')
      const around = { store: server.deps.store, clock: server.clock, random: server.deps.random, hash: testHash }
      const choose = (password: string) =>
        chooseNewPassword(around, asItWas, { password, repeated: password, language: 'en' })
      expect(await choose('what Mads has chosen')).toEqual([])
      // A second click is no harm; another password is.
      expect(await choose('what Mads has chosen')).toEqual([])
      expect(await choose('what a partner chose')).toBe('overtaken')
      const now = await person('mads@havblik.example')
      expect(await testHash.verify(now.password_hash ?? '', 'what Mads has chosen')).toBe(true)
    })
  })

  it('an act finds the relationship that stands, though another clock dated it before the one that ended', async () => {
    const { items } = await admin.relationships.list()
    const nordlys = items.find((one) => one.partner.domain === 'nordlys.example')?.id ?? ''
    await admin.relationships.remove(nordlys, newKey())
    const late = { clock: new TestClock('2020-01-01T00:00:00.000Z') }
    const slow = await testHandler({ store: server.deps.store, world: null, deps: late })
    const offer = await owner.offers.send(offerInput, newKey())
    const answer = { digest: offer.digest, language: 'en' } as const
    await (await slow.as(people.admin)).authorization.authorize(tokenOf(offer), answer, newKey())
    expect(await outcomeOf(enter(owner, await customerId(admin)))).toBe('done')
    expect(await outcomeOf(owner.clients.users(await customerId(admin)))).toBe('done')
  })
})

/** Counts what is hashed. */
function counting(): { hash: PasswordHash; hashed: () => number } {
  let count = 0
  const hash = (password: string): Promise<string> => {
    count += 1
    return testHash.hash(password)
  }
  return { hash: { ...testHash, hash }, hashed: () => count }
}

describe('the set-up of an operator', () => {
  const { hash, hashed } = counting()
  let server: TestHandler

  afterAll(() => server.close())

  it('costs a stranger without a link no hashing', async () => {
    server = await testHandler({ deps: { hash } })
    const before = hashed()
    const stranger = await server.as(null)
    const input = {
      token: 'x'.repeat(43),
      name: 'Somebody',
      userName: 'somebody',
      email: 'a@b.example',
      language: 'en',
      password: 'a-long-enough-password',
    } as const
    expect(await outcomeOf(stranger.operator.setUp(input, newKey()))).toBe('link-spent')
    expect(hashed()).toBe(before)
  })
})

describe('names that nobody sees', () => {
  let server: TestHandler

  afterAll(() => server.close())

  it.each([
    ['fillers', '\u3164\u3164'],
    ['joiners', '\u200d\u200c'],
    ['a soft hyphen', '\u00ad'],
    ['a blank of braille', '\u2800'],
    ['tags', '\u{e0061}\u{e0062}'],
  ])('are refused: %s', async (_, name) => {
    server ??= await testHandler({ world: 'two-partners' })
    const owner = await server.as(people.owner)
    expect(await outcomeOf(owner.offers.send({ ...offerInput, name }, newKey()))).toBe('invalid-input')
    expect(await outcomeOf(owner.offers.send({ ...offerInput, name: `👩‍🔧${name}` }, newKey()))).toBe('done')
  })
})
