import { describe, expect, it } from 'vitest'
import type { PendingOffer } from '../../../src/backend/contract.ts'
import { formatDate } from '../../../src/i18n/core.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { lookAgain, openApp, settle, spoken } from '../support/openApp.ts'
import { customerBackend } from './customerWorld.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const partner = 'Nordlys IT'

describe.each(languages)('a relationship in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)

  it('is shown with its acts, changed in two pages, and the button names the act', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/partners/rel_1`, backend)
    expect(app.heading()).toBe(partner)
    expect(spoken(app.main)).toContain(t('access.act.users-read'))
    await app.press(t('relationship.changeLink'))
    await app.press(t('relationship.change.next'))
    expect(spoken(app.get('.ui-errors'))).toContain(t('relationship.change.problem.same'))
    await app.choose('#role-2')
    await app.press(t('relationship.change.next'))
    expect(app.heading()).toBe(t('relationship.change.title.check', { partner }))
    expect(backend.callsOf('relationships.change')).toEqual([])
    await app.press(t('relationship.change.act', { partner }))
    expect(app.heading()).toBe(t('relationship.change.title.done', { partner }))
    expect(backend.callsOf('relationships.change')[0]?.input[1]).toEqual({
      shown: { role: 'limited', endsAt: null },
      to: { role: 'full', endsAt: null },
    })
  })

  it('says on its receipt what holds since it was changed', async () => {
    const at = '2026-06-01T12:00:00Z'
    const backend = customerBackend((world) => {
      world.receipts = world.receipts.map((one) => ({ ...one, changed: { at, role: 'limited', endsAt: null } }))
    })
    const { main } = await openApp(`/${language}/customer/receipts/MND-7Q4K-2FXB`, backend)
    const text = spoken(main)
    expect(text).toContain(t('customer.receipt.granted.changed'))
    expect(text).toContain(
      t('customer.receipt.granted.changedOpen', {
        // What is spoken has its no-break spaces as plain ones.
        date: formatDate(language, at).replaceAll('\u00a0', ' '),
        role: t('access.role.limited.name'),
      }),
    )
  })

  it('says what the partner can see', async () => {
    const { main } = await openApp(`/${language}/customer/partners/rel_1/view`, customerBackend())
    expect(spoken(main)).toContain(t('relationship.view.kinds.users'))
  })

  it('has a guard, which says what it is for and is saved whole', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/guard`, backend)
    expect(spoken(app.main)).toContain(t('guard.existing'))
    await app.choose('#mode-2')
    await app.fill('#blocked', 'evil.example\n Bad.example')
    await app.press(t('guard.save'))
    expect(backend.callsOf('guard.set')[0]?.input[0]).toEqual({
      mode: 'block',
      blocked: ['evil.example', 'bad.example'],
      allowed: [],
      shownChangedAt: null,
    })
    expect(spoken(app.main)).toContain(t('guard.saved'))
  })

  it('keeps what was typed into the guard when a colleague was faster', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/guard`, backend)
    await app.choose('#mode-2')
    await app.fill('#blocked', 'evil.example')
    backend.world.guard = {
      ...backend.world.guard,
      mode: 'allow',
      changedAt: '2026-06-02T08:00:00Z',
      changedBy: 'Sofie',
    }
    backend.failNext('guard.set', 'changed-meanwhile')
    await app.press(t('guard.save'))
    expect(spoken(app.main)).toContain(t('errors.changed-meanwhile.title'))
    expect(app.get<HTMLTextAreaElement>('#blocked').value).toBe('evil.example')
    expect(spoken(app.main)).toContain(t('guard.meanwhile.now', { mode: t('guard.mode.allow.label') }))
    await app.press(t('guard.save'))
    expect(spoken(app.main)).not.toContain(t('guard.meanwhile.title'))
    expect(backend.callsOf('guard.set').at(-1)?.input[0]).toMatchObject({
      mode: 'block',
      blocked: ['evil.example'],
      shownChangedAt: '2026-06-02T08:00:00Z',
    })
  })

  it('shows a guard that a colleague saved while it was typed, before anything is saved over it', async () => {
    const backend = customerBackend()
    const app = await openApp(`/${language}/customer/guard`, backend)
    await app.choose('#mode-2')
    await app.fill('#blocked', 'evil.example')
    backend.world.guard = {
      ...backend.world.guard,
      mode: 'block',
      blocked: [{ domain: 'worse.example', name: null }],
      changedAt: '2026-06-02T08:00:00Z',
      changedBy: 'Sofie',
    }
    await lookAgain()
    expect(app.get<HTMLTextAreaElement>('#blocked').value).toBe('evil.example')
    const notice = spoken(app.get('.ui-notice'))
    for (const said of [t('guard.meanwhile.title'), 'Sofie', 'worse.example']) expect(notice).toContain(said)
    await app.press(t('guard.meanwhile.take'))
    expect(app.get<HTMLTextAreaElement>('#blocked').value).toBe('worse.example')
    expect(spoken(app.main)).not.toContain(t('guard.meanwhile.title'))
    expect(backend.callsOf('guard.set')).toEqual([])
  })

  it('can be found in the directory by anybody', async () => {
    const backend = fakeBackend((world) => (world.session = null))
    const { main } = await openApp(`/${language}/directory`, backend)
    expect(spoken(main)).toContain(partner)
    expect(spoken(main)).toContain(t('directory.nextText'))
  })
})

it('is removed with four clicks from the list’s entry on, also where there are several', async () => {
  const backend = customerBackend((world) => {
    const [first] = world.relationships
    if (first)
      world.relationships = [first, { ...first, id: 'rel_2', partner: { ...first.partner, name: 'Fjordline' } }]
  })
  // The first click is the header's, which is on every page.
  const app = await openApp('/en/customer/partners', backend)
  await app.press(`${en('relationship.removeLink')} Fjordline`)
  await app.press(en('customer.remove.yes'))
  await app.press(en('customer.remove.confirm.action', { organization: 'Fjord & Fjeld A/S' }))
  expect(app.heading()).toBe(en('customer.remove.done.title', { partner: 'Fjordline' }))
})

it('says before a removal whose passwords the partner reset', async () => {
  const app = await openApp('/en/customer/partners/rel_1/remove/decision', customerBackend())
  expect(spoken(app.main)).toContain(en('relationship.resets.known'))
})

it('shows the guard to other admins, and who may change it', async () => {
  const backend = fakeBackend((world) => {
    world.session = customerSession('user-admin')
    world.guard = { ...world.guard, mayChange: false }
  })
  const { main } = await openApp('/en/customer/guard', backend)
  expect(spoken(main)).toContain(en('guard.who'))
  expect(main.querySelector('form')).toBeNull()
})

it('keeps the filter of the activity in the address', async () => {
  const backend = customerBackend()
  const app = await openApp('/en/customer/activity', backend)
  await app.fill('#filter-event', 'password-reset')
  await app.press(en('activity.filter.show'))
  expect(app.router.currentRoute.value.query).toEqual({ event: 'password-reset' })
  expect(backend.callsOf('relationships.activity').at(-1)?.input[0]).toMatchObject({ event: 'password-reset' })
})

const pendingOf = (number: number, name: string): PendingOffer => ({
  offerId: `o_${number}`,
  token: `gOffer${number}`,
  partner: { id: 'org_x', name, domain: 'fjordline.example' },
  kind: 'delegated-administration',
  role: 'limited',
  state: 'open',
  expiresAt: null,
  openedAt: '2026-05-02T08:00:00.000Z',
  openedBy: ['Freja Friis'],
})

it('lists offers that wait, and puts one aside', async () => {
  const backend = customerBackend((world) => {
    world.pending = [pendingOf(1, 'Fjordline')]
  })
  const app = await openApp('/en/customer/partners', backend)
  await app.press(`${en('relationship.pending.forget')} Fjordline`)
  expect(backend.callsOf('relationships.forgetOffer')[0]?.input).toEqual(['o_1'])
  expect(spoken(app.main)).not.toContain(en('relationship.pending.title'))
})

it('lists many offers that wait page by page, beside the pages of partners', async () => {
  const count = 60
  const backend = customerBackend((world) => {
    world.pending = Array.from({ length: count }, (_, index) => pendingOf(index, `Partner ${index}`))
  })
  const app = await openApp('/en/customer/partners?show=current', backend)
  const names = (): string[] => [...app.main.querySelectorAll('.pending-offers li a')].map(spoken)
  const seen = [...names()]
  expect(seen[0]).toBe('Partner 0')
  for (let pages = 0; pages < 10 && seen.length < count; pages += 1) {
    await app.press(en('ui.pages.next'))
    seen.push(...names())
  }
  expect(new Set(seen).size).toBe(count)
  expect(app.router.currentRoute.value.query).toMatchObject({ show: 'current', offersAfter: expect.any(String) })
  expect(backend.callsOf('relationships.list').at(-1)?.input[0]).toMatchObject({ after: undefined })
  app.router.back()
  await settle()
  expect(names()).not.toContain(seen.at(-1))
  // From the page that the browser went back to, the previous one is the one before it.
  const [second] = names()
  await app.press(en('ui.pages.previous'))
  expect(seen.indexOf(names()[0] ?? '')).toBe(seen.indexOf(second ?? '') - names().length)
})
