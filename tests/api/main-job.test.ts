import { afterEach, describe, expect, it } from 'vitest'
import type { OfferInput } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'

const input: OfferInput = {
  name: 'Autumn offer',
  role: 'full',
  durationDays: null,
  validDays: 90,
  defaultLanguage: 'en',
  texts: { en: { message: 'Hello', terms: 'Our terms' }, da: { message: '', terms: 'Vores vilkår' } },
}

const key = (): { key: string } => ({ key: crypto.randomUUID() })

describe('the main job', () => {
  let server: TestHandler

  afterEach(async () => {
    expect(server.faults).toEqual([])
    await server.close()
  })

  it('goes from the offer to the refused act after removal', async () => {
    server = await testHandler()
    const partner = await server.as('lone@nordlys.example')
    const stranger = await server.as(null)
    const customer = await server.as('freja@havblik.example')

    const offer = await partner.offers.send(input, key())
    const token = offer.url.split('/').at(-1) ?? ''
    expect(offer.letters.map((letter) => letter.language)).toEqual(['en', 'da'])
    expect(offer.letters[0]?.plain).toContain(offer.url)
    expect(offer.letters[1]?.plain).toContain('Vores vilkår')

    const reading = await stranger.authorization.read(token, 'da')
    expect(reading.partner.name).toBe('Nordlys IT ApS')
    expect(reading.terms).toEqual({ language: 'da', text: 'Vores vilkår' })
    expect(await stranger.authorization.viewer(token)).toBeNull()

    expect((await customer.authorization.viewer(token))?.obstacle).toBeNull()
    const receipt = await customer.authorization.authorize(token, { digest: reading.digest, language: 'da' }, key())
    expect(receipt.state).toBe('active')
    expect(receipt.terms.text).toBe('Vores vilkår')

    const mails = await partner.account.messages()
    expect(mails.items[0]?.text).toContain(receipt.reference)

    const clients = await partner.clients.list()
    const client = clients.items.find((item) => item.customer.domain === 'havblik.example')
    expect(client).toBeDefined()
    const customerId = client?.customer.id ?? ''
    await expect(partner.clients.users(customerId)).rejects.toMatchObject({ code: 'on-behalf-ended' })
    const session = await partner.onBehalf.enter(customerId, 'Mads cannot sign in', key())
    expect(session).toMatchObject({ role: 'full', secondsLeft: 3600 })
    const users = await partner.clients.users(customerId)
    const user = users.items.find((item) => item.name === 'Mads Vinther')
    const reset = await partner.clients.resetPassword(customerId, user?.id ?? '', key())
    expect(reset.temporaryPassword).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)

    const activity = await customer.relationships.activity()
    expect(activity.items.map((item) => item.event)).toContain('password-reset')
    const entered = activity.items.find((item) => item.event === 'on-behalf-entered')
    expect(entered).toMatchObject({ detail: 'Mads cannot sign in', actor: { name: 'Lone Krag' } })

    const removed = await customer.relationships.remove(receipt.relationshipId ?? '', key())
    expect(removed.state).toBe('removed')
    await expect(partner.clients.resetPassword(customerId, user?.id ?? '', key())).rejects.toMatchObject({
      code: 'relationship-ended',
    })
    expect((await partner.clients.list()).items.map((item) => item.customer.id)).not.toContain(customerId)
  })
})
