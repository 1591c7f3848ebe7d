/**
 * What every backend must do behind the port, whatever it is made of. Written against `Backend` and a small
 * harness, so that it runs over the handler in memory, over MSW, over a real server, and over any other driver.
 */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  Backend,
  Capabilities,
  Client,
  Offer,
  OfferInput,
  OnBehalfSession,
  Receipt,
} from '../../src/backend/contract.ts'
import { acts } from '../../src/backend/contract.ts'
import { describeOrganizations } from './port-organizations.ts'
import {
  admin,
  everything,
  expectRefused,
  helpdesk,
  input,
  newKey,
  operator,
  otherAdmin,
  owner,
  secondAdmin,
  seller,
  tokenOf,
  user,
  type PortHarness,
  type PortWorld,
} from './port-support.ts'

export type { PortHarness, PortWorld } from './port-support.ts'

export function describePort(harness: PortHarness): void {
  describe(`the port over ${harness.name}`, () => {
    let world: PortWorld

    beforeEach(async () => {
      world = await harness.start()
    })
    afterEach(() => world.close())
    afterAll(() => harness.end?.())

    async function send(more: Partial<OfferInput> = {}): Promise<Offer> {
      return (await world.as(owner)).offers.send({ ...input, ...more }, newKey())
    }

    async function authorize(who = admin, more: Partial<OfferInput> = {}): Promise<Receipt> {
      const offer = await send(more)
      const backend = await world.as(who)
      return backend.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
    }

    async function clientOf(receipt: Receipt): Promise<Client | undefined> {
      const clients = await everything(async (after) => (await world.as(owner)).clients.list({ after }))
      return clients.find((client) => client.customer.id === receipt.customer.id)
    }

    const enter = (partner: Backend, receipt: Receipt): Promise<OnBehalfSession> =>
      partner.onBehalf.enter(receipt.customer.id, 'They asked for help', newKey())

    describe('capabilities', () => {
      it('are the same for everybody, signed in or not', async () => {
        const asked: Capabilities[] = []
        for (const who of [null, owner, admin]) asked.push(await (await world.as(who)).capabilities())
        expect(asked[1]).toEqual(asked[0])
        expect(asked[2]).toEqual(asked[0])
      })
    })

    describe('the account', () => {
      it('is nobody’s for a stranger', async () => {
        const stranger = await world.as(null)
        expect(await stranger.account.session()).toBeNull()
        await expectRefused(stranger.account.messages(), 'not-signed-in')
        await expectRefused(stranger.account.setLanguage('zh', newKey()), 'not-signed-in')
      })

      it('says who somebody is and what they may do', async () => {
        const session = await (await world.as(owner)).account.session()
        expect(session).toMatchObject({
          person: { name: 'Lone Krag', userName: owner, language: 'da' },
          organization: { name: 'Nordlys IT ApS', isPartner: true, certified: true, suspended: false, clientCount: 0 },
          roles: { admin: 'global-admin', partner: 'owner', access: 'full', operator: false },
        })
        expect(session?.permissions).toEqual(expect.arrayContaining(['offers.send', 'clients.administer']))
        const customer = await (await world.as(user)).account.session()
        expect(customer?.permissions).toEqual([])
        expect((await (await world.as(operator)).account.session())?.organization).toBeNull()
      })

      it('keeps the language, in which mails are written from then on', async () => {
        await (await world.as(admin)).account.setLanguage('zh', newKey())
        expect((await (await world.as(admin)).account.session())?.person.language).toBe('zh')
        await authorize()
        const { items } = await (await world.as(admin)).account.messages()
        expect(items[0]?.language).toBe('zh')
      })
    })

    describe('offers', () => {
      it('are sent, read back, listed newest first, and found by name', async () => {
        const sent = await send()
        const { validDays, ...asked } = input
        expect(sent).toMatchObject({
          ...asked,
          state: 'open',
          version: 1,
          accepted: 0,
          declined: 0,
          languages: ['en', 'zh'],
        })
        expect(Date.parse(sent.expiresAt ?? '') - Date.parse(sent.createdAt)).toBe(
          (validDays ?? 0) * 24 * 60 * 60 * 1000,
        )
        expect(sent.digest).toMatch(/^[0-9a-f]{64}$/)
        expect(sent.letters.map((letter) => letter.language)).toEqual(['en', 'zh'])
        for (const letter of sent.letters) expect(letter.plain).toContain(sent.url)
        const partner = await world.as(seller)
        expect(await partner.offers.get(sent.id)).toEqual(sent)
        expect((await partner.offers.list()).items.map((one) => one.name)).toContain(input.name)
        expect((await partner.offers.list({ search: ' AUTUMN ' })).items.map((one) => one.id)).toEqual([sent.id])
        expect((await partner.offers.list({ search: 'nothing like it' })).items).toEqual([])
      })

      it('are paged without losing or doubling any', async () => {
        const sent: string[] = []
        for (let number = 0; number < 30; number++) sent.push((await send({ name: `Offer ${number}` })).id)
        const partner = await world.as(owner)
        const ids = (await everything((after) => partner.offers.list({ after, search: 'offer' }))).map((one) => one.id)
        expect([...ids].sort()).toEqual([...sent].sort())
      })

      it('are taken back, for good', async () => {
        const offer = await send()
        const partner = await world.as(owner)
        expect((await partner.offers.withdraw(offer.id, newKey())).state).toBe('withdrawn')
        expect((await partner.offers.withdraw(offer.id, newKey())).state).toBe('withdrawn')
        const refusal = await expectRefused(
          (await world.as(null)).authorization.read(tokenOf(offer), 'en'),
          'offer-withdrawn',
        )
        expect(refusal.params['partner']).toBe('Nordlys IT ApS')
      })

      it('say which field is wrong', async () => {
        const partner = await world.as(owner)
        const refusal = await expectRefused(partner.offers.send({ ...input, name: '' }, newKey()), 'invalid-input')
        expect(refusal.fields).toMatchObject([{ field: 'name', problem: 'required' }])
      })

      it('are the partner’s own', async () => {
        const offer = await send()
        await expectRefused((await world.as(null)).offers.list(), 'not-signed-in')
        await expectRefused((await world.as(admin)).offers.get(offer.id), 'not-allowed')
        await expectRefused((await world.as(owner)).offers.get('aaaaaaaaaaaaaaaaaaaaaaaa'), 'not-found')
      })
    })

    describe('offers of something to try or to buy', () => {
      const { role, durationDays, ...basics } = input
      const delegation = { role, durationDays }

      it('are of what is sold, and are taken with or without administration', async () => {
        const partner = await world.as(owner)
        if (!(await partner.capabilities()).trialAndPurchase) return
        const products = await partner.offers.products()
        const product = products.find(({ trialDays }) => trialDays !== null)
        if (!product) throw new Error('There is nothing to try')
        const trial = { product: product.id, licenses: 3, usageCountry: 'DK' }
        const tried = await partner.offers.sendTrial({ ...basics, ...trial, delegation }, newKey())
        expect(tried).toMatchObject({
          kind: 'trial',
          role,
          order: { trialDays: product.trialDays, usageCountry: 'DK' },
        })
        const [billing = 'yearly'] = product.billing
        const items = [{ product: product.id, licenses: 2 }]
        const bought = await partner.offers.sendPurchase({ ...basics, items, billing, delegation: null }, newKey())
        expect(bought).toMatchObject({ kind: 'purchase', role: null, order: { billing, trialDays: null } })
        for (const { letters } of [tried, bought]) expect(letters[0]?.plain).toContain(product.names.en)
        const listed = new Map((await partner.offers.list()).items.map(({ id, kind }) => [id, kind]))
        expect([tried, bought].map(({ id }) => listed.get(id))).toEqual(['trial', 'purchase'])

        const revision = { ...basics, role: null, durationDays: null, basedOn: 1 }
        const { validDays: _fixed, ...change } = revision
        const changed = await partner.offers.revise(tried.id, { ...change, trial: { ...trial, licenses: 4 } }, newKey())
        expect(changed).toMatchObject({ version: 2, role: null, order: { items: [{ licenses: 4 }] } })

        const customer = await world.as(otherAdmin)
        const answer = { digest: changed.digest, language: 'en' as const }
        const receipt = await customer.authorization.authorize(tokenOf(tried), answer, newKey())
        expect(receipt).toMatchObject({ kind: 'trial', access: null, subscriptions: [{ licenses: 4 }] })
        expect((await customer.subscriptions.list()).items[0]).toMatchObject({ product: { id: product.id } })
        expect(await clientOf(receipt)).toBeUndefined()
      })

      it('say which field is wrong', async () => {
        const partner = await world.as(owner)
        if (!(await partner.capabilities()).trialAndPurchase) return
        const wrong = { ...basics, product: 'nothing', licenses: 1, usageCountry: 'DK', delegation }
        const refusal = await expectRefused(partner.offers.sendTrial(wrong, newKey()), 'invalid-input')
        expect(refusal.fields).toMatchObject([{ field: 'product', problem: 'not-a-choice' }])
      })
    })

    describe('links that nobody has answered', () => {
      it('are those of all open offers; who may be reminded of them is', async () => {
        const partner = await world.as(owner)
        const [one, other] = [await send(), await send({ name: 'Winter offer' })]
        const rows = (name: string) => [{ recipient: name, email: `${name.toLowerCase()}@mail.example`, language: '' }]
        const made = await Promise.all([
          partner.offerLinks.add(one.id, rows('Contoso'), newKey()),
          partner.offerLinks.add(other.id, rows('Fabrikam'), newKey()),
        ])
        const links = made.flatMap((added) => added.links)
        const unanswered = await everything((after) => partner.offerLinks.unanswered({ after }))
        expect(unanswered.map(({ link }) => link.id)).toEqual(expect.arrayContaining(links.map(({ id }) => id)))
        expect((await partner.offerLinks.unanswered()).count).toEqual({ count: unanswered.length, more: false })
        const [found] = (await partner.offerLinks.unanswered({ search: 'FABRIK', sort: 'opened' })).items
        expect(found).toMatchObject({
          offer: { id: other.id, name: other.name },
          lastOpenedAt: null,
          lastOpenedBy: null,
        })
        expect((await partner.offerLinks.unanswered({ search: 'contoso', state: 'opened' })).items).toEqual([])

        // They were made just now, so it is too soon for each.
        const ids = links.map(({ id }) => id)
        expect(await partner.offerLinks.remindSeveral(ids, newKey())).toEqual({ sent: 0, skipped: 2 })
        await expectRefused(partner.offerLinks.remindSeveral(['nothing'], newKey()), 'not-found')
        await expectRefused((await world.as(admin)).offerLinks.unanswered(), 'not-allowed')
      })
    })

    describe('reading an offer', () => {
      it('needs no session, and gives the reader’s language or the offer’s own', async () => {
        const offer = await send()
        const stranger = await world.as(null)
        const zh = await stranger.authorization.read(tokenOf(offer), 'zh')
        expect(zh).toMatchObject({
          kind: 'delegated-administration',
          digest: offer.digest,
          partner: { name: 'Nordlys IT ApS', domain: 'nordlys.example' },
          terms: { language: 'zh', text: '我们的条款' },
          bindingLanguage: 'en',
          durationDays: 90,
        })
        expect([...(zh.access?.mayDo ?? []), ...(zh.access?.mayNotDo ?? [])].sort()).toEqual([...acts].sort())
        const da = await stranger.authorization.read(tokenOf(offer), 'da')
        expect(da.terms).toEqual({ language: 'en', text: 'Our terms' })
      })

      it('knows a mangled link from a real one', async () => {
        const stranger = await world.as(null)
        const token = tokenOf(await send())
        await expectRefused(stranger.authorization.read(token.slice(0, -2), 'en'), 'offer-unknown')
        expect((await stranger.authorization.read(`${token.toUpperCase()}.`, 'en')).partner.name).toBe('Nordlys IT ApS')
      })

      it('tells each person what stands in their way', async () => {
        const token = tokenOf(await send())
        const obstacleOf = async (who: string | null): Promise<unknown> =>
          (await (await world.as(who)).authorization.viewer(token))?.obstacle
        expect(await obstacleOf(null)).toBeUndefined()
        expect(await obstacleOf(owner)).toBe('own-offer')
        expect(await obstacleOf(operator)).toBe('no-organization')
        expect(await obstacleOf(admin)).toBeNull()
        const viewer = await (await world.as(user)).authorization.viewer(token)
        expect(viewer?.obstacle).toBe('not-customer-admin')
        expect([...(viewer?.admins ?? [])].sort()).toEqual(['Freja Lund', 'Sofie Dahl'])
        await (await world.as(user)).authorization.noteOpening(token, newKey())
        await expectRefused((await world.as(null)).authorization.noteOpening(token, newKey()), 'not-signed-in')
      })
    })

    describe('answering an offer', () => {
      it('makes the relationship that was shown, with a receipt for both sides', async () => {
        const receipt = await authorize()
        expect(receipt).toMatchObject({
          state: 'active',
          partner: { name: 'Nordlys IT ApS' },
          customer: { name: 'Havblik Design A/S' },
          grantedBy: 'Freja Lund',
          removedAt: null,
          terms: { language: 'en', text: 'Our terms' },
        })
        expect(Date.parse(receipt.endsAt ?? '') - Date.parse(receipt.grantedAt)).toBe(90 * 24 * 60 * 60 * 1000)
        for (const who of [secondAdmin, owner]) {
          expect(await (await world.as(who)).authorization.receipt(receipt.reference)).toEqual(receipt)
        }
        await expectRefused((await world.as(otherAdmin)).authorization.receipt(receipt.reference), 'not-found')
      })

      it('tells the partner and the customer, each in their language', async () => {
        const { reference } = await authorize()
        const toPartner = await (await world.as(owner)).account.messages()
        expect(toPartner.items[0]).toMatchObject({ to: owner, language: 'da' })
        expect(toPartner.items[0]?.text).toContain(reference)
        const toCustomer = await (await world.as(secondAdmin)).account.messages()
        expect(toCustomer.items[0]?.text).toContain(reference)
      })

      it('is once for the same key, and refused for a second time with another', async () => {
        const offer = await send()
        const customer = await world.as(admin)
        const answer = { digest: offer.digest, language: 'en' } as const
        const key = newKey()
        const first = await customer.authorization.authorize(tokenOf(offer), answer, key)
        expect(await customer.authorization.authorize(tokenOf(offer), answer, key)).toEqual(first)
        const other = { ...answer, language: 'da' } as const
        await expectRefused(customer.authorization.authorize(tokenOf(offer), other, key), 'idempotency-conflict')
        const second = (await world.as(secondAdmin)).authorization.authorize(tokenOf(offer), answer, newKey())
        const refusal = await expectRefused(second, 'already-authorized')
        expect(refusal.params['reference']).toBe(first.reference)
      })

      it('is for global admins, and for the version that was shown', async () => {
        const offer = await send()
        const token = tokenOf(offer)
        const answer = { digest: offer.digest, language: 'en' } as const
        const answers = async (who: string | null, digest = offer.digest): Promise<unknown> =>
          (await world.as(who)).authorization.authorize(token, { ...answer, digest }, newKey())
        await expectRefused(answers(null), 'not-signed-in')
        await expectRefused(answers(user), 'not-customer-admin')
        await expectRefused(answers(owner), 'own-offer')
        await expectRefused(answers(admin, '0'.repeat(64)), 'offer-changed')
      })

      it('may be no, and the partner hears why', async () => {
        const offer = await send()
        const answer = { digest: offer.digest, language: 'en', reason: 'Too dear' } as const
        await (await world.as(admin)).authorization.decline(tokenOf(offer), answer, newKey())
        const partner = await world.as(owner)
        expect(await partner.offers.get(offer.id)).toMatchObject({ accepted: 0, declined: 1 })
        expect((await partner.account.messages()).items[0]?.text).toContain('Too dear')
        expect((await partner.clients.list()).items).toEqual([])
      })
    })

    describe('acting for a client', () => {
      it('is for people with access, and is read by the customer', async () => {
        const receipt = await authorize()
        expect(await clientOf(receipt)).toMatchObject({
          reference: receipt.reference,
          role: 'full',
          offerName: input.name,
        })
        const partner = await world.as(helpdesk)
        expect(await partner.clients.get(receipt.customer.id)).toEqual(await clientOf(receipt))
        expect(await partner.onBehalf.current(receipt.customer.id)).toBeNull()
        await expectRefused(partner.clients.users(receipt.customer.id), 'on-behalf-ended')
        const session = await enter(partner, receipt)
        expect(session).toMatchObject({ customer: receipt.customer, role: 'limited', reason: 'They asked for help' })
        expect(session.access.mayDo).toEqual(['users-read', 'passwords-reset'])
        expect(await partner.onBehalf.current(receipt.customer.id)).toMatchObject({ id: session.id })
        const users = await everything((after) => partner.clients.users(receipt.customer.id, { after }))
        expect(users.map((one) => [one.name, one.resetRefusal])).toEqual(
          expect.arrayContaining([
            ['Mads Vinther', null],
            ['Aage Sørensen', 'access-limited'],
          ]),
        )
        const found = await partner.clients.users(receipt.customer.id, { search: 'ostergaard' })
        expect(found.items.map((one) => one.name)).toEqual(['Karen Østergaard'])
        await expectRefused((await world.as(seller)).clients.users(receipt.customer.id), 'access-not-assigned')

        const { items } = await (await world.as(admin)).relationships.activity()
        expect(items.map((one) => one.event)).toEqual(expect.arrayContaining(['users-read', 'relationship-authorized']))
        expect(items.find((one) => one.event === 'users-read')).toMatchObject({
          actor: { name: 'Jonas Bech', organization: 'Nordlys IT ApS', side: 'partner' },
          reference: receipt.reference,
        })
      })

      it('resets a password once for a key, where passwords are kept', async () => {
        const receipt = await authorize()
        const partner = await world.as(helpdesk)
        await enter(partner, receipt)
        const { items } = await partner.clients.users(receipt.customer.id)
        const idOf = (name: string): string => items.find((one) => one.userName === name)?.id ?? ''
        const key = newKey()
        const reset = (id: string): Promise<unknown> => partner.clients.resetPassword(receipt.customer.id, id, key)
        if (!(await partner.capabilities()).passwordReset) {
          await expectRefused(reset(idOf(user)), 'not-supported')
          return
        }
        const first = await reset(idOf(user))
        expect(first).toMatchObject({ user: { name: 'Mads Vinther', userName: user } })
        expect(await reset(idOf(user))).toEqual(first)
        await expectRefused(partner.clients.resetPassword(receipt.customer.id, idOf(admin), newKey()), 'access-limited')
        await expectRefused(
          partner.clients.resetPassword(receipt.customer.id, 'aaaaaaaaaaaaaaaaaaaaaaaa', newKey()),
          'not-found',
        )
        const after = await partner.clients.users(receipt.customer.id, { search: 'mads' })
        expect(after.items[0]?.mustChangePassword).toBe(true)
      })

      it('is done while somebody is there, and no longer', async () => {
        const receipt = await authorize()
        const partner = await world.as(owner)
        const id = receipt.customer.id
        const wrong = await expectRefused(partner.onBehalf.enter(id, 'no', newKey()), 'invalid-input')
        expect(wrong.fields).toEqual([{ field: 'reason', problem: 'too-short', limit: 3 }])
        await enter(partner, receipt)
        const session = await enter(partner, receipt)
        expect(await partner.onBehalf.current(id)).toMatchObject({ id: session.id })
        await partner.onBehalf.leave(id, newKey())
        await partner.onBehalf.leave(id, newKey())
        expect(await partner.onBehalf.current(id)).toBeNull()
        await expectRefused(partner.clients.users(id), 'on-behalf-ended')
        const { items } = await (await world.as(admin)).relationships.activity()
        expect(items.filter((one) => one.event === 'on-behalf-entered')).toHaveLength(2)
        expect(items.filter((one) => one.event === 'on-behalf-left')).toHaveLength(1)
        expect(items.find((one) => one.event === 'on-behalf-entered')?.detail).toBe('They asked for help')
        await expectRefused(partner.onBehalf.enter('aaaaaaaaaaaaaaaaaaaaaaaa', 'Try it', newKey()), 'not-found')
      })

      it('ends with the removal', async () => {
        const receipt = await authorize()
        const partner = await world.as(owner)
        await enter(partner, receipt)
        const { items } = await partner.clients.users(receipt.customer.id)
        const removed = await (await world.as(secondAdmin)).relationships.remove(receipt.relationshipId ?? '', newKey())
        expect(removed).toMatchObject({ state: 'removed', removedBy: 'Sofie Dahl' })
        expect(await clientOf(receipt)).toBeUndefined()
        const id = receipt.customer.id
        await expectRefused(partner.clients.get(id), 'relationship-ended')
        await expectRefused(partner.clients.users(id), 'relationship-ended')
        await expectRefused(partner.clients.resetPassword(id, items[0]?.id ?? '', newKey()), 'relationship-ended')
        expect((await partner.authorization.receipt(receipt.reference)).state).toBe('removed')
        await expectRefused(partner.clients.get('aaaaaaaaaaaaaaaaaaaaaaaa'), 'not-found')
      })
    })

    describe('relationships', () => {
      it('are listed and read by the customer’s admins only, and stay when they ended', async () => {
        const first = await authorize()
        const customer = await world.as(admin)
        await customer.relationships.remove(first.relationshipId ?? '', newKey())
        expect((await customer.relationships.remove(first.relationshipId ?? '', newKey())).state).toBe('removed')
        const second = await authorize()
        const { items } = await customer.relationships.list()
        expect(items.map((one) => [one.reference, one.state]).sort()).toEqual(
          [
            [second.reference, 'active'],
            [first.reference, 'removed'],
          ].sort(),
        )
        expect(await customer.relationships.get(second.relationshipId ?? '')).toMatchObject({
          state: 'active',
          lastActivityAt: null,
        })
        await expectRefused((await world.as(user)).relationships.list(), 'not-allowed')
        await expectRefused((await world.as(otherAdmin)).relationships.get(second.relationshipId ?? ''), 'not-found')
        await expectRefused(
          (await world.as(otherAdmin)).relationships.remove(second.relationshipId ?? '', newKey()),
          'not-found',
        )
        await expectRefused(
          (await world.as(user)).relationships.remove(second.relationshipId ?? '', newKey()),
          'not-customer-admin',
        )
        expect((await (await world.as(otherAdmin)).relationships.list()).items).toEqual([])
      })
    })

    describeOrganizations({ as: (userName) => world.as(userName), send, authorize })

    describe('the operator', () => {
      it('adds organizations, and suspends and certifies partners', async () => {
        const backend = await world.as(operator)
        const admin1 = { name: 'Ole Holm', userName: 'ole', email: 'ole@mail.example', language: 'da' } as const
        const more = { name: 'Ny ApS', address: 'Gade 1', phone: '', country: 'DK', isPartner: true, certified: false }
        const added = await backend.operator.add({ ...more, domain: 'ny.example', admin: admin1 }, newKey())
        expect(added).toMatchObject({ userName: 'ole@ny.example', organization: { isPartner: true, certified: false } })
        expect((await backend.operator.organizations({ search: 'ny.example' })).items).toEqual([added.organization])
        expect((await backend.operator.setCertified(added.organization.id, true, newKey())).certified).toBe(true)

        const offer = await send()
        const partnerId = (await (await world.as(owner)).account.session())?.organization?.id ?? ''
        expect((await backend.operator.setSuspended(partnerId, true, newKey())).suspended).toBe(true)
        await expectRefused((await world.as(null)).authorization.read(tokenOf(offer), 'en'), 'partner-suspended')
        await expectRefused(send(), 'partner-suspended')
        await backend.operator.setSuspended(partnerId, false, newKey())
        expect((await (await world.as(null)).authorization.read(tokenOf(offer), 'en')).digest).toBe(offer.digest)
      })

      it('is nobody else', async () => {
        for (const who of [owner, admin])
          await expectRefused((await world.as(who)).operator.organizations(), 'not-allowed')
        const set = {
          token: 'never-given-out',
          name: 'X',
          userName: 'x',
          email: 'x@y.example',
          language: 'en',
        } as const
        const setUp = (await world.as(null)).operator.setUp({ ...set, password: 'a-long-password' }, newKey())
        await expectRefused(setUp, 'link-spent')
      })
    })

    describe('a question that nobody waits for any more', () => {
      it('ends as an aborted one, not as a failed one', async () => {
        const stop = new AbortController()
        stop.abort()
        const asked = (await world.as(owner)).offers.list({ signal: stop.signal })
        await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
      })
    })
  })
}
