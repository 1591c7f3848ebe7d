import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { sentOffer } from '../support/links.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })
const hour = 60 * 60_000

let server: TestHandler
let token: string
let user: Backend
let admin: Backend
beforeEach(async () => {
  server = await testHandler({ world: 'waiting-offer' })
  token = await sentOffer(server)
  user = await server.as('mads@havblik.example')
  admin = await server.as('freja@havblik.example')
})
afterEach(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const mails = async (backend: Backend): Promise<string[]> =>
  (await backend.account.messages()).items.map(({ subject }) => subject)
const digestOf = async (link: string): Promise<string> => (await user.authorization.read(link, 'da')).digest
const authorize = async (link: string): Promise<unknown> =>
  admin.authorization.authorize(link, { digest: await digestOf(link), language: 'da' }, key())

describe('asking the admins', () => {
  test('reaches every global admin in their language, once, with the link', async () => {
    const first = await user.requests.ask(token, key())
    expect(first).toMatchObject({ state: 'open', remindedAt: null, answeredAt: null })
    // A second click, and a second visit, ask nobody again.
    expect(await user.requests.ask(token, key())).toEqual(first)

    const [mail] = (await admin.account.messages()).items
    expect(mail).toMatchObject({ language: 'da', subject: 'En person i din organisation beder dig besvare et tilbud' })
    expect(mail?.text).toContain(`http://mandate.test/da/offers/${token}`)
    expect(mail?.text).toContain('Mads')
    expect(await mails(await server.as('sofie@havblik.example'))).toHaveLength(1)
    expect(await mails(await server.as('karen@havblik.example'))).toEqual([])

    expect(await admin.requests.pending()).toEqual([
      expect.objectContaining({
        person: expect.stringContaining('Mads'),
        token,
        partner: expect.objectContaining({ name: 'Nordlys IT ApS' }),
      }),
    ])
    expect((await user.authorization.viewer(token))?.request).toEqual(first)
    expect((await admin.relationships.activity()).items[0]).toMatchObject({ event: 'admin-asked' })
  })

  test('reminds once a day at most', async () => {
    await user.requests.ask(token, key())
    server.clock.advance(23 * hour)
    await expect(user.requests.remind(token, key())).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfter: 3600,
    })
    server.clock.advance(hour)
    const reminded = await user.requests.remind(token, key())
    expect(reminded.remindedAt).toBe(server.clock.now().toISOString())
    await expect(user.requests.remind(token, key())).rejects.toMatchObject({ code: 'too-many-requests' })
    expect(await mails(admin)).toEqual([
      'Påmindelse: Et tilbud venter på dit svar',
      'En person i din organisation beder dig besvare et tilbud',
    ])
  })

  test('tells who asked that it is authorized, whichever of the partner’s offers it was', async () => {
    await user.requests.ask(token, key())
    const other = await sentOffer(server)
    await authorize(other)
    expect(await user.authorization.viewer(token)).toMatchObject({
      obstacle: 'already-authorized',
      reference: null,
      request: { state: 'authorized', answeredAt: server.clock.now().toISOString() },
    })
    expect(await mails(user)).toContain('Din administrator har godkendt partneren')
    expect(await admin.requests.pending()).toEqual([])
  })

  test('tells who asked that it is declined, and keeps what was asked of another offer', async () => {
    const other = await sentOffer(server)
    await user.requests.ask(token, key())
    await user.requests.ask(other, key())
    await admin.authorization.decline(token, { digest: await digestOf(token), language: 'da', reason: '' }, key())
    expect((await user.authorization.viewer(token))?.request?.state).toBe('declined')
    expect((await user.authorization.viewer(other))?.request?.state).toBe('open')
    expect(await mails(user)).toContain('Din administrator har afvist tilbuddet')
    // A no isn't asked away.
    expect((await user.requests.ask(token, key())).state).toBe('declined')
  })

  test('can be done again after the partner was removed', async () => {
    await user.requests.ask(token, key())
    await authorize(token)
    const [relationship] = (await admin.relationships.list()).items
    await admin.relationships.remove(relationship?.id ?? '', key())
    server.clock.advance(hour)
    expect((await user.requests.ask(token, key())).state).toBe('open')
    expect(await admin.requests.pending()).toHaveLength(1)
  })

  test('shows no admin what can’t be answered any more', async () => {
    await user.requests.ask(token, key())
    const partner = await server.as('lone@nordlys.example')
    const [offer] = (await partner.offers.list()).items
    await partner.offers.withdraw(offer?.id ?? '', key())
    expect(await admin.requests.pending()).toEqual([])
  })

  test('floods nobody: ten a day from one person', async () => {
    for (let count = 0; count < 10; count++) await user.requests.ask(await sentOffer(server), key())
    await expect(user.requests.ask(token, key())).rejects.toMatchObject({ code: 'too-many-requests' })
    server.clock.advance(25 * hour)
    expect((await user.requests.ask(token, key())).state).toBe('open')
  })
})

