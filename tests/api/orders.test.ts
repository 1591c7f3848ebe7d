import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newOrganizationLimits } from '../../server/services/newOrganization.ts'
import type { AnswerInput, NewOrganizationInput, Offer } from '../../src/backend/contract.ts'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { newKey, purchaseInput, sentPurchase, sentTrial, tokenIn, trialInput } from '../support/orders.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { createDatabase, dump, type Database } from '../support/stores.ts'

const owner = 'lone@nordlys.example'
const admin = 'freja@havblik.example'
const secondAdmin = 'sofie@havblik.example'

describeStores('offers of something to try or to buy', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  beforeEach(async () => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'waiting-offer' })
  })
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const answer = (offer: Offer, delegation?: boolean): AnswerInput => ({
    digest: offer.digest,
    language: 'da',
    ...(delegation === undefined ? {} : { delegation }),
  })
  const mailsTo = async (userName: string): Promise<string[]> =>
    (await (await server.as(userName)).account.messages()).items.map(({ subject }) => subject)

  describe('composing', () => {
    it('takes what the cloud sells, by its names, as it is today', async () => {
      const offer = await sentTrial(server)
      expect(offer).toMatchObject({ kind: 'trial', role: 'limited', durationDays: 90 })
      expect(offer.order).toEqual({
        items: [{ product: expect.objectContaining({ id: 'documents' }) as unknown, licenses: 10 }],
        trialDays: 30,
        billing: null,
        usageCountry: 'DK',
      })
      const { items } = await (await server.as(owner)).offers.list()
      expect(items[0]).toMatchObject({ kind: 'trial', role: 'limited' })
    })

    it('refuses what can’t be tried, bought so, or isn’t sold', async () => {
      const partner = await server.as(owner)
      const refused = async (act: Promise<unknown>, field: string): Promise<void> => {
        await expect(act).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field }] })
      }
      await refused(sentTrial(server, { product: 'protection', licenses: 1 }), 'product')
      await refused(sentTrial(server, { product: 'unknown' }), 'product')
      await refused(sentTrial(server, { licenses: 26 }), 'licenses')
      await refused(sentTrial(server, { licenses: 0 }), 'licenses')
      await refused(sentTrial(server, { usageCountry: 'Denmark' }), 'usageCountry')
      await refused(sentPurchase(server, { items: [] }), 'items')
      await refused(sentPurchase(server, { items: [{ product: 'mail', licenses: 20_000 }] }), 'items.0.licenses')
      const twice = [...purchaseInput.items, { product: 'mail', licenses: 1 }]
      await refused(sentPurchase(server, { items: twice }), 'items.2.product')
      const monthly = { items: [{ product: 'protection', licenses: 1 }], billing: 'monthly' } as const
      await refused(sentPurchase(server, monthly), 'billing')
      expect((await partner.offers.list()).items).toHaveLength(1)
    })

    it('is for those who send offers, and those who have access to clients', async () => {
      const admins = await server.as(admin)
      await expect(admins.offers.sendTrial(trialInput, newKey())).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(admins.offers.products()).rejects.toMatchObject({ code: 'not-allowed' })
      const helpdesk = await server.as('jonas@nordlys.example')
      expect((await helpdesk.offers.products()).map(({ id }) => id)).toContain('protection')
      expect((await helpdesk.offers.sendPurchase(purchaseInput, newKey())).kind).toBe('purchase')
    })

    it('can be revised, but never loses what it is an offer of', async () => {
      const partner = await server.as(owner)
      const offer = await sentTrial(server)
      const revision = { basedOn: 1, name: 'Now alone', durationDays: 30, defaultLanguage: 'en' as const }
      const revised = await partner.offers.revise(
        offer.id,
        { ...revision, role: null, texts: trialInput.texts },
        newKey(),
      )
      expect(revised).toMatchObject({ kind: 'trial', role: null, durationDays: null, order: offer.order, version: 2 })
      const { items } = await partner.offers.list()
      const classic = items.find((one) => one.kind === 'delegated-administration')
      await expect(
        partner.offers.revise(classic?.id ?? '', { ...revision, role: null, texts: trialInput.texts }, newKey()),
      ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'role', problem: 'required' }] })
    })

    it('can hold something else in a new version, of the same kind and by the same rules', async () => {
      const partner = await server.as(owner)
      const offer = await sentTrial(server)
      const same = { ...offer, basedOn: 1, texts: trialInput.texts }
      const revision = {
        basedOn: 1,
        name: same.name,
        role: same.role,
        durationDays: same.durationDays,
        defaultLanguage: same.defaultLanguage,
        texts: same.texts,
      }
      const trial = { product: 'mail', licenses: 5, usageCountry: 'SE' }
      const refused = [
        [{ trial: { ...trial, licenses: 26 } }, 'licenses'],
        [{ trial: { ...trial, product: 'protection' } }, 'product'],
        [{ purchase: { items: purchaseInput.items, billing: 'yearly' as const } }, 'purchase'],
      ] as const
      for (const [change, field] of refused) {
        await expect(partner.offers.revise(offer.id, { ...revision, ...change }, newKey())).rejects.toMatchObject({
          code: 'invalid-input',
          fields: [expect.objectContaining({ field, problem: 'not-a-choice' })],
        })
      }
      const revised = await partner.offers.revise(offer.id, { ...revision, trial }, newKey())
      expect(revised).toMatchObject({
        kind: 'trial',
        version: 2,
        order: { items: [{ product: { id: 'mail' }, licenses: 5 }], trialDays: 30, usageCountry: 'SE' },
      })
      expect(revised.digest).not.toBe(offer.digest)
      expect(revised.letters[0]?.plain).toContain('Mail and calendar for Office 365: 5 licenses')
      const { items: versions } = await partner.offers.versions(offer.id)
      expect(versions.map(({ order }) => order)).toEqual([revised.order, offer.order])

      // Whoever was shown the first version doesn't start the second.
      const customer = await server.as(admin)
      await expect(
        customer.authorization.authorize(tokenIn(offer), answer(offer, false), newKey()),
      ).rejects.toMatchObject({ code: 'offer-changed' })

      const bought = await sentPurchase(server)
      await expect(partner.offers.revise(bought.id, { ...revision, trial }, newKey())).rejects.toMatchObject({
        fields: [{ field: 'trial', problem: 'not-a-choice' }],
      })
      const less = { items: [{ product: 'protection', licenses: 3 }], billing: 'yearly' as const }
      expect((await partner.offers.revise(bought.id, { ...revision, purchase: less }, newKey())).order).toMatchObject({
        items: [{ product: { id: 'protection' }, licenses: 3 }],
        billing: 'yearly',
        trialDays: null,
      })
    })

    it('says in its letters what is offered, and whether access is asked for', async () => {
      const [letter] = (await sentTrial(server, { delegation: null })).letters
      expect(letter?.plain).toContain('Documents and sharing for Office 365: 10 licenses')
      expect(letter?.plain).toContain('30 days')
      expect(letter?.plain).toContain('Denmark')
      expect(letter?.plain).toContain('no access')
      const [bought] = (await sentPurchase(server)).letters
      expect(bought?.plain).toContain('every year')
      expect(bought?.plain).toContain('your choice')
    })
  })

  describe('answering', () => {
    it('starts a trial and makes the partner a delegated admin, with the answer Yes', async () => {
      const offer = await sentTrial(server)
      const customer = await server.as(admin)
      const shown = await customer.authorization.read(tokenIn(offer), 'da')
      expect(shown).toMatchObject({ kind: 'trial', access: { role: 'limited' }, order: { trialDays: 30 } })
      const receipt = await customer.authorization.authorize(tokenIn(offer), answer(offer, true), newKey())
      expect(receipt).toMatchObject({ kind: 'trial', state: 'active', access: { role: 'limited' } })
      expect(receipt.subscriptions).toMatchObject([
        {
          product: { id: 'documents' },
          state: 'trial',
          licenses: 10,
          partner: { name: 'Nordlys IT ApS' },
        },
      ])
      expect(await customer.authorization.receipt(receipt.reference)).toEqual(receipt)
      expect((await customer.relationships.list()).items).toHaveLength(1)
      expect((await customer.relationships.activity()).items.map(({ event }) => event).sort()).toEqual([
        'relationship-authorized',
        'trial-started',
      ])
      expect(await mailsTo(owner)).toEqual(['En kunde har startet et prøveabonnement'])
      expect(await mailsTo(secondAdmin)).toEqual(['Et prøveabonnement er startet'])
      server.clock.advanceDays(31)
      const { items } = await customer.subscriptions.list()
      expect(items[0]).toMatchObject({ product: { id: 'documents' }, state: 'expired' })
    })

    it('buys without a delegated admin, with the answer No', async () => {
      const offer = await sentPurchase(server)
      const customer = await server.as(admin)
      const receipt = await customer.authorization.authorize(tokenIn(offer), answer(offer, false), newKey())
      expect(receipt).toMatchObject({ kind: 'purchase', relationshipId: null, state: null, access: null, endsAt: null })
      expect(receipt.subscriptions.map(({ product, billing, endsAt }) => [product.id, billing, endsAt]).sort()).toEqual(
        [
          ['mail', 'yearly', null],
          ['suite', 'yearly', null],
        ],
      )
      expect((await customer.relationships.list()).items).toEqual([])
      const partner = await server.as(owner)
      await expect(partner.clients.lookUp('havblik.example', newKey())).rejects.toMatchObject({ code: 'not-found' })
      expect(await partner.authorization.receipt(receipt.reference)).toMatchObject({ kind: 'purchase' })
      const stranger = await server.as('oliver@harborfinch.example')
      await expect(stranger.authorization.receipt(receipt.reference)).rejects.toMatchObject({ code: 'not-found' })
      expect(await mailsTo(owner)).toEqual(['En kunde har accepteret jeres købstilbud'])
      expect((await partner.offers.get(offer.id)).accepted).toBe(1)
    })

    it('asks for Yes or No where the offer has it, and only there', async () => {
      const customer = await server.as(admin)
      const withAccess = await sentTrial(server)
      const alone = await sentTrial(server, { delegation: null })
      const { items } = await (await server.as(owner)).offers.list()
      const classic = await (await server.as(owner)).offers.get(items.at(-1)?.id ?? '')
      const before = await dump(server.deps.store)
      const wrong = [
        [withAccess, undefined, 'required'],
        [alone, true, 'not-a-choice'],
        [classic, false, 'not-a-choice'],
      ] as const
      for (const [offer, delegation, problem] of wrong) {
        await expect(
          customer.authorization.authorize(tokenIn(offer), answer(offer, delegation), newKey()),
        ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'delegation', problem }] })
      }
      expect(await dump(server.deps.store)).toEqual(before)
      const receipt = await customer.authorization.authorize(tokenIn(alone), answer(alone), newKey())
      expect(receipt).toMatchObject({ kind: 'trial', relationshipId: null })
    })

    it('is once: for a key, for an offer, and for a product that is tried', async () => {
      const customer = await server.as(admin)
      const colleague = await server.as(secondAdmin)
      const offer = await sentTrial(server)
      const key = newKey()
      const first = await customer.authorization.authorize(tokenIn(offer), answer(offer, false), key)
      expect(await customer.authorization.authorize(tokenIn(offer), answer(offer, false), key)).toEqual(first)
      await expect(
        colleague.authorization.authorize(tokenIn(offer), answer(offer, true), newKey()),
      ).rejects.toMatchObject({ code: 'already-ordered', params: { reference: first.reference } })
      await expect(
        colleague.authorization.decline(tokenIn(offer), { ...answer(offer), reason: '' }, newKey()),
      ).rejects.toMatchObject({ code: 'already-ordered' })
      expect(await colleague.authorization.viewer(tokenIn(offer))).toMatchObject({
        obstacle: 'already-ordered',
        reference: first.reference,
      })
      const again = await sentTrial(server)
      await expect(
        customer.authorization.authorize(tokenIn(again), answer(again, false), newKey()),
      ).rejects.toMatchObject({ code: 'trial-used', params: { product: 'documents' } })
      expect(await customer.authorization.viewer(tokenIn(again))).toMatchObject({ obstacle: 'trial-used' })
      expect(
        (await customer.subscriptions.list()).items.filter(({ product }) => product.id === 'documents'),
      ).toHaveLength(1)
    })

    it('is one order when two admins say yes at the same time', async () => {
      const offer = await sentPurchase(server)
      const both = await Promise.allSettled(
        [admin, secondAdmin].map(async (who) =>
          (await server.as(who)).authorization.authorize(tokenIn(offer), answer(offer, true), newKey()),
        ),
      )
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = both.find((one) => one.status === 'rejected')
      expect(refused?.reason).toMatchObject({ code: 'already-ordered' })
    })

    it('holds for the version that was shown, and only while it can be answered', async () => {
      const customer = await server.as(admin)
      const offer = await sentTrial(server)
      const other = { ...answer(offer, false), digest: '0'.repeat(64) }
      await expect(customer.authorization.authorize(tokenIn(offer), other, newKey())).rejects.toMatchObject({
        code: 'offer-changed',
      })
      await (await server.as(owner)).offers.withdraw(offer.id, newKey())
      await expect(
        customer.authorization.authorize(tokenIn(offer), answer(offer, false), newKey()),
      ).rejects.toMatchObject({ code: 'offer-withdrawn' })
    })

    it('wants a fresh sign-in, and nothing of it happens without one', async () => {
      const offer = await sentPurchase(server)
      const old = await server.as(admin, new Date(server.clock.now().getTime() - 3_600_000))
      const before = await dump(server.deps.store)
      await expect(old.authorization.authorize(tokenIn(offer), answer(offer, true), newKey())).rejects.toMatchObject({
        code: 'sign-in-again',
      })
      expect(await dump(server.deps.store)).toEqual(before)
    })

    it('does not ask about a partner that is a delegated admin already', async () => {
      const customer = await server.as(admin)
      const first = await sentTrial(server)
      await customer.authorization.authorize(tokenIn(first), answer(first, true), newKey())
      const second = await sentPurchase(server)
      expect(await customer.authorization.viewer(tokenIn(second))).toMatchObject({ obstacle: null, delegated: true })
      await expect(
        customer.authorization.authorize(tokenIn(second), answer(second, true), newKey()),
      ).rejects.toMatchObject({ code: 'already-authorized' })
      await customer.authorization.authorize(tokenIn(second), answer(second, false), newKey())
      const found = await (await server.as(owner)).clients.lookUp('havblik.example', newKey())
      expect(found.subscriptions.map(({ product }) => product.id)).toContain('documents')
    })

    it('can be a no, of which the partner hears', async () => {
      const offer = await sentTrial(server)
      const customer = await server.as(admin)
      await customer.authorization.decline(tokenIn(offer), { ...answer(offer), reason: 'Not now' }, newKey())
      expect((await customer.subscriptions.list()).items.map(({ product }) => product.id)).not.toContain('documents')
      expect(await mailsTo(owner)).toEqual(['En kunde har afvist jeres tilbud'])
    })
  })
})

