import { describe, expect, it, vi } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { lookAgain, openApp, settle, spoken } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)

/** The parts of the account page are loaded one by one. */
async function openAccount(path: string, backend: ReturnType<typeof fakeBackend>) {
  const app = await openApp(path, backend)
  await vi.waitFor(() => expect(app.main.querySelectorAll('.ui-skeleton')).toHaveLength(0))
  await vi.waitFor(() => expect(app.main.querySelector('.mail-choices, [role=alert]')).not.toBeNull())
  await settle()
  return app
}

describe('messages', () => {
  it('are counted in the header, marked as new, and read by opening them', async () => {
    const backend = fakeBackend()
    const app = await openApp('/en/messages', backend)
    const bell = (): HTMLElement | null => document.querySelector('.page-header__news')
    expect(bell()?.getAttribute('aria-label')).toBe(en('common.nav.unread', { count: 1 }))
    expect(spoken(app.main)).toContain(en('messages.unread'))
    const details = app.main.querySelector('details')
    if (details) details.open = true
    details?.dispatchEvent(new Event('toggle'))
    await settle()
    expect(backend.callsOf('settings.readMessages').map(({ input }) => input[0])).toEqual([['m_1']])
    expect(app.main.querySelector('.message-list__new')).toBeNull()
    expect(bell()?.getAttribute('aria-label')).toBe(en('common.nav.messages'))
    // In the reader’s language, whatever the message’s own.
    expect(app.control(en('messages.open')).getAttribute('href')).toBe('/en/partner/clients')
    app.close()
  })

  it('can all be marked as read', async () => {
    const backend = fakeBackend()
    const app = await openApp('/en/messages', backend)
    await app.press(en('messages.readAll'))
    expect(backend.callsOf('settings.readMessages').map(({ input }) => input[0])).toEqual([null])
    expect(app.main.querySelector('.message-list__new')).toBeNull()
    expect(spoken(app.main)).not.toContain(en('messages.readAll'))
    app.close()
  })
})

describe('mails', () => {
  it.each(languages)('are said not to leave where no mail server is set, in %s', async (language) => {
    const backend = fakeBackend((world) => {
      world.session = customerSession()
      world.capabilities = { ...world.capabilities, mailsLeave: false }
    })
    const app = await openAccount(`/${language}/account`, backend)
    expect(spoken(app.main)).toContain(say(language, 'settings.mails.noServer'))
    backend.world.capabilities = { ...backend.world.capabilities, mailsLeave: true }
    app.close()
    const other = await openAccount(`/${language}/account`, backend)
    expect(spoken(other.main)).not.toContain(say(language, 'settings.mails.noServer'))
  })

  it.each(languages)('are chosen by what they are about, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = fakeBackend((world) => (world.session = customerSession()))
    const app = await openAccount(`/${language}/account`, backend)
    expect(app.main.querySelector('#mail-security')).toBeNull()
    expect(spoken(app.main)).toContain(t('settings.mails.always', { about: t('settings.mails.about.security') }))
    app.main.querySelector<HTMLInputElement>('#mail-declined')?.click()
    await app.press(t('settings.mails.save'))
    expect(spoken(app.main)).toContain(t('settings.mails.saved'))
    expect(backend.world.mailChoices.filter(({ mailed }) => !mailed).map(({ subject }) => subject)).toEqual([
      'declined',
    ])
    app.close()
  })

  it('keep what was chosen and not saved yet when the tab is looked at again', async () => {
    const backend = fakeBackend()
    const app = await openAccount('/en/account', backend)
    const checked = (subject: string): boolean | undefined =>
      app.main.querySelector<HTMLInputElement>(`#mail-${subject}`)?.checked
    app.main.querySelector<HTMLInputElement>('#mail-removed')?.click()
    backend.world.mailChoices = backend.world.mailChoices.map((one) =>
      one.subject === 'declined' ? { ...one, mailed: false } : one,
    )
    await lookAgain()
    expect([checked('removed'), checked('declined')]).toEqual([false, false])
    app.close()
  })

  it('keep what was chosen when it can’t be saved', async () => {
    const backend = fakeBackend()
    backend.failNext('settings.chooseMails', 'unavailable', { retryAfter: 2 })
    const app = await openAccount('/en/account', backend)
    app.main.querySelector<HTMLInputElement>('#mail-removed')?.click()
    await app.press(en('settings.mails.save'))
    expect(spoken(app.main)).toContain(en('errors.unavailable.title'))
    expect(app.main.querySelector<HTMLInputElement>('#mail-removed')?.checked).toBe(false)
    await app.press(en('settings.mails.save'))
    expect(spoken(app.main)).toContain(en('settings.mails.saved'))
    app.close()
  })
})

describe('where I’m signed in', () => {
  it('is listed in words, and ended one by one or all at once', async () => {
    const backend = fakeBackend()
    const app = await openAccount('/en/account', backend)
    const text = spoken(app.main)
    expect(text).toContain(en('settings.sessions.current', { device: 'Firefox on Windows' }))
    expect(text).toContain(en('settings.sessions.unknown'))
    await app.press(en('settings.sessions.endOf', { device: 'Safari on iPhone' }))
    expect(spoken(app.main)).toContain(en('settings.sessions.endedOne'))
    expect(spoken(app.main)).not.toContain('iPhone')
    app.close()

    const other = fakeBackend()
    const again = await openAccount('/en/account', other)
    await again.press(en('settings.sessions.endOthers'))
    expect(other.world.sessions.map(({ id }) => id)).toEqual(['s_1'])
    expect(spoken(again.main)).toContain(en('settings.sessions.endedOthers'))
    again.close()
  })

  it('offers another try when it can’t be read', async () => {
    const backend = fakeBackend()
    backend.failNext('settings.sessions', 'unavailable', { retryAfter: 2 })
    const app = await openAccount('/en/account', backend)
    expect(spoken(app.main)).toContain(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(spoken(app.main)).toContain('Firefox')
    app.close()
  })
})