describe('reporting an offer', () => {
  test('reaches the operator, who handles it; nothing says who it was', async () => {
    const stranger = await server.as(null)
    const operator = await server.as('operator@mandate.example')
    const same = key()
    await stranger.reports.send(token, { reason: 'impersonation', text: 'They are not Nordlys.' }, same)
    await stranger.reports.send(token, { reason: 'impersonation', text: 'They are not Nordlys.' }, same)
    const { items } = await operator.reports.list()
    expect(items).toEqual([
      expect.objectContaining({ reason: 'impersonation', text: 'They are not Nordlys.', token, handledAt: null }),
    ])
    const rows = await server.deps.store.read((tx) => tx.db.selectFrom('offer_reports').selectAll().execute())
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'created_at',
      'handled_at',
      'handled_by',
      'id',
      'offer_id',
      'reason',
      'text',
    ])
    const handled = await operator.reports.setHandled(items[0]?.id ?? '', true, key())
    expect(handled.handledBy).toBeTruthy()
    expect((await operator.reports.list()).items).toEqual([])
    expect((await operator.reports.list({ handled: true })).items).toEqual([handled])
    expect((await operator.reports.setHandled(handled.id, false, key())).handledAt).toBeNull()
  })

  test('is possible of an offer that can’t be answered any more, but not of nothing', async () => {
    const partner = await server.as('lone@nordlys.example')
    const [offer] = (await partner.offers.list()).items
    await partner.offers.withdraw(offer?.id ?? '', key())
    const stranger = await server.as(null)
    await stranger.reports.send(token, { reason: 'other', text: '' }, key())
    await expect(stranger.reports.send('gnothing', { reason: 'other', text: '' }, key())).rejects.toMatchObject({
      code: 'offer-unknown',
    })
  })

  test('ends for a loop, and begins again', async () => {
    const stranger = await server.as(null)
    const send = (): Promise<void> => stranger.reports.send(token, { reason: 'other', text: '' }, key())
    for (let count = 0; count < 20; count++) await send()
    await expect(send()).rejects.toMatchObject({ code: 'too-many-requests' })
    // Another offer can still be reported.
    await stranger.reports.send(await sentOffer(server), { reason: 'other', text: '' }, key())
    server.clock.advance(15 * 60_000)
    await send()
  })

  test('takes a thousand characters and one of four reasons', async () => {
    const stranger = await server.as(null)
    await expect(
      stranger.reports.send(token, { reason: 'other', text: 'a'.repeat(1001) }, key()),
    ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'text', problem: 'too-long', limit: 1000 }] })
    await expect(stranger.reports.send(token, { reason: 'boredom' as 'other', text: '' }, key())).rejects.toMatchObject(
      { code: 'invalid-input', fields: [{ field: 'reason', problem: 'not-a-choice' }] },
    )
  })
})

test('a loop of openings, or of refusals to a partner, ends', async () => {
  for (let count = 0; count < 120; count++) await user.authorization.noteOpening(token, key())
  await expect(user.authorization.noteOpening(token, key())).rejects.toMatchObject({ code: 'too-many-requests' })
  // Nobody else is held up by it.
  await admin.authorization.noteOpening(token, key())
})
