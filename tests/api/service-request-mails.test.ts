import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend, ServiceRequestThread } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })

const owner = 'lone@nordlys.example'
const helpdesk = 'jonas@nordlys.example'
const admin = 'freja@havblik.example'
const secondAdmin = 'sofie@havblik.example'
const userAdmin = 'aage@havblik.example'
/** All at the customer who hold an admin role, and so may read its requests. */
const admins = [userAdmin, admin, secondAdmin]

const secret = 'The code of the door is 4711'
const input = { subject: 'Mail comes late', text: secret, category: 'email', severity: 'normal' } as const

describeStores('mails about service requests', bothDatabases, (kind) => {
  let database: Database
  let handler: TestHandler
  let partner: Backend
  let customer: Backend
  let customerId: string

  beforeEach(async () => {
    database = await createDatabase(kind)
    handler = await testHandler({ store: database.open(), world: 'two-partners' })
    partner = await handler.as(owner)
    customer = await handler.as(admin)
    customerId = (await customer.account.session())?.organization?.id ?? ''
    await partner.onBehalf.enter(customerId, 'They asked for help', key())
  })
  afterEach(async () => {
    expect(handler.faults).toEqual([])
    await database.remove()
  })

  /** All mails about requests so far. */
  const mails = () =>
    handler.deps.store.read((tx) =>
      tx.db
        .selectFrom('outbox')
        .innerJoin('people', 'people.id', 'outbox.recipient_id')
        .selectAll('outbox')
        .select('people.user_name')
        .where('kind', 'like', '%-request-%')
        .orderBy('user_name')
        .execute(),
    )

  /** What came of an act: whom it told, and how. */
  async function toldBy<T>(act: () => Promise<T>): Promise<{ result: T; told: Awaited<ReturnType<typeof mails>> }> {
    const before = new Set((await mails()).map(({ id }) => id))
    const result = await act()
    return { result, told: (await mails()).filter(({ id }) => !before.has(id)) }
  }

  const create = (): Promise<ServiceRequestThread> => partner.serviceRequests.create(customerId, input, key())
  const words = (body: string): string => body.replaceAll('\u2060', '')

  test('tell the customer’s admins, each in their language, and say nothing of what was written', async () => {
    await (await handler.as(secondAdmin)).account.setLanguage('zh', key())
    await (await handler.as(userAdmin)).account.setLanguage('en', key())
    const { result, told } = await toldBy(create)
    expect(told.map(({ user_name }) => user_name)).toEqual(admins)
    expect(told.map(({ kind: about, language }) => [about, language])).toEqual([
      ['service-request-created', 'en'],
      ['service-request-created', 'da'],
      ['service-request-created', 'zh'],
    ])
    for (const mail of told) {
      const text = words(mail.body)
      for (const part of ['Lone Krag', 'Nordlys IT ApS', 'Havblik', input.subject, result.request.reference]) {
        expect(text).toContain(part)
      }
      expect(text).not.toContain(secret)
      expect(mail.subject).not.toContain(input.subject)
      expect(mail.path).toBe(`/${mail.language}/customer/service-requests/${result.request.id}`)
    }
    // In the product, too, where the link leads to what the mail is about.
    const { items } = await customer.account.messages()
    expect(items[0]?.text).toContain(result.request.reference)
    expect((await customer.serviceRequests.get(result.request.id)).request.subject).toBe(input.subject)
  })

  test('tell the partner’s people who take part of an answer and a closing, once each, without a word of the customer’s', async () => {
    const { request } = await create()
    const answerKey = key()
    const answer = (): Promise<unknown> => customer.serviceRequests.answer(request.id, secret, answerKey)
    const answered = await toldBy(answer)
    expect(answered.told.map(({ user_name, kind: about, language }) => [user_name, about, language])).toEqual([
      [owner, 'client-request-answered', 'da'],
    ])
    expect((await toldBy(answer)).told).toEqual([])
    const closed = await toldBy(() => customer.serviceRequests.setState(request.id, 'closed', key()))
    expect(closed.told.map(({ kind: about }) => about)).toEqual(['client-request-closed'])
    // What is so already is no news.
    expect((await toldBy(() => customer.serviceRequests.setState(request.id, 'closed', key()))).told).toEqual([])
    const reopened = await toldBy(() => customer.serviceRequests.setState(request.id, 'open', key()))
    expect(reopened.told.map(({ kind: about }) => about)).toEqual(['client-request-reopened'])
    for (const mail of [...answered.told, ...closed.told, ...reopened.told]) {
      expect(words(mail.body)).toContain(request.reference)
      expect(words(mail.body)).not.toMatch(new RegExp(`${secret}|${input.subject}`))
      expect(mail.path).toBe(`/da/partner/clients/${customerId}/service-requests/${request.id}`)
    }
  })

  test('tell the customer’s admins of the partner’s answers', async () => {
    const { request } = await create()
    const answered = await toldBy(() => partner.serviceRequests.answer(request.id, secret, key()))
    expect(answered.told.map(({ user_name, kind: about }) => [user_name, about])).toEqual(
      admins.map((name) => [name, 'service-request-answered']),
    )
    const closed = await toldBy(() => partner.serviceRequests.setState(request.id, 'closed', key()))
    expect(closed.told.map(({ user_name, kind: about }) => [user_name, about])).toEqual(
      admins.map((name) => [name, 'service-request-closed']),
    )
    expect(JSON.stringify([...answered.told, ...closed.told])).not.toContain(secret)
  })

  test('go to colleagues who may go on with it, where nobody who takes part may read it any more', async () => {
    const { request } = await create()
    const change = (userName: string, access: 'full' | 'limited' | null) =>
      handler.deps.store.transaction((tx) =>
        tx.db.updateTable('people').set({ access_role: access }).where('user_name', '=', userName).execute(),
      )
    await change(owner, null)
    const nobody = await toldBy(() => customer.serviceRequests.answer(request.id, 'Anybody there?', key()))
    expect(nobody.told).toEqual([])
    await change(helpdesk, 'full')
    const colleague = await toldBy(() => customer.serviceRequests.answer(request.id, 'Anybody now?', key()))
    expect(colleague.told.map(({ user_name }) => user_name)).toEqual([helpdesk])
  })

  test('tell the partner nothing once it was removed, and no more than it may read', async () => {
    const { request } = await create()
    const { items } = await customer.relationships.list()
    const own = items.find(({ partner: { domain } }) => domain === 'nordlys.example')
    const current = { role: own?.access.role ?? 'full', endsAt: own?.endsAt ?? null }
    const change = { shown: current, to: { role: 'limited', endsAt: null } } as const
    await customer.relationships.change(own?.id ?? '', change, key())
    expect((await toldBy(() => customer.serviceRequests.answer(request.id, secret, key()))).told).toEqual([])
    await customer.relationships.remove(own?.id ?? '', key())
    expect((await toldBy(() => customer.serviceRequests.setState(request.id, 'closed', key()))).told).toEqual([])
  })

  test('can be switched off, and are then read in the product only', async () => {
    await customer.settings.chooseMails([{ subject: 'requests', mailed: false }], key())
    const { told } = await toldBy(create)
    expect(told.map(({ user_name, state }) => [user_name, state])).toEqual([
      [userAdmin, 'queued'],
      [admin, 'muted'],
      [secondAdmin, 'queued'],
    ])
    expect((await customer.account.messages()).items[0]?.subject).toBe(told[1]?.subject)
  })
})
