/** What the backend in memory answers inside a client's area. */
import {
  acts,
  type AccessRole,
  type AccessScope,
  type Backend,
  type ClientUser,
  type ClientUserDetails,
  type OnBehalfSession,
} from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'

type Port = Backend['onBehalf']

const granted = { full: 9, limited: 2 } as const

function scopeOf(role: AccessRole): AccessScope {
  return { role, mayDo: acts.slice(0, granted[role]), mayNotDo: acts.slice(granted[role]) }
}

/** A session of the person who is signed in, with an hour left. */
export function sessionAt(world: FakeWorld, customerId: string, reason = 'They asked for help'): OnBehalfSession {
  const client = world.clients.find(({ customer }) => customer.id === customerId)
  if (!client) throw new BackendError('not-found')
  return {
    id: `session_${customerId}_${reason}`,
    customer: client.customer,
    role: client.role,
    access: scopeOf(client.role),
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
  const details = (customerId: string, userId: string): ClientUserDetails => {
    const user = world.users[customerId]?.find(({ id }) => id === userId)
    if (!user) throw new BackendError('not-found')
    return { user, licenses: world.licenses[userId] ?? [] }
  }
  const change = (customerId: string, userId: string, by: Partial<ClientUser>): ClientUserDetails => {
    clientOf(customerId)
    mustBeInside(world, customerId)
    const { user } = details(customerId, userId)
    const changed = { ...user, ...by }
    world.users[customerId] = (world.users[customerId] ?? []).map((one) => (one.id === userId ? changed : one))
    return { user: changed, licenses: world.licenses[userId] ?? [] }
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
    user: operation<Port['user']>('onBehalf.user', (customerId, userId) => {
      mustBeInside(world, customerId)
      return details(customerId, userId)
    }),
    addUser: operation<Port['addUser']>('onBehalf.addUser', (customerId, input) => {
      mustBeInside(world, customerId)
      const [first] = world.users[customerId] ?? []
      if (!first) throw new BackendError('not-found')
      const user = { ...first, ...input, id: `u_${input.userName}`, userName: `${input.userName}@${input.domain}` }
      world.users[customerId] = [...(world.users[customerId] ?? []), user]
      return { user, temporaryPassword: 'Kiwi-temporary-1', signInLink: null }
    }),
    editUser: operation<Port['editUser']>('onBehalf.editUser', (customerId, userId, input) =>
      change(customerId, userId, input),
    ),
    setBlocked: operation<Port['setBlocked']>('onBehalf.setBlocked', (customerId, userId, blocked) =>
      change(customerId, userId, { blocked }),
    ),
    assignRole: operation<Port['assignRole']>('onBehalf.assignRole', (customerId, userId, adminRole) =>
      change(customerId, userId, { adminRole }),
    ),
    changeLicenses: operation<Port['changeLicenses']>(
      'onBehalf.changeLicenses',
      (customerId, userId, { add, remove }) => {
        const held = world.licenses[userId] ?? []
        world.licenses[userId] = [...held.filter((one) => !remove.includes(one)), ...add]
        return change(customerId, userId, {})
      },
    ),
    subscriptions: operation<Port['subscriptions']>('onBehalf.subscriptions', (customerId, options) => {
      mustBeInside(world, customerId)
      return pageOf(world.subscriptions, options)
    }),
    domains: operation<Port['domains']>('onBehalf.domains', (customerId) => {
      mustBeInside(world, customerId)
      return world.domains
    }),
    addDomain: operation<Port['addDomain']>('onBehalf.addDomain', (customerId, name) => {
      mustBeInside(world, customerId)
      const domain = { ...unproven, id: `d_${name}`, name, record: { name: `_proof.${name}`, text: 'proof=1' } }
      world.domains = [...world.domains, domain]
      return domain
    }),
    verifyDomain: operation<Port['verifyDomain']>('onBehalf.verifyDomain', (customerId, domainId) => {
      mustBeInside(world, customerId)
      const domain = world.domains.find(({ id }) => id === domainId)
      if (!domain) throw new BackendError('not-found')
      return { domain, outcome: 'not-found' as const }
    }),
    removeDomain: operation<Port['removeDomain']>('onBehalf.removeDomain', (customerId, domainId) => {
      mustBeInside(world, customerId)
      world.domains = world.domains.filter(({ id }) => id !== domainId)
    }),
  }
}

const unproven = {
  initial: false,
  state: 'unverified' as const,
  verifiedAt: null,
  users: 0,
  removeRefusal: null,
}
