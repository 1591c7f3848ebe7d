import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AnswerObstacle } from '../../../src/backend/contract.ts'
import type { ErrorCode } from '../../../src/backend/errors.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { openApp, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'
import { customerBackend, readingOf, token, viewerOf } from './customerWorld.ts'

const deadLinks: readonly ErrorCode[] = [
  'offer-unknown',
  'offer-wrong-cloud',
  'offer-withdrawn',
  'offer-expired',
  'partner-suspended',
]
const obstacles: readonly AnswerObstacle[] = [
  'own-offer',
  'not-customer-admin',
  'already-authorized',
  'no-organization',
]

afterEach(() => document.getElementById('offer-data')?.remove())

function putInline(value: unknown): void {
  const element = document.createElement('script')
  element.type = 'application/json'
  element.id = 'offer-data'
  element.textContent = JSON.stringify(value)
  document.body.append(element)
}

describe.each(languages)('the offer’s page in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)
  const page = `/${language}/offers/${token}`

  it('takes a report from a stranger, and says so in place of the form', async () => {
    const backend = fakeBackend((world) => (world.session = null))
    const app = await openApp(page, backend)
    const details = app.get<HTMLDetailsElement>('.not-for-me__report')
    details.open = true
    details.dispatchEvent(new Event('toggle'))
    await vi.waitFor(() => app.get('#report-text'))
    await app.press(t('asking.report.action'))
    expect(spoken(app.get('.ui-errors'))).toContain(t('asking.report.required'))
    expect(backend.callsOf('reports.send')).toEqual([])
    await app.choose('#report-reason-2')
    await app.fill('#report-text', ' They called us. ')
    await app.press(t('asking.report.action'))
    expect(backend.callsOf('reports.send')[0]?.input).toEqual([
      token,
      { reason: 'impersonation', text: 'They called us.' },
    ])
    expect(spoken(app.main)).toContain(t('asking.report.done'))
  })

  it('tells a stranger who asks, for what, for how long and on which terms, and changes nothing', async () => {
    const backend = fakeBackend((world) => (world.session = null))
    const { main, heading, control } = await openApp(page, backend)
    const reading = readingOf(backend.world)
    expect(heading()).toBe(t('offer.title', { partner: reading.partner.name }))
    const text = spoken(main)
    for (const said of [
      'nordlys.example',
      '8000 Aarhus C',
      t('offer.who.proven'),
      t('offer.who.band.few'),
      t('offer.length.open'),
      'Vores vilkår.',
      t('offer.safe'),
      ...(reading.access?.mayDo ?? []).map((act) => t(`access.act.${act}`)),
      ...(reading.access?.mayNotDo ?? []).map((act) => t(`access.act.${act}`)),
    ]) {
      expect(text).toContain(said)
    }
    const signIn = control(t('offer.answer.signIn')).getAttribute('href') ?? ''
    expect(new URLSearchParams(signIn.split('?')[1]).get('return')).toBe(`${page}/authorize/decision`)
    expect(backend.calls.filter(({ key }) => key !== null)).toEqual([])
  })

  it.each(deadLinks)('has a page with a next step for a dead link: %s', async (code) => {
    const backend = fakeBackend((world) => {
      world.session = null
      world.readings = { [token]: code }
    })
    const { main, heading, control } = await openApp(page, backend)
    expect(heading()).toBe(t(`errors.${code}.title`))
    expect(spoken(main)).toContain(t(`errors.${code}.next`))
    expect(spoken(main)).toContain(t('offer.dead.nothing'))
    expect(control(t('errors.action.home'))).toBeTruthy()
  })

  it.each(obstacles)('says who is signed in, why they can’t answer and what to do: %s', async (obstacle) => {
    const backend = customerBackend((world) => {
      world.viewer = viewerOf(obstacle, {
        admins: obstacle === 'not-customer-admin' ? ['Aage Ahl', '王敏'] : [],
        reference: obstacle === 'already-authorized' ? 'MND-7Q4K-2FXB' : null,
        ...(obstacle === 'no-organization' ? { organization: null } : {}),
      })
    })
    for (const path of [page, `${page}/authorize/decision`]) {
      const app = await openApp(path, backend)
      const { name } = readingOf(backend.world).partner
      const titles = [...app.main.querySelectorAll('h1, h2')].map((element) => spoken(element))
      expect(titles).toContain(t(`offer.obstacle.${obstacle}.title`, { partner: name }))
      expect(spoken(app.main)).toContain(t(`offer.obstacle.${obstacle}.next`, { partner: name }))
      expect(spoken(app.main)).toContain('freja@fjord.example')
      const away = app.control(t('offer.answer.switch')).getAttribute('href') ?? ''
      expect(new URLSearchParams(away.split('?')[1]).get('switch')).toBe('1')
      expect(new URLSearchParams(away.split('?')[1]).get('return')).toBe(page)
      if (obstacle === 'not-customer-admin') expect(spoken(app.main)).toContain('王敏')
      if (obstacle === 'already-authorized') {
        expect(app.control(t('offer.obstacle.already-authorized.receipt')).getAttribute('href')).toContain('MND-7Q4K')
      }
      app.close()
    }
    expect(backend.callsOf('authorization.authorize')).toEqual([])
  })
})

