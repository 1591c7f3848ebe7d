import { describe, expect, it, vi } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { answerOf, linkOf } from '../../support/fakeOffers.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, settle, type OpenedApp } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const links = '/en/partner/offers/offer_1/links'

function withLinks(...given: ReturnType<typeof linkOf>[]): FakeBackend {
  return fakeBackend((world) => {
    world.offerLinks = given
    const [offer] = world.offers
    if (offer) world.offers = [{ ...offer, links: { ...offer.links, waiting: given.length } }]
  })
}

const list = async (app: OpenedApp, text: string): Promise<void> => {
  await app.fill('#link-list', text)
  await app.press(en('sharing.add.list.action'))
}
const field = (app: OpenedApp): string => app.get<HTMLTextAreaElement>('#link-list').value

describe('adding recipients', () => {
  it('makes a link for each good row, and leaves the others in the field with what is wrong', async () => {
    const backend = withLinks(linkOf('Taken', { email: 'taken@mail.example' }))
    const app = await openApp(`${links}/new`, backend)
    await list(app, 'name;email\nHavblik;a@havblik.example\nWrong;nothing\nAgain;taken@mail.example\n;')
    expect(backend.callsOf('offerLinks.add')[0]?.input[1]).toHaveLength(3)
    expect(app.main.textContent).toContain(en('sharing.add.made', { count: 1 }))
    expect(app.main.textContent).toContain(en('sharing.add.list.badTitle', { count: 2 }))
    expect(app.main.textContent).toContain(en('sharing.add.list.line', { line: 3 }))
    expect(app.main.textContent).toContain(en('sharing.problem.taken'))
    expect(field(app)).toBe('name;email\nWrong;nothing\nAgain;taken@mail.example')
  })

  it('keeps the list over a reload, and after an answer that was lost', async () => {
    const backend = withLinks()
    const first = await openApp(`${links}/new`, backend)
    backend.loseNext('offerLinks.add')
    await list(first, 'Havblik;a@havblik.example')
    expect(first.main.textContent).toContain(en('errors.offline.title'))
    first.close()
    const app = await openApp(`${links}/new`, backend)
    expect(field(app)).toBe('Havblik;a@havblik.example')
  })

  it('does not make links twice when it is tried again', async () => {
    const backend = withLinks()
    const app = await openApp(`${links}/new`, backend)
    backend.loseNext('offerLinks.add')
    await list(app, 'Havblik;a@havblik.example')
    await app.press(en('errors.action.tryAgain'))
    const [first, second] = backend.callsOf('offerLinks.add')
    expect(second?.key).toBe(first?.key)
    expect(backend.world.offerLinks).toHaveLength(1)
    expect(field(app)).toBe('')
  })

  it('takes a long list in parts, and loses none of it', async () => {
    const backend = withLinks()
    const app = await openApp(`${links}/new`, backend)
    await list(app, Array.from({ length: 501 }, (_, index) => `Client ${index};c${index}@mail.example`).join('\n'))
    expect(backend.callsOf('offerLinks.add')[0]?.input[1]).toHaveLength(500)
    expect(field(app)).toBe('Client 500;c500@mail.example')
    expect(app.main.textContent).toContain(en('sharing.add.list.waiting', { count: 1, limit: 500 }))
  })

  it('says what is missing in the form, and empties it when the link is made', async () => {
    const backend = withLinks()
    const app = await openApp(`${links}/new`, backend)
    await app.press(en('sharing.add.one.action'))
    expect(app.get('#link-recipient-error').textContent).toContain(en('sharing.problem.required'))
    expect(document.activeElement?.className).toContain('ui-errors')
    await app.fill('#link-recipient', '<b>哈尔滨</b>')
    await app.fill('#link-email', 'wrong')
    await app.press(en('sharing.add.one.action'))
    expect(app.get('#link-email-error').textContent).toContain(
      en('errors.field.not-an-email', { example: 'anna@contoso.example' }),
    )
    await app.fill('#link-email', 'a@mail.example')
    await app.press(en('sharing.add.one.action'))
    expect(app.get<HTMLInputElement>('#link-recipient').value).toBe('')
    expect(app.main.querySelector('b')).toBeNull()
    expect(app.main.textContent).toContain('<b>哈尔滨</b>')
  })

  it('is for who may send offers', async () => {
    const backend = withLinks()
    backend.world.session = partnerSession({}, ['offers.send'])
    const app = await openApp(`${links}/new`, backend)
    expect(app.heading()).toBe(en('errors.not-allowed.title'))
  })
})

