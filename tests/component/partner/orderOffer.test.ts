import { describe, expect, it } from 'vitest'
import type { Offer, Order, PurchaseInput, TrialInput } from '../../../src/backend/contract.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { fakeProducts } from '../../support/fakeProducts.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, settle, spoken, type OpenedApp } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
type Say = typeof en
const trialAt = (step: string, language = 'en'): string => `/${language}/partner/offers/new-trial/${step}`
const purchaseAt = (step: string, language = 'en'): string => `/${language}/partner/offers/new-purchase/${step}`
const errors = (app: OpenedApp): string[] =>
  [...app.main.querySelectorAll('.ui-errors a')].map((link) => link.textContent ?? '')
const goOn = (app: OpenedApp, t: Say = en): Promise<void> => app.press(t('offers.sendOffer.continue'))
const kept = (): string[] => Object.keys({ ...sessionStorage }).filter((key) => key.startsWith('mandate'))

async function fillTrial(app: OpenedApp, t: Say = en): Promise<void> {
  await app.fill('#name', 'Try mail')
  await app.choose('input[value=mail]')
  await app.fill('#licenses-mail', '10')
  await app.fill('#usageCountry', 'DK')
  await goOn(app, t)
}

async function fillPurchase(app: OpenedApp, t: Say = en): Promise<void> {
  await app.fill('#name', 'Mail and more')
  await app.choose('input[value=protection]')
  await app.choose('input[value=mail]')
  await app.fill('#licenses-mail', '10')
  await app.fill('#licenses-protection', '2')
  await app.choose('input[value=yearly]')
  await goOn(app, t)
}

async function withAccess(app: OpenedApp, t: Say = en): Promise<void> {
  await app.choose('input[value=with]')
  await app.choose('input[value=limited]')
  await app.choose('input[name=length][value=days]')
  await app.fill('#durationDays', '90')
  await app.choose('input[value=always]')
  await goOn(app, t)
}

async function withoutAccess(app: OpenedApp): Promise<void> {
  await app.choose('input[value=without]')
  await app.choose('input[value=always]')
  await goOn(app)
}

async function fillTerms(app: OpenedApp, t: Say = en): Promise<void> {
  await app.choose('input[value=da]')
  await app.fill('#texts-da-terms', 'Vores vilkår.')
  await goOn(app, t)
}

async function trialToCheck(backend: FakeBackend): Promise<OpenedApp> {
  const app = await openApp(trialAt('order'), backend)
  await fillTrial(app)
  await withoutAccess(app)
  await fillTerms(app)
  expect(app.heading()).toBe(en('journeys.sendTrialInvitation.check.title'))
  return app
}

const texts = { da: { message: '', terms: 'Vores vilkår.' } }

describe.each(languages)('the wizard of a trial invitation in %s', (language) => {
  const t: Say = (key, params = {}) => say(language, key, params)

  it('leads from what can be tried to the finished invitation, and forgets the answers', async () => {
    const backend = fakeBackend()
    const app = await openApp(trialAt('order', language), backend)
    expect(app.heading()).toBe(t('journeys.sendTrialInvitation.order.title'))
    expect(spoken(app.main)).not.toContain(fakeProducts[1]?.names[language])
    await fillTrial(app, t)
    expect(app.heading()).toBe(t('journeys.sendTrialInvitation.access.title'))
    await withAccess(app, t)
    await app.choose('input[value=da]')
    const preview = spoken(app.get('.offer-preview'))
    for (const said of [
      t('selling.preview.trial', { partner: 'Nordlys IT' }),
      fakeProducts[0]?.names[language] ?? '',
      t('selling.preview.choice'),
      t('access.mayDo'),
    ]) {
      expect(preview).toContain(said)
    }
    await app.fill('#texts-da-terms', 'Vores vilkår.')
    await goOn(app, t)
    expect(app.heading()).toBe(t('journeys.sendTrialInvitation.check.title'))
    for (const said of ['Try mail', t('selling.check.with'), t('access.role.limited.name')]) {
      expect(spoken(app.main)).toContain(said)
    }
    await app.press(t('selling.trial.act'))
    expect(app.router.currentRoute.value.fullPath).toBe(`/${language}/partner/offers/offer_2?created=1`)
    expect(app.heading()).toBe(t('offers.offer.created.trial'))
    for (const said of [t('offers.kind.trial'), t('offers.offer.next.trial'), t('offers.offer.next.clientToo')]) {
      expect(spoken(app.main)).toContain(said)
    }
    expect(backend.callsOf('offers.sendTrial')[0]?.input).toEqual([
      {
        name: 'Try mail',
        product: 'mail',
        licenses: 10,
        usageCountry: 'DK',
        validDays: null,
        defaultLanguage: 'da',
        texts,
        delegation: { role: 'limited', durationDays: 90, narrowable: false },
      } satisfies TrialInput,
    ])
    expect(kept()).toEqual([])
  })
})

