import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customer, customerSession } from '../../support/fakeWorld.ts'
import { openApp, settle, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'
import { customerBackend } from './customerWorld.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const values = { partner: 'Nordlys IT', organization: customer.name }
const list = '/en/customer/partners'
const confirm = en('customer.remove.confirm.action', values)

describe('removing a partner', () => {
  it.each(languages)('is Delete, Yes and confirm, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/partners`, backend)
    await app.press(t('customer.partners.delete'))
    expect(app.heading()).toBe(t('customer.remove.question', values))
    expect(spoken(app.main)).toContain(t('customer.remove.again'))
    await app.press(t('customer.remove.yes'))
    expect(app.heading()).toBe(t('customer.remove.confirm.heading', values))
    expect(backend.callsOf('relationships.remove')).toEqual([])
    await app.press(t('customer.remove.confirm.action', values))
    expect(app.heading()).toBe(t('customer.remove.done.title', values))
    expect(backend.callsOf('relationships.remove')).toHaveLength(1)
    await app.press(t('customer.remove.back'))
    expect(spoken(app.main)).toContain(t('access.state.relationship.removed'))
    expect(app.main.querySelector('input[type=radio]')).toBeNull()
  })

  it('asks which, where there are several', async () => {
    const backend = customerBackend((world) => {
      const [first] = world.relationships
      if (first)
        world.relationships = [first, { ...first, id: 'rel_2', partner: { ...first.partner, name: 'Fjordline' } }]
    })
    const app = await openApp(list, backend)
    await app.press(en('customer.partners.delete'))
    expect(spoken(app.get('.ui-errors'))).toContain(en('customer.partners.chooseFirst'))
    await app.choose('#select-rel_2')
    await app.press(en('customer.partners.delete'))
    expect(app.heading()).toBe(en('customer.remove.question', { partner: 'Fjordline' }))
  })

  it('does nothing on No', async () => {
    const backend = customerBackend()
    const app = await openApp(`${list}/rel_1/remove/decision`, backend)
    await app.press(en('customer.remove.no'))
    expect(app.router.currentRoute.value.name).toBe('partners')
    expect(backend.callsOf('relationships.remove')).toEqual([])
  })

  it('never begins at the confirmation', async () => {
    const app = await openApp(`${list}/rel_1/remove/confirm`, customerBackend())
    expect(app.heading()).toBe(en('customer.remove.question', values))
  })

  it('acts once on a double click, and sends the same key after a lost answer', async () => {
    const backend = customerBackend()
    backend.failNext('relationships.remove', 'offline')
    const app = await openApp(`${list}/rel_1/remove/decision`, backend)
    await app.press(en('customer.remove.yes'))
    app.control(confirm).click()
    app.control(confirm).click()
    await settle()
    expect(backend.callsOf('relationships.remove')).toHaveLength(1)
    expect(spoken(app.main)).toContain(en('errors.offline.title'))
    await app.press(confirm)
    const [first, second] = backend.callsOf('relationships.remove')
    expect(second?.key).toBe(first?.key)
    expect(app.heading()).toBe(en('customer.remove.done.title', values))
  })

  it('says so when a colleague has removed the partner already', async () => {
    const backend = customerBackend((world) => {
      world.relationships = world.relationships.map((one) => ({ ...one, state: 'removed', removedAt: one.grantedAt }))
    })
    const app = await openApp(`${list}/rel_1/remove/decision`, backend)
    expect(app.heading()).toBe(en('customer.remove.already.title'))
  })

  it.each(languages)('is for global admins: others learn who they are and what to do, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = fakeBackend((world) => (world.session = customerSession('user-admin')))
    const page = await openApp(`/${language}/customer/partners`, backend)
    expect(spoken(page.main)).toContain(t('customer.partners.cannot'))
    const app = await openApp(`/${language}/customer/partners/rel_1/remove/decision`, backend)
    expect(app.heading()).toBe(t('errors.not-customer-admin.title'))
    expect(spoken(app.main)).toContain('freja@fjord.example')
    expect(spoken(app.main)).toContain(t('errors.not-customer-admin.next'))
  })
})
