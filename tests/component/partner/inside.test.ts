import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { sessionAt } from '../../support/fakeOnBehalf.ts'
import { customer } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const area = `partner/clients/${customer.id}`

/** A partner at work at the client with full administration. */
const inside = (): FakeBackend =>
  fakeBackend((world) => {
    world.clients = world.clients.map((client) => ({ ...client, role: 'full' }))
    world.inside[customer.id] = sessionAt(world, customer.id)
    const free = { editRefusal: null, blockRefusal: null, roleRefusal: null, licenseRefusal: null }
    world.users[customer.id] = (world.users[customer.id] ?? []).map((user) => ({ ...user, ...free }))
  })
/** The same with limited administration, where the server says no to everything but resets. */
const limited = (): FakeBackend =>
  fakeBackend((world) => {
    world.inside[customer.id] = sessionAt(world, customer.id)
  })

describe('users of a client', () => {
  it.each(languages)('are added in %s, and what to hand over is shown once', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = inside()
    const app = await openApp(`/${language}/${area}/users/new`, backend)
    await app.press(t('onBehalf.user.addAction'))
    expect(app.get('[role=alert]').textContent).toContain(t('errors.field.required'))
    await app.fill('#name', 'Ida Holm')
    await app.fill('#user-name', 'ida')
    await app.fill('#email', 'ida@mail.example')
    await app.press(t('onBehalf.user.addAction'))
    expect(backend.callsOf('onBehalf.addUser')[0]?.input[1]).toMatchObject({ userName: 'ida', domain: customer.domain })
    expect(app.get<HTMLInputElement>('#added-password').value).toBe('Kiwi-temporary-1')
    await app.press(t('onBehalf.user.another'))
    expect(app.main.querySelector('#added-password')).toBeNull()
    expect(app.get<HTMLInputElement>('#name').value).toBe('')
  })

  it('keep a license that a colleague gave them while their form was open', async () => {
    const backend = inside()
    const { world } = backend
    const [user] = world.users[customer.id] ?? []
    const id = user?.id ?? ''
    const product = (name: string) => ({ id: name, names: { en: name, da: name, zh: name } })
    const subscription = { state: 'active', licenses: 9, assigned: 1, billing: 'yearly', endsAt: null } as const
    world.subscriptions = ['mail', 'suite'].map((name) => ({
      ...subscription,
      id: `s_${name}`,
      product: product(name),
      startedAt: '2026-01-01T00:00:00.000Z',
      partner: null,
    }))
    const app = await openApp(`/en/${area}/users/${id}`, backend)
    await app.choose('#license-s_mail')
    world.licenses[id] = ['s_suite']
    await app.press(en('onBehalf.user.licensesSave'))
    expect(backend.callsOf('onBehalf.changeLicenses')[0]?.input[2]).toEqual({ add: ['s_mail'], remove: [] })
    expect(world.licenses[id]).toEqual(['s_suite', 's_mail'])
    // What came of it is what the form shows, and takes back one by one.
    await app.choose('#license-s_suite')
    await app.press(en('onBehalf.user.licensesSave'))
    expect(backend.callsOf('onBehalf.changeLicenses')[1]?.input[2]).toEqual({ add: [], remove: ['s_suite'] })
  })

  it('are refused at the field, and nothing typed is lost when the session ends', async () => {
    const backend = inside()
    const app = await openApp(`/en/${area}/users/new`, backend)
    await app.fill('#name', 'Ida Holm')
    await app.fill('#user-name', 'ida')
    await app.fill('#email', 'ida@mail.example')
    backend.failNext('onBehalf.addUser', 'invalid-input', { fields: [{ field: 'userName', problem: 'taken' }] })
    await app.press(en('onBehalf.user.addAction'))
    expect(app.get('[role=alert]').textContent).toContain(en('errors.field.taken'))
    const open = backend.world.inside
    backend.world.inside = {}
    await app.press(en('onBehalf.user.addAction'))
    expect(app.main.textContent).toContain(en('onBehalf.enter.againTitle'))
    expect(app.get<HTMLInputElement>('#name').value).toBe('Ida Holm')
    backend.world.inside = open
    await app.fill('#reason', 'They asked for a new colleague')
    await app.press(en('onBehalf.enter.action'))
    await app.press(en('onBehalf.user.addAction'))
    expect(app.get<HTMLInputElement>('#added-user-name').value).toBe(`ida@${customer.domain}`)
  })

  it('are edited, blocked and given a role, each on its own', async () => {
    const backend = inside()
    const app = await openApp(`/en/${area}/users/u_anton`, backend)
    await app.fill('#name', 'Anton Berg')
    await app.press(en('onBehalf.user.save'))
    expect(app.main.textContent).toContain(en('onBehalf.user.saved'))
    await app.fill('#admin-role', 'user-admin')
    await app.press(en('onBehalf.user.roleSave'))
    await app.press(en('onBehalf.user.block'))
    expect(app.main.textContent).toContain(en('onBehalf.user.isBlocked'))
    expect(backend.world.users[customer.id]?.[0]).toMatchObject({
      name: 'Anton Berg',
      adminRole: 'user-admin',
      blocked: true,
    })
  })

  it('are shown with what limited administration doesn’t cover, and why', async () => {
    const user = await openApp(`/en/${area}/users/u_anton`, limited())
    expect(user.main.textContent).toContain(en('onBehalf.user.refusal.access-limited'))
    expect(user.main.querySelector('#name, #admin-role')).toBeNull()
    for (const page of ['users/new', 'subscriptions', 'domains', 'service-requests', 'service-requests/new']) {
      const app = await openApp(`/en/${area}/${page}`, limited())
      expect(app.main.textContent, page).toContain(en('onBehalf.unavailable.limited'))
      expect(app.main.querySelector('form'), page).toBeNull()
    }
  })
})