describe('the wizard of a purchase offer', () => {
  it('leads to the finished offer of several products, without administration', async () => {
    const backend = fakeBackend()
    const app = await openApp(purchaseAt('order'), backend)
    await fillPurchase(app)
    await withoutAccess(app)
    await app.choose('input[value=da]')
    expect(spoken(app.get('.offer-preview'))).toContain(en('selling.preview.noAccess'))
    expect(spoken(app.get('.offer-preview'))).toContain(en('selling.preview.yearly'))
    expect(spoken(app.get('.offer-preview'))).not.toContain(en('access.mayDo'))
    await app.fill('#texts-da-terms', 'Vores vilkår.')
    await goOn(app)
    expect(spoken(app.main)).not.toContain(en('offers.sendOffer.check.role'))
    expect(spoken(app.main)).toContain(en('selling.check.without'))
    await app.press(en('selling.purchase.act'))
    expect(app.heading()).toBe(en('offers.offer.created.purchase'))
    expect(spoken(app.main)).not.toContain(en('offers.offer.next.clientToo'))
    expect(backend.callsOf('offers.sendPurchase')[0]?.input).toEqual([
      {
        name: 'Mail and more',
        items: [
          { product: 'mail', licenses: 10 },
          { product: 'protection', licenses: 2 },
        ],
        billing: 'yearly',
        validDays: null,
        defaultLanguage: 'da',
        texts,
        delegation: null,
      } satisfies PurchaseInput,
    ])
  })

  it('says what can’t be invoiced as often as it was chosen', async () => {
    const app = await openApp(purchaseAt('order'), fakeBackend())
    await app.choose('input[value=monthly]')
    await fillPurchase(app)
    await app.go(purchaseAt('order'))
    await app.choose('input[value=monthly]')
    await goOn(app)
    expect(errors(app)).toEqual([en('selling.problem.period', { products: 'Protection' })])
    expect(app.get<HTMLInputElement>('#licenses-protection').value).toBe('2')
  })
})