describe('the list of links', () => {
  it.each(languages)('says what to do when there is none, in %s', async (language) => {
    const app = await openApp(`/${language}/partner/offers/offer_1/links`, withLinks())
    expect(app.main.textContent).toContain(say(language, 'sharing.list.empty.title'))
  })

  it('narrows by state and keeps that in the address', async () => {
    const backend = withLinks(linkOf('Waiting'), linkOf('Said yes', { state: 'accepted', customer: 'Fjord' }))
    const app = await openApp(links, backend)
    await app.fill('#link-state', 'accepted')
    expect(app.router.currentRoute.value.fullPath).toBe(`${links}?state=accepted`)
    expect([...app.main.querySelectorAll('tbody tr')]).toHaveLength(1)
    await app.fill('#link-state', 'declined')
    expect(app.main.textContent).toContain(en('sharing.list.none'))
    app.router.back()
    await settle()
    expect(app.get<HTMLSelectElement>('#link-state').value).toBe('accepted')
  })

  it('reminds all, and says how many', async () => {
    const backend = withLinks(linkOf('One'), linkOf('Two', { reminding: 'too-soon' }), linkOf('Three'))
    const app = await openApp(links, backend)
    await app.press(en('sharing.remind.all'))
    await app.press(en('sharing.remind.send'))
    expect(app.main.textContent).toContain(en('sharing.remind.sent', { count: 2 }))
    await app.choose('#remind-automatically')
    expect(backend.callsOf('offerLinks.setReminding')[0]?.input).toEqual(['offer_1', true])
  })
})

describe('one link', () => {
  const of = (id: string): string => `${links}/${id}`

  it('is stopped after a question, and can’t be sent any more', async () => {
    const link = linkOf('Havblik')
    const app = await openApp(of(link.id), withLinks(link))
    expect(app.get<HTMLInputElement>('#offer-link').value).toBe(link.url)
    await app.press(en('sharing.stop.action'))
    const [, confirm] = [...app.main.querySelectorAll<HTMLButtonElement>('button')].filter((button) =>
      button.textContent?.includes(en('sharing.stop.action')),
    )
    confirm?.click()
    await settle()
    expect(app.main.textContent).toContain(en('sharing.link.done.stopped'))
    expect(app.main.querySelector('#offer-link')).toBeNull()
  })

  it('says when its recipient can be reminded, and why not', async () => {
    const link = linkOf('Havblik')
    const app = await openApp(of(link.id), withLinks(link))
    await app.press(en('sharing.remind.one'))
    expect(app.main.textContent).toContain(en('sharing.link.done.reminded'))
    expect(app.main.textContent).toContain('May\u00a06, 2026')
    expect(app.main.textContent).not.toContain(en('sharing.remind.one'))
  })

  it('is at no address of ours when it isn’t there', async () => {
    const app = await openApp(of('nothing'), withLinks())
    expect(app.heading()).toBe(en('errors.not-found.title'))
  })
})