describe('domains of a client', () => {
  it.each(languages)('are added in %s with the record to set, and checked', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = inside()
    const app = await openApp(`/${language}/${area}/domains`, backend)
    expect(app.main.textContent).toContain(t('onBehalf.domains.stays'))
    await app.fill('#domain-name', 'not a domain')
    await app.press(t('onBehalf.domains.addAction'))
    expect(backend.callsOf('onBehalf.addDomain')).toHaveLength(0)
    await app.fill('#domain-name', 'shop.example')
    await app.press(t('onBehalf.domains.addAction'))
    expect(app.main.textContent).toContain(t('onBehalf.domains.added', { domain: 'shop.example' }))
    expect(app.main.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe('_proof.shop.example')
    await app.press(t('onBehalf.domains.verify', { domain: 'shop.example' }))
    expect(app.main.textContent).toContain(t('onBehalf.domains.outcome.not-found', { domain: 'shop.example' }))
    await app.press(t('onBehalf.domains.remove', { domain: 'shop.example' }))
    await app.press(t('onBehalf.domains.removeAction'))
    expect(app.main.textContent).toContain(t('onBehalf.domains.removed', { domain: 'shop.example' }))
  })
})

describe('the other pages of a client', () => {
  it('say why devices are not there, and who has them', async () => {
    const app = await openApp(`/en/${area}/devices`, inside())
    expect(app.main.textContent).toContain(en('onBehalf.devices.text'))
    expect(app.main.querySelector('[aria-current=page]')?.textContent).toBe(en('onBehalf.section.devices'))
  })

  it('say so where there is no subscription', async () => {
    const app = await openApp(`/en/${area}/subscriptions`, inside())
    expect(app.main.textContent).toContain(en('onBehalf.subscriptions.noneText'))
  })

  it('create a service request, answer it and close it', async () => {
    const backend = inside()
    const app = await openApp(`/en/${area}/service-requests/new`, backend)
    await app.press(en('serviceRequests.create'))
    expect(app.get('[role=alert]').textContent).toContain(en('serviceRequests.required.subject'))
    await app.fill('#subject', 'Mail comes late')
    await app.fill('#text', 'Since Monday')
    await app.press(en('serviceRequests.create'))
    expect(app.router.currentRoute.value.name).toBe('serviceRequest')
    await app.fill('#answer', 'It is solved')
    await app.press(en('serviceRequests.send'))
    expect(app.main.textContent).toContain('It is solved')
    await app.press(en('serviceRequests.close'))
    expect(app.main.textContent).toContain(en('serviceRequests.answerReopens'))
    await app.go(`/en/partner/service-requests?search=closed`)
    expect(app.main.textContent).toContain('Mail comes late')
    await app.go(`/en/partner/service-requests?search=open`)
    expect(app.main.textContent).toContain(en('serviceRequests.emptyText'))
  })
})
