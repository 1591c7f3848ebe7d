import { describe, expect, it, vi } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customer, operatorSession } from '../../support/fakeWorld.ts'
import { openApp, spoken } from '../support/openApp.ts'
import { say } from '../../support/say.ts'
import { customerBackend } from './customerWorld.ts'

const en = (key: string, params = {}): string => say('en', key, params)

describe.each(languages)('the customer’s pages in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)

  it('say that there is no partner, and how to find one', async () => {
    const { main } = await openApp(
      `/${language}/customer/partners`,
      customerBackend((world) => (world.relationships = [])),
    )
    expect(spoken(main)).toContain(t('customer.partners.empty.title'))
    expect(spoken(main)).toContain(t('customer.partners.find.text'))
  })

  it('show what a partner did: who, for whom, to whom, under which relationship', async () => {
    const { main } = await openApp(`/${language}/customer/activity`, customerBackend())
    const row = main.querySelector('.ui-table tbody tr')
    const text = row ? spoken(row) : ''
    for (const part of [
      t('activity.event.password-reset', { target: 'Anton' }),
      'Hans Holm',
      'Nordlys IT',
      'MND-7Q4K-2FXB',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('say that nothing was done yet', async () => {
    const { main } = await openApp(
      `/${language}/customer/activity`,
      customerBackend((world) => (world.activity = [])),
    )
    expect(spoken(main)).toContain(t('activity.empty.first'))
  })

  it('keep the receipt of a partner that was removed', async () => {
    const { main, heading } = await openApp(
      `/${language}/customer/receipts/MND-7Q4K-2FXB`,
      customerBackend((world) => {
        world.receipts = world.receipts.map((one) => ({
          ...one,
          state: 'removed',
          removedAt: '2026-05-04T08:00:00.000Z',
          removedBy: 'Freja Friis',
        }))
      }),
    )
    expect(heading()).toBe(`${t('customer.receipt.title')} MND-7Q4K-2FXB`)
    expect(spoken(main)).toContain(t('customer.receipt.ended.title'))
    expect(spoken(main)).toContain('Vores vilkår.')
  })

  it('greet the person with what they can do next', async () => {
    const { main, heading } = await openApp(`/${language}`, customerBackend())
    expect(heading()).toBe(t('home.hello', { name: 'Freja Friis' }))
    expect(spoken(main)).toContain(t('home.do.partners.title'))
  })

  it('say on the front page what waits, what ends soon and who has access', async () => {
    const soon = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000).toISOString()
    const backend = customerBackend((world) => {
      world.relationships = world.relationships.map((one) => ({ ...one, endsAt: soon }))
      const other = { id: 'org_2', name: 'Other Ltd', domain: 'other.example' }
      world.requests = [
        {
          request: {
            id: 'request_1',
            reference: 'SR-1',
            customer,
            partner: other,
            subject: 'Mail comes late',
            category: 'email',
            severity: 'high',
            state: 'open',
            createdBy: 'Lone Lund',
            createdAt: soon,
            updatedAt: soon,
          },
          entries: [],
        },
      ]
      world.pending = [
        {
          offerId: 'offer_2',
          token: 'gOffer2',
          partner: other,
          kind: 'trial',
          role: null,
          state: 'open',
          expiresAt: null,
          openedAt: soon,
          openedBy: ['Freja Friis'],
        },
      ]
    })
    const { main } = await openApp(`/${language}`, backend)
    const partner = 'Nordlys IT'
    expect(spoken(main)).toContain(t('today.waiting'))
    expect(spoken(main)).toContain(t('today.offer', { partner: 'Other Ltd' }))
    expect(spoken(main)).toContain(t('today.endingMore'))
    expect(spoken(main)).toContain(t('today.partners'))
    expect(spoken(main)).toContain(partner)
    expect(spoken(main)).toContain(t('today.requests'))
    expect(spoken(main)).toContain('Mail comes late')
  })

  it('say on the front page that nobody has access, and where to find a partner', async () => {
    const backend = customerBackend((world) => {
      world.relationships = []
      world.pending = []
    })
    const { main, control } = await openApp(`/${language}`, backend)
    expect(spoken(main)).toContain(t('today.none'))
    expect(spoken(main)).not.toContain(t('today.waiting'))
    expect(control(t('today.find')).getAttribute('href')).toBe(`/${language}/directory`)
  })

  it('tell a stranger what this is, and offer the sign-in', async () => {
    const { heading, control, main } = await openApp(
      `/${language}`,
      fakeBackend((world) => (world.session = null)),
    )
    expect(heading()).toBe(t('home.title'))
    expect(control(t('home.signIn')).getAttribute('href')).toContain('/auth/sign-in?')
    for (const step of ['offer', 'read', 'answer', 'end'] as const)
      expect(spoken(main)).toContain(t(`home.how.${step}.text`))
    expect(control(t('home.customers.help')).getAttribute('href')).toBe(
      `/${language}/help/authorize-or-remove-partner-relationships/`,
    )
    expect(control(t('home.partners.help')).getAttribute('href')).toBe(
      `/${language}/help/offer-delegated-administration/`,
    )
  })
})

describe('the page of the partners', () => {
  it('shows what stands below the offers once it is known which there are', async () => {
    const backend = customerBackend()
    const release = backend.hold('relationships.pendingOffers')
    const app = await openApp('/en/customer/partners', backend)
    const guard = (): boolean => spoken(app.main).includes(say('en', 'relationship.guard.text'))
    expect(guard()).toBe(false)
    release()
    await vi.waitFor(() => expect(guard()).toBe(true))
  })
})

describe('a list of partners that can’t be fetched', () => {
  it('can be tried again', async () => {
    const backend = customerBackend()
    backend.failNext('relationships.list', 'unavailable', { retryAfter: 3 })
    const app = await openApp('/en/customer/partners', backend)
    expect(app.heading()).toBe(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(spoken(app.main)).toContain('Nordlys IT')
  })
})

describe('the account', () => {
  it('keeps the language of mails', async () => {
    const backend = customerBackend()
    const app = await openApp('/en/account', backend)
    expect(spoken(app.main)).toContain(en('access.admin.global-admin'))
    await app.fill('#language', 'zh')
    await app.press(en('account.language.save'))
    expect(backend.callsOf('account.setLanguage')[0]?.input).toEqual(['zh'])
    expect(app.get('[role=status]')).toBeTruthy()
  })
})

describe('the operator', () => {
  const backend = () => fakeBackend((world) => (world.session = operatorSession))

  it('adds an organization with its first admin, and is shown the password once', async () => {
    const port = backend()
    const app = await openApp('/en/operator', port)
    await app.press(en('operator.act.add'))
    await app.press(en('operator.add.action'))
    expect(spoken(app.get('#domain-error'))).toContain(en('errors.field.required'))
    expect(spoken(app.get('#country-error'))).toContain(en('errors.field.required'))
    expect(port.callsOf('operator.add')).toEqual([])
    for (const [field, text] of Object.entries({
      name: 'Havblik',
      domain: 'havblik.example',
      address: 'Kajen 1',
      country: 'DK',
      'admin-name': 'Freja',
      'user-name': 'freja',
      email: 'freja@havblik.example',
    })) {
      await app.fill(`#${field}`, text)
    }
    await app.press(en('operator.add.action'))
    expect(port.callsOf('operator.add')).toHaveLength(1)
    expect(app.get<HTMLInputElement>('#added-password').value).not.toBe('')
    await app.press(en('operator.added.list'))
    expect(spoken(app.main)).toContain('Havblik')
    expect(app.main.querySelector('#added-password')).toBeNull()
  })

  it('says at the field what the server refused, and keeps what was typed', async () => {
    const port = backend()
    const app = await openApp('/en/operator', port)
    await app.press(en('operator.act.add'))
    for (const field of ['name', 'domain', 'address', 'admin-name', 'user-name', 'email'])
      await app.fill(`#${field}`, 'x')
    await app.fill('#country', 'CN')
    port.failNext('operator.add', 'invalid-input', { fields: [{ field: 'admin.email', problem: 'not-an-email' }] })
    await app.press(en('operator.add.action'))
    expect(spoken(app.get('#email-error'))).toContain('anna@contoso.example')
    expect(app.get<HTMLInputElement>('#name').value).toBe('x')
  })

  it('asks before it suspends', async () => {
    const port = backend()
    const app = await openApp('/en/operator', port)
    await app.press(en('operator.act.of', { act: en('operator.act.suspend'), name: 'Nordlys IT' }))
    expect(port.callsOf('operator.setSuspended')).toEqual([])
    await app.press(en('operator.act.suspend'))
    expect(port.callsOf('operator.setSuspended')[0]?.input).toEqual(['org_nordlys', true])
    expect(spoken(app.main)).toContain(en('operator.state.suspended'))
  })
})

describe('setting up', () => {
  const stranger = () => fakeBackend((world) => (world.session = null))

  it.each(languages)('says in %s that the link is incomplete, or used', async (language) => {
    const t = (key: string): string => say(language, key)
    const incomplete = await openApp(`/${language}/set-up`, stranger())
    expect(incomplete.heading()).toBe(t('operator.setUp.noToken.title'))
    const port = stranger()
    port.failNext('operator.setUp', 'link-spent')
    const app = await openApp(`/${language}/set-up#abc`, port)
    for (const field of ['name', 'user-name', 'email']) await app.fill(`#${field}`, 'x')
    await app.fill('#password', 'a long enough one')
    await app.press(t('operator.setUp.action'))
    expect(app.heading()).toBe(t('errors.link-spent.title'))
  })

  it('makes the account once, and leads to the sign-in', async () => {
    const port = stranger()
    const app = await openApp('/en/set-up#token=abc', port)
    await app.fill('#name', 'Ida')
    await app.fill('#user-name', 'ida')
    await app.fill('#email', 'ida@mandate.example')
    await app.fill('#password', 'short')
    await app.press(en('operator.setUp.action'))
    expect(spoken(app.get('#password-error'))).toContain('12')
    expect(app.get<HTMLInputElement>('#password').type).toBe('password')
    await app.choose('#show-password')
    expect(app.get<HTMLInputElement>('#password').type).toBe('text')
    await app.fill('#password', 'four words apart here')
    await app.press(en('operator.setUp.action'))
    expect(app.heading()).toBe(en('operator.setUp.done.title'))
    expect(port.callsOf('operator.setUp')[0]?.input[0]).toMatchObject({ token: 'abc', userName: 'ida', language: 'en' })
  })
})
