/** The partner's own people, and look-ups, of the backend in memory. */
import {
  type AccessRole,
  type Backend,
  type ClientAdministrator,
  type CommandOptions,
  type ListOptions,
  type LookUp,
  type PartnerRole,
  type TeamEvent,
  type TeamInvitation,
  type TeamMember,
} from '../../src/backend/contract.ts'
import { BackendError, type ErrorCode } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'
import { scopeOf } from './fakeScope.ts'

export function memberOf(name: string, change: Partial<TeamMember> = {}): TeamMember {
  const user = name.toLowerCase().split(' ')[0] ?? ''
  return {
    id: `p_${user}`,
    name,
    userName: `${user}@nordlys.example`,
    email: `${user}@mail.example`,
    language: 'da',
    adminRole: 'none',
    partnerRole: 'helpdesk',
    access: null,
    maySendOffers: false,
    blocked: false,
    mustChangePassword: false,
    you: false,
    createdAt: '2025-02-01T00:00:00.000Z',
    roleRefusal: null,
    blockRefusal: null,
    ...change,
  }
}

export const fakeTeam: TeamMember[] = [
  memberOf('Lone Lund', {
    adminRole: 'global-admin',
    partnerRole: 'owner',
    access: 'full',
    maySendOffers: true,
    you: true,
    roleRefusal: 'last-owner',
    blockRefusal: 'own-account',
  }),
  memberOf('Hans Holm', { access: 'limited', maySendOffers: true }),
  memberOf('Signe Toft', { partnerRole: 'seller', maySendOffers: true }),
]

export const fakeTeamLog: TeamEvent[] = [
  {
    id: 't_1',
    at: '2026-05-01T10:00:00.000Z',
    event: 'access-assigned',
    actor: 'Lone Lund',
    target: { id: 'p_hans', name: 'Hans Holm' },
    access: 'limited',
    role: null,
  },
]

export function teamAnswers(world: FakeWorld, operation: Operation): Backend['team'] {
  const of = (id: string): TeamMember => {
    const member = world.team.find((one) => one.id === id)
    if (!member) throw new BackendError('not-found')
    return member
  }
  const change = (id: string, changed: Partial<TeamMember>): TeamMember => {
    const member = { ...of(id), ...changed }
    world.team = world.team.map((one) => (one.id === id ? member : one))
    return member
  }
  return {
    list: operation<Backend['team']['list']>('team.list', (options?: ListOptions) => pageOf(world.team, options)),
    get: operation<Backend['team']['get']>('team.get', (id: string) => of(id)),
    invite: operation<Backend['team']['invite']>('team.invite', (input: TeamInvitation, { key }: CommandOptions) => {
      const { name, email, language, partnerRole } = input
      const userName = `${input.userName}@nordlys.example`
      const member = memberOf(name, { userName, email, language, partnerRole, mustChangePassword: true })
      world.team = [...world.team, member]
      return { member, temporaryPassword: `Kiwi-${key.slice(0, 8)}`, signInLink: null }
    }),
    assignAccess: operation<Backend['team']['assignAccess']>(
      'team.assignAccess',
      (id: string, access: AccessRole | null) => change(id, { access }),
    ),
    setRole: operation<Backend['team']['setRole']>('team.setRole', (id: string, partnerRole: PartnerRole) =>
      change(id, { partnerRole }),
    ),
    setBlocked: operation<Backend['team']['setBlocked']>('team.setBlocked', (id: string, blocked: boolean) =>
      change(id, { blocked }),
    ),
    log: operation<Backend['team']['log']>('team.log', (options?: ListOptions) => pageOf(world.teamLog, options)),
    accessRoles: operation<Backend['team']['accessRoles']>('team.accessRoles', () => [
      scopeOf('full'),
      scopeOf('limited'),
    ]),
  }
}

const administratorsOf = (world: FakeWorld, customerId: string): ClientAdministrator[] =>
  (world.users[customerId] ?? [])
    .filter(({ adminRole }) => adminRole !== 'none')
    .map(({ id, name, userName, adminRole, blocked }) => ({
      id,
      name,
      userName,
      email: userName,
      language: 'da',
      adminRole,
      blocked,
    }))

type LookUps = Pick<Backend['clients'], 'lookUp' | 'administrators'>

export function lookUpAnswers(world: FakeWorld, operation: Operation): LookUps {
  return {
    lookUp: operation<LookUps['lookUp']>('clients.lookUp', (query: string): LookUp => {
      const user = Object.values(world.users)
        .flat()
        .find(({ userName }) => userName === query)
      const domain = query.split('@').at(-1)
      const client = world.clients.find(({ customer }) => customer.domain === domain)
      const refusal: ErrorCode = 'not-found'
      if (!client || world.removedBy.has(client.customer.id) || (query.includes('@') && !user)) {
        throw new BackendError(refusal)
      }
      return {
        client,
        user: user ?? null,
        contact: { address: 'Strandvejen 4\n2900 Hellerup', country: 'DK', phone: '' },
        contacts: administratorsOf(world, client.customer.id),
        subscriptions: world.subscriptions,
      }
    }),
    administrators: operation<LookUps['administrators']>(
      'clients.administrators',
      (customerId: string, options?: ListOptions) => pageOf(administratorsOf(world, customerId), options),
    ),
  }
}