describe('an organization of one’s own', () => {
  const input: NewOrganizationInput = {
    name: 'Lillevang Bageri',
    domainPrefix: 'lillevang',
    country: 'DK',
    address: 'Torvet 3\n4000 Roskilde',
    admin: {
      name: 'Bo Lillevang',
      userName: 'bo',
      email: 'bo@mail.example',
      language: 'da',
      password: 'a-long-enough-password',
    },
  }
  let server: TestHandler
  beforeEach(async () => {
    server = await testHandler({ world: 'waiting-offer' })
  })
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await server.close()
  })

  const from = (address: string) =>
    httpBackend({
      baseUrl: server.deps.publicUrl,
      fetch: (request) => server.app.fetch(request, { caller: null, address }),
    }).authorization

  it('is made by whoever has none, who then takes the same offer', async () => {
    const offer = await sentTrial(server)
    const key = newKey()
    const made = await from('192.0.2.1').createOrganization(tokenIn(offer), input, key)
    expect(made).toMatchObject({
      organization: { name: 'Lillevang Bageri', domain: 'lillevang.onmandate.example' },
      userName: 'bo@lillevang.onmandate.example',
    })
    expect(await from('192.0.2.1').createOrganization(tokenIn(offer), input, key)).toEqual(made)
    const person = await server.as(made.userName)
    expect(await person.account.session()).toMatchObject({ roles: { admin: 'global-admin' } })
    expect((await person.account.messages()).items.map(({ subject }) => subject)).toEqual([
      'Din organisation er oprettet',
    ])
    const receipt = await person.authorization.authorize(
      tokenIn(offer),
      { digest: offer.digest, language: 'da', delegation: true },
      newKey(),
    )
    expect(receipt.customer).toEqual(made.organization)
    expect((await person.subscriptions.list()).items).toMatchObject([{ product: { id: 'documents' }, state: 'trial' }])
    expect((await person.relationships.activity()).items.map(({ event }) => event)).toContain('organization-created')
    // Nothing that is kept of the call tells the password.
    const kept = JSON.stringify({ ...(await dump(server.deps.store)), people: [] })
    expect(kept).not.toContain(input.admin.password)
  })

  it('says which field is wrong, and keeps nothing of it', async () => {
    const token = tokenIn(await sentTrial(server))
    const wrong: readonly (readonly [Partial<NewOrganizationInput>, string, string])[] = [
      [{ name: ' ' }, 'name', 'required'],
      [{ domainPrefix: 'x y' }, 'domainPrefix', 'not-a-domain'],
      [{ domainPrefix: 'a' }, 'domainPrefix', 'not-a-domain'],
      [{ domainPrefix: 'two.parts' }, 'domainPrefix', 'not-a-domain'],
      [{ country: '' }, 'country', 'not-a-choice'],
      [{ admin: { ...input.admin, email: 'bo' } }, 'admin.email', 'not-an-email'],
      [{ admin: { ...input.admin, password: '' } }, 'admin.password', 'required'],
      [{ admin: { ...input.admin, password: 'short' } }, 'admin.password', 'too-short'],
      [{ admin: { ...input.admin, password: 'BO@lillevang.onmandate.example' } }, 'admin.password', 'too-weak'],
    ]
    const before = { ...(await dump(server.deps.store)), rate_limits: [] }
    for (const [place, [change, field, problem]] of wrong.entries()) {
      await expect(
        from(`192.0.2.${place}`).createOrganization(token, { ...input, ...change }, newKey()),
      ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field, problem }] })
    }
    expect({ ...(await dump(server.deps.store)), rate_limits: [] }).toEqual(before)
  })

  it('has a domain of its own', async () => {
    const token = tokenIn(await sentTrial(server))
    await from('192.0.2.1').createOrganization(token, input, newKey())
    await expect(
      from('192.0.2.1').createOrganization(token, { ...input, name: 'Another' }, newKey()),
    ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'domainPrefix', problem: 'taken' }] })
  })

  it('is for links of a trial or a purchase, tagged ones too', async () => {
    const partner = await server.as(owner)
    const classic = await partner.offers.get((await partner.offers.list()).items[0]?.id ?? '')
    await expect(from('192.0.2.1').createOrganization(tokenIn(classic), input, newKey())).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const offer = await sentPurchase(server)
    await partner.offers.withdraw(offer.id, newKey())
    await expect(from('192.0.2.1').createOrganization(tokenIn(offer), input, newKey())).rejects.toMatchObject({
      code: 'offer-withdrawn',
    })
  })

  it('is not made again and again, from one address or by one link', async () => {
    const token = tokenIn(await sentTrial(server))
    const tryFrom = (address: string, number: number): Promise<unknown> =>
      from(address)
        .createOrganization(token, { ...input, domainPrefix: `bakery-${number}` }, newKey())
        .then(
          () => 'done',
          (error: { code: string; retryAfter: number }) => `${error.code} ${error.retryAfter > 0}`,
        )
    for (let number = 0; number < newOrganizationLimits.address; number++) {
      expect(await tryFrom('192.0.2.1', number)).toBe('done')
    }
    expect(await tryFrom('192.0.2.1', 90)).toBe('too-many-requests true')
    let number = newOrganizationLimits.address + 1
    for (; number < newOrganizationLimits.link; number++) {
      expect(await tryFrom(`198.51.100.${number}`, number)).toBe('done')
    }
    expect(await tryFrom('203.0.113.1', 91)).toBe('too-many-requests true')
    server.clock.advance(60 * 60 * 1000)
    expect(await tryFrom('192.0.2.1', 92)).toBe('done')
  })

  it('is not offered where an outside issuer keeps the passwords', async () => {
    const outside = await testHandler({ deps: { keepsPasswords: false } })
    const token = tokenIn(await sentTrial(outside))
    const stranger = await outside.as(null)
    expect((await stranger.capabilities()).newOrganizations).toBeNull()
    await expect(stranger.authorization.createOrganization(token, input, newKey())).rejects.toMatchObject({
      code: 'not-supported',
    })
    await outside.close()
  })
})
