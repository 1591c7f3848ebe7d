import { afterEach, describe, expect, it, vi } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { sessionAt } from '../../support/fakeOnBehalf.ts'
import { customer } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, settle } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const page = `/en/partner/clients/${customer.id}`

/** A partner at work at the client, with so many seconds left. */
const inside = (secondsLeft = 3600): FakeBackend =>
  fakeBackend((world) => {
    world.inside[customer.id] = { ...sessionAt(world, customer.id), secondsLeft }
  })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('administer on behalf of', () => {
  it.each(languages)('asks why, in %s, before anything of the client’s is shown', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = fakeBackend()
    const app = await openApp(`/${language}/partner/clients/${customer.id}`, backend)
    expect(app.main.textContent).toContain(t('onBehalf.enter.text'))
    expect(app.main.textContent).not.toContain('Anton')
    await app.press(t('onBehalf.enter.action'))
    expect(app.get('[role=alert]').textContent).toContain(t('onBehalf.enter.required'))
    await app.fill('#reason', 'no')
    await app.press(t('onBehalf.enter.action'))
    expect(app.get('[role=alert]').textContent).toContain(t('errors.field.too-short', { limit: 3 }))
    expect(backend.callsOf('onBehalf.enter')).toHaveLength(0)
    await app.fill('#reason', ' Ticket 4711 ')
    await app.press(t('onBehalf.enter.action'))
    expect(backend.callsOf('onBehalf.enter')[0]?.input).toEqual([customer.id, 'Ticket 4711'])
    expect(app.get('.on-behalf').textContent).toContain(t('onBehalf.banner.reason', { reason: 'Ticket 4711' }))
    expect(app.get('.on-behalf').textContent).toContain(t('onBehalf.banner.minutes', { count: 60 }))
    expect(app.main.textContent).toContain('Anton')
  })

  it('says so when entering is refused, and keeps the reason', async () => {
    const backend = fakeBackend()
    const app = await openApp(page, backend)
    await app.fill('#reason', 'Ticket 4711')
    backend.failNext('onBehalf.enter', 'unavailable')
    await app.press(en('onBehalf.enter.action'))
    expect(app.main.textContent).toContain(en('errors.unavailable.title'))
    expect(app.get<HTMLTextAreaElement>('#reason').value).toBe('Ticket 4711')
  })

  it('leaves when asked to, and shows nothing of the client’s any more', async () => {
    const backend = inside()
    const app = await openApp(page, backend)
    await app.press(en('onBehalf.banner.leave'))
    expect(backend.callsOf('onBehalf.leave')).toHaveLength(1)
    expect(app.main.querySelector('.on-behalf')).toBeNull()
    expect(app.main.textContent).not.toContain('Anton')
    expect(app.main.textContent).toContain(en('onBehalf.enter.text'))
  })

  it('announces the last minutes politely, and ends with the time', async () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const app = await openApp(page, inside(5 * 60 + 1))
    const live = (): string => document.querySelector('[aria-live=polite], [role=status]')?.textContent ?? ''
    const wait = async (seconds: number): Promise<void> => {
      now += seconds * 1000
      await new Promise((resolve) => setTimeout(resolve, 1050))
      await settle()
    }
    await wait(2)
    expect(live()).toContain(en('onBehalf.banner.announce', { count: 5 }))
    await wait(4 * 60)
    expect(live()).toContain(en('onBehalf.banner.announce', { count: 1 }))
    expect(app.get('.on-behalf').textContent).toContain(en('onBehalf.banner.soon'))
    await wait(60)
    expect(app.main.querySelector('.on-behalf')).toBeNull()
    expect(app.main.textContent).toContain(en('onBehalf.enter.againText'))
  })

  it('lets enter again where a session has ended under somebody’s hands', async () => {
    const backend = inside()
    const app = await openApp(page, backend)
    await app.fill('#user-search', 'Ant')
    backend.world.inside = {}
    await app.press(en('clients.client.reset.of', { user: 'Anton' }))
    await app.press(en('clients.client.reset.confirm'))
    expect(app.main.querySelector('dialog[open]')).toBeNull()
    expect(document.activeElement?.textContent).toContain(en('onBehalf.enter.againTitle'))
    expect(app.get<HTMLInputElement>('#user-search').value).toBe('Ant')
    await app.fill('#reason', 'Ticket 4711, again')
    await app.press(en('onBehalf.enter.action'))
    expect(app.main.querySelector('.on-behalf')).not.toBeNull()
    expect(app.get<HTMLInputElement>('#user-search').value).toBe('Ant')
  })
})
