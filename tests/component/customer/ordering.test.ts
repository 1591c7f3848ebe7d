import { describe, expect, it } from 'vitest'
import type { OfferReading, OfferViewer, Order, OrderedSubscription } from '../../../src/backend/contract.ts'
import { languages } from '../../../src/lib/languages.ts'
import { openApp, spoken } from '../support/openApp.ts'
import type { FakeBackend } from '../../support/fakeBackend.ts'
import { fakeProducts } from '../../support/fakeProducts.ts'
import { scopeOf } from '../../support/fakeScope.ts'
import { customer } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { customerBackend, readingOf, token, viewerOf } from './customerWorld.ts'

const [mail] = fakeProducts
if (!mail) throw new Error('There is nothing to offer')
const trial: Order = { items: [{ product: mail, licenses: 10 }], trialDays: 30, billing: null, usageCountry: 'DK' }
const purchase: Order = { ...trial, trialDays: null, billing: 'yearly', usageCountry: null }
const decision = (language: string): string => `/${language}/offers/${token}/authorize/decision`
const subscription: OrderedSubscription = {
  id: 'sub_1',
  product: mail,
  state: 'trial',
  licenses: 10,
  billing: null,
  startedAt: '2026-05-03T09:00:00.000Z',
  endsAt: '2026-06-02T09:00:00.000Z',
  partner: null,
}

function ordering(order: Order, offer: Partial<OfferReading> = {}, viewer: Partial<OfferViewer> = {}): FakeBackend {
  return customerBackend((world) => {
    const kind = order.billing ? 'purchase' : 'trial'
    world.readings[token] = { ...readingOf(world), kind, order, ...offer }
    world.viewer = viewerOf(null, viewer)
    world.receipts = world.receipts.map((receipt) => ({ ...receipt, kind, subscriptions: [subscription] }))
  })
}

describe.each(languages)('taking a trial in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)

  it.each([
    ['Yes', '#decision', true],
    ['No', '#decision-2', false],
  ])('starts it with %s to the partner, and ends with the receipt', async (_name, choice, delegation) => {
    const backend = ordering(trial)
    const app = await openApp(decision(language), backend)
    expect(app.heading()).toBe(t('ordering.heading.trial'))
    for (const said of [mail.names[language], '5000 Odense C', customer.domain, t('ordering.noInvoice')]) {
      expect(spoken(app.main)).toContain(said)
    }
    await app.choose(choice)
    await app.press(t('offer.decision.next'))
    expect(app.heading()).toBe(t('ordering.check.heading.trial'))
    expect(spoken(app.main).includes(t('access.mayDo'))).toBe(delegation)
    await app.press(t('ordering.check.act.trial', { organization: customer.name }))
    expect(app.router.currentRoute.value.name).toBe('receipt')
    expect(spoken(app.main)).toContain(mail.names[language])
    expect(app.control(t('customer.receipt.order.see')).getAttribute('href')).toBe(
      `/${language}/customer/subscriptions`,
    )
    const [sent] = backend.callsOf('authorization.authorize')
    expect(sent?.input).toEqual([token, { digest: readingOf(backend.world).digest, language, delegation }])
  })

  it('orders what is to be bought, in the buyer’s own country', async () => {
    const backend = ordering(purchase)
    const app = await openApp(decision(language), backend)
    expect(spoken(app.main)).toContain(t('offer.order.yearly', { partner: 'Nordlys IT' }))
    await app.choose('#decision-2')
    await app.press(t('offer.decision.next'))
    await app.press(t('ordering.check.act.purchase', { organization: customer.name }))
    expect(backend.callsOf('authorization.authorize')).toHaveLength(1)
  })
})

