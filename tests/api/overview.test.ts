import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { enter, newKey, offerInput, people, tokenOf } from './promises/promise.ts'

describeStores('the overview of a partner', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  let owner: Backend

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'two-partners' })
    owner = await server.as(people.owner)
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  it('counts what waits for somebody, as the lists do', async () => {
    const before = await owner.clients.overview()
    expect(before.clients).toBe((await owner.clients.count({})).count)
    expect(before.expiring).toEqual(await owner.clients.count({ endsWithin: 30 }))
    expect(before.openOffers.count).toBe((await owner.offers.list({ state: 'open' })).items.length)

    const offer = await owner.offers.send({ ...offerInput, name: 'Overview' }, newKey())
    const rows = ['Contoso', 'Fabrikam'].map((recipient) => ({ recipient, email: '', language: '' }))
    await owner.offerLinks.add(offer.id, rows, newKey())
    const linked = await owner.clients.overview()
    expect(linked.openOffers.count).toBe(before.openOffers.count + 1)
    expect(linked.unansweredLinks).toEqual({ count: before.unansweredLinks.count + 2, more: false })

    await owner.offers.withdraw(offer.id, newKey())
    expect(await owner.clients.overview()).toMatchObject({
      openOffers: before.openOffers,
      unansweredLinks: before.unansweredLinks,
    })
  })

  it('counts open service requests for who may see them', async () => {
    const full = (await owner.clients.list({ role: 'full' })).items[0]?.customer.id ?? ''
    await enter(owner, full)
    const before = (await owner.clients.overview()).openRequests?.count ?? -1
    const made = await owner.serviceRequests.create(
      full,
      { subject: 'Mail is late', text: 'Since Monday.', category: 'email', severity: 'high' },
      newKey(),
    )
    expect((await owner.clients.overview()).openRequests).toEqual({ count: before + 1, more: false })
    await owner.serviceRequests.setState(made.request.id, 'closed', newKey())
    expect((await owner.clients.overview()).openRequests).toEqual({ count: before, more: false })
    expect((await (await server.as(people.helpdesk)).clients.overview()).openRequests).toBeNull()
    expect((await (await server.as(people.seller)).clients.overview()).openRequests).toBeNull()
  })

  it('tells the latest answers of all offers, the newest first, and only our own', async () => {
    const offers = [
      await owner.offers.send({ ...offerInput, name: 'One' }, newKey()),
      await owner.offers.send({ ...offerInput, name: 'Two' }, newKey()),
    ]
    const admin = await server.as(people.otherAdmin)
    for (const offer of offers) {
      server.clock.advance(1000)
      const answer = { digest: offer.digest, reason: '', language: 'en' } as const
      await admin.authorization.decline(tokenOf(offer), answer, newKey())
    }
    const { answers } = await owner.clients.overview()
    expect(answers.slice(0, 2).map(({ answer, offer }) => [answer, offer.name])).toEqual([
      ['declined', 'Two'],
      ['declined', 'One'],
    ])
    expect(answers.length).toBeLessThanOrEqual(5)
    expect(answers.map(({ at }) => at)).toEqual(
      answers
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const other = await server.as(people.otherOwner)
    const theirs = (await other.clients.overview()).answers.map(({ id }) => id)
    expect(answers.filter(({ id }) => theirs.includes(id))).toEqual([])
  })
})