describe('what came of an offer', () => {
  const offer = '/en/partner/offers/offer_1'

  it('shows the answers, who gave them and why they declined', async () => {
    const backend = fakeBackend((world) => {
      world.offerAnswers = [
        answerOf({ link: { id: 'link_havblik', recipient: 'Havblik' } }),
        answerOf({ id: 'answer_2', answer: 'declined', reason: 'Too much\naccess' }),
      ]
    })
    const app = await openApp(offer, backend)
    expect(app.main.textContent).toContain('Too much\naccess')
    expect(app.get('a[href$="/links/link_havblik"]').textContent).toContain('Havblik')
  })

  it('extends its time to the end of a day, and says which days there are', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 4, 3, 12) })
    try {
      const backend = fakeBackend()
      const app = await openApp(offer, backend)
      await app.press(en('sharing.expiry.change'))
      await app.fill('#expiry-day', '2028-01-01')
      await app.press(en('sharing.expiry.save'))
      expect(app.get('#expiry-day-error').textContent).toContain(en('sharing.expiry.problem'))
      await app.fill('#expiry-day', '2026-12-24')
      await app.press(en('sharing.expiry.save'))
      expect(backend.callsOf('offers.setExpiry')[0]?.input).toEqual([
        'offer_1',
        new Date(2026, 11, 24, 23, 59, 59, 999).toISOString(),
      ])
      expect(app.main.textContent).toContain(en('sharing.expiry.done'))
    } finally {
      vi.useRealTimers()
    }
  })

  it('is changed from what it says now, and is a new version', async () => {
    const backend = fakeBackend()
    const app = await openApp(`${offer}/change/access`, backend)
    expect(app.get<HTMLInputElement>('#name').value).toBe('Everyday help')
    expect(app.main.querySelector('#validity')).toBeNull()
    await app.press(en('offers.sendOffer.continue'))
    await app.fill('#texts-da-terms', 'Nye vilkår')
    await app.press(en('offers.sendOffer.continue'))
    await app.press(en('revise.act'))
    expect(backend.callsOf('offers.revise')[0]?.input).toMatchObject([
      'offer_1',
      { basedOn: 1, role: 'limited', texts: { da: { terms: 'Nye vilkår' }, en: { terms: 'Our terms.' } } },
    ])
    expect(app.router.currentRoute.value.fullPath).toBe(`${offer}?changed=2`)
    expect(app.main.textContent).toContain(en('sharing.revise.done', { version: 2 }))
  })

  it('is not changed by nothing', async () => {
    const backend = fakeBackend()
    const app = await openApp(`${offer}/change/access`, backend)
    await app.press(en('offers.sendOffer.continue'))
    await app.press(en('offers.sendOffer.continue'))
    await app.press(en('revise.act'))
    expect(app.main.textContent).toContain(en('revise.unchanged'))
    expect(backend.callsOf('offers.revise')).toHaveLength(0)
  })

  /** A colleague's version, saved while the page is open. */
  const colleagueSaves = (backend: ReturnType<typeof fakeBackend>): void => {
    backend.world.offers = backend.world.offers.map((one) =>
      one.id === 'offer_1' ? { ...one, version: one.version + 1, name: 'Theirs' } : one,
    )
  }
  const toCheck = async (app: Awaited<ReturnType<typeof openApp>>): Promise<void> => {
    await app.press(en('offers.sendOffer.continue'))
    await app.press(en('offers.sendOffer.continue'))
  }

  it('is not changed over somebody else’s change, and nothing that was typed is lost', async () => {
    const backend = fakeBackend()
    const app = await openApp(`${offer}/change/access`, backend)
    await app.fill('#name', 'Mine')
    await toCheck(app)
    colleagueSaves(backend)
    await app.press(en('revise.act'))
    expect(app.main.textContent).toContain(en('revise.newer.title', { version: 2 }))
    // What they wrote is read in between, and the change is found as it was left.
    await app.press(en('revise.newer.read', { version: 2 }))
    expect(app.router.currentRoute.value.fullPath).toBe(offer)
    await app.go(`${offer}/change/access`)
    expect(app.get<HTMLInputElement>('#name').value).toBe('Mine')
    expect(app.main.textContent).toContain(en('revise.newer.title', { version: 2 }))
    await app.press(en('revise.newer.keep'))
    expect(app.main.textContent).not.toContain(en('revise.newer.title', { version: 2 }))
    await toCheck(app)
    await app.press(en('revise.act'))
    expect(backend.callsOf('offers.revise').at(-1)?.input).toMatchObject(['offer_1', { basedOn: 2, name: 'Mine' }])
    expect(app.router.currentRoute.value.fullPath).toBe(`${offer}?changed=3`)
  })

  it('is begun anew with somebody else’s change where one chooses so', async () => {
    const backend = fakeBackend()
    const app = await openApp(`${offer}/change/access`, backend)
    await app.fill('#name', 'Mine')
    await toCheck(app)
    colleagueSaves(backend)
    await app.press(en('revise.act'))
    await app.press(en('revise.newer.restart', { version: 2 }))
    expect(app.main.textContent).not.toContain(en('revise.newer.title', { version: 2 }))
    expect(app.main.textContent).toContain('Theirs')
    await app.press(en('revise.act'))
    expect(app.main.textContent).toContain(en('revise.unchanged'))
  })

  it('can be put on paper, in each of its languages', async () => {
    const app = await openApp(`${offer}/sheet?in=da`, fakeBackend())
    expect(app.get('.offer-sheet__paper').getAttribute('lang')).toBe('da')
    expect(app.get('svg[role=img]').getAttribute('aria-label')).toContain('/o/gOffer1')
    await app.fill('#sheet-language', 'en')
    expect(app.router.currentRoute.value.query['in']).toBe('en')
  })
})
