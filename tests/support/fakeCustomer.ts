/** The customer's side of the backend in memory: relationships, the guard and the directory. */
import type { Backend, DirectoryPartner, Guard, PendingOffer, PasswordResets } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'
import { scopeOf } from './fakeScope.ts'

export const fakeGuard: Guard = {
  mode: 'off',
  blocked: [],
  allowed: [],
  changedAt: null,
  changedBy: null,
  mayChange: true,
  admins: ['Freja Friis'],
}

export const fakePending: readonly PendingOffer[] = []

export const fakeResets: PasswordResets = {
  days: 90,
  items: [
    {
      user: { id: 'u_anton', name: 'Anton', userName: 'anton@fjord.example' },
      at: '2026-05-03T07:00:00.000Z',
      password: 'known',
    },
  ],
  more: false,
}

export const fakeDirectory: readonly DirectoryPartner[] = [
  {
    id: 'org_nordlys',
    name: 'Nordlys IT',
    domain: 'nordlys.example',
    domainProven: true,
    since: '2024-02-01T00:00:00.000Z',
    about: { language: 'da', text: 'Vi hjælper små virksomheder.' },
    countries: ['DK', 'SE'],
    contact: '+45 70 10 20 30',
  },
]

const now = '2026-05-03T09:00:00.000Z'

export function relationshipAnswers(world: FakeWorld, operation: Operation): Backend['relationships'] {
  type Port = Backend['relationships']
  const found = (id: string): FakeWorld['relationships'][number] => {
    const relationship = world.relationships.find((one) => one.id === id)
    if (!relationship) throw new BackendError('not-found')
    return relationship
  }
  const put = (next: FakeWorld['relationships'][number]): FakeWorld['relationships'][number] => {
    world.relationships = world.relationships.map((one) => (one.id === next.id ? next : one))
    return next
  }
  const isPast = (state: string): boolean => state === 'removed' || state === 'expired'
  return {
    list: operation<Port['list']>('relationships.list', (options) =>
      pageOf(
        world.relationships.filter(({ state }) => !options?.show || isPast(state) === (options.show === 'past')),
        options,
      ),
    ),
    get: operation<Port['get']>('relationships.get', found),
    remove: operation<Port['remove']>('relationships.remove', (id) =>
      put({ ...found(id), state: 'removed', removedAt: now, removedBy: world.session?.person.name ?? '' }),
    ),
    limits: operation<Port['limits']>('relationships.limits', (id) => {
      found(id)
      return world.limits
    }),
    change: operation<Port['change']>('relationships.change', (id, { to }) =>
      put({ ...found(id), access: scopeOf(to.role), endsAt: to.endsAt, changedAt: now }),
    ),
    view: operation<Port['view']>('relationships.view', (id) => ({
      state: found(id).state,
      at: now,
      kinds: [
        { kind: 'organization', visible: true, count: 1 },
        { kind: 'subscriptions', visible: true, count: 3 },
        { kind: 'users', visible: true, count: 12 },
        { kind: 'administrators', visible: true, count: 2 },
        { kind: 'domains', visible: false, count: 0 },
        { kind: 'service-requests', visible: false, count: 0 },
      ],
      staff: { full: 1, limited: 2 },
    })),
    passwordResets: operation<Port['passwordResets']>('relationships.passwordResets', () => world.resets),
    pendingOffers: operation<Port['pendingOffers']>('relationships.pendingOffers', (options) =>
      pageOf(world.pending, options),
    ),
    forgetOffer: operation<Port['forgetOffer']>('relationships.forgetOffer', (offerId) => {
      world.pending = world.pending.filter((one) => one.offerId !== offerId)
    }),
    activity: operation<Port['activity']>('relationships.activity', (options) => pageOf(world.activity, options)),
    activityExport: operation<Port['activityExport']>('relationships.activityExport', (options) =>
      pageOf(world.activity, options, 1000),
    ),
    activityOverview: operation<Port['activityOverview']>('relationships.activityOverview', () => ({
      partners: [{ id: 'org_nordlys', name: 'Nordlys IT' }],
      people: [{ id: 'p_hans', name: 'Hans Holm', organization: 'Nordlys IT' }],
      days: [
        { day: '2026-05-02', partner: 0, customer: 1 },
        { day: '2026-05-03', partner: 4, customer: 0 },
      ],
      cutShort: false,
    })),
  }
}

export function guardAnswers(world: FakeWorld, operation: Operation): Backend['guard'] {
  type Port = Backend['guard']
  return {
    get: operation<Port['get']>('guard.get', () => world.guard),
    set: operation<Port['set']>('guard.set', ({ mode, blocked, allowed }) => {
      const named = (domain: string): Guard['blocked'][number] => ({ domain, name: null })
      world.guard = {
        ...world.guard,
        mode,
        blocked: blocked.map(named),
        allowed: allowed.map(named),
        changedAt: now,
        changedBy: world.session?.person.name ?? '',
      }
      return world.guard
    }),
  }
}

export function directoryAnswers(world: FakeWorld, operation: Operation): Backend['directory'] {
  type Port = Backend['directory']
  return {
    list: operation<Port['list']>('directory.list', (_language, options) => ({
      ...pageOf(
        world.directory.filter(({ countries }) => !options?.country || countries.includes(options.country)),
        options,
      ),
      countries: [...new Set(world.directory.flatMap(({ countries }) => countries))].sort(),
    })),
  }
}