describe('an order', () => {
  const en = (key: string, params = {}): string => say('en', key, params)

  it('asks for Yes or No before it goes on', async () => {
    const app = await openApp(decision('en'), ordering(trial))
    await app.press(en('offer.decision.next'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('offer.decision.required'))
    expect(spoken(app.get('#decision-error'))).toContain(en('offer.decision.required'))
  })

  it.each([
    ['asks for none', { access: null }, {}, 'offer.order.noAccess'],
    ['is a delegated admin already', {}, { delegated: true }, 'ordering.delegated'],
  ])('asks nothing of administration where the partner %s', async (_name, offer, viewer, message) => {
    const backend = ordering(trial, offer, viewer)
    const app = await openApp(decision('en'), backend)
    expect(app.main.querySelector('input')).toBeNull()
    expect(spoken(app.main)).toContain(en(message, { partner: 'Nordlys IT' }))
    await app.press(en('offer.decision.next'))
    await app.press(en('ordering.check.act.trial', { organization: customer.name }))
    expect(backend.callsOf('authorization.authorize')[0]?.input[1]).toMatchObject({ delegation: false })
  })

  it('can be declined whole, with a way back to the choice', async () => {
    const backend = ordering(trial)
    const app = await openApp(decision('en'), backend)
    await app.press(en('ordering.decline'))
    expect(app.heading()).toBe(en('offer.decline.heading'))
    await app.press(en('offer.decline.action', { organization: customer.name }))
    expect(app.heading()).toBe(en('offer.decline.done.title'))
    expect(backend.callsOf('authorization.authorize')).toEqual([])
  })

  it('can be taken with less access than is offered, where the partner allows that', async () => {
    const full = { access: scopeOf('full'), narrowable: true, narrower: scopeOf('limited'), durationDays: 365 }
    const backend = ordering(trial, full)
    const app = await openApp(decision('en'), backend)
    await app.choose('#decision')
    await app.press(en('offer.decision.next'))
    await app.choose('#narrow-role-2')
    await app.fill('#narrow-days', '400')
    const act = en('ordering.check.act.trial', { organization: customer.name })
    await app.press(act)
    expect(backend.callsOf('authorization.authorize')).toEqual([])
    expect(spoken(app.get('.ui-errors'))).toContain(en('narrowing.wrongDays', { limit: 365 }))
    await app.fill('#narrow-days', '30')
    expect(spoken(app.main)).toContain(
      en('narrowing.less', { own: en('access.role.limited.name'), offered: en('access.role.full.name') }),
    )
    await app.press(act)
    expect(backend.callsOf('authorization.authorize')[0]?.input[1]).toMatchObject({
      delegation: true,
      narrowed: { role: 'limited', durationDays: 30 },
    })
  })

  it('says nothing of less access beside a No', async () => {
    const full = { access: scopeOf('full'), narrowable: true, narrower: scopeOf('limited'), durationDays: 365 }
    const backend = ordering(trial, full)
    const app = await openApp(decision('en'), backend)
    await app.choose('#decision-2')
    await app.press(en('offer.decision.next'))
    expect(app.main.querySelector('#narrow-days')).toBeNull()
    await app.press(en('ordering.check.act.trial', { organization: customer.name }))
    expect(backend.callsOf('authorization.authorize')[0]?.input[1]).not.toHaveProperty('narrowed')
  })

  it('keeps the answers over a reload in the middle', async () => {
    const backend = ordering(trial)
    const app = await openApp(decision('en'), backend)
    await app.choose('#decision-2')
    await app.press(en('offer.decision.next'))
    const { fullPath } = app.router.currentRoute.value
    app.close()
    const back = await openApp(fullPath, backend)
    expect(back.heading()).toBe(en('ordering.check.heading.trial'))
  })

  it.each(['already-ordered', 'trial-used'] as const)(
    'becomes a page of its own when it is refused: %s',
    async (code) => {
      const backend = ordering(trial)
      const app = await openApp(decision('en'), backend)
      await app.choose('#decision')
      await app.press(en('offer.decision.next'))
      backend.failNext('authorization.authorize', code)
      backend.world.viewer = viewerOf(code, { reference: code === 'already-ordered' ? 'MND-7Q4K-2FXB' : null })
      await app.press(en('ordering.check.act.trial', { organization: customer.name }))
      expect(app.heading()).toBe(en(`offer.obstacle.${code}.title`, { organization: customer.name }))
    },
  )
})
