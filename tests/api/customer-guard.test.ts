import { expect, it } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { newKey, offerInput, outcomeOf, people, tokenOf, withServer } from './promises/promise.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import type { TestHandler } from '../support/handler.ts'

type Lists = { readonly mode: 'off' | 'block' | 'allow'; readonly blocked?: string[]; readonly allowed?: string[] }

async function guardBy(admin: Backend, { mode, blocked = [], allowed = [] }: Lists): Promise<void> {
  const { changedAt } = await admin.guard.get()
  await admin.guard.set({ mode, blocked, allowed, shownChangedAt: changedAt }, newKey())
}

describeStores('the guard', bothDatabases, (kind) => {
  const test = (scenario: (server: TestHandler) => Promise<void>): Promise<void> =>
    withServer(kind, scenario, { world: 'two-partners' })

  it('keeps a partner from being authorized, says so to everybody there, and touches nothing that exists', () =>
    test(async (server) => {
      const owner = await server.as(people.owner)
      const offer = await owner.offers.send(offerInput, newKey())
      const token = tokenOf(offer)
      const admin = await server.as(people.otherAdmin)
      const answer = (): Promise<string> =>
        outcomeOf(admin.authorization.authorize(token, { digest: offer.digest, language: 'en' }, newKey()))

      await guardBy(admin, { mode: 'block', blocked: ['nordlys.example'] })
      expect(await admin.authorization.viewer(token)).toMatchObject({ obstacle: 'guarded', admins: ['Oliver Finch'] })
      const colleague = await server.as('priya@harborfinch.example')
      expect(await colleague.authorization.viewer(token)).toMatchObject({ obstacle: 'guarded' })
      expect(await answer()).toBe('guarded')

      await guardBy(admin, { mode: 'allow', blocked: ['nordlys.example'], allowed: ['fjordline.example'] })
      expect(await answer()).toBe('guarded')
      await guardBy(admin, { mode: 'allow', allowed: ['NORDLYS.example'] })
      expect(await answer()).toBe('done')

      await guardBy(admin, { mode: 'block', blocked: ['nordlys.example'] })
      const [kept] = (await admin.relationships.list({ show: 'current' })).items
      expect(kept).toMatchObject({ state: 'active', partner: { domain: 'nordlys.example' } })
    }))

  it('is changed by global admins alone, one after another, and each change is recorded', () =>
    test(async (server) => {
      const first = await server.as(people.admin)
      const second = await server.as(people.secondAdmin)
      const userAdmin = await server.as(people.userAdmin)
      const input = { mode: 'block' as const, blocked: ['evil.example'], allowed: [], shownChangedAt: null }
      expect(await outcomeOf(userAdmin.guard.set(input, newKey()))).toBe('not-customer-admin')
      expect(await userAdmin.guard.get()).toMatchObject({ mode: 'off', mayChange: false })
      await first.guard.set(input, newKey())
      expect(await outcomeOf(second.guard.set({ ...input, mode: 'off' }, newKey()))).toBe('changed-meanwhile')
      const { items } = await first.relationships.activity({ event: 'guard-changed' })
      expect(items.map(({ facts }) => facts)).toEqual([{ modeBefore: 'off', mode: 'block', blocked: 'evil.example' }])
      const wrong = { ...input, blocked: ['not a domain'] }
      expect(await outcomeOf(first.guard.set(wrong, newKey()))).toBe('invalid-input')
    }))
})

describeStores('pending offers', bothDatabases, (kind) => {
  it('are those that somebody opened and nobody answered; one can be put aside until it is opened again', () =>
    withServer(
      kind,
      async (server) => {
        const owner = await server.as(people.owner)
        const offer = await owner.offers.send(offerInput, newKey())
        const token = tokenOf(offer)
        const admin = await server.as(people.otherAdmin)
        const colleague = await server.as('priya@harborfinch.example')
        expect((await admin.relationships.pendingOffers()).items).toEqual([])
        await colleague.authorization.noteOpening(token, newKey())
        const [pending] = (await admin.relationships.pendingOffers()).items
        expect(pending).toMatchObject({
          token,
          role: 'full',
          state: 'open',
          partner: { domain: 'nordlys.example' },
          openedBy: [expect.stringContaining('Priya')],
        })
        await admin.relationships.forgetOffer(offer.id, newKey())
        expect((await admin.relationships.pendingOffers()).items).toEqual([])
        await colleague.authorization.noteOpening(token, newKey())
        await owner.offers.withdraw(offer.id, newKey())
        expect((await admin.relationships.pendingOffers()).items).toMatchObject([{ state: 'withdrawn' }])

        const next = await owner.offers.send(offerInput, newKey())
        await admin.authorization.noteOpening(tokenOf(next), newKey())
        await admin.authorization.authorize(tokenOf(next), { digest: next.digest, language: 'en' }, newKey())
        expect((await admin.relationships.pendingOffers()).items).toEqual([])
      },
      { world: 'waiting-offer' },
    ))
})

describeStores('many pending offers', bothDatabases, (kind) => {
  it('are read page by page, those that were opened last first, each once', () =>
    withServer(
      kind,
      async (server) => {
        const owner = await server.as(people.owner)
        const admin = await server.as(people.otherAdmin)
        const opened: string[] = []
        for (let number = 0; number < 60; number += 1) {
          const offer = await owner.offers.send({ ...offerInput, name: `Offer ${number}` }, newKey())
          // Several in the same moment, so that their order hangs on more than the time.
          if (number % 3 === 0) server.clock.advance(1000)
          await admin.authorization.noteOpening(tokenOf(offer), newKey())
          opened.push(offer.id)
        }
        const seen: { offerId: string; openedAt: string }[] = []
        let after: string | undefined
        do {
          const page = await admin.relationships.pendingOffers({ after })
          expect(page.items.length).toBeLessThanOrEqual(25)
          seen.push(...page.items)
          after = page.next ?? undefined
        } while (after)
        expect(seen.map(({ offerId }) => offerId).sort()).toEqual(opened.toSorted())
        const times = seen.map(({ openedAt }) => openedAt)
        expect(times).toEqual(times.toSorted().reverse())
        await expect(admin.relationships.pendingOffers({ after: 'nothing' })).rejects.toMatchObject({
          code: 'invalid-input',
        })
      },
      { world: 'waiting-offer' },
    ))
})

describeStores('the directory', bothDatabases, (kind) => {
  it('has certified partners in good standing, for anybody, by name, text and country', () =>
    withServer(
      kind,
      async (server) => {
        const stranger = await server.as(null)
        const names = async (query: { search?: string; country?: string } = {}): Promise<string[]> =>
          (await stranger.directory.list('da', query)).items.map(({ domain }) => domain)
        expect(await names()).toEqual(['fjordline.example', 'nordlys.example'])
        expect((await stranger.directory.list('da')).countries).toEqual(['DK', 'GB', 'IE', 'NO', 'SE'])
        expect(await names({ search: 'MIGRATIONS' })).toEqual(['fjordline.example'])
        expect(await names({ search: 'nordlys' })).toEqual(['nordlys.example'])
        expect(await names({ country: 'SE' })).toEqual(['nordlys.example'])
        const [first, second] = (await stranger.directory.list('da')).items
        expect([first?.about?.language, second?.about?.language]).toEqual(['en', 'da'])

        const operator = await server.as(people.operator)
        await operator.operator.setSuspended(second?.id ?? '', true, newKey())
        await operator.operator.setCertified(first?.id ?? '', false, newKey())
        expect(await names()).toEqual([])
        expect((await stranger.directory.list('da')).countries).toEqual([])
      },
      { world: 'two-partners' },
    ))
})
