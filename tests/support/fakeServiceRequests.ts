/** What the backend in memory answers about service requests. */
import type { Backend, ServiceRequestThread } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'
import { mustBeInside } from './fakeOnBehalf.ts'

type Port = Backend['serviceRequests']

const at = '2026-05-03T09:00:00.000Z'

export function requestAnswers(world: FakeWorld, operation: Operation): Port {
  const found = (id: string): ServiceRequestThread => {
    const thread = world.requests.find(({ request }) => request.id === id)
    if (!thread) throw new BackendError('not-found')
    return thread
  }
  const keep = (thread: ServiceRequestThread): ServiceRequestThread => {
    world.requests = world.requests.map((one) => (one.request.id === thread.request.id ? thread : one))
    return thread
  }
  const listed = (state: string | undefined) =>
    world.requests.map(({ request }) => request).filter((request) => !state || request.state === state)
  return {
    list: operation<Port['list']>('serviceRequests.list', (options) => pageOf(listed(options?.state), options)),
    own: operation<Port['own']>('serviceRequests.own', (options) => pageOf(listed(options?.state), options)),
    get: operation<Port['get']>('serviceRequests.get', (id) => found(id)),
    create: operation<Port['create']>('serviceRequests.create', (customerId, { text, ...input }) => {
      mustBeInside(world, customerId)
      const client = world.clients.find(({ customer }) => customer.id === customerId)
      const partner = world.session?.organization
      if (!client || !partner) throw new BackendError('not-found')
      const thread: ServiceRequestThread = {
        request: {
          ...input,
          id: `request_${world.requests.length + 1}`,
          reference: 'SR-1',
          customer: client.customer,
          partner,
          state: 'open',
          createdBy: 'Lone Lund',
          createdAt: at,
          updatedAt: at,
        },
        entries: [{ id: 'e_1', kind: 'created', side: 'partner', by: 'Lone Lund', text, at }],
      }
      world.requests = [thread, ...world.requests]
      return thread
    }),
    answer: operation<Port['answer']>('serviceRequests.answer', (id, text) => {
      const { request, entries } = found(id)
      const side = world.session?.organization?.isPartner ? 'partner' : 'customer'
      if (side === 'partner') mustBeInside(world, request.customer.id)
      const entry = { id: `e_${entries.length + 1}`, kind: 'answered', side, by: 'Somebody', text, at } as const
      return keep({ request: { ...request, state: 'open' }, entries: [...entries, entry] })
    }),
    setState: operation<Port['setState']>('serviceRequests.setState', (id, state) => {
      const { request, entries } = found(id)
      return keep({ request: { ...request, state }, entries })
    }),
  }
}
