import { describe, expect, it } from 'vitest'
import type { Subscription } from '../../../src/backend/contract.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeProducts } from '../../support/fakeProducts.ts'
import { customer } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken } from '../support/openApp.ts'
import { customerBackend } from './customerWorld.ts'

const [product] = fakeProducts
if (!product) throw new Error('There is no product')
const rowOf = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  product,
  state: 'trial',
  licenses: 10,
  assigned: 4,
  billing: null,
  startedAt: '2026-05-03T09:00:00.000Z',
  endsAt: '2026-06-02T09:00:00.000Z',
  partner: { id: 'org_nordlys', name: 'Nordlys IT', domain: 'nordlys.example' },
  ...change,
})

describe.each(languages)('the subscriptions in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)
  const page = `/${language}/customer/subscriptions`

  it('say what is used, until when, and through whom it came', async () => {
    const backend = customerBackend((world) => {
      world.subscriptions = [
        rowOf('sub_1'),
        rowOf('sub_2', { state: 'active', billing: 'yearly', endsAt: null, partner: null }),
      ]
    })
    const { main, heading } = await openApp(page, backend)
    expect(heading()).toBe(t('subscriptions.title'))
    const text = spoken(main)
    for (const said of [
      customer.name,
      product.names[language],
      t('subscriptions.used', { used: 4, count: 10 }),
      t('subscriptions.state.trial'),
      t('subscriptions.open'),
      t('subscriptions.billing.yearly'),
      'nordlys.example',
      t('subscriptions.noPartner'),
    ]) {
      expect(text).toContain(said)
    }
  })

  it('say so when there are none', async () => {
    const { main } = await openApp(page, customerBackend())
    expect(spoken(main)).toContain(t('subscriptions.empty.title'))
  })
})

describe('the subscriptions', () => {
  it('come in pages, and can be asked for again', async () => {
    const backend = customerBackend((world) => {
      world.subscriptions = Array.from({ length: 120 }, (_, index) => rowOf(`sub_${index}`))
    })
    backend.failNext('subscriptions.list', 'offline')
    const app = await openApp('/en/customer/subscriptions', backend)
    expect(app.heading()).toBe(say('en', 'errors.offline.title'))
    await app.press(say('en', 'errors.action.tryAgain'))
    await app.press(say('en', 'ui.pages.next'))
    expect(app.router.currentRoute.value.query['after']).toBeTruthy()
  })
})
