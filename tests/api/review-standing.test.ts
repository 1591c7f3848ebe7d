import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workChores } from '../../server/services/chores.ts'
import { findPersonByUserName } from '../../server/store/people.ts'
import type { Backend, Relationship, RelationshipTerms } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { sentPurchase, tokenIn } from '../support/orders.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { enter, newKey, offerInput, outcomeOf, people, tokenOf } from './promises/promise.ts'

/** What was left to somebody whose standing had changed: found by a reviewer, each as it was tried. */
describeStores('what is left', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let owner: Backend
  let admin: Backend

  const begin = async (options: { keepsPasswords: boolean }): Promise<void> => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners', deps: options })
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
  }
  beforeEach(() => begin({ keepsPasswords: true }))
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const havblik = async (): Promise<string> => (await admin.account.session())?.organization?.id ?? ''
  const nordlys = async (): Promise<string> => (await owner.account.session())?.organization?.id ?? ''
  const person = async (userName: string) => {
    const found = await server.deps.store.read((tx) => findPersonByUserName(tx, userName))
    if (!found) throw new Error(`Nobody is called ${userName}`)
    return found
  }
  const relationship = async (partner = 'nordlys.example'): Promise<Relationship> => {
    const { items } = await admin.relationships.list({ show: 'current' })
    const found = items.find((one) => one.partner.domain === partner)
    if (!found) throw new Error('There is no relationship')
    return found
  }
  const changeTo = async (to: Partial<RelationshipTerms>): Promise<Relationship> => {
    const { id, access, endsAt } = await relationship()
    const shown = { role: access.role, endsAt }
    return admin.relationships.change(id, { shown, to: { ...shown, ...to } }, newKey())
  }
  const suspend = async (organization: string): Promise<void> => {
    await (await server.as(people.operator)).operator.setSuspended(organization, true, newKey())
  }
  /** Resets the password of somebody at the customer, as the partner; the hash of what it was shown is in the row. */
  const reset = async (userName: string): Promise<void> => {
    await enter(owner, await havblik())
    await owner.clients.resetPassword(await havblik(), (await person(userName)).id, newKey())
  }
  const hashOf = async (userName: string): Promise<string | null> => (await person(userName)).password_hash
  const runChores = (): Promise<number> =>
    workChores(server.deps, {
      report: (_what, error) => {
        throw error
      },
    })
  const grant = async (role: 'full' | 'limited'): Promise<void> => {
    const offer = await owner.offers.send({ ...offerInput, role }, newKey())
    await admin.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
  }

  describe('to a partner of what it was shown', () => {
    it('is no password once its time was over, though it was granted anew before anybody marked that', async () => {
      const soon = new Date(server.clock.now().getTime() + 60_000).toISOString()
      await changeTo({ endsAt: soon })
      await reset(people.userAdmin)
      server.clock.advance(60_000)
      await grant('limited')
      expect(await hashOf(people.userAdmin)).toBe('')
      expect((await relationship()).access.role).toBe('limited')
    })

    it('is no password once it is suspended, and none of another’s is touched', async () => {
      await reset(people.user)
      const amara = await server.as(people.otherOwner)
      await enter(amara, await havblik())
      await amara.clients.resetPassword(await havblik(), (await person('karen@havblik.example')).id, newKey())
      const others = await hashOf('karen@havblik.example')
      await suspend(await nordlys())
      expect(await hashOf(people.user)).toBe('')
      expect(await hashOf('karen@havblik.example')).toBe(others)
    })

    describe('where people sign in elsewhere', () => {
      const openLinks = async (): Promise<number> => {
        const rows = await server.deps.store.read((tx) =>
          tx.db
            .selectFrom('one_time_links')
            .select('id')
            .where('purpose', '=', 'link')
            .where('used_at', 'is', null)
            .execute(),
        )
        return rows.length
      }
      let added: string

      beforeEach(async () => {
        await database.remove()
        await begin({ keepsPasswords: false })
        const soon = new Date(server.clock.now().getTime() + 60_000).toISOString()
        await changeTo({ endsAt: soon })
        await enter(owner, await havblik())
        const user = { name: 'Ida Holm', userName: 'ida', domain: 'havblik.example', email: 'ida@mail.example' }
        const { user: made } = await owner.onBehalf.addUser(
          await havblik(),
          { ...user, language: 'da', licenses: [] },
          newKey(),
        )
        added = made.id
        expect(await openLinks()).toBe(1)
      })

      it('is no link once its time is over', async () => {
        server.clock.advance(60_000)
        await runChores()
        expect(await openLinks()).toBe(0)
      })

      it('is no link once it is suspended', async () => {
        await suspend(await nordlys())
        expect(await openLinks()).toBe(0)
      })

      it('is no admin’s link once it has limited administration, but a user’s', async () => {
        await changeTo({ role: 'limited' })
        expect(await openLinks()).toBe(1)
        await changeTo({ role: 'full' })
        await enter(owner, await havblik())
        await owner.onBehalf.assignRole(await havblik(), added, 'user-admin', newKey())
        await changeTo({ role: 'limited' })
        expect(await openLinks()).toBe(0)
      })
    })
  })

  it('to a partner that was removed is a receipt of the order, and not how it is used', async () => {
    const offer = await sentPurchase(server)
    const answer = { digest: offer.digest, language: 'da', delegation: false } as const
    const { reference, subscriptions } = await admin.authorization.authorize(tokenIn(offer), answer, newKey())
    await admin.relationships.remove((await relationship()).id, newKey())
    const kept = (await owner.authorization.receipt(reference)).subscriptions
    expect(kept).toEqual(subscriptions)
    expect(kept.map(({ licenses }) => licenses).sort()).toEqual([10, 2])
    for (const one of kept) expect(one).not.toHaveProperty('assigned')
  })

  describe('to the people of a suspended customer, and to its partners', () => {
    it('is to remove a partner, and nothing else', async () => {
      await enter(owner, await havblik())
      const input = { subject: 'Mail', text: 'It is slow.', category: 'other', severity: 'normal' } as const
      const { request } = await owner.serviceRequests.create(await havblik(), input, newKey())
      await changeTo({ role: 'limited' })
      const guard = { mode: 'off', blocked: [], allowed: [], shownChangedAt: null } as const
      const { id: fjordline } = await relationship('fjordline.example')
      await admin.relationships.remove(fjordline, newKey())
      const amara = await server.as(people.otherOwner)
      const offer = await amara.offers.send(offerInput, newKey())
      const user = await server.as(people.user)

      await suspend(await havblik())
      const before = (await admin.relationships.activity()).items
      const refused = [
        () => changeTo({ role: 'full' }),
        () => changeTo({ endsAt: new Date(server.clock.now().getTime() + 86_400_000).toISOString() }),
        () => admin.guard.set(guard, newKey()),
        () => admin.serviceRequests.answer(request.id, 'Still slow', newKey()),
        () => admin.serviceRequests.setState(request.id, 'closed', newKey()),
        () => user.requests.ask(tokenOf(offer), newKey()),
        () => owner.clients.lookUp('havblik.example', newKey()),
      ]
      for (const act of refused) expect(await outcomeOf(act())).toBe('organization-suspended')
      expect((await admin.relationships.activity()).items).toEqual(before)
      const { id } = await relationship()
      expect((await admin.relationships.remove(id, newKey())).state).toBe('removed')
    })
  })

  describe('of a tagged link that was stopped', () => {
    const opened = async (): Promise<{ offer: string; link: string; token: string; main: string }> => {
      const amara = await server.as(people.otherOwner)
      await admin.relationships.remove((await relationship('fjordline.example')).id, newKey())
      const offer = await amara.offers.send(offerInput, newKey())
      const row = { recipient: 'Havblik', email: '', language: '' }
      const [link] = (await amara.offerLinks.add(offer.id, [row], newKey())).links
      const token = tokenOf(link ?? { url: '' })
      await admin.authorization.noteOpening(token, newKey())
      return { offer: offer.id, link: link?.id ?? '', token, main: tokenOf(offer) }
    }

    it('is no other link of the offer, which its reader was never given', async () => {
      const { offer, link, token } = await opened()
      expect((await admin.relationships.pendingOffers()).items).toMatchObject([{ token, state: 'open' }])
      await (await server.as(people.otherOwner)).offerLinks.stop(offer, link, newKey())
      expect((await admin.relationships.pendingOffers()).items).toMatchObject([{ token, state: 'withdrawn' }])
    })

    it('is the link by which a colleague came, where that one still leads there', async () => {
      const { offer, link, main } = await opened()
      await (await server.as(people.otherOwner)).offerLinks.stop(offer, link, newKey())
      await (await server.as(people.secondAdmin)).authorization.noteOpening(main, newKey())
      expect((await admin.relationships.pendingOffers()).items).toMatchObject([{ token: main, state: 'open' }])
    })

    it('is not the offer’s own either in the mail to whoever asked their admin', async () => {
      const { token, main } = await opened()
      const user = await server.as(people.user)
      await user.requests.ask(token, newKey())
      const { digest } = await admin.authorization.read(token, 'en')
      await admin.authorization.decline(token, { digest, language: 'en', reason: '' }, newKey())
      const [message] = (await user.account.messages()).items
      expect(message?.text).toContain(token)
      expect(message?.text).not.toContain(main)
    })
  })
})
