import { describe, expect, it } from 'vitest'
import { formatAlone } from '../../../src/i18n/core/formats.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { partnerSession } from '../../support/fakeWorld.ts'
import { openApp, settle, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const settings = '/en/partner/users/p_signe/settings/settings'

describe('assigning administrative access', () => {
  it.each(languages)('is the user, Edit, Yes, a role and Save, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = fakeBackend()
    const app = await openApp(`/${language}/partner/users`, backend)
    expect(app.heading()).toBe(t('team.title'))
    await app.press('Signe Toft')
    expect(app.heading()).toBe('Signe Toft')
    await app.press(`${t('team.member.edit')} ${t('team.access.question')}`)
    expect(app.heading()).toBe(t('team.access.question'))
    await app.choose('#assign')
    // The role and what it lets the user do come as soon as they matter; limited is the first.
    expect(spoken(app.main)).toContain(t('team.access.limited'))
    await app.choose('#role')
    await app.press(t('team.access.continue'))
    expect(app.heading()).toBe(t('team.access.check'))
    expect(backend.callsOf('team.assignAccess')).toEqual([])
    expect(spoken(app.main)).toContain(formatAlone(language, t('access.doing.passwords-reset')))
    await app.press(t('team.access.save'))
    expect(app.heading()).toBe(t('team.access.done.limited', { name: 'Signe Toft' }))
    expect(backend.callsOf('team.assignAccess').map(({ input }) => input)).toEqual([['p_signe', 'limited']])
    await app.press(t('team.access.done.user', { name: 'Signe Toft' }))
    expect(spoken(app.main)).toContain(t('access.role.limited.name'))
  })

  it('takes access away with No, and says so at its own address', async () => {
    const backend = fakeBackend()
    const app = await openApp('/en/partner/users/p_hans/settings/settings', backend)
    expect(app.get<HTMLInputElement>('#assign').checked).toBe(true)
    await app.choose('#assign-2')
    await app.press(en('team.access.continue'))
    await app.press(en('team.access.save'))
    expect(app.heading()).toBe(en('team.access.done.none', { name: 'Hans Holm' }))
    expect(app.router.currentRoute.value.params['step']).toBe('done')
    expect(backend.callsOf('team.assignAccess')[0]?.input).toEqual(['p_hans', null])
    app.close()
    const again = await openApp('/en/partner/users/p_hans/settings/done', backend)
    expect(again.heading()).toBe(en('team.access.done.none', { name: 'Hans Holm' }))
  })

  it('names what is missing, and leads there', async () => {
    const app = await openApp(settings, fakeBackend())
    await app.choose('#assign')
    await app.press(en('team.access.continue'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('team.access.chooseRole'))
    expect(app.get('.ui-errors a').getAttribute('href')).toBe('#role')
  })

  it('says that nothing would change, and what role the first access brings', async () => {
    const same = await openApp('/en/partner/users/p_hans/settings/settings', fakeBackend())
    await same.press(en('team.access.continue'))
    expect(spoken(same.main)).toContain(en('team.access.same'))
    same.close()
    const backend = fakeBackend((world) => {
      world.team = world.team.map((one) => ({ ...one, partnerRole: null }))
    })
    const app = await openApp(settings, backend)
    await app.choose('#assign')
    await app.choose('#role')
    await app.press(en('team.access.continue'))
    expect(spoken(app.main)).toContain(en('team.access.becomesHelpdesk'))
  })

  it('acts once on a double click, and sends the same key after a lost answer', async () => {
    const backend = fakeBackend()
    backend.loseNext('team.assignAccess')
    const app = await openApp('/en/partner/users/p_hans/settings/settings', backend)
    await app.choose('#assign-2')
    await app.press(en('team.access.continue'))
    const save = app.control(en('team.access.save'))
    save.click()
    save.click()
    await settle()
    expect(spoken(app.main)).toContain(en('errors.offline.title'))
    await app.press(en('team.access.save'))
    const [first, second, third] = backend.callsOf('team.assignAccess')
    expect([second?.key, third]).toEqual([first?.key, undefined])
    expect(app.heading()).toBe(en('team.access.done.none', { name: 'Hans Holm' }))
  })

  it('is for whoever manages the team, and for users of the company', async () => {
    const staff = fakeBackend((world) => (world.session = partnerSession({}, ['team.manage'])))
    const refused = await openApp(settings, staff)
    expect(refused.heading()).toBe(en('errors.not-allowed.title'))
    refused.close()
    const unknown = await openApp('/en/partner/users/nobody/settings/settings', fakeBackend())
    expect(unknown.heading()).toBe(en('team.member.unknown.title'))
  })
})
