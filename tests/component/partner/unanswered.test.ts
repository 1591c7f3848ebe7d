import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { linkOf } from '../../support/fakeOffers.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, settle, spoken, type OpenedApp } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const page = '/en/partner/offers/unanswered'

const withLinks = (...given: ReturnType<typeof linkOf>[]): FakeBackend =>
  fakeBackend((world) => {
    world.offerLinks = given
  })
const three = (): FakeBackend =>
  withLinks(
    linkOf('Contoso'),
    linkOf('Fabrikam', { state: 'opened', openedAt: '2026-05-02T09:00:00.000Z' }),
    linkOf('Waits', {
      reminders: 1,
      remindedAt: '2026-05-02T09:00:00.000Z',
      reminding: 'too-soon',
      remindableAt: '2026-05-05T09:00:00.000Z',
    }),
  )
const names = (app: OpenedApp): string[] =>
  [...app.main.querySelectorAll('tbody th a')].map((link) => link.textContent.trim())
const query = (app: OpenedApp): object => app.router.currentRoute.value.query
const check = async (app: OpenedApp, selector: string): Promise<void> => {
  app.get<HTMLInputElement>(selector).click()
  await settle()
}

describe('the links that nobody has answered', () => {
  it.each(languages)('says what to do where there is none, in %s', async (language) => {
    const app = await openApp(`/${language}/partner/offers/unanswered`, withLinks())
    expect(app.heading()).toBe(say(language, 'sharing.unanswered.title'))
    expect(app.main.textContent).toContain(say(language, 'sharing.unanswered.empty.title'))
    expect(app.main.querySelector('#unanswered-search'), 'nothing to look through').toBeNull()
  })

  it('leads to each link and its offer, and says when it was opened, by whom, and what was sent', async () => {
    const app = await openApp(page, three())
    const rows = [...app.main.querySelectorAll('tbody tr')].map(spoken)
    expect(app.get('tbody th a').getAttribute('href')).toBe('/en/partner/offers/offer_1/links/link_contoso')
    expect(app.get('tbody td a').getAttribute('href')).toBe('/en/partner/offers/offer_1')
    expect(rows[0]).toContain(en('sharing.unanswered.never'))
    expect(rows[1]).toContain('Fjord & Fjeld A/S')
    expect(rows[2]).toContain('The next one can be sent from')
    expect(spoken(app.get('.unanswered__count'))).toBe('3 links')
  })

  it('is looked through, narrowed and sorted in the address', async () => {
    const backend = three()
    const app = await openApp(`${page}?state=opened&sort=opened&search=fab`, backend)
    expect(names(app)).toEqual(['Fabrikam'])
    expect(backend.callsOf('offerLinks.unanswered').at(-1)?.input[0]).toMatchObject({
      search: 'fab',
      state: 'opened',
      sort: 'opened',
    })
    await app.fill('#unanswered-state', 'waiting')
    expect(query(app)).toEqual({ state: 'waiting', sort: 'opened', search: 'fab' })
    expect(app.main.textContent).toContain(en('sharing.list.none'))
    app.router.back()
    await settle()
    expect(names(app)).toEqual(['Fabrikam'])
    await app.fill('#unanswered-sort', 'oldest')
    expect(query(app)).toEqual({ state: 'opened', search: 'fab' })
  })

  it('reminds whom one chooses, after asking, and says what came of it', async () => {
    const backend = three()
    const app = await openApp(page, backend)
    await app.press(en('sharing.unanswered.remind.none'))
    expect(app.main.textContent).toContain(en('sharing.unanswered.remind.choose'))
    await check(app, '#remind-link_fabrikam')
    expect(app.main.textContent).not.toContain(en('sharing.unanswered.remind.choose'))
    await check(app, '#remind-all')
    await app.press(en('sharing.unanswered.remind.action', { count: 2 }))
    expect(document.querySelector('dialog[open]')?.textContent).toContain(en('sharing.remind.rules'))
    expect(backend.callsOf('offerLinks.remindSeveral')).toEqual([])
    await app.press(en('sharing.remind.send'))
    const [call] = backend.callsOf('offerLinks.remindSeveral')
    expect(call?.input[0]).toEqual(['link_contoso', 'link_fabrikam'])
    expect(app.main.textContent).toContain(en('sharing.remind.sent', { count: 2 }))
    expect(document.activeElement?.textContent).toContain(en('sharing.remind.sent', { count: 2 }))
    // Nobody is left to remind now.
    expect(app.main.querySelector('input[type=checkbox]')).toBeNull()
  })

  it('keeps the choice where the mails could not be sent, and sends them once', async () => {
    const backend = three()
    const app = await openApp(page, backend)
    await check(app, '#remind-link_contoso')
    await app.press(en('sharing.unanswered.remind.action', { count: 1 }))
    backend.loseNext('offerLinks.remindSeveral')
    await app.press(en('sharing.remind.send'))
    expect(document.querySelector('dialog[open]')?.textContent).toContain(en('errors.offline.title'))
    await app.press(en('sharing.remind.send'))
    const [first, second] = backend.callsOf('offerLinks.remindSeveral')
    expect(second?.key).toBe(first?.key)
    expect(app.main.textContent).toContain(en('sharing.remind.sent', { count: 1 }))
  })

  it('says what went wrong, and can be tried again', async () => {
    const backend = three()
    backend.failNext('offerLinks.unanswered', 'unavailable')
    const app = await openApp(page, backend)
    expect(app.main.textContent).toContain(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(names(app)).toEqual(['Contoso', 'Fabrikam', 'Waits'])
  })

  it('is read page by page', async () => {
    const app = await openApp(page, withLinks(...Array.from({ length: 60 }, (_, index) => linkOf(`Client ${index}`))))
    const first = names(app)
    await app.press(en('ui.pages.next'))
    expect(names(app)).not.toEqual(first)
    expect(query(app)).toHaveProperty('after')
  })

  it('lets nobody remind who may not send offers, and shows it to nobody who may not read them', async () => {
    const backend = three()
    backend.world.session = partnerSession({}, ['offers.send'])
    const reader = await openApp(page, backend)
    expect(names(reader)).toHaveLength(3)
    expect(reader.main.querySelector('input[type=checkbox]')).toBeNull()
    reader.close()
    backend.world.session = partnerSession({}, ['offers.send', 'offers.read'])
    const other = await openApp(page, backend)
    expect(other.heading()).toBe(en('errors.not-allowed.title'))
  })

  it('lets nobody remind while the partner is suspended', async () => {
    const backend = three()
    backend.world.session = partnerSession({ suspended: true })
    const app = await openApp(page, backend)
    expect(names(app)).toHaveLength(3)
    expect(app.main.querySelector('input[type=checkbox]')).toBeNull()
  })
})

describe('where no mail leaves', () => {
  const silent = (): FakeBackend => {
    const backend = three()
    backend.world.capabilities = { ...backend.world.capabilities, mailsLeave: false }
    return backend
  }

  it.each(languages)('says so where several are reminded, before and after, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const app = await openApp(`/${language}/partner/offers/unanswered`, silent())
    expect(app.main.textContent).toContain(t('sharing.noMail.text'))
    expect(app.control(t('common.pages.messages')).getAttribute('href')).toBe(`/${language}/messages`)
    await check(app, '#remind-all')
    await app.press(t('sharing.unanswered.remind.action', { count: 2 }))
    await app.press(t('sharing.remind.send'))
    expect(app.main.textContent).toContain(t('sharing.noMail.kept', { count: 2 }))
    expect(app.main.textContent).not.toContain(t('sharing.remind.sent', { count: 2 }))
  })

  it('says so where one is reminded, and where all are', async () => {
    const backend = silent()
    const one = await openApp('/en/partner/offers/offer_1/links/link_contoso', backend)
    expect(one.main.textContent).toContain(en('sharing.noMail.text'))
    await one.press(en('sharing.remind.one'))
    expect(one.main.textContent).toContain(en('sharing.noMail.kept', { count: 1 }))
    expect(one.main.textContent).not.toContain(en('sharing.link.done.reminded'))
    one.close()
    const [offer] = backend.world.offers
    if (offer) backend.world.offers = [{ ...offer, links: { ...offer.links, waiting: 2 } }]
    const all = await openApp('/en/partner/offers/offer_1/links', backend)
    await all.press(en('sharing.remind.all'))
    expect(document.querySelector('dialog[open]')?.textContent).toContain(en('sharing.noMail.text'))
    await all.press(en('sharing.remind.send'))
    expect(document.querySelector('dialog[open]')?.textContent).toContain(en('sharing.noMail.kept', { count: 1 }))
  })

  it('is not said where mails do', async () => {
    const app = await openApp(page, three())
    expect(app.main.textContent).not.toContain(en('sharing.noMail.text'))
  })
})
