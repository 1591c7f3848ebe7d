/** What the backend in memory answers inside a client's area. */
import { acts, type Backend, type OnBehalfSession } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import type { FakeWorld, Operation } from './fakeAnswers.ts'

/** A session of the person who is signed in, with an hour left. */
export function sessionAt(world: FakeWorld, customerId: string, reason = 'They asked for help'): OnBehalfSession {
  const client = world.clients.find(({ customer }) => customer.id === customerId)
  if (!client) throw new BackendError('not-found')
  return {
    id: `session_${customerId}_${reason}`,
    customer: client.customer,
    role: client.role,
    access: { role: client.role, mayDo: acts.slice(0, 2), mayNotDo: acts.slice(2) },
    reason,
    startedAt: '2026-05-03T09:00:00.000Z',
    endsAt: '2026-05-03T10:00:00.000Z',
    secondsLeft: 3600,
  }
}

export function mustBeInside(world: FakeWorld, customerId: string): void {
  if (!world.inside[customerId]) throw new BackendError('on-behalf-ended')
}

export function onBehalfAnswers(world: FakeWorld, operation: Operation): Backend['onBehalf'] {
  const clientOf = (customerId: string): void => {
    if (world.removedBy.has(customerId)) throw new BackendError('relationship-ended')
  }
  return {
    current: operation<Backend['onBehalf']['current']>('onBehalf.current', (customerId) => {
      clientOf(customerId)
      return world.inside[customerId] ?? null
    }),
    enter: operation<Backend['onBehalf']['enter']>('onBehalf.enter', (customerId, reason) => {
      clientOf(customerId)
      const session = sessionAt(world, customerId, reason)
      world.inside[customerId] = session
      return session
    }),
    leave: operation<Backend['onBehalf']['leave']>('onBehalf.leave', (customerId) => {
      world.inside = Object.fromEntries(Object.entries(world.inside).filter(([id]) => id !== customerId))
    }),
  }
}
