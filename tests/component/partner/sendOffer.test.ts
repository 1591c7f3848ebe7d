import { describe, expect, it, vi } from 'vitest'
import type { OfferInput } from '../../../src/backend/contract.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { openApp, settle, type OpenedApp } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const wizard = '/en/partner/offers/new'

async function fillAccess(app: OpenedApp): Promise<void> {
  await app.fill('#name', 'Everyday help')
  await app.choose('input[value=limited]')
  await app.choose('input[value=open-ended]')
  await app.choose('input[value=always]')
  await app.press(en('offers.sendOffer.continue'))
}

async function fillTerms(app: OpenedApp): Promise<void> {
  await app.choose('input[value=da]')
  await app.fill('#texts-da-terms', 'Vores vilkår.')
  await app.press(en('offers.sendOffer.continue'))
}

async function openCheck(backend: FakeBackend): Promise<OpenedApp> {
  const app = await openApp(`${wizard}/access`, backend)
  await fillAccess(app)
  await fillTerms(app)
  expect(app.heading()).toBe(en('journeys.sendOffer.check.title'))
  return app
}

const act = en('offers.sendOffer.check.act')
const errors = (app: OpenedApp): string[] =>
  [...app.main.querySelectorAll('.ui-errors a')].map((link) => link.textContent ?? '')

