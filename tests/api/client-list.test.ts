import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Backend, Client, ClientListOptions, Page } from '../../src/backend/contract.ts'
import { updateOrganization } from '../../server/store/organizations.ts'
import { fold } from '../../src/lib/fold.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { enter, newKey, offerInput, people, tokenOf } from './promises/promise.ts'

const day = 24 * 60 * 60 * 1000

async function all(page: (after: string | undefined) => Promise<Page<Client>>): Promise<Client[]> {
  const items: Client[] = []
  let after: string | undefined
  do {
    const { items: some, next } = await page(after)
    items.push(...some)
    after = next ?? undefined
  } while (after)
  return items
}

describeStores('the list of clients', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  let owner: Backend
  let clients: readonly Client[]

  const list = (options: ClientListOptions = {}): Promise<Client[]> =>
    all((after) => owner.clients.list({ ...options, after }))
  const names = async (options: ClientListOptions): Promise<string[]> =>
    (await list(options)).map(({ customer }) => customer.name)
  const clientNamed = (index: number): Client => {
    const client = clients[index]
    if (!client) throw new Error(`There is no client ${index}`)
    return client
  }

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'edge-100' })
    owner = await server.as(people.owner)
    clients = await list()
    // The first five end one after another, the third soonest.
    for (const [index, days] of [20, 40, 10, 200, 29].entries()) {
      const endsAt = new Date(server.clock.now().getTime() + days * day).toISOString()
      await server.deps.store.transaction((tx) =>
        tx.db
          .updateTable('relationships')
          .set({ ends_at: endsAt, role: index === 1 ? 'limited' : 'full' })
          .where('id', '=', clientNamed(index).relationshipId)
          .execute(),
      )
    }
    clients = await list()
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  it('is narrowed by role, by end, and by offer', async () => {
    const inOrder = (indices: readonly number[]): string[] => indices.map((index) => clientNamed(index).customer.name)
    expect(await names({ endsWithin: 30 })).toEqual(inOrder([0, 2, 4]))
    expect(await names({ endsWithin: 90 })).toEqual(inOrder([0, 1, 2, 4]))
    expect(await names({ endsWithin: 90, role: 'limited' })).toEqual(inOrder([1]))
    expect(await names({ offer: clientNamed(0).offerId })).toHaveLength(100)
    expect(await names({ offer: 'another' })).toEqual([])
  })

  it('can be read expiring first, newest first, and by what was done last', async () => {
    const ends = await list({ sort: 'ends' })
    expect(ends.slice(0, 5).map(({ endsAt }) => endsAt)).toEqual(clients.flatMap(({ endsAt }) => endsAt ?? []).sort())
    expect(new Set(ends.map(({ relationshipId }) => relationshipId)).size).toBe(100)
    const since = (await list({ sort: 'since' })).map((client) => client.since)
    expect(since).toEqual([...since].sort().reverse())

    for (const index of [7, 60]) {
      server.clock.advance(1000)
      await enter(owner, clientNamed(index).customer.id)
    }
    const active = await list({ sort: 'activity' })
    expect(
      active
        .slice(0, 3)
        .map(({ customer }) => customer.id)
        .slice(0, 2),
    ).toEqual([clientNamed(60).customer.id, clientNamed(7).customer.id])
    expect(active[0]?.lastActivityAt).toBe(server.clock.now().toISOString())
    expect(active[2]?.lastActivityAt).toBeNull()
    expect(active).toHaveLength(100)
    // What few match is sorted, what all match is walked along: in the same order, and over the same pages.
    const matching = await list({ sort: 'activity', offer: clientNamed(0).offerId })
    expect(matching.map((client) => client.relationshipId)).toEqual(active.map((client) => client.relationshipId))
    expect(await list({ sort: 'activity', offer: 'another' })).toEqual([])
  })

  it('counts what matches, exactly', async () => {
    expect(await owner.clients.count({})).toEqual({ count: 100, more: false })
    expect(await owner.clients.count({ endsWithin: 90 })).toEqual({ count: 4, more: false })
    const { name, domain } = clientNamed(50).customer
    expect(await owner.clients.count({ search: domain.toUpperCase() })).toEqual({ count: 1, more: false })
    expect(await owner.clients.count({ search: `${name} nowhere` })).toEqual({ count: 0, more: false })
  })

  it('finds notes, and only our own', async () => {
    const { customer } = clientNamed(33)
    await owner.clients.setNote(customer.id, { text: 'Prefers *Ærø* at 100% on Mondays', version: 0 }, newKey())
    expect(await names({ search: '*AERO* at 100%' })).toEqual([customer.name])
    expect(await names({ noted: true })).toEqual([customer.name])
    await owner.clients.setNote(customer.id, { text: '', version: 1 }, newKey())
    expect(await names({ noted: true })).toEqual([])
    expect(await names({ search: '*aero*' })).toEqual([])
  })

  it('follows a customer that gets another name', async () => {
    const { customer } = clientNamed(99)
    const folded = fold(`0 First of all ${customer.domain}`)
    await server.deps.store.transaction((tx) => updateOrganization(tx, customer.id, { name: '0 First of all', folded }))
    expect((await names({}))[0]).toBe('0 First of all')
    expect(await names({ search: 'first of' })).toEqual(['0 First of all'])
  })

  it('shows former clients apart, each with how it ended; and one that came back in both', async () => {
    const [removed, expired] = [clientNamed(10), clientNamed(2)]
    const admin = await server.as(`admin@${removed.customer.domain}`)
    await admin.relationships.remove(removed.relationshipId, newKey())
    server.clock.advanceDays(11)
    owner = await server.as(people.owner)
    const past = await list({ state: 'past' })
    expect(past.map(({ customer, state }) => [customer.name, state]).sort()).toEqual(
      [
        [removed.customer.name, 'removed'],
        [expired.customer.name, 'expired'],
      ].sort(),
    )
    expect((await owner.clients.count({})).count).toBe(98)
    expect((await owner.account.session())?.organization?.clientCount).toBe(98)
    expect(await names({ search: removed.customer.domain })).toEqual([])

    const offer = await owner.offers.send(offerInput, newKey())
    const again = await server.as(`admin@${removed.customer.domain}`)
    await again.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
    expect(await names({ search: removed.customer.domain })).toHaveLength(1)
    expect(await names({ search: removed.customer.domain, state: 'past' })).toHaveLength(1)
    expect(await names({ offer: offer.id })).toEqual([removed.customer.name])
  })

  describe('the 100th client', () => {
    it('is counted at once, and so is one that leaves', async () => {
      const count = async (): Promise<number | undefined> => (await owner.account.session())?.organization?.clientCount
      const offer = await owner.offers.send({ ...offerInput, name: 'Next' }, newKey())
      expect(await count()).toBe(99)
      const admin = await server.as(people.otherAdmin)
      const receipt = await admin.authorization.authorize(
        tokenOf(offer),
        { digest: offer.digest, language: 'en' },
        newKey(),
      )
      expect(await count()).toBe(100)
      await admin.relationships.remove(receipt.relationshipId ?? '', newKey())
      expect(await count()).toBe(99)
    })
  })
})
