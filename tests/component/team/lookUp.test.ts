import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { customer, partnerSession } from '../../support/fakeWorld.ts'
import { openApp, spoken, type OpenedApp } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const page = '/en/partner/look-up'

async function lookedUp(
  query: string,
  backend: FakeBackend,
  language = 'en' as (typeof languages)[number],
): Promise<OpenedApp> {
  const app = await openApp(`/${language}/partner/look-up`, backend)
  await app.fill('#look-up', query)
  await app.press(say(language, 'lookup.action'))
  return app
}

describe('the user and domain lookup tool', () => {
  it.each(languages)('shows a client, whom to contact, and three actions, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const app = await lookedUp('anton@fjord.example', fakeBackend(), language)
    expect(app.heading()).toBe(t('lookup.title'))
    const text = spoken(app.main)
    for (const part of [
      customer.name,
      'Anton',
      '2900 Hellerup',
      'freja@fjord.example',
      t('lookup.subscriptions.none'),
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain(t('lookup.request'))
    expect(text).toContain(t('lookup.requestMissing'))
    await app.press(t('lookup.admins'))
    expect([...app.main.querySelectorAll('tbody tr')].map((row) => spoken(row)).join()).toContain('Freja')
    await app.press(t('lookup.administer'))
    expect(app.router.currentRoute.value).toMatchObject({ name: 'client', params: { customerId: customer.id } })
  })

  it('says the same for whatever is no client, and sends the text as it was typed', async () => {
    const backend = fakeBackend()
    const app = await lookedUp('  nobody.example ', backend)
    expect(spoken(app.main)).toContain(en('lookup.none.text'))
    expect(backend.callsOf('clients.lookUp')[0]?.input).toEqual(['nobody.example'])
    const before = spoken(app.main)
    await app.fill('#look-up', 'oliver@harborfinch.example')
    await app.press(en('lookup.action'))
    expect(spoken(app.main)).toBe(before)
  })

  it('looks nothing up by itself: a link only fills the field', async () => {
    const backend = fakeBackend()
    const app = await openApp(`${page}?for=fjord.example`, backend)
    expect(app.get<HTMLInputElement>('#look-up').value).toBe('fjord.example')
    expect(backend.callsOf('clients.lookUp')).toEqual([])
    await app.press(en('lookup.action'))
    expect(spoken(app.main)).toContain(customer.name)
  })

  it('asks for a text, and says when there were too many', async () => {
    const backend = fakeBackend()
    const app = await openApp(page, backend)
    await app.press(en('lookup.action'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('errors.field.required'))
    backend.failNext('clients.lookUp', 'too-many-requests', { retryAfter: 600 })
    await app.fill('#look-up', 'fjord.example')
    await app.press(en('lookup.action'))
    expect(spoken(app.main)).toContain(en('errors.too-many-requests.title'))
    expect(spoken(app.main)).toContain(en('errors.wait.minutes', { count: 10 }))
  })

  it('shows subscriptions where the backend knows them', async () => {
    const backend = fakeBackend((world) => {
      world.subscriptions = [
        {
          id: 's_1',
          product: { id: 'mail', names: { en: 'Mail for all', da: 'Mail til alle', zh: '全员邮件' } },
          state: 'trial',
          licenses: 25,
          assigned: 7,
          billing: null,
          startedAt: '2026-11-01T00:00:00.000Z',
          partner: null,
          endsAt: '2026-12-01T00:00:00.000Z',
        },
      ]
    })
    const app = await lookedUp('fjord.example', backend)
    expect(spoken(app.main)).toContain('Mail for all')
    expect(spoken(app.main)).toContain(en('lookup.subscriptions.used', { assigned: 7, licenses: 25 }))
  })

  it('is for people with access to clients: others learn what to do', async () => {
    const backend = fakeBackend((world) => (world.session = partnerSession({}, ['clients.administer'])))
    const app = await openApp(page, backend)
    expect(spoken(app.main)).toContain(en('partner.standing.noAccess.text'))
    expect(app.main.querySelector('#look-up')).toBeNull()
  })
})