describe('the wizard of an offer', () => {
  it('leads from the access to the finished offer, and forgets the answers', async () => {
    const backend = fakeBackend()
    const app = await openCheck(backend)
    await app.press(act)
    expect(app.router.currentRoute.value.fullPath).toBe('/en/partner/offers/offer_2?created=1')
    expect(app.heading()).toBe(en('offers.offer.created.title'))
    expect(app.get<HTMLInputElement>('#offer-link').value).toMatch(/\/o\/gOffer2$/)
    expect(backend.callsOf('offers.send')[0]?.input).toEqual([
      {
        name: 'Everyday help',
        role: 'limited',
        durationDays: null,
        narrowable: false,
        validDays: null,
        defaultLanguage: 'da',
        texts: { da: { message: '', terms: 'Vores vilkår.' } },
      } satisfies OfferInput,
    ])
    expect(Object.keys({ ...sessionStorage }).filter((key) => key.startsWith('mandate'))).toEqual([])
    await app.go(`${wizard}/check`)
    expect(app.router.currentRoute.value.params['step']).toBe('access')
  })

  it('leads whoever jumps ahead to the first page that is not answered', async () => {
    const app = await openApp(`${wizard}/check`, fakeBackend())
    expect(app.router.currentRoute.value.params['step']).toBe('access')
    await fillAccess(app)
    await app.go(`${wizard}/check`)
    expect(app.router.currentRoute.value.params['step']).toBe('terms')
    expect(app.heading()).toBe(en('journeys.sendOffer.terms.title'))
    await app.go(`${wizard}/nonsense`)
    expect(app.router.currentRoute.value.params['step']).toBe('terms')
  })

  it('says what is missing at the field and in a summary that takes the focus', async () => {
    const app = await openApp(`${wizard}/access`, fakeBackend())
    await app.press(en('offers.sendOffer.continue'))
    expect(errors(app)).toEqual(
      ['name', 'role', 'length', 'validity'].map((field) => en(`offers.sendOffer.problem.${field}`)),
    )
    expect(document.activeElement?.className).toContain('ui-errors')
    expect(app.get('#name-error').textContent).toContain(en('offers.sendOffer.problem.name'))
    expect(document.title).toMatch(/^Error: /)
  })

  it('keeps the answers over a reload, Back and a change from the check', async () => {
    const backend = fakeBackend()
    const first = await openCheck(backend)
    first.close()
    const app = await openApp(`${wizard}/check`, backend)
    expect(app.heading()).toBe(en('journeys.sendOffer.check.title'))
    expect(app.main.textContent).toContain('Everyday help')

    await app.choose('a[href*="/access?change"]')
    expect(app.get<HTMLInputElement>('#name').value).toBe('Everyday help')
    await app.fill('#name', 'Changed')
    await app.press(en('offers.sendOffer.continue'))
    expect(app.heading()).toBe(en('journeys.sendOffer.check.title'))
    expect(app.main.textContent).toContain('Changed')
    app.router.back()
    await settle()
    expect(app.get<HTMLInputElement>('#name').value).toBe('Changed')
  })

  it('shows nobody the answers of somebody else', async () => {
    const first = await openCheck(fakeBackend())
    first.close()
    const other = { ...partnerSession(), person: { ...partnerSession().person, id: 'p_other' } }
    const app = await openApp(
      `${wizard}/check`,
      fakeBackend((world) => (world.session = other)),
    )
    expect(app.router.currentRoute.value.params['step']).toBe('access')
    expect(app.get<HTMLInputElement>('#name').value).toBe('')
  })

  it('works where nothing can be stored', async () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    try {
      const app = await openCheck(fakeBackend())
      await app.press(act)
      expect(app.heading()).toBe(en('offers.offer.created.title'))
    } finally {
      full.mockRestore()
    }
  })

  it('sends once on a double click', async () => {
    const backend = fakeBackend()
    const app = await openCheck(backend)
    const release = backend.hold('offers.send')
    const button = app.control(act)
    button.click()
    button.click()
    await settle()
    button.click()
    release()
    await settle()
    expect(backend.callsOf('offers.send')).toHaveLength(1)
    expect(backend.world.offers).toHaveLength(2)
  })

  it('sends the same key after a lost answer, and makes one offer', async () => {
    const backend = fakeBackend()
    const app = await openCheck(backend)
    backend.loseNext('offers.send')
    await app.press(act)
    expect(app.main.textContent).toContain(en('errors.offline.title'))
    expect(app.main.textContent).toContain('Everyday help')
    await app.press(en('errors.action.tryAgain'))
    expect(app.heading()).toBe(en('offers.offer.created.title'))
    const [first, second] = backend.callsOf('offers.send')
    expect(second?.key).toBe(first?.key)
    expect(backend.world.offers).toHaveLength(2)
  })

  it('shows what the server refuses where it was answered', async () => {
    const backend = fakeBackend()
    const app = await openCheck(backend)
    backend.failNext('offers.send', 'invalid-input', {
      fields: [{ field: 'texts.da.terms', problem: 'not-allowed-characters' }],
    })
    await app.press(act)
    expect(app.heading()).toBe(en('journeys.sendOffer.terms.title'))
    expect(errors(app)).toEqual([en('errors.field.not-allowed-characters')])
    expect(app.get<HTMLTextAreaElement>('#texts-da-terms').value).toBe('Vores vilkår.')
    await app.press(en('offers.sendOffer.continue'))
    expect(app.heading()).toBe(en('journeys.sendOffer.check.title'))
  })

  it('leads to the sign-in and back to the same step when the session is over', async () => {
    const backend = fakeBackend()
    const app = await openCheck(backend)
    backend.failNext('offers.send', 'not-signed-in')
    await app.press(act)
    const link = app.control(en('errors.action.signIn'))
    expect(link.getAttribute('href')).toBe(
      `/auth/sign-in?lang=en&return=${encodeURIComponent('/en/partner/offers/new/check')}`,
    )
    app.close()
    const again = await openApp('/en/partner/offers/new/check', backend)
    expect(again.heading()).toBe(en('journeys.sendOffer.check.title'))
  })

  it('shows names as text, whatever they are', async () => {
    const name = `<b>x</b>\u202eevil 哈尔滨 ${'long '.repeat(30)}`.slice(0, 200).trim()
    const backend = fakeBackend()
    const app = await openApp(`${wizard}/access`, backend)
    await fillAccess(app)
    await app.go(`${wizard}/access`)
    await app.fill('#name', name)
    await app.press(en('offers.sendOffer.continue'))
    await fillTerms(app)
    expect(app.main.querySelector('b')).toBeNull()
    expect(app.get('dd bdi').textContent).toContain('<b>x</b>evil 哈尔滨')
    expect(app.get('dd bdi').textContent).not.toContain('\u202e')
  })
})

describe('somebody who may not send offers', () => {
  it.each(languages)('reads why, and what to do, in %s', async (language) => {
    const t = (key: string): string => say(language, key)
    const open = (change: Parameters<typeof partnerSession>): Promise<OpenedApp> =>
      openApp(
        `/${language}/partner/offers/new/access`,
        fakeBackend((world) => (world.session = partnerSession(...change))),
      )
    const uncertified = await open([{ certified: false }])
    expect(uncertified.heading()).toBe(t('partner.standing.uncertified.title'))
    expect(uncertified.main.textContent).toContain(t('common.cloud.certification'))
    expect(uncertified.main.querySelector('form')).toBeNull()
    const suspended = await open([{ suspended: true }])
    expect(suspended.heading()).toBe(t('partner.standing.suspended.title'))
    const helpdesk = await open([{}, ['offers.send']])
    expect(helpdesk.heading()).toBe(t('errors.not-allowed.title'))
    expect(helpdesk.main.textContent).toContain('lone@nordlys.example')
  })
})
