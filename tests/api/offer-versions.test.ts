import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend, Offer, OfferRevision } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { newKey, offerInput, outcomeOf, people, tokenOf } from './promises/promise.ts'

const day = 24 * 60 * 60 * 1000

describeStores('a change to an offer', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let owner: Backend
  let admin: Backend
  let offer: Offer
  let revision: OfferRevision

  beforeEach(async () => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open() })
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
    offer = await owner.offers.send(offerInput, newKey())
    revision = {
      basedOn: 1,
      name: 'Autumn offer, smaller',
      role: 'limited',
      durationDays: 60,
      defaultLanguage: 'da',
      texts: { da: { message: 'Hej', terms: 'Nye vilkår' } },
    }
  })

  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  test('is a new version, to which the old links lead', async () => {
    const changed = await owner.offers.revise(offer.id, revision, newKey())
    expect(changed).toMatchObject({ version: 2, name: 'Autumn offer, smaller', role: 'limited', url: offer.url })
    expect(changed.digest).not.toBe(offer.digest)
    const reading = await admin.authorization.read(tokenOf(offer), 'da')
    expect(reading).toMatchObject({ version: 2, digest: changed.digest, terms: { text: 'Nye vilkår' } })
  })

  test('refuses whoever was shown the version before, and lets them answer the new one', async () => {
    const shown = await admin.authorization.read(tokenOf(offer), 'en')
    const changed = await owner.offers.revise(offer.id, revision, newKey())
    const answer = (digest: string) => ({ digest, language: 'da' as const })
    const token = tokenOf(offer)
    expect(await outcomeOf(admin.authorization.authorize(token, answer(shown.digest), newKey()))).toBe('offer-changed')
    expect(await outcomeOf(admin.authorization.decline(token, { ...answer(shown.digest), reason: '' }, newKey()))).toBe(
      'offer-changed',
    )
    const receipt = await admin.authorization.authorize(token, answer(changed.digest), newKey())
    expect(receipt).toMatchObject({ digest: changed.digest, access: { role: 'limited' } })
  })

  test('leaves a receipt what it was', async () => {
    const { reference } = await admin.authorization.authorize(
      tokenOf(offer),
      { digest: offer.digest, language: 'da' },
      newKey(),
    )
    await owner.offers.revise(offer.id, revision, newKey())
    expect(await admin.authorization.receipt(reference)).toMatchObject({
      digest: offer.digest,
      access: { role: 'full' },
      terms: { text: 'Vores vilkår' },
    })
    const { items } = await owner.offers.versions(offer.id)
    expect(items.map(({ number, accepted, role }) => [number, accepted, role])).toEqual([
      [2, 0, 'limited'],
      [1, 1, 'full'],
    ])
  })

  test('is none where nothing but the offer’s own name changed', async () => {
    const { role, durationDays, defaultLanguage, texts } = offer
    const same = { basedOn: 1, name: 'Renamed', role, durationDays, defaultLanguage, texts }
    expect(await owner.offers.revise(offer.id, same, newKey())).toMatchObject({
      version: 1,
      digest: offer.digest,
      name: 'Renamed',
    })
  })

  test('is refused when it began with a version that is no longer the newest', async () => {
    const key = newKey()
    await owner.offers.revise(offer.id, revision, key)
    expect(await outcomeOf(owner.offers.revise(offer.id, revision, newKey()))).toBe('offer-changed')
    expect((await owner.offers.revise(offer.id, revision, key)).version).toBe(2)
    await owner.offers.withdraw(offer.id, newKey())
    expect(await outcomeOf(owner.offers.revise(offer.id, { ...revision, basedOn: 2 }, newKey()))).toBe(
      'offer-withdrawn',
    )
  })

  test('of its end brings it back to life, and goes no farther than a year', async () => {
    const at = (days: number): string => new Date(server.clock.now().getTime() + days * day).toISOString()
    const outcome = (expiresAt: string | null): Promise<string> =>
      outcomeOf(owner.offers.setExpiry(offer.id, expiresAt, newKey()))
    expect(await outcome(at(-1))).toBe('invalid-input')
    expect(await outcome(at(0))).toBe('invalid-input')
    expect(await outcome(at(367))).toBe('invalid-input')
    expect((await owner.offers.setExpiry(offer.id, at(5), newKey())).expiresAt).toBe(at(5))
    expect((await owner.offers.list({ state: 'ending' })).items.map(({ id }) => id)).toContain(offer.id)
    server.clock.advanceDays(6)
    expect(await outcomeOf(admin.authorization.read(tokenOf(offer), 'en'))).toBe('offer-expired')
    expect((await owner.offers.list({ state: 'expired' })).items.map(({ id }) => id)).toEqual([offer.id])
    expect(await outcome(null)).toBe('done')
    expect((await admin.authorization.read(tokenOf(offer), 'en')).expiresAt).toBeNull()
    expect((await owner.offers.list({ state: 'open' })).items.map(({ id }) => id)).toContain(offer.id)
    await owner.offers.withdraw(offer.id, newKey())
    expect(await outcome(at(5))).toBe('offer-withdrawn')
    expect((await owner.offers.list({ state: 'withdrawn' })).items.map(({ id }) => id)).toEqual([offer.id])
  })
})
