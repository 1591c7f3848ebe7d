/** What the backend in memory answers about the list of clients, and about notes. */
import type { Backend, Client, ClientFilter, ClientNote } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'

type Answers = Pick<Backend['clients'], 'list' | 'count' | 'overview' | 'exportCsv' | 'note' | 'setNote'>

const day = 24 * 60 * 60 * 1000

export function clientListAnswers(world: FakeWorld, operation: Operation): Answers {
  const matching = (filter: ClientFilter = {}): Client[] =>
    world.clients.filter((client) => {
      const current = client.state === 'active' && !world.removedBy.has(client.customer.id)
      const within = (filter.endsWithin ?? 0) * day
      return (
        current === (filter.state !== 'past') &&
        (!filter.role || client.role === filter.role) &&
        (!within || (client.endsAt !== null && Date.parse(client.endsAt) <= Date.now() + within)) &&
        (!filter.offer || client.offerId === filter.offer) &&
        (!filter.noted || client.noted) &&
        JSON.stringify([client.customer, world.notes[client.customer.id]?.text])
          .toLowerCase()
          .includes((filter.search ?? '').trim().toLowerCase())
      )
    })
  const noteOf = (customerId: string): ClientNote => {
    const client = world.clients.find(({ customer }) => customer.id === customerId)
    if (!client) throw new BackendError('not-found')
    const none = { customer: client.customer, text: '', version: 0, writtenBy: null, writtenAt: null }
    return world.notes[customerId] ?? none
  }

  return {
    list: operation<Answers['list']>('clients.list', (options) => pageOf(matching(options), { after: options?.after })),
    count: operation<Answers['count']>('clients.count', (filter) => ({
      count: matching(filter).length,
      more: false,
    })),
    overview: operation<Answers['overview']>('clients.overview', () => {
      const open = world.offers.filter(({ state }) => state === 'open')
      return {
        clients: world.session?.organization?.clientCount ?? 0,
        expiring: { count: matching({ endsWithin: 30 }).length, more: false },
        openOffers: { count: open.length, more: false },
        unansweredLinks: { count: 1000, more: true },
        openRequests: world.session?.roles.access === 'full' ? { count: 3, more: false } : null,
        answers: world.clients.slice(0, 2).map((client, index) => ({
          id: `answer_${index}`,
          at: client.since,
          answer: index === 0 ? ('accepted' as const) : ('declined' as const),
          offer: { id: client.offerId, name: client.offerName },
          customer: client.customer,
        })),
      }
    }),
    exportCsv: operation<Answers['exportCsv']>(
      'clients.exportCsv',
      ({ filter }) =>
        new Blob([
          matching(filter)
            .map(({ customer }) => `${customer.name}\r\n`)
            .join(''),
        ]),
    ),
    note: operation<Answers['note']>('clients.note', noteOf),
    setNote: operation<Answers['setNote']>('clients.setNote', (customerId, { text, version }) => {
      const before = noteOf(customerId)
      if (before.version !== version) throw new BackendError('note-changed')
      const writtenBy = world.session?.person.name ?? ''
      const note = { ...before, text, version: version + 1, writtenBy, writtenAt: '2026-05-03T09:00:00.000Z' }
      world.notes[customerId] = note
      world.clients = world.clients.map((client) =>
        client.customer.id === customerId ? { ...client, noted: text !== '' } : client,
      )
      return note
    }),
  }
}
