import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { memberOf } from '../../support/fakeTeam.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { openApp, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)

describe('the list of our own people', () => {
  it.each(languages)('says who may do what, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const app = await openApp(`/${language}/partner/users`, fakeBackend())
    const rows = [...app.main.querySelectorAll('tbody tr')].map((row) => spoken(row))
    expect(rows.find((row) => row.includes('Lone Lund'))).toContain(t('access.role.full.name'))
    expect(rows.find((row) => row.includes('Signe Toft'))).toContain(t('team.noAccess'))
    const change = t('team.log.event.access-assigned', { name: 'Hans Holm', access: t('access.role.limited.name') })
    expect(spoken(app.main)).toContain(change)
  })

  it('pages and searches, and says when nobody is found', async () => {
    const backend = fakeBackend((world) => {
      world.team = Array.from({ length: 12 }, (_, index) => memberOf(`Person${index} Holm`))
    })
    const app = await openApp('/en/partner/users', backend)
    await app.press(en('ui.pages.next'))
    expect(spoken(app.main)).toContain('Person10')
    await app.fill('#team-search', 'zzz')
    await app.press(en('ui.find'))
    expect(spoken(app.main)).toContain(en('team.none', { search: 'zzz' }))
  })

  it('shows that it is loading, and offers another try when it can’t be read', async () => {
    const backend = fakeBackend()
    const release = backend.hold('team.list')
    const waiting = await openApp('/en/partner/users', backend)
    expect(waiting.main.querySelector('.ui-skeleton')).not.toBeNull()
    release()
    waiting.close()
    const failing = fakeBackend()
    failing.failNext('team.list', 'unavailable', { retryAfter: 2 })
    const app = await openApp('/en/partner/users', failing)
    expect(spoken(app.main)).toContain(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(spoken(app.main)).toContain('Signe Toft')
  })

  it('lets staff look, but neither change anything nor read what was changed', async () => {
    const backend = fakeBackend((world) => (world.session = partnerSession({}, ['team.manage'])))
    const app = await openApp('/en/partner/users', backend)
    expect(spoken(app.main)).not.toContain(en('team.add'))
    expect(backend.callsOf('team.log')).toEqual([])
    await app.press('Signe Toft')
    expect(spoken(app.main)).toContain(en('team.member.readOnly'))
    expect(app.main.querySelector('form')).toBeNull()
  })
})

describe('the page of a user', () => {
  const page = '/en/partner/users/p_signe'

  it('changes the role in the company', async () => {
    const backend = fakeBackend()
    const app = await openApp(page, backend)
    await app.choose('#partner-role')
    await app.press(en('team.role.save'))
    expect(backend.callsOf('team.setRole')[0]?.input).toEqual(['p_signe', 'helpdesk'])
    const role = en('access.partner.helpdesk')
    expect(spoken(app.main)).toContain(en('team.role.saved', { name: 'Signe Toft', role }))
  })

  it('blocks after a question, and lets in again', async () => {
    const backend = fakeBackend()
    const app = await openApp(page, backend)
    await app.press(en('team.block.action'))
    const dialog = app.get('dialog[open]')
    expect(dialog.textContent).toContain(en('team.block.title', { name: 'Signe Toft' }))
    dialog.querySelector<HTMLElement>('.ui-button--danger')?.click()
    await app.go(page)
    expect(backend.callsOf('team.setBlocked')[0]?.input).toEqual(['p_signe', true])
    expect(spoken(app.main)).toContain(en('team.block.blocked', { name: 'Signe Toft' }))
    await app.press(en('team.block.release'))
    expect(spoken(app.main)).toContain(en('team.state.allowed'))
  })

  it('says whom the company can’t do without', async () => {
    const app = await openApp('/en/partner/users/p_lone', fakeBackend())
    expect(spoken(app.main)).toContain(en('team.role.lastOwner', { name: 'Lone Lund' }))
    expect(spoken(app.main)).toContain(en('team.block.refusal.own-account'))
  })
})

describe('adding a user', () => {
  const page = '/en/partner/users/new'

  it('names what is missing, then shows the password once', async () => {
    const backend = fakeBackend()
    const app = await openApp(page, backend)
    await app.press(en('team.invite.action'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('team.invite.required.userName'))
    expect(backend.callsOf('team.invite')).toEqual([])
    await app.fill('#name', 'Per Holm')
    await app.fill('#user-name', 'per')
    await app.fill('#email', 'per@mail.example')
    await app.press(en('team.invite.action'))
    expect(app.heading()).toBe(en('team.invite.done.title', { name: 'Per Holm' }))
    expect(app.get<HTMLInputElement>('#added-password').value).toMatch(/^Kiwi-/)
    await app.press(en('team.invite.done.another'))
    expect(app.get<HTMLInputElement>('#name').value).toBe('')
  })

  it('shows what the server finds wrong, and keeps what was typed', async () => {
    const backend = fakeBackend()
    backend.failNext('team.invite', 'invalid-input', { fields: [{ field: 'userName', problem: 'taken' }] })
    const app = await openApp(page, backend)
    await app.fill('#name', 'Per Holm')
    await app.fill('#user-name', 'hans')
    await app.fill('#email', 'per@mail.example')
    await app.press(en('team.invite.action'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('errors.field.taken'))
    expect(app.get<HTMLInputElement>('#user-name').value).toBe('hans')
  })
})
