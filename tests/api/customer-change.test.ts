import { describe, expect, it } from 'vitest'
import type { Backend, Relationship, RelationshipTerms } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { enter, newKey, offerInput, outcomeOf, people, tokenOf, withServer } from './promises/promise.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import type { TestHandler } from '../support/handler.ts'

const nordlys = 'nordlys.example'

async function relationshipOf(admin: Backend): Promise<Relationship> {
  const { items } = await admin.relationships.list({ show: 'current' })
  const found = items.find(({ partner }) => partner.domain === nordlys)
  if (!found) throw new Error('There is no relationship')
  return found
}

const termsOf = ({ access, endsAt }: Relationship): RelationshipTerms => ({ role: access.role, endsAt })

async function changeTo(admin: Backend, to: Partial<RelationshipTerms>): Promise<Relationship> {
  const relationship = await relationshipOf(admin)
  const shown = termsOf(relationship)
  return admin.relationships.change(relationship.id, { shown, to: { ...shown, ...to } }, newKey())
}

const inDays = (server: TestHandler, days: number): string =>
  new Date(server.clock.now().getTime() + days * 86_400_000).toISOString()

/** Removes what the world has, and grants anew with a length. */
async function grantFor(server: TestHandler, durationDays: number | null, role: 'full' | 'limited'): Promise<Backend> {
  const owner = await server.as(people.owner)
  const admin = await server.as(people.admin)
  await admin.relationships.remove((await relationshipOf(admin)).id, newKey())
  const offer = await owner.offers.send({ ...offerInput, durationDays, role }, newKey())
  await admin.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
  return admin
}