describe('the offer’s page', () => {
  it('records the opening once for a signed-in customer, and never for the sender', async () => {
    const backend = customerBackend()
    const app = await openApp(`/en/offers/${token}`, backend)
    await app.go(`/da/offers/${token}`)
    expect(backend.callsOf('authorization.noteOpening')).toHaveLength(1)

    const own = customerBackend((world) => (world.viewer = viewerOf('own-offer')))
    await openApp(`/en/offers/${token}`, own)
    expect(own.callsOf('authorization.noteOpening')).toEqual([])
  })

  it('takes the offer that came with the page, and asks only for another language', async () => {
    const backend = fakeBackend((world) => (world.session = null))
    putInline({ ...readingOf(backend.world), terms: { language: 'en', text: 'Came with the page.' } })
    const app = await openApp(`/en/offers/${token}`, backend)
    expect(spoken(app.main)).toContain('Came with the page.')
    expect(backend.callsOf('authorization.read')).toEqual([])
    await app.go(`/da/offers/${token}`)
    expect(backend.callsOf('authorization.read')).toHaveLength(1)
  })

  it.each([{ token: 'gOther' }, 'nonsense', null, { token }])('ignores data of another shape: %j', async (inline) => {
    const backend = fakeBackend((world) => (world.session = null))
    putInline(inline)
    const { main } = await openApp(`/en/offers/${token}`, backend)
    expect(spoken(main)).toContain('Vores vilkår.')
    expect(backend.callsOf('authorization.read')).toHaveLength(1)
  })

  it('warns plainly of a domain that isn’t proven', async () => {
    const backend = fakeBackend((world) => {
      const reading = readingOf(world)
      world.readings[token] = { ...reading, partner: { ...reading.partner, domainProven: false } }
    })
    const { main } = await openApp(`/en/offers/${token}`, backend)
    expect(spoken(main)).toContain(say('en', 'offer.who.unprovenText', { domain: 'nordlys.example' }))
  })

  it('can be tried again when the service can’t be reached', async () => {
    const backend = fakeBackend((world) => (world.session = null))
    backend.failNext('authorization.read', 'offline')
    const app = await openApp(`/en/offers/${token}`, backend)
    expect(app.heading()).toBe(say('en', 'errors.offline.title'))
    await app.press(say('en', 'errors.action.tryAgain'))
    expect(app.heading()).toBe(say('en', 'offer.title', { partner: 'Nordlys IT' }))
  })

  it.each([
    ['long', 'N'.repeat(200)],
    ['markup', '<img src=x onerror=alert(1)><b>Nordlys</b>'],
    ['direction', 'Nordlys\u202egnp.exe'],
    ['Arabic', 'شركة الشمال'],
    ['Han', '北极光信息技术有限公司'],
  ])('shows a name as a name: %s', async (kind, name) => {
    const backend = fakeBackend((world) => {
      const reading = readingOf(world)
      world.readings[token] = { ...reading, partner: { ...reading.partner, name } }
    })
    const { main, heading } = await openApp(`/en/offers/${token}`, backend)
    expect(heading()).toContain(name.replace('\u202e', ''))
    expect(heading()).not.toContain('\u202e')
    expect(main.querySelector('img')).toBeNull()
    // A name that runs the other way stays among its own letters.
    if (kind === 'Arabic') expect(heading()).toContain(`\u2068${name}\u2069`)
    expect(heading().endsWith('offers to be your delegated admin')).toBe(true)
  })
})
