/** Conformance of what organizations see of themselves: a partner's profile and overview, and anybody's own people. */
import { describe, expect, it } from 'vitest'
import type { Backend, Offer, OfferInput, OwnUser, Receipt } from '../../src/backend/contract.ts'
import {
  admin,
  expectRefused,
  helpdesk,
  newKey,
  otherAdmin,
  owner,
  secondAdmin,
  seller,
  tokenOf,
  user,
} from './port-support.ts'

export interface OrganizationsStage {
  as(userName: string | null): Promise<Backend>
  send(more?: Partial<OfferInput>): Promise<Offer>
  authorize(who?: string, more?: Partial<OfferInput>): Promise<Receipt>
}

const userAdmin = 'aage@havblik.example'

export function describeOrganizations({ as, send, authorize }: OrganizationsStage): void {
  describe('the profile of a partner', () => {
    it('is read by everybody who works for it, and by nobody else', async () => {
      const profile = await (await as(owner)).profile.get()
      expect(profile).toMatchObject({
        organization: { name: 'Nordlys IT ApS', domain: 'nordlys.example' },
        certified: true,
        contact: { country: 'DK' },
        mayChange: true,
      })
      const read = await (await as(seller)).profile.get()
      expect(read).toMatchObject({ organization: profile.organization, mayChange: false, proof: { record: null } })
      await expectRefused((await as(admin)).profile.get(), 'not-allowed')
      await expectRefused((await as(null)).profile.get(), 'not-signed-in')
    })

    it('is changed by owners, from what they were shown, and says so on every offer', async () => {
      const offer = await send()
      const partner = await as(owner)
      const { contact } = await partner.profile.get()
      const input = { address: 'Nygade 1\n8000 Aarhus', phone: '+45 12 34 56 78', shownVersion: contact.version }
      await expectRefused((await as(seller)).profile.setContact(input, newKey()), 'not-allowed')
      const key = newKey()
      const changed = await partner.profile.setContact(input, key)
      expect(changed.contact).toMatchObject({ address: input.address, phone: input.phone, country: contact.country })
      expect(changed.contact.version).not.toBe(contact.version)
      expect((await partner.profile.setContact(input, key)).contact).toEqual(changed.contact)
      await expectRefused(partner.profile.setContact({ ...input, address: 'B' }, newKey()), 'changed-meanwhile')
      const shown = await (await as(null)).authorization.read(tokenOf(offer), 'en')
      expect(shown).toMatchObject({ digest: offer.digest, partner: { address: input.address } })
    })

    it('says what the directory says, where the partner wants to be found', async () => {
      const partner = await as(owner)
      const { listing } = await partner.profile.get()
      const about = { en: 'We speak plainly', zh: '我们说得明白' }
      const input = { listed: true, about, countries: ['SE', 'DK'], contact: 'hello@nordlys.example' }
      const wrong = partner.profile.setListing({ ...input, countries: [], shownVersion: listing.version }, newKey())
      expect((await expectRefused(wrong, 'invalid-input')).fields).toMatchObject([{ field: 'countries' }])
      const set = await partner.profile.setListing({ ...input, shownVersion: listing.version }, newKey())
      expect(set.listing).toMatchObject({ listed: true, about, contact: input.contact })
      expect([...set.listing.countries].sort()).toEqual(['DK', 'SE'])
      const found = async (): Promise<unknown[]> => [
        ...(await (await as(null)).directory.list('en', { search: 'plainly' })).items,
      ]
      expect(await found()).toMatchObject([{ contact: input.contact }])
      const off = { ...input, listed: false, shownVersion: set.listing.version }
      expect((await partner.profile.setListing(off, newKey())).listing.listed).toBe(false)
      expect(await found()).toEqual([])
    })

    it('says that a proven domain is proven, however often it is asked', async () => {
      const partner = await as(owner)
      const { proof } = await partner.profile.get()
      const tried = await partner.profile.proveDomain(newKey())
      expect(tried.profile.proof).toEqual(proof)
      expect(tried.outcome).toBe('proven')
      await expectRefused((await as(seller)).profile.proveDomain(newKey()), 'not-allowed')
    })

    it('keeps every version of the terms, counted for each language by itself', async () => {
      const partner = await as(owner)
      const first = await partner.profile.writeTerms({ language: 'da', text: 'Vilkår', basedOn: 0 }, newKey())
      expect(first).toMatchObject({ language: 'da', number: 1, text: 'Vilkår', createdBy: 'Lone Krag' })
      const second = await partner.profile.writeTerms({ language: 'da', text: 'Nye vilkår', basedOn: 1 }, newKey())
      const other = await partner.profile.writeTerms({ language: 'zh', text: '条款', basedOn: 0 }, newKey())
      expect([second.number, other.number]).toEqual([2, 1])
      const reader = await as(helpdesk)
      expect((await reader.profile.listTerms('da')).items.map(({ id, number }) => [id, number])).toEqual([
        [second.id, 2],
        [first.id, 1],
      ])
      expect(await reader.profile.terms(first.id)).toEqual(first)
      const stale = partner.profile.writeTerms({ language: 'da', text: 'Andre', basedOn: 1 }, newKey())
      await expectRefused(stale, 'changed-meanwhile')
      await expectRefused(
        reader.profile.writeTerms({ language: 'da', text: 'Mine', basedOn: 2 }, newKey()),
        'not-allowed',
      )
      await expectRefused((await as(admin)).profile.terms(first.id), 'not-allowed')
    })
  })

  describe('the people of an organization', () => {
    async function people(who = admin): Promise<Map<string, OwnUser>> {
      const { items } = await (await as(who)).ownUsers.list()
      return new Map(items.map((one) => [one.userName, one]))
    }

    it('are read by its admins, who see what they may do', async () => {
      const all = await people()
      expect([...all.keys()].sort()).toEqual([userAdmin, admin, 'karen@havblik.example', user, secondAdmin].sort())
      expect(all.get(admin)).toMatchObject({ adminRole: 'global-admin', you: true, resetRefusal: 'own-account' })
      expect(all.get(user)).toMatchObject({ name: 'Mads Vinther', adminRole: 'none', you: false, resetRefusal: null })
      const backend = await as(admin)
      const mads = all.get(user)
      expect(await backend.ownUsers.get(mads?.id ?? '')).toEqual(mads)
      expect((await backend.ownUsers.list({ search: 'ostergaard' })).items.map(({ name }) => name)).toEqual([
        'Karen Østergaard',
      ])
      expect((await people(userAdmin)).get(secondAdmin)).toMatchObject({
        resetRefusal: 'not-allowed',
        blockRefusal: 'not-allowed',
      })
      await expectRefused((await as(user)).ownUsers.list(), 'not-allowed')
      await expectRefused((await as(null)).ownUsers.list(), 'not-signed-in')
      await expectRefused((await as(otherAdmin)).ownUsers.get(mads?.id ?? ''), 'not-found')
      await expectRefused(backend.ownUsers.get('aaaaaaaaaaaaaaaaaaaaaaaa'), 'not-found')
    })

    it('are blocked at once, and let in again, by whoever is set over them', async () => {
      await as(user)
      const all = await people()
      const id = all.get(user)?.id ?? ''
      const backend = await as(admin)
      expect(await backend.ownUsers.setBlocked(id, true, newKey())).toMatchObject({ id, blocked: true })
      await expectRefused((await as(user)).account.messages(), 'not-signed-in')
      expect(await backend.ownUsers.setBlocked(id, true, newKey())).toMatchObject({ blocked: true })
      expect(await backend.ownUsers.setBlocked(id, false, newKey())).toMatchObject({ blocked: false })
      const { items } = await backend.relationships.activity()
      expect(items.filter(({ target }) => target === 'Mads Vinther').map(({ event }) => event)).toHaveLength(2)

      const own = backend.ownUsers.setBlocked(all.get(admin)?.id ?? '', true, newKey())
      await expectRefused(own, 'own-account')
      const above = (await as(userAdmin)).ownUsers.setBlocked(all.get(admin)?.id ?? '', true, newKey())
      await expectRefused(above, 'not-allowed')
      await expectRefused((await as(otherAdmin)).ownUsers.setBlocked(id, true, newKey()), 'not-found')
    })

    it('get a temporary password from an admin, once for a key, where passwords are kept', async () => {
      const all = await people()
      const id = all.get(secondAdmin)?.id ?? ''
      const backend = await as(admin)
      const key = newKey()
      const reset = (): Promise<unknown> => backend.ownUsers.resetPassword(id, key)
      if (!(await backend.capabilities()).passwordReset) {
        await expectRefused(reset(), 'not-supported')
        return
      }
      const first = await reset()
      expect(first).toMatchObject({ user: { id, name: 'Sofie Dahl', userName: secondAdmin } })
      expect(await reset()).toEqual(first)
      expect(await backend.ownUsers.get(id)).toMatchObject({ mustChangePassword: true })
      const own = backend.ownUsers.resetPassword(all.get(admin)?.id ?? '', newKey())
      await expectRefused(own, 'own-account')
      await expectRefused((await as(userAdmin)).ownUsers.resetPassword(id, newKey()), 'not-allowed')
      await expectRefused((await as(user)).ownUsers.resetPassword(id, newKey()), 'not-allowed')
    })
  })

  describe('the overview of a partner', () => {
    it('counts clients, offers and links as the lists do, and tells the latest answers', async () => {
      const partner = await as(owner)
      const start = await partner.clients.overview()
      expect(start).toMatchObject({ clients: 0, answers: [] })
      const receipt = await authorize(admin, { durationDays: 20 })
      const offer = await send({ name: 'With links' })
      const rows = ['Contoso', 'Fabrikam'].map((recipient) => ({ recipient, email: '', language: '' as const }))
      await partner.offerLinks.add(offer.id, rows, newKey())
      const later = await partner.clients.overview()
      expect(later).toMatchObject({
        clients: 1,
        expiring: { count: 1, more: false },
        openOffers: { count: start.openOffers.count + 2, more: false },
        unansweredLinks: { count: start.unansweredLinks.count + 2, more: false },
        answers: [{ answer: 'accepted', customer: receipt.customer }],
      })
      expect(later.clients).toBe((await partner.clients.count({})).count)
      await partner.offers.withdraw(offer.id, newKey())
      expect((await partner.clients.overview()).unansweredLinks).toEqual(start.unansweredLinks)
    })

    it('counts open service requests for who may see them', async () => {
      const partner = await as(owner)
      if (!(await partner.capabilities()).serviceRequests) return
      const { customer } = await authorize()
      await partner.onBehalf.enter(customer.id, 'They asked for help', newKey())
      const input = { subject: 'Mail is late', text: 'Since Monday', category: 'email', severity: 'high' } as const
      await partner.serviceRequests.create(customer.id, input, newKey())
      expect((await partner.clients.overview()).openRequests).toEqual({ count: 1, more: false })
      expect((await (await as(seller)).clients.overview()).openRequests).toBeNull()
    })

    it('is for a partner’s people', async () => {
      await expectRefused((await as(admin)).clients.overview(), 'not-allowed')
      await expectRefused((await as(null)).clients.overview(), 'not-signed-in')
    })
  })
}