describeStores('changing a relationship', bothDatabases, (kind) => {
  const test = (scenario: (server: TestHandler) => Promise<void>): Promise<void> =>
    withServer(kind, scenario, { world: 'two-partners' })

  it('takes the wider role away at once, keeps what was granted on the receipt, and tells both sides', () =>
    test(async (server) => {
      const admin = await server.as(people.admin)
      const owner = await server.as(people.owner)
      const { reference } = await relationshipOf(admin)
      const client = (await owner.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
      const customerId = client?.customer.id ?? ''
      await enter(owner, customerId)
      const users = (await owner.clients.users(customerId)).items
      const userAdmin = users.find(({ userName }) => userName === people.userAdmin)
      expect(userAdmin?.resetRefusal).toBeNull()

      const changed = await changeTo(admin, { role: 'limited' })
      expect(changed).toMatchObject({ state: 'active', access: { role: 'limited' }, endsAt: null })
      const reset = (): Promise<string> =>
        outcomeOf(owner.clients.resetPassword(customerId, userAdmin?.id ?? '', newKey()))
      // The work under way has ended; who enters again finds the narrower role.
      expect(await reset()).toBe('on-behalf-ended')
      await enter(owner, customerId)
      expect(await reset()).toBe('access-limited')
      expect(await admin.authorization.receipt(reference)).toMatchObject({
        access: { role: 'full' },
        changed: { role: 'limited', endsAt: null },
      })
      const [entry] = (await admin.relationships.activity({ event: 'relationship-changed' })).items
      expect(entry).toMatchObject({
        event: 'relationship-changed',
        reference,
        facts: { roleBefore: 'full', role: 'limited' },
      })
      for (const who of [people.owner, people.admin, people.secondAdmin]) {
        const [mail] = (await (await server.as(who)).account.messages()).items
        expect(mail?.text, who).toContain(reference)
      }
      // Widening back to what the version grants needs no new offer.
      expect((await changeTo(admin, { role: 'full' })).access.role).toBe('full')
    }))

  it('widens no further than the version that was granted', () =>
    test(async (server) => {
      const admin = await grantFor(server, 30, 'limited')
      const { id } = await relationshipOf(admin)
      expect(await admin.relationships.limits(id)).toEqual({
        role: 'limited',
        openEnded: false,
        latestEnd: inDays(server, 30),
      })
      for (const [to, field] of [
        [{ role: 'full' }, 'to.role'],
        [{ endsAt: null }, 'to.endsAt'],
        [{ endsAt: inDays(server, 31) }, 'to.endsAt'],
        [{ endsAt: inDays(server, 0) }, 'to.endsAt'],
        [{ endsAt: inDays(server, -1) }, 'to.endsAt'],
      ] as const) {
        const error = await changeTo(admin, to).catch((reason: unknown) => reason)
        expect(error, JSON.stringify(to)).toBeInstanceOf(BackendError)
        expect((error as BackendError).fields.map((one) => one.field)).toEqual([field])
      }
      server.clock.advanceDays(20)
      const stale = await server.as(people.admin, new Date(0))
      expect(await outcomeOf(changeTo(stale, { endsAt: inDays(server, 30) }))).toBe('sign-in-again')
      const later = await changeTo(admin, { endsAt: inDays(server, 30) })
      expect(later.endsAt).toBe(inDays(server, 30))
      expect((await changeTo(stale, { endsAt: inDays(server, 1) })).endsAt).toBe(inDays(server, 1))
      server.clock.advanceDays(1)
      expect(
        await outcomeOf(admin.relationships.change(id, { shown: termsOf(later), to: termsOf(later) }, newKey())),
      ).toBe('relationship-ended')
    }))

  it('is refused when a colleague changed it meanwhile, and done once for one key', () =>
    test(async (server) => {
      const admin = await server.as(people.admin)
      const second = await server.as(people.secondAdmin)
      const before = await relationshipOf(admin)
      const change = { shown: termsOf(before), to: { role: 'limited' as const, endsAt: null } }
      const key = newKey()
      await admin.relationships.change(before.id, change, key)
      await admin.relationships.change(before.id, change, key)
      expect((await admin.relationships.activity({ event: 'relationship-changed' })).items).toHaveLength(1)
      const other = { shown: termsOf(before), to: { role: 'full' as const, endsAt: inDays(server, 5) } }
      expect(await outcomeOf(second.relationships.change(before.id, other, newKey()))).toBe('changed-meanwhile')
    }))

  it('gives no more to a partner that is suspended, uncertified or kept out, but takes from it', () =>
    test(async (server) => {
      const admin = await server.as(people.admin)
      const operator = await server.as(people.operator)
      await changeTo(admin, { role: 'limited' })
      const partnerId = (await relationshipOf(admin)).partner.id
      await admin.guard.set({ mode: 'block', blocked: [nordlys], allowed: [], shownChangedAt: null }, newKey())
      expect(await outcomeOf(changeTo(admin, { role: 'full' }))).toBe('guarded')
      const { changedAt } = await admin.guard.get()
      await admin.guard.set({ mode: 'off', blocked: [nordlys], allowed: [], shownChangedAt: changedAt }, newKey())
      await operator.operator.setCertified(partnerId, false, newKey())
      expect(await outcomeOf(changeTo(admin, { role: 'full' }))).toBe('partner-suspended')
      expect((await changeTo(admin, { endsAt: inDays(server, 7) })).endsAt).toBe(inDays(server, 7))
    }))

  it('leaves the partner no password of an admin that it may not set any more', () =>
    test(async (server) => {
      const admin = await server.as(people.admin)
      const owner = await server.as(people.owner)
      const client = (await owner.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
      const customerId = client?.customer.id ?? ''
      await enter(owner, customerId)
      const users = (await owner.clients.users(customerId)).items
      for (const name of [people.userAdmin, people.user]) {
        const user = users.find(({ userName }) => userName === name)
        await owner.clients.resetPassword(customerId, user?.id ?? '', newKey())
      }
      const { id } = await relationshipOf(admin)
      const states = async (): Promise<Record<string, string>> =>
        Object.fromEntries(
          (await admin.relationships.passwordResets(id)).items.map(({ user, password }) => [user.userName, password]),
        )
      expect(await states()).toEqual({ [people.userAdmin]: 'known', [people.user]: 'known' })
      await changeTo(admin, { role: 'limited' })
      expect(await states()).toEqual({ [people.userAdmin]: 'void', [people.user]: 'known' })
      await admin.relationships.remove(id, newKey())
      expect(await states()).toEqual({ [people.userAdmin]: 'void', [people.user]: 'void' })
      server.clock.advanceDays(91)
      expect((await admin.relationships.passwordResets(id)).items).toEqual([])
    }))

  it('lets no act of the wider role commit after it has answered', () =>
    test(async (server) => {
      const admin = await server.as(people.admin)
      const owner = await server.as(people.owner)
      const client = (await owner.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
      const customerId = client?.customer.id ?? ''
      await enter(owner, customerId)
      const users = (await owner.clients.users(customerId)).items
      const userAdmin = users.find(({ userName }) => userName === people.userAdmin)?.id ?? ''
      for (let round = 0; round < 5; round++) {
        await changeTo(admin, { role: 'full' })
        await enter(owner, customerId)
        const acts = Array.from({ length: 6 }, () => owner.clients.resetPassword(customerId, userAdmin, newKey()))
        const outcomes = Promise.all(acts.map(outcomeOf))
        await changeTo(admin, { role: 'limited' })
        const count = async (): Promise<number> =>
          (await admin.relationships.activityExport({ event: 'password-reset' })).items.length
        const answered = await count()
        for (const outcome of await outcomes) expect(['done', 'on-behalf-ended']).toContain(outcome)
        expect(await count()).toBe(answered)
      }
    }))
})

describe('what a partner can see', () => {
  it('follows the rules of the acts, and is nothing once the relationship has ended', () =>
    withServer(
      'SQLite in memory',
      async (server) => {
        const admin = await server.as(people.admin)
        const { id } = await relationshipOf(admin)
        const view = await admin.relationships.view(id)
        expect(view.kinds.map(({ kind, visible }) => [kind, visible])).toEqual([
          ['organization', true],
          ['subscriptions', true],
          ['users', true],
          ['administrators', true],
          ['domains', true],
          ['service-requests', true],
        ])
        const nothingYet = view.kinds.filter(({ count }) => count === 0).map(({ kind }) => kind)
        expect(nothingYet).toEqual(['service-requests'])
        expect(view.staff).toEqual({ full: 1, limited: 1 })
        await changeTo(admin, { role: 'limited' })
        const narrower = await admin.relationships.view(id)
        expect(narrower.kinds.filter(({ visible }) => !visible).map(({ kind }) => kind)).toEqual([
          'domains',
          'service-requests',
        ])
        await admin.relationships.remove(id, newKey())
        const after = await admin.relationships.view(id)
        expect(after.kinds.some(({ visible, count }) => visible || count > 0)).toBe(false)
      },
      { world: 'two-partners' },
    ))
})
