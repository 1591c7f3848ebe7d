import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { sessionAt } from '../../support/fakeOnBehalf.ts'
import { customer, partnerSession } from '../../support/fakeWorld.ts'
import { openApp, settle, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const page = `/en/partner/clients/${customer.id}`
/** A partner who has entered the client. */
const inside = (): FakeBackend =>
  fakeBackend((world) => {
    world.inside[customer.id] = sessionAt(world, customer.id)
  })
const resetAnton = en('clients.client.reset.of', { user: 'Anton' })

describe('the page of a client', () => {
  it('resets a password after a question that names the user and the client, and shows it once', async () => {
    const backend = inside()
    const app = await openApp(page, backend)
    expect(app.heading()).toBe(customer.name)
    await app.press(resetAnton)
    const dialog = app.get<HTMLDialogElement>('dialog[open]')
    expect(dialog.textContent).toContain('anton@fjord.example')
    expect(dialog.textContent).toContain(customer.name)
    expect(dialog.textContent).toContain(customer.domain)

    const confirm = app.control(en('clients.client.reset.confirm'))
    confirm.click()
    confirm.click()
    await settle()
    expect(backend.callsOf('clients.resetPassword')).toHaveLength(1)
    expect(app.get<HTMLInputElement>('#temporary-password').value).toMatch(/^Kiwi-/)
    await app.press(en('clients.client.reset.close'))
    expect(app.main.querySelector('dialog[open]')).toBeNull()
    await app.press(resetAnton)
    expect(app.main.querySelector('#temporary-password')).toBeNull()
  })

  it('tries again with the same key after a lost answer', async () => {
    const backend = inside()
    const app = await openApp(page, backend)
    await app.press(resetAnton)
    backend.loseNext('clients.resetPassword')
    await app.press(en('clients.client.reset.confirm'))
    expect(app.get('dialog[open]').textContent).toContain(en('errors.offline.title'))
    await app.press(en('clients.client.reset.confirm'))
    const [first, second] = backend.callsOf('clients.resetPassword')
    expect(second?.key).toBe(first?.key)
    expect(app.get<HTMLInputElement>('#temporary-password').value).toBe(`Kiwi-${first?.key?.slice(0, 8)}`)
  })

  it('says whose password can’t be reset and why, in place of the button', async () => {
    const app = await openApp(page, inside())
    const row = [...app.main.querySelectorAll('tbody tr')].find((found) => found.textContent?.includes('Freja'))
    expect(row?.textContent).toContain(en('clients.client.refusal.access-limited'))
    expect(row?.querySelector('button')).toBeNull()
  })

  it.each(languages)('says clearly, in %s, that the customer has removed us meanwhile', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = inside()
    const app = await openApp(`/${language}/partner/clients/${customer.id}`, backend)
    const [button] = app.main.querySelectorAll<HTMLButtonElement>('table button')
    button?.click()
    await settle()
    backend.world.removedBy.add(customer.id)
    await app.press(t('clients.client.reset.confirm'))
    expect(app.heading()).toBe(t('clients.client.gone.title'))
    expect(document.activeElement?.tagName).toBe('H1')
    expect(app.main.textContent).toContain(t('clients.client.gone.text'))
    expect(app.main.querySelector('dialog[open]')).toBeNull()
    await app.press(t('clients.client.back'))
    expect(app.heading()).toBe(t('clientList.title'))
    expect(app.main.textContent).not.toContain(customer.name)
  })

  it('says so when the page is opened after the removal, and for an address that is wrong', async () => {
    const removed = await openApp(
      page,
      fakeBackend((world) => world.removedBy.add(customer.id)),
    )
    expect(removed.heading()).toBe(en('clients.client.gone.title'))
    const unknown = await openApp('/en/partner/clients/nobody', fakeBackend())
    expect(unknown.heading()).toBe(en('clients.client.unknown.title'))
  })

  it('lets somebody without assigned access look, but not act', async () => {
    const app = await openApp(
      page,
      fakeBackend((world) => (world.session = partnerSession({}, ['clients.administer']))),
    )
    expect(app.heading()).toBe(customer.name)
    expect(app.main.textContent).toContain(en('partner.standing.noAccess.text'))
    expect(app.main.querySelector('table')).toBeNull()
  })

  it('offers to try again when the users can’t be read', async () => {
    const backend = inside()
    backend.failNext('clients.users', 'unavailable', { retryAfter: 2 })
    const app = await openApp(page, backend)
    expect(app.main.textContent).toContain(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(app.main.textContent).toContain('Anton')
  })
})

describe('the list of clients', () => {
  it('searches and pages in the address, so that Back works', async () => {
    const backend = fakeBackend((world) => {
      const [first] = world.clients
      if (!first) return
      world.clients = Array.from({ length: 25 }, (_, index) => ({
        ...first,
        customer: { id: `c_${index}`, name: `Client ${index}`, domain: `c${index}.example` },
      }))
    })
    const app = await openApp('/en/partner/clients', backend)
    const names = (): string[] => [...app.main.querySelectorAll('tbody th')].map((cell) => spoken(cell))
    expect(names()).toHaveLength(10)
    await app.press(en('ui.pages.next'))
    expect(names()[0]).toContain('Client 10')
    await app.press(en('ui.pages.previous'))
    expect(names()[0]).toContain('Client 0')
    await app.fill('#client-search', 'Client 24')
    await app.press(en('ui.find'))
    expect(app.router.currentRoute.value.query).toEqual({ search: 'Client 24' })
    expect(names()).toHaveLength(1)
    app.router.back()
    await settle()
    expect(names()).toHaveLength(10)
  })

  it.each(languages)('says in %s what to do when there is nobody, or nobody found', async (language) => {
    const empty = await openApp(
      `/${language}/partner/clients`,
      fakeBackend((world) => (world.clients = [])),
    )
    expect(empty.main.textContent).toContain(say(language, 'clientList.empty.title'))
    expect(empty.control(say(language, 'clientList.empty.send')).getAttribute('href')).toBe(
      `/${language}/partner/offers/new/access`,
    )
    const none = await openApp(`/${language}/partner/clients?search=zzz`, fakeBackend())
    expect(none.main.textContent).toContain(say(language, 'clientList.none.clients'))
    expect(none.get<HTMLInputElement>('#client-search').value).toBe('zzz')
  })
})
