import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { fakeProducts } from '../../support/fakeProducts.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken, type OpenedApp } from '../support/openApp.ts'
import { readingOf, token, viewerOf } from './customerWorld.ts'
import { customerSession } from '../../support/fakeWorld.ts'

const path = `/en/offers/${token}/organization`
const en = (key: string, params = {}): string => say('en', key, params)
const typed = {
  '#name': 'Ny & Co',
  '#domain-prefix': 'Nyogco',
  '#address': 'Nygade 1\n1000 København',
  '#country': 'DK',
  '#admin-name': 'Nina Ny',
  '#user-name': 'nina',
  '#email': 'nina@ny.example',
}

function stranger(change: (backend: FakeBackend) => void = () => undefined): FakeBackend {
  const backend = fakeBackend((world) => {
    world.session = null
    const [product] = fakeProducts
    if (!product) throw new Error('There is nothing to offer')
    world.readings[token] = {
      ...readingOf(world),
      kind: 'trial',
      order: { items: [{ product, licenses: 5 }], trialDays: 30, billing: null, usageCountry: 'DK' },
    }
  })
  change(backend)
  return backend
}

async function fillIn(app: OpenedApp, password = 'seks sjove egern'): Promise<void> {
  for (const [selector, text] of Object.entries(typed)) await app.fill(selector, text)
  await app.fill('#password', password)
}

describe('a new organization', () => {
  it.each(languages)('is reached from the offer without a sign-in, in %s', async (language) => {
    const app = await openApp(`/${language}/offers/${token}`, stranger())
    await app.press(say(language, 'offer.order.newOrganization'))
    expect(app.heading()).toBe(say(language, 'newOrganization.title'))
    expect(spoken(app.main)).toContain('.onmandate.example')
  })

  it('is offered to an account without an organization, where there is something to order', async () => {
    const backend = stranger(({ world }) => {
      world.session = customerSession()
      world.viewer = viewerOf('no-organization', { organization: null, place: null })
    })
    const app = await openApp(`/en/offers/${token}`, backend)
    await app.press(en('common.pages.newOrganization'))
    expect(spoken(app.main)).toContain(
      en('newOrganization.signedIn', { name: 'Freja Friis', userName: 'freja@fjord.example' }),
    )
  })

  it('is made, and leads through the sign-in back to the offer; a reload asks for nothing again', async () => {
    const backend = stranger()
    const app = await openApp(path, backend)
    await fillIn(app)
    await app.press(en('newOrganization.action'))
    const check = (shown: OpenedApp): void => {
      expect(shown.heading()).toBe(en('newOrganization.done.title', { organization: 'Ny & Co' }))
      expect(shown.get<HTMLInputElement>('#made-user-name').value).toBe('nina@nyogco.onmandate.example')
      const target = new URL(
        shown.control(en('newOrganization.done.signIn')).getAttribute('href') ?? '',
        'http://m.test',
      )
      expect(target.searchParams.get('return')).toBe(`/en/offers/${token}/authorize/decision`)
    }
    check(app)
    expect(backend.callsOf('authorization.createOrganization')[0]?.input).toEqual([
      token,
      {
        name: 'Ny & Co',
        domainPrefix: 'nyogco',
        country: 'DK',
        address: 'Nygade 1\n1000 København',
        admin: {
          name: 'Nina Ny',
          userName: 'nina',
          email: 'nina@ny.example',
          language: 'en',
          password: 'seks sjove egern',
        },
      },
    ])
    app.close()
    check(await openApp(path, backend))
  })

  it('says at each field what is missing, before anything is sent', async () => {
    const backend = stranger()
    const app = await openApp(path, backend)
    await app.press(en('newOrganization.action'))
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
    for (const id of ['name', 'domain-prefix', 'address', 'country', 'admin-name', 'user-name', 'email', 'password']) {
      expect(spoken(app.get(`#${id}-error`))).toContain(en('errors.field.required'))
    }
    expect(backend.callsOf('authorization.createOrganization')).toEqual([])
  })

  it.each([
    ['domainPrefix', 'taken', '#domain-prefix-error', 'errors.field.taken'],
    ['domainPrefix', 'not-a-domain', '#domain-prefix-error', 'newOrganization.prefixWrong'],
    ['admin.password', 'too-weak', '#password-error', 'errors.field.too-weak'],
    ['admin.email', 'not-an-email', '#email-error', 'errors.field.not-an-email'],
  ] as const)('says what the service found wrong: %s %s', async (field, problem, selector, message) => {
    const backend = stranger()
    const app = await openApp(path, backend)
    await fillIn(app)
    backend.failNext('authorization.createOrganization', 'invalid-input', { fields: [{ field, problem }] })
    await app.press(en('newOrganization.action'))
    expect(spoken(app.get(selector))).toContain(en(message, { example: 'anna@contoso.example' }))
    expect(app.get<HTMLInputElement>('#name').value).toBe('Ny & Co')
  })

  it('loses nothing on a reload but the password, which is kept nowhere', async () => {
    const backend = stranger()
    const app = await openApp(path, backend)
    await fillIn(app)
    app.close()
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('seks sjove')
    const back = await openApp(path, backend)
    for (const [selector, text] of Object.entries(typed)) {
      expect(back.get<HTMLInputElement>(selector).value).toBe(text)
    }
    expect(back.get<HTMLInputElement>('#password').value).toBe('')
  })

  it.each(['too-many-requests', 'offline', 'offer-withdrawn'] as const)(
    'keeps what was typed in trouble: %s',
    async (code) => {
      const backend = stranger()
      const app = await openApp(path, backend)
      await fillIn(app)
      backend.failNext('authorization.createOrganization', code)
      await app.press(en('newOrganization.action'))
      expect(spoken(app.main)).toContain(en(`errors.${code}.title`))
      expect(app.get<HTMLInputElement>('#password').value).toBe('seks sjove egern')
    },
  )

  it('says what to do where accounts are made elsewhere, and where there is nothing to order', async () => {
    const elsewhere = stranger(({ world }) => (world.capabilities = { ...world.capabilities, newOrganizations: null }))
    expect((await openApp(path, elsewhere)).heading()).toBe(en('newOrganization.elsewhere.title'))
    const needless = stranger(({ world }) => (world.readings[token] = { ...readingOf(world), order: null }))
    expect((await openApp(path, needless)).heading()).toBe(en('newOrganization.needless.title'))
  })

  it('has the page of a dead link for a dead link', async () => {
    const backend = stranger(({ world }) => (world.readings[token] = 'offer-expired'))
    expect((await openApp(path, backend)).heading()).toBe(en('errors.offer-expired.title'))
  })
})
