import { afterEach, beforeEach, expect, test } from 'vitest'
import { workChores } from '../../server/services/chores.ts'
import type { Backend, Offer, OfferLink } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { createDatabase, dump, type Database } from '../support/stores.ts'
import { newKey, offerInput, outcomeOf, people, tokenOf } from './promises/promise.ts'

describeStores('tagged links', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let owner: Backend
  let admin: Backend
  let otherAdmin: Backend
  let offer: Offer

  beforeEach(async () => {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open() })
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
    otherAdmin = await server.as(people.otherAdmin)
    offer = await owner.offers.send(offerInput, newKey())
  })

  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const rowOf = (recipient: string, email = '', language = '') => ({ recipient, email, language })
  const add = async (...names: string[]): Promise<OfferLink[]> => {
    const { links } = await owner.offerLinks.add(
      offer.id,
      names.map((name) => rowOf(name, `${name.toLowerCase().replace(' ', '-')}@mail.example`)),
      newKey(),
    )
    return [...links]
  }
  const one = async (name = 'Havblik'): Promise<OfferLink> => {
    const [link] = await add(name)
    if (!link) throw new Error('No link was made')
    return link
  }
  const mailsTo = async (address: string): Promise<{ subject: string; body: string; language: string }[]> =>
    server.deps.store.read((tx) =>
      tx.db.selectFrom('outbox').select(['subject', 'body', 'language']).where('to_address', '=', address).execute(),
    )

  test('lead to the offer, and say nothing of the tag', async () => {
    const link = await one()
    const stranger = await server.as(null)
    const plain = await stranger.authorization.read(tokenOf(offer), 'en')
    const tagged = await stranger.authorization.read(tokenOf(link), 'en')
    expect({ ...tagged, token: '' }).toEqual({ ...plain, token: '' })
    expect(tokenOf(link)).toMatch(/^g[a-z2-7]{50}$/)
    expect((await owner.offerLinks.get(offer.id, link.id)).letters[0]?.plain).toContain(link.url)
  })

  test('are made for each good row; what is wrong with the others is told', async () => {
    await one('Taken')
    const { links, problems } = await owner.offerLinks.add(
      offer.id,
      [
        rowOf('  Åse  ', ' ase@mail.example ', 'DA'),
        rowOf('', 'nobody@mail.example'),
        rowOf('Wrong', 'not an address'),
        rowOf('x'.repeat(201)),
        rowOf('Other language', '', 'fr'),
        rowOf('a\u0000b'),
        rowOf('Again', 'TAKEN@mail.example'),
        rowOf('Twice'),
        rowOf('twice'),
        rowOf('哈尔滨', '', 'zh'),
      ],
      newKey(),
    )
    expect(links.map(({ recipient, email, language }) => [recipient, email, language])).toEqual([
      ['Åse', 'ase@mail.example', 'da'],
      ['Twice', null, null],
      ['哈尔滨', null, 'zh'],
    ])
    expect(problems).toEqual([
      { row: 1, field: 'recipient', problem: 'required' },
      { row: 2, field: 'email', problem: 'not-an-email' },
      { row: 3, field: 'recipient', problem: 'too-long', limit: 200 },
      { row: 4, field: 'language', problem: 'not-a-choice' },
      { row: 5, field: 'recipient', problem: 'not-allowed-characters' },
      { row: 6, field: 'email', problem: 'taken' },
      { row: 8, field: 'recipient', problem: 'taken' },
    ])
  })

  test('are made once by a repeated call, up to 500 of them', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => rowOf(`Client ${index}`, `c${index}@mail.example`))
    const key = newKey()
    const first = await owner.offerLinks.add(offer.id, rows, key)
    expect(await owner.offerLinks.add(offer.id, rows, key)).toEqual(first)
    expect(first.links).toHaveLength(500)
    expect((await owner.offers.get(offer.id)).links.waiting).toBe(500)
    expect(await outcomeOf(owner.offerLinks.add(offer.id, [...rows, rowOf('One more')], newKey()))).toBe(
      'invalid-input',
    )
    const all = await owner.offerLinks.all(offer.id)
    expect(all.complete).toBe(true)
    expect(all.links).toHaveLength(500)
  })

  test('are listed by name, searched, filtered and paged', async () => {
    await add(...Array.from({ length: 30 }, (_, index) => `Client ${String(index).padStart(2, '0')}`))
    const first = await owner.offerLinks.list(offer.id)
    expect(first.items[0]?.recipient).toBe('Client 00')
    const second = await owner.offerLinks.list(offer.id, { after: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ recipient }) => recipient)).toEqual(
      Array.from({ length: 30 }, (_, index) => `Client ${String(index).padStart(2, '0')}`),
    )
    expect((await owner.offerLinks.list(offer.id, { search: 'CLIENT 07' })).items).toHaveLength(1)
    expect((await owner.offerLinks.list(offer.id, { state: 'opened' })).items).toEqual([])
    expect((await owner.offerLinks.list(offer.id, { state: 'waiting' })).items).toHaveLength(25)
  })

  test('are opened by the page of somebody signed in, and by nothing else', async () => {
    const link = await one()
    const before = await dump(server.deps.store)
    await (await server.as(null)).authorization.read(tokenOf(link), 'en')
    await admin.authorization.read(tokenOf(link), 'en')
    await admin.authorization.viewer(tokenOf(link))
    await owner.authorization.noteOpening(tokenOf(link), newKey())
    expect(await outcomeOf((await server.as(null)).authorization.noteOpening(tokenOf(link), newKey()))).toBe(
      'not-signed-in',
    )
    // Tries are counted, and keys are kept: neither says who opened what.
    const aside = { idempotency: [], rate_limits: [] }
    expect({ ...(await dump(server.deps.store)), ...aside }).toEqual({ ...before, ...aside })

    await (await server.as(people.user)).authorization.noteOpening(tokenOf(link), newKey())
    const opened = await owner.offerLinks.get(offer.id, link.id)
    expect(opened.link.state).toBe('opened')
    expect(opened.openings.map(({ organization }) => organization)).toEqual(['Havblik Design A/S'])
    expect(await owner.offers.get(offer.id)).toMatchObject({ opened: 1, links: { opened: 1, waiting: 0 } })
  })

  test('keep what was answered by them, and one no hides no yes', async () => {
    const link = await one()
    const answer = { digest: offer.digest, language: 'en' as const }
    await admin.authorization.authorize(tokenOf(link), answer, newKey())
    await otherAdmin.authorization.decline(tokenOf(link), { ...answer, reason: 'Not now' }, newKey())
    const { link: after } = await owner.offerLinks.get(offer.id, link.id)
    expect(after).toMatchObject({ state: 'accepted', customer: 'Havblik Design A/S', reminding: 'answered' })
    const answers = await owner.offers.answers(offer.id, { link: link.id })
    expect(answers.items.map((item) => [item.answer, item.customer.domain, item.reason, item.link?.recipient])).toEqual(
      expect.arrayContaining([
        ['accepted', 'havblik.example', '', 'Havblik'],
        ['declined', 'harborfinch.example', 'Not now', 'Havblik'],
      ]),
    )
  })

  test('are stopped one by one; whoever has one is told that the offer was taken back', async () => {
    const [stopped, other] = await add('Stopped', 'Other')
    if (!stopped || !other) throw new Error('No links')
    const { link } = await owner.offerLinks.stop(offer.id, stopped.id, newKey())
    expect(link.state).toBe('stopped')
    const answer = { digest: offer.digest, language: 'en' as const }
    expect(await outcomeOf(admin.authorization.read(tokenOf(stopped), 'en'))).toBe('offer-withdrawn')
    expect(await outcomeOf(admin.authorization.authorize(tokenOf(stopped), answer, newKey()))).toBe('offer-withdrawn')
    expect(await outcomeOf(admin.authorization.authorize(tokenOf(other), answer, newKey()))).toBe('done')
    // Whoever was stopped can be given a new one.
    expect((await add('Stopped'))[0]?.recipient).toBe('Stopped')
  })

  test('are no other partner’s to see, and die with the offer', async () => {
    await database.remove()
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners' })
    owner = await server.as(people.owner)
    offer = await owner.offers.send(offerInput, newKey())
    const link = await one()
    const rival = await server.as(people.otherOwner)
    const [theirs] = (await rival.offers.list()).items
    for (const attempt of [
      () => rival.offerLinks.list(offer.id),
      () => rival.offerLinks.all(offer.id),
      () => rival.offerLinks.get(offer.id, link.id),
      () => rival.offerLinks.get(theirs?.id ?? '', link.id),
      () => rival.offerLinks.stop(theirs?.id ?? '', link.id, newKey()),
      () => rival.offerLinks.remind(theirs?.id ?? '', link.id, newKey()),
      () => rival.offers.answers(offer.id),
      () => rival.offers.versions(offer.id),
    ]) {
      expect(await outcomeOf(attempt())).toBe('not-found')
    }
    await owner.offers.withdraw(offer.id, newKey())
    expect(await outcomeOf((await server.as(null)).authorization.read(tokenOf(link), 'en'))).toBe('offer-withdrawn')
  })

  test('are reminded of at most once in three days, three times in all, in the recipient’s language', async () => {
    const { links } = await owner.offerLinks.add(offer.id, [rowOf('Åse', 'ase@mail.example', 'da')], newKey())
    const [link] = links
    if (!link) throw new Error('No link')
    const remind = () => owner.offerLinks.remind(offer.id, link.id, newKey())
    const reminding = async () => (await owner.offerLinks.get(offer.id, link.id)).link.reminding
    expect(await reminding()).toBe('too-soon')
    expect((await remind()).sent).toBe(0)
    for (let time = 1; time <= 3; time++) {
      server.clock.advanceDays(3)
      expect(await reminding()).toBe('possible')
      expect((await remind()).sent).toBe(1)
      expect((await remind()).sent).toBe(0)
    }
    server.clock.advanceDays(10)
    expect(await reminding()).toBe('used-up')
    expect((await remind()).sent).toBe(0)
    const mails = await mailsTo('ase@mail.example')
    expect(mails).toHaveLength(3)
    expect(mails[0]?.language).toBe('da')
    expect(mails[0]?.body).toContain(link.url)
    expect(mails[0]?.body).not.toContain('Vores vilkår')
  })

  test('are reminded of all at once, but for those who answered, were stopped or have no address', async () => {
    const [answered, stopped] = await add('Answered', 'Stopped', 'Silent')
    await owner.offerLinks.add(offer.id, [rowOf('No address')], newKey())
    if (!answered || !stopped) throw new Error('No links')
    await admin.authorization.authorize(tokenOf(answered), { digest: offer.digest, language: 'en' }, newKey())
    await owner.offerLinks.stop(offer.id, stopped.id, newKey())
    server.clock.advanceDays(3)
    const key = newKey()
    expect(await owner.offerLinks.remind(offer.id, null, key)).toEqual({ sent: 1, left: false })
    expect(await owner.offerLinks.remind(offer.id, null, key)).toEqual({ sent: 1, left: false })
    expect(await mailsTo('silent@mail.example')).toHaveLength(1)
    expect(await mailsTo('answered@mail.example')).toHaveLength(0)
    await owner.offers.withdraw(offer.id, newKey())
    expect(await outcomeOf(owner.offerLinks.remind(offer.id, null, newKey()))).toBe('offer-withdrawn')
  })

  test('are reminded of by themselves after a week, where the partner chose it', async () => {
    await one('Silent')
    const report = (what: string, error: unknown): void => {
      throw new Error(what, { cause: error })
    }
    const mails = async (): Promise<number> => (await mailsTo('silent@mail.example')).length
    server.clock.advanceDays(8)
    await workChores(server.deps, { report })
    expect(await mails()).toBe(0)
    expect((await owner.offerLinks.setReminding(offer.id, true, newKey())).remindsAutomatically).toBe(true)
    for (const [days, sum] of [
      [1, 1],
      [3, 1],
      [5, 2],
      [8, 3],
      [20, 3],
    ] as const) {
      server.clock.advanceDays(days)
      await workChores(server.deps, { report })
      expect(await mails(), `after ${days} more days`).toBe(sum)
    }
  })
})
