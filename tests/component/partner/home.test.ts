import { afterEach, describe, expect, it, vi } from 'vitest'
import { mayDo, mayNotDo } from '../../../src/features/offers/roleActs.ts'
import { languages } from '../../../src/lib/languages.ts'
import { scopeOf } from '../../../server/services/access.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { openApp, settle, spoken, type OpenedApp } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

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

describe('the overview of a partner with many clients', () => {
  const many = (): FakeBackend => fakeBackend((world) => (world.session = partnerSession({ clientCount: 1243 })))

  it('counts what waits, and leads to the list of it', async () => {
    const backend = many()
    const app = await openApp('/en/partner', backend)
    const figures = [...app.main.querySelectorAll('.overview-figures a')].map((link) => [
      spoken(link),
      link.getAttribute('href'),
    ])
    expect(figures).toEqual([
      ['1,243 clients', '/en/partner/clients'],
      ['0 expire within 30 days', '/en/partner/clients?ends=30&sort=ends'],
      [
        `${backend.world.offers.filter(({ state }) => state === 'open').length} open offer`,
        '/en/partner/offers?state=open',
      ],
      ['more than 1,000 tagged links without an answer', '/en/partner/offers/unanswered'],
      ['3 open service requests', '/en/partner/service-requests?search=open'],
    ])
    expect(app.main.textContent).toContain(en('overview.expiring.none'))
    expect(app.main.textContent).toContain(en('overview.answers.declined'))
  })

  it('shows what ends first, and leaves out what the person may not see', async () => {
    const backend = many()
    const endsAt = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000).toISOString()
    backend.world.clients = backend.world.clients.map((client, index) => (index === 0 ? { ...client, endsAt } : client))
    backend.world.session = partnerSession({ clientCount: 1243 }, ['clients.administer'])
    const app = await openApp('/en/partner', backend)
    const [first] = app.main.querySelectorAll('.overview-list')
    expect(first?.textContent).toContain('Fjord & Fjeld A/S')
    expect(first?.textContent).toContain('In 5 days')
    expect(app.main.querySelectorAll('.overview-figures a')).toHaveLength(4)
  })

  it('keeps the rest when the figures can’t be read', async () => {
    const backend = many()
    backend.failNext('clients.overview', 'unavailable')
    const app = await openApp('/en/partner', backend)
    expect(app.main.textContent).toContain(en('errors.unavailable.title'))
    expect(app.main.textContent).toContain(en('overview.expiring.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(app.main.querySelectorAll('.overview-figures a')).toHaveLength(5)
  })
})

describe('the way to the first clients', () => {
  it('says what is done, what is next, and where', async () => {
    const app = await openApp(
      '/en/partner',
      fakeBackend((world) => {
        world.session = partnerSession({ clientCount: 0 })
        world.offers = []
      }),
    )
    const next = app.get('.build-tasks [aria-current=step]')
    expect(spoken(next)).toContain(en('overview.tasks.offer.title'))
    expect(next.querySelector('a')?.getAttribute('href')).toBe('/en/partner/offers/new/access')
    expect(app.main.textContent).toContain('2 steps are left.')
  })

  it('leads somebody who can’t do a step to no page that would refuse them', async () => {
    const app = await openApp(
      '/en/partner',
      fakeBackend((world) => {
        world.session = partnerSession({ certified: false, clientCount: 0 }, ['team.manage', 'clients.administer'])
        world.offers = []
      }),
    )
    const links = [...app.main.querySelectorAll('.build-tasks a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/en/help/offer-delegated-administration/'])
  })
})

describe('the 100th client', () => {
  const news = (app: OpenedApp): string => spoken(app.get('.navigation-news'))

  it('turns the pages of who is here into the overview, says so once, and back when one is lost', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const backend = fakeBackend((world) => (world.session = partnerSession({ clientCount: 99 })))
    const app = await openApp('/en/partner', backend)
    expect(app.heading()).toBe(en('partner.home.build'))
    expect(app.main.querySelector('.navigation-news')).toBeNull()

    backend.world.session = partnerSession({ clientCount: 100 })
    vi.advanceTimersByTime(60_000)
    await settle()
    expect(app.heading()).toBe(en('partner.home.overview'))
    expect(news(app)).toContain(en('partner.news.overview', { count: 100 }))
    expect(document.body.querySelector('p[aria-live]')?.textContent).toContain(
      en('partner.news.overview', { count: 100 }),
    )
    // On the next page, and after a reload, it is still there to be read; once closed, it is gone for good.
    await app.go('/en/partner/clients')
    expect(news(app)).toContain(en('partner.news.overview', { count: 100 }))
    await app.press(en('partner.news.close'))
    await app.go('/en/partner')
    expect(app.main.querySelector('.navigation-news')).toBeNull()
    app.close()
    expect((await openApp('/en/partner', backend)).main.querySelector('.navigation-news')).toBeNull()

    backend.world.session = partnerSession({ clientCount: 99 })
    const again = await openApp('/en/partner', backend)
    expect(again.heading()).toBe(en('partner.home.build'))
    expect(news(again)).toContain(en('partner.news.build', { count: 100 }))
  })

  it('is not asked after while nobody is at work here', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const backend = fakeBackend()
    await openApp('/en/partner', backend)
    const asked = (): number => backend.callsOf('account.session').length
    const before = asked()
    vi.advanceTimersByTime(60_000)
    await settle()
    expect(asked()).toBe(before + 1)
    vi.advanceTimersByTime(300_000)
    await settle()
    expect(asked()).toBe(before + 1)
    dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(60_000)
    await settle()
    expect(asked()).toBe(before + 2)
  })

  it('tells nobody at the first visit', async () => {
    const app = await openApp(
      '/en/partner',
      fakeBackend((world) => (world.session = partnerSession({ clientCount: 100 }))),
    )
    expect(app.main.querySelector('.navigation-news')).toBeNull()
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