describe('a page of either wizard', () => {
  it.each([
    ['trial', trialAt('order'), ['usageCountry']],
    ['purchase', purchaseAt('order'), ['billing']],
  ])('says what is missing of a %s, at the field and in a summary that takes the focus', async (_kind, path, last) => {
    const app = await openApp(path, fakeBackend())
    await goOn(app)
    expect(errors(app)).toEqual([
      en('offers.sendOffer.problem.name'),
      ...['products', ...last].map((field) => en(`selling.problem.${field}`)),
    ])
    expect(document.activeElement?.className).toContain('ui-errors')
    expect(spoken(app.get('#products-error'))).toContain(en('selling.problem.products'))
    for (const link of app.main.querySelectorAll('.ui-errors a')) {
      expect(app.main.querySelector(link.getAttribute('href') ?? '')).not.toBeNull()
    }
  })

  it('says how many licenses there can be, and keeps what was typed', async () => {
    const app = await openApp(trialAt('order'), fakeBackend())
    await app.choose('input[value=mail]')
    await app.fill('#licenses-mail', '26')
    await goOn(app)
    const wrong = en('selling.problem.licenses', { product: 'Mail for all', limit: 25 })
    expect(errors(app)).toContain(wrong)
    expect(spoken(app.get('#licenses-mail-error'))).toContain(wrong)
    expect(app.get<HTMLInputElement>('#licenses-mail').value).toBe('26')
  })

  it('asks whether administration is included, and what for only then', async () => {
    const app = await openApp(trialAt('order'), fakeBackend())
    await fillTrial(app)
    await goOn(app)
    expect(errors(app)).toEqual([en('selling.problem.delegation'), en('offers.sendOffer.problem.validity')])
    await app.choose('input[value=with]')
    await goOn(app)
    expect(errors(app)).toEqual(['role', 'length', 'validity'].map((field) => en(`offers.sendOffer.problem.${field}`)))
    await app.choose('input[value=without]')
    expect(app.main.querySelector('#role')).toBeNull()
  })

  it('is shown only once the pages before it are answered', async () => {
    const app = await openApp(trialAt('check'), fakeBackend())
    expect(app.router.currentRoute.value.params['step']).toBe('order')
    await fillTrial(app)
    await app.go(trialAt('check'))
    expect(app.router.currentRoute.value.params['step']).toBe('access')
  })

  it('keeps the answers over a reload, Back and a change from the check', async () => {
    const backend = fakeBackend()
    const first = await trialToCheck(backend)
    first.close()
    const app = await openApp(trialAt('check'), backend)
    expect(spoken(app.main)).toContain('Mail for all: 10')
    await app.choose('a[href*="/order?change"]')
    await app.fill('#licenses-mail', '7')
    await goOn(app)
    expect(app.heading()).toBe(en('journeys.sendTrialInvitation.check.title'))
    expect(spoken(app.main)).toContain('Mail for all: 7')
    app.router.back()
    await settle()
    expect(app.get<HTMLInputElement>('#licenses-mail').value).toBe('7')
  })

  it('keeps the two wizards’ answers apart', async () => {
    const backend = fakeBackend()
    const first = await trialToCheck(backend)
    first.close()
    const app = await openApp(purchaseAt('check'), backend)
    expect(app.router.currentRoute.value.params['step']).toBe('order')
    expect(app.get<HTMLInputElement>('#name').value).toBe('')
  })

  it('shows what the server refuses where it was answered', async () => {
    const backend = fakeBackend()
    const app = await trialToCheck(backend)
    backend.failNext('offers.sendTrial', 'invalid-input', {
      fields: [{ field: 'licenses', problem: 'not-a-choice', limit: 5 }],
    })
    await app.press(en('selling.trial.act'))
    expect(app.heading()).toBe(en('journeys.sendTrialInvitation.order.title'))
    expect(errors(app)).toEqual([en('selling.problem.licenses', { product: 'Mail for all', limit: 5 })])
    await app.fill('#licenses-mail', '5')
    await goOn(app)
    expect(app.heading()).toBe(en('journeys.sendTrialInvitation.check.title'))
  })

  it('sends once on a double click, and the same key after a lost answer', async () => {
    const backend = fakeBackend()
    const app = await trialToCheck(backend)
    backend.loseNext('offers.sendTrial')
    const button = app.control(en('selling.trial.act'))
    button.click()
    button.click()
    await settle()
    expect(backend.callsOf('offers.sendTrial')).toHaveLength(1)
    await app.press(en('errors.action.tryAgain'))
    expect(app.heading()).toBe(en('offers.offer.created.trial'))
    const [first, second] = backend.callsOf('offers.sendTrial')
    expect(second?.key).toBe(first?.key)
    expect(backend.world.offers).toHaveLength(2)
  })

  it('waits for the products, and asks again where they can’t be had', async () => {
    const backend = fakeBackend()
    const release = backend.hold('offers.products')
    backend.failNext('offers.products', 'unavailable')
    const app = await openApp(trialAt('order'), backend)
    expect(app.main.querySelector('.ui-skeleton')).not.toBeNull()
    release()
    await settle()
    if (app.main.querySelector('form') === null) await app.press(en('errors.action.tryAgain'))
    expect(app.main.querySelector('form')).not.toBeNull()
  })

  it.each([
    ['trial', trialAt('order')],
    ['purchase', purchaseAt('order')],
  ])('says so where there is nothing for a %s', async (kind, path) => {
    const app = await openApp(
      path,
      fakeBackend((world) => (world.products = [])),
    )
    expect(spoken(app.main)).toContain(en(`selling.${kind}.none.title`))
    expect(app.control(en('offers.list.new')).getAttribute('href')).toBe('/en/partner/offers/new/access')
  })

  it('tells somebody who may not send offers why', async () => {
    const uncertified = await openApp(
      trialAt('order'),
      fakeBackend((world) => (world.session = partnerSession({ certified: false }))),
    )
    expect(uncertified.heading()).toBe(en('partner.standing.uncertified.title'))
    const helpdesk = await openApp(
      purchaseAt('order'),
      fakeBackend((world) => (world.session = partnerSession({}, ['offers.send']))),
    )
    expect(helpdesk.heading()).toBe(en('errors.not-allowed.title'))
  })
})

describe('the ways to the wizards', () => {
  it.each([
    ['the overview', '/en/partner', partnerSession({ clientCount: 120 })],
    ['the way to more clients', '/en/partner', partnerSession()],
    ['the offers', '/en/partner/offers', partnerSession()],
  ])('are on %s', async (_name, path, session) => {
    const app = await openApp(
      path,
      fakeBackend((world) => (world.session = session)),
    )
    expect(app.control(en('partner.home.sendTrial')).getAttribute('href')).toBe(trialAt('order'))
    expect(app.control(en('partner.home.sendPurchase')).getAttribute('href')).toBe(purchaseAt('order'))
  })

  it('are not shown where the backend sells nothing, nor to a partner that may not', async () => {
    const words = async (change: Parameters<typeof fakeBackend>[0]): Promise<string> =>
      spoken((await openApp('/en/partner/offers', fakeBackend(change))).main)
    const without = await words((world) => (world.capabilities = { ...world.capabilities, trialAndPurchase: false }))
    expect(without).not.toContain(en('partner.home.sendTrial'))
    const barred = await words((world) => (world.session = partnerSession({ certified: false })))
    expect(barred).not.toContain(en('partner.home.sendPurchase'))
  })
})

