import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customerSession, operatorSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const asOperator = (change: Parameters<typeof fakeBackend>[0] = () => undefined) =>
  fakeBackend((world) => {
    world.session = operatorSession
    change(world)
  })

describe('one organization', () => {
  it('is corrected, with what is wrong at its field and nothing lost', async () => {
    const backend = asOperator()
    const { id } = backend.world.organizations[0] ?? { id: '' }
    const app = await openApp(`/en/operator/organizations/${id}`, backend)
    expect(spoken(app.main)).toContain('Havnegade 1')
    await app.press(en('operations.organization.edit'))
    await app.fill('#name', 'Another name')
    backend.failNext('operator.change', 'invalid-input', { fields: [{ field: 'address', problem: 'required' }] })
    await app.press(en('operations.organization.save'))
    expect(app.main.querySelector('#address-error')).not.toBeNull()
    expect(app.main.querySelector<HTMLInputElement>('#name')?.value).toBe('Another name')
    await app.press(en('operations.organization.save'))
    expect(spoken(app.main)).toContain(en('operations.organization.saved'))
    expect(app.heading()).toBe('Another name')
    app.close()
  })

  it('is not corrected over what somebody else has written, but with it', async () => {
    const backend = asOperator()
    const { id } = backend.world.organizations[0] ?? { id: '' }
    const app = await openApp(`/en/operator/organizations/${id}`, backend)
    await app.press(en('operations.organization.edit'))
    await app.fill('#name', 'Mine')
    const shown = `of ${backend.world.organizations[0]?.name ?? ''}`
    backend.world.organizations = backend.world.organizations.map((one) =>
      one.id === id ? { ...one, name: 'Theirs' } : one,
    )
    backend.failNext('operator.change', 'changed-meanwhile')
    await app.press(en('operations.organization.save'))
    expect(backend.callsOf('operator.change')[0]?.input[1]).toMatchObject({ name: 'Mine', shownVersion: shown })
    expect(app.main.querySelector<HTMLInputElement>('#name')?.value).toBe('Mine')
    await app.press(en('operations.organization.again'))
    expect(app.main.querySelector<HTMLInputElement>('#name')?.value).toBe('Theirs')
    await app.press(en('operations.organization.save'))
    expect(backend.callsOf('operator.change')[1]?.input[1]).toMatchObject({ shownVersion: 'of Theirs' })
    app.close()
  })

  it('is suspended with a reason, after a question', async () => {
    const backend = asOperator()
    const { id } = backend.world.organizations[0] ?? { id: '' }
    const app = await openApp(`/en/operator/organizations/${id}`, backend)
    await app.press(en('operator.act.suspend'))
    expect(backend.callsOf('operator.setSuspended')).toEqual([])
    app.close()
  })

  it('gives a global admin a new way in, shown once', async () => {
    const backend = asOperator()
    const { id } = backend.world.organizations[0] ?? { id: '' }
    const app = await openApp(`/en/operator/organizations/${id}`, backend)
    await app.press(en('operations.people.renewOf', { name: 'Lone Lund' }))
    const shown = [...app.main.querySelectorAll('input')].map(({ value }) => value)
    expect(shown).toContain('Kiwi-temporary-2')
    app.close()
  })

  it('says that there is none at an address that is nobody’s', async () => {
    const app = await openApp('/en/operator/organizations/nowhere', asOperator())
    expect(app.heading()).toBe(en('errors.not-found.title'))
    app.close()
  })
})

describe('a suspended customer', () => {
  it('is told so beside its partners', async () => {
    const backend = fakeBackend((world) => {
      const session = customerSession()
      if (session.organization) {
        world.session = { ...session, organization: { ...session.organization, suspended: true } }
      }
    })
    const app = await openApp('/en/customer/partners', backend)
    expect(spoken(app.main)).toContain(en('errors.organization-suspended.title'))
    app.close()
  })
})

describe('the outbox', () => {
  it.each(languages)('says in %s which mails failed and why, and has them tried again', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = asOperator()
    const app = await openApp(`/${language}/operator/mails?state=failed`, backend)
    expect(spoken(app.main)).toContain('the mailbox is full')
    expect(spoken(app.main)).not.toContain('lone@mail.example')
    expect(spoken(app.main)).not.toContain(t('operations.mails.noServer'))
    await app.press(t('operations.mails.againTo', { address: 'full@mail.example' }))
    expect(spoken(app.main)).toContain(t('operations.mails.queuedAgain'))
    expect(spoken(app.main)).toContain(t('operations.mails.none'))
    app.close()
  })
})

describe('the outbox where no mail server is set', () => {
  it.each(languages)('says in %s that nothing leaves, and what to do', async (language) => {
    const backend = asOperator((world) => (world.capabilities = { ...world.capabilities, mailsLeave: false }))
    const app = await openApp(`/${language}/operator/mails`, backend)
    expect(spoken(app.main)).toContain(say(language, 'operations.mails.noServer'))
    expect(spoken(app.main)).toContain('SMTP_URL')
    app.close()
  })
})

describe('the audit', () => {
  it.each(languages)('says in %s what was done, by whom and about whom', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const app = await openApp(`/${language}/operator/audit`, asOperator())
    const text = spoken(app.main)
    for (const part of [
      t('operations.audit.event.suspended'),
      'Unpaid',
      t('team.log.event.blocked', { name: 'Signe Toft' }),
      t('activity.event.password-reset', { target: 'Bo Holm' }),
    ]) {
      expect(text).toContain(part)
    }
    app.close()
  })

  it('is empty in words, and offers another try when it can’t be read', async () => {
    const backend = asOperator((world) => (world.audit = []))
    backend.failNext('operator.audit', 'unavailable', { retryAfter: 2 })
    const app = await openApp('/en/operator/audit', backend)
    await app.press(en('errors.action.tryAgain'))
    expect(spoken(app.main)).toContain(en('operations.audit.none'))
    app.close()
  })
})
