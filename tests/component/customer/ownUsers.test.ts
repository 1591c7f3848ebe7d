import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import type { FakeBackend } from '../../support/fakeBackend.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { ownUser } from '../../support/fakeProfile.ts'
import { customerSession, partnerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken } from '../support/openApp.ts'
import { customerBackend } from './customerWorld.ts'

const en = (key: string, params = {}): string => say('en', key, params)

describe.each(languages)('the organization’s own users in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)

  it('are listed; a password is reset after a question, and shown once', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/users`, backend)
    expect(app.heading()).toBe(t('users.title'))
    await app.press('Mads Vinther')
    await app.press(t('users.reset.action'))
    expect(backend.callsOf('ownUsers.resetPassword')).toEqual([])
    await app.press(t('users.reset.confirm'))
    expect(app.get<HTMLInputElement>('#temporary-password').value).toBe('Kiwi-temporary-3')
    await app.press(t('users.reset.close'))
    expect(app.main.querySelector('#temporary-password')).toBeNull()
    expect(spoken(app.main)).toContain(t('users.state.mustChange'))
  })

  it('are blocked after a question, and let in again', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/users/u_mads`, backend)
    await app.press(t('users.block.action'))
    // The button of the dialog says the same.
    await app.choose('dialog .ui-button--danger')
    expect(spoken(app.main)).toContain(t('users.block.blocked', { name: 'Mads Vinther' }))
    await app.press(t('users.block.release'))
    expect(backend.callsOf('ownUsers.setBlocked').map(({ input }) => input[1])).toEqual([true, false])
  })
})

describe('an own user', () => {
  const one = async (change: Parameters<typeof ownUser>[1], backend: FakeBackend = customerBackend()) => {
    backend.world.ownUsers = [ownUser('Mads Vinther', change)]
    return openApp('/en/customer/users/u_mads', backend)
  }

  it('says why something can’t be done', async () => {
    const app = await one({ resetRefusal: 'not-allowed', blockRefusal: 'last-owner' })
    expect(spoken(app.main)).toContain(en('users.refusal.not-allowed'))
    expect(spoken(app.main)).toContain(en('users.refusal.last-owner'))
    expect(app.main.querySelectorAll('section > .ui-actions .ui-button')).toHaveLength(0)
  })

  it('is told that the other global admins will hear of it, and that a new sign-in is needed', async () => {
    const backend = customerBackend()
    const app = await one({ adminRole: 'global-admin' }, backend)
    await app.press(en('users.reset.action'))
    expect(spoken(app.main)).toContain(en('users.reset.admins'))
    backend.failNext('ownUsers.resetPassword', 'sign-in-again', { params: { minutes: '10' } })
    await app.press(en('users.reset.confirm'))
    expect(spoken(app.main)).toContain(en('errors.action.signInAgain'))
  })

  it('has no password here where an outside provider keeps it', async () => {
    const backend = customerBackend()
    backend.world.capabilities = { ...backend.world.capabilities, passwordReset: false }
    const app = await one({}, backend)
    expect(spoken(app.main)).toContain(en('users.reset.outside'))
  })

  it('that nobody is, is not found', async () => {
    const app = await openApp('/en/customer/users/nobody', customerBackend())
    expect(app.heading()).toBe(en('errors.not-found.title'))
  })
})

describe('somebody of a suspended company', () => {
  it('is told on every page: a customer', async () => {
    const backend = customerBackend()
    const session = customerSession()
    if (session.organization) {
      backend.world.session = { ...session, organization: { ...session.organization, suspended: true } }
    }
    for (const path of ['partners', 'users', 'activity']) {
      const app = await openApp(`/en/customer/${path}`, backend)
      await expect.poll(() => spoken(app.main)).toContain(en('errors.organization-suspended.title'))
      app.close()
    }
  })

  it('is told on every page: a partner', async () => {
    const backend = fakeBackend((world) => (world.session = partnerSession({ suspended: true })))
    for (const path of ['partner', 'partner/clients', 'messages']) {
      const app = await openApp(`/en/${path}`, backend)
      await expect.poll(() => spoken(app.main)).toContain(en('partner.standing.suspended.title'))
      app.close()
    }
  })
})
