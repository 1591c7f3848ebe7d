import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Grant, OfferInput, Receipt } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { sentOffer } from '../support/links.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })

let server: TestHandler
beforeEach(async () => {
  server = await testHandler({ world: 'waiting-offer' })
})
afterEach(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

async function grant(offer: Partial<OfferInput>, narrowed?: Grant): Promise<Receipt> {
  const token = await sentOffer(server, offer)
  const admin = await server.as('freja@havblik.example')
  const { digest } = await admin.authorization.read(token, 'da')
  return admin.authorization.authorize(token, { digest, language: 'da', ...(narrowed ? { narrowed } : {}) }, key())
}

const wide = { role: 'full', durationDays: 365, narrowable: true } as const

test('what the customer narrowed is what is granted; the receipt says what was offered', async () => {
  const receipt = await grant(wide, { role: 'limited', durationDays: 30 })
  expect(receipt.access?.role).toBe('limited')
  expect(receipt.offered).toEqual({ role: 'full', durationDays: 365 })
  const days = (Date.parse(receipt.endsAt ?? '') - Date.parse(receipt.grantedAt)) / (24 * 60 * 60 * 1000)
  expect(days).toBe(30)
  const admin = await server.as('freja@havblik.example')
  expect((await admin.relationships.list()).items[0]).toMatchObject({
    access: { role: 'limited' },
    offered: { role: 'full', durationDays: 365 },
  })
  // The partner's people get no more than that.
  const partner = await server.as('lone@nordlys.example')
  expect((await partner.clients.list()).items[0]?.role).toBe('limited')
})

test('nobody grants more than was offered', async () => {
  const cases: readonly (readonly [Partial<OfferInput>, Grant, string])[] = [
    [{ ...wide, role: 'limited' }, { role: 'full', durationDays: 365 }, 'narrowed.role'],
    [wide, { role: 'full', durationDays: 366 }, 'narrowed.durationDays'],
    [wide, { role: 'limited', durationDays: null }, 'narrowed.durationDays'],
    [{ ...wide, durationDays: null }, { role: 'full', durationDays: 731 }, 'narrowed.durationDays'],
    [{ ...wide, durationDays: null }, { role: 'full', durationDays: 0 }, 'narrowed.durationDays'],
    [{ ...wide, narrowable: false }, { role: 'limited', durationDays: 365 }, 'narrowed.role'],
    [{ ...wide, narrowable: false }, { role: 'full', durationDays: 30 }, 'narrowed.durationDays'],
  ]
  for (const [offer, narrowed, field] of cases) {
    await expect(grant(offer, narrowed), JSON.stringify(narrowed)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [expect.objectContaining({ field, problem: 'not-a-choice' })],
    })
  }
})

test('an open-ended offer can be given an end, and the same as was offered is no narrowing', async () => {
  const receipt = await grant({ ...wide, durationDays: null }, { role: 'full', durationDays: 730 })
  expect(receipt.endsAt).not.toBeNull()
  const admin = await server.as('freja@havblik.example')
  await admin.relationships.remove(receipt.relationshipId ?? '', key())
  const same = await grant({ role: 'full', durationDays: null }, { role: 'full', durationDays: null })
  expect(same.endsAt).toBeNull()
})

test('that it may be narrowed is under the digest', async () => {
  const stranger = await server.as(null)
  const token = await sentOffer(server, wide)
  expect(await stranger.authorization.read(token, 'da')).toMatchObject({ narrowable: true })
  const versions = await server.deps.store.read((tx) => tx.db.selectFrom('offer_versions').select('content').execute())
  expect(versions.filter(({ content }) => content.includes('"narrowable":true'))).toHaveLength(1)
})

test('a new version can allow narrowing, or take it back', async () => {
  const token = await sentOffer(server)
  const partner = await server.as('lone@nordlys.example')
  const [{ id = '' } = {}] = (await partner.offers.list()).items
  const { name, role, durationDays, defaultLanguage, texts } = await partner.offers.get(id)
  const same = { name, role, durationDays, defaultLanguage, texts }
  const allowed = await partner.offers.revise(id, { ...same, basedOn: 1, narrowable: true }, key())
  expect(allowed).toMatchObject({ version: 2, narrowable: true })
  // Left out, it stays; and the same again is no new version.
  expect(await partner.offers.revise(id, { ...same, basedOn: 2 }, key())).toMatchObject({
    version: 2,
    narrowable: true,
  })
  await partner.offers.revise(id, { ...same, basedOn: 2, narrowable: false }, key())
  expect(await partner.authorization.read(token, 'da')).toMatchObject({ version: 3, narrowable: false })
})

test('both sides see the same check code; another offer has another', async () => {
  const partner = await server.as('lone@nordlys.example')
  const stranger = await server.as(null)
  const token = await sentOffer(server)
  const [offer] = (await partner.offers.list()).items
  const { checkCode } = await partner.offers.get(offer?.id ?? '')
  expect(checkCode).toMatch(/^([ACDEFGHJKMNPQRTUVWXY34679]{3}-){2}[ACDEFGHJKMNPQRTUVWXY34679]{3}$/)
  expect((await stranger.authorization.read(token, 'zh')).checkCode).toBe(checkCode)
  expect((await stranger.authorization.read(await sentOffer(server), 'zh')).checkCode).not.toBe(checkCode)
})

test('a partner that was renamed since is shown under the name of the digest, and the new one is said', async () => {
  const token = await sentOffer(server)
  const admin = await server.as('freja@havblik.example')
  const before = await admin.authorization.read(token, 'da')
  expect(before.partnerNow).toBeNull()
  await server.deps.store.transaction((tx) =>
    tx.db.updateTable('organizations').set({ name: 'Sydlys A/S' }).where('domain', '=', 'nordlys.example').execute(),
  )
  const after = await admin.authorization.read(token, 'da')
  expect(after).toMatchObject({
    digest: before.digest,
    partner: { name: 'Nordlys IT ApS' },
    partnerNow: { name: 'Sydlys A/S', domain: 'nordlys.example' },
  })
  const receipt = await admin.authorization.authorize(token, { digest: after.digest, language: 'da' }, key())
  expect(receipt).toMatchObject({ partner: { name: 'Nordlys IT ApS' }, partnerNow: { name: 'Sydlys A/S' } })
})
