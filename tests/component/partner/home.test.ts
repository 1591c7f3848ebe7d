import { describe, expect, it } from 'vitest'
import { mayDo, mayNotDo } from '../../../src/features/offers/roleActs.ts'
import { languages } from '../../../src/lib/languages.ts'
import { scopeOf } from '../../../server/services/access.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { openApp, settle } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)

describe('where a partner begins', () => {
  it.each([
    [99, 'build', 'delegateOffer'],
    [100, 'overview', 'sendOffers'],
  ] as const)('with %i clients it is %s', async (clientCount, variant, action) => {
    const app = await openApp(
      '/en/partner',
      fakeBackend((world) => (world.session = partnerSession({ clientCount }))),
    )
    expect(app.heading()).toBe(en(`partner.home.${variant}`))
    expect(app.control(en(`partner.home.${action}`)).getAttribute('href')).toBe('/en/partner/offers/new/access')
    expect(app.main.textContent).toContain('Everyday help')
    expect(app.main.textContent).toContain('Fjord & Fjeld A/S har accepteret dit tilbud')
  })

  it.each(languages)('says in %s what is missing before there is anything', async (language) => {
    const app = await openApp(
      `/${language}/partner`,
      fakeBackend((world) => {
        world.session = partnerSession({ clientCount: 0, certified: false })
        world.offers = []
        world.clients = []
        world.messages = []
      }),
    )
    expect(app.main.textContent).toContain(say(language, 'partner.standing.uncertified.title'))
    expect(app.main.textContent).toContain(say(language, 'offers.list.empty.title'))
    expect(app.main.textContent).toContain(say(language, 'messages.empty.title'))
    expect(app.main.querySelector('a[href$="/new/access"]')).toBeNull()
  })

  it('keeps the rest when one part can’t be read', async () => {
    const backend = fakeBackend()
    backend.failNext('account.messages', 'offline')
    const app = await openApp('/en/partner', backend)
    expect(app.main.textContent).toContain('Everyday help')
    expect(app.main.textContent).toContain(en('errors.offline.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(app.main.textContent).toContain('Fjord & Fjeld A/S har accepteret dit tilbud')
  })
})

describe('an offer that exists', () => {
  it('can be withdrawn after a question, and says so', async () => {
    const backend = fakeBackend()
    const app = await openApp('/en/partner/offers/offer_1', backend)
    expect(app.heading()).toBe('Everyday help')
    expect(app.main.textContent).toContain('2 accepted')
    await app.press(en('offers.offer.withdraw.action'))
    const confirm = app.get('dialog[open] .ui-button--danger')
    confirm.click()
    confirm.click()
    await settle()
    expect(backend.callsOf('offers.withdraw')).toHaveLength(1)
    expect(app.main.textContent).toContain(en('offers.offer.withdraw.done'))
    expect(app.main.textContent).toContain(en('offers.offer.link.dead'))
    expect(app.main.querySelector('#offer-link')).toBeNull()
  })

  it('is not found for an address that is wrong', async () => {
    const app = await openApp('/en/partner/offers/offer_99', fakeBackend())
    expect(app.heading()).toBe(en('errors.not-found.title'))
  })
})

describe('the roles as they are offered', () => {
  it.each(['full', 'limited'] as const)('%s lets a partner do what the server says', (role) => {
    expect({ role, mayDo: mayDo(role), mayNotDo: mayNotDo(role) }).toEqual(scopeOf(role))
  })
})