describe('changing a trial invitation or a purchase offer', () => {
  const product = fakeProducts[0]
  if (!product) throw new Error('There is nothing to offer')
  const trial: Order = { items: [{ product, licenses: 10 }], trialDays: 30, billing: null, usageCountry: 'DK' }
  const reviseAt = (step: string): string => `/en/partner/offers/offer_1/change/${step}`
  const holding = (order: Order, change: Partial<Offer> = {}): FakeBackend =>
    fakeBackend((world) => {
      const kind = order.billing ? 'purchase' : 'trial'
      world.offers = world.offers.map((offer) => ({ ...offer, kind, order, role: null, narrowable: false, ...change }))
    })

  it('begins with what it says now, and makes a new version of what was changed', async () => {
    const backend = holding(trial)
    const app = await openApp('/en/partner/offers/offer_1', backend)
    expect(app.control(en('sharing.revise.start')).getAttribute('href')).toBe(reviseAt('order'))
    await app.press(en('sharing.revise.start'))
    expect(app.heading()).toBe(en('revise.title'))
    expect(app.get<HTMLInputElement>('#licenses-mail').value).toBe('10')
    expect(app.get<HTMLSelectElement>('#usageCountry').value).toBe('DK')
    await app.fill('#licenses-mail', '5')
    await goOn(app)
    expect(app.get<HTMLInputElement>('input[value=without]').checked).toBe(true)
    expect(app.main.querySelector('#validity')).toBeNull()
    await goOn(app)
    await goOn(app)
    expect(app.heading()).toBe(en('revise.check'))
    await app.press(en('revise.act'))
    expect(backend.callsOf('offers.revise')[0]?.input[1]).toMatchObject({
      basedOn: 1,
      role: null,
      trial: { product: 'mail', licenses: 5, usageCountry: 'DK' },
    })
    expect(spoken(app.main)).toContain(en('sharing.revise.done', { version: 2 }))
    expect(spoken(app.main)).toContain('Mail for all: 5 licenses')
  })

  it('leaves what is offered as it was where only the access was changed', async () => {
    const backend = holding({ ...trial, trialDays: null, billing: 'yearly', usageCountry: null })
    const app = await openApp(reviseAt('order'), backend)
    await goOn(app)
    await app.choose('input[value=with]')
    await app.choose('input[value=limited]')
    await app.choose('input[value=open-ended]')
    await goOn(app)
    await goOn(app)
    await app.press(en('revise.act'))
    const [call] = backend.callsOf('offers.revise')
    expect(call?.input[1]).toMatchObject({ role: 'limited', durationDays: null })
    expect(call?.input[1]).not.toHaveProperty('purchase')
  })

  it('says so where nothing was changed, and where somebody else was faster', async () => {
    const backend = holding(trial)
    const app = await openApp(reviseAt('check'), backend)
    await app.press(en('revise.act'))
    expect(spoken(app.main)).toContain(en('revise.unchanged'))
    expect(backend.callsOf('offers.revise')).toEqual([])
    await app.go(reviseAt('order'))
    await app.fill('#licenses-mail', '4')
    await app.go(reviseAt('check'))
    backend.world.offers = backend.world.offers.map((one) => ({ ...one, version: one.version + 1, name: 'Theirs' }))
    await app.press(en('revise.act'))
    expect(spoken(app.main)).toContain(en('revise.newer.title', { version: 2 }))
    await app.go(reviseAt('order'))
    expect(app.get<HTMLInputElement>('#licenses-mail').value).toBe('4')
    expect(spoken(app.main)).toContain(en('revise.newer.title', { version: 2 }))
    await app.press(en('revise.newer.keep'))
    await app.go(reviseAt('check'))
    await app.press(en('revise.act'))
    expect(backend.callsOf('offers.revise').at(-1)?.input[1]).toMatchObject({ basedOn: 2, trial: { licenses: 4 } })
  })

  it('shows what the server refuses of it where it was answered', async () => {
    const backend = holding(trial)
    const app = await openApp(reviseAt('order'), backend)
    await app.fill('#licenses-mail', '4')
    await app.go(reviseAt('check'))
    backend.failNext('offers.revise', 'invalid-input', {
      fields: [{ field: 'trial.licenses', problem: 'not-a-choice', limit: 3 }],
    })
    await app.press(en('revise.act'))
    expect(errors(app)).toEqual([en('selling.problem.licenses', { product: 'Mail for all', limit: 3 })])
  })
})
