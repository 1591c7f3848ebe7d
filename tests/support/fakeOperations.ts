/** The operator's side beside the list of organizations, of the backend in memory. */
import type {
  AuditEntry,
  Backend,
  OrganizationDetails,
  OrganizationPerson,
  OutboxMail,
} from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'

const at = '2026-11-20T08:00:00.000Z'

export const fakePeople: OrganizationPerson[] = [
  {
    id: 'op_1',
    name: 'Lone Lund',
    userName: 'lone@nordlys.example',
    email: 'lone@mail.example',
    adminRole: 'global-admin',
    partnerRole: 'owner',
    blocked: false,
    mustChangePassword: false,
    linked: false,
  },
  {
    id: 'op_2',
    name: 'Signe Toft',
    userName: 'signe@nordlys.example',
    email: 'signe@mail.example',
    adminRole: 'none',
    partnerRole: 'seller',
    blocked: true,
    mustChangePassword: false,
    linked: false,
  },
]

const mail = {
  at,
  to: 'Lone Lund',
  subject: 'En kunde har accepteret',
  language: 'da',
  nextAttemptAt: null,
  sentAt: null,
} as const

export const fakeOutbox: OutboxMail[] = [
  { ...mail, id: 'om_1', address: 'lone@mail.example', state: 'sent', attempts: 1, sentAt: at, problem: '' },
  { ...mail, id: 'om_2', address: 'full@mail.example', state: 'failed', attempts: 8, problem: 'the mailbox is full' },
]

const nordlys = { id: 'org_nordlys', name: 'Nordlys IT ApS' }

export const fakeAudit: AuditEntry[] = [
  {
    source: 'operator',
    event: 'suspended',
    id: 'a_1',
    at,
    actor: 'Otto Olsen',
    actorOrganization: null,
    organization: nordlys,
    target: nordlys.name,
    detail: 'Unpaid',
  },
  {
    source: 'team',
    event: 'blocked',
    id: 'a_2',
    at,
    actor: 'Lone Lund',
    actorOrganization: nordlys.name,
    organization: nordlys,
    target: 'Signe Toft',
    detail: '',
    access: null,
    role: null,
  },
  {
    source: 'activity',
    event: 'password-reset',
    id: 'a_3',
    at,
    actor: 'Lone Lund',
    actorOrganization: nordlys.name,
    organization: { id: 'org_fjord', name: 'Fjord & Fjeld A/S' },
    target: 'Bo Holm',
    detail: '',
  },
]

type Operations = Pick<
  Backend['operator'],
  'organization' | 'change' | 'people' | 'renewSignIn' | 'mails' | 'retryMail' | 'audit'
>

export function operationsAnswers(world: FakeWorld, operation: Operation): Operations {
  const suspendedReason = 'Unpaid'
  const details = (id: string): OrganizationDetails => {
    const organization = world.organizations.find((one) => one.id === id)
    if (!organization) throw new BackendError('not-found')
    return {
      organization,
      address: 'Havnegade 1\n8000 Aarhus',
      phone: '',
      certifiedAt: organization.certified ? at : null,
      suspendedAt: organization.suspended ? at : null,
      suspendedReason: organization.suspended ? suspendedReason : '',
      version: `of ${organization.name}`,
    }
  }
  return {
    organization: operation<Operations['organization']>('operator.organization', (id) => details(id)),
    change: operation<Operations['change']>('operator.change', (id, { name, country }) => {
      world.organizations = world.organizations.map((one) => (one.id === id ? { ...one, name, country } : one))
      return details(id)
    }),
    people: operation<Operations['people']>('operator.people', (_id, options) =>
      pageOf(world.organizationPeople, options),
    ),
    renewSignIn: operation<Operations['renewSignIn']>('operator.renewSignIn', () => ({
      userName: 'lone@nordlys.example',
      temporaryPassword: 'Kiwi-temporary-2',
      signInLink: null,
    })),
    mails: operation<Operations['mails']>('operator.mails', (options) =>
      pageOf(
        world.outbox.filter(({ state }) => !options?.state || state === options.state),
        options,
      ),
    ),
    retryMail: operation<Operations['retryMail']>('operator.retryMail', (id) => {
      world.outbox = world.outbox.map((one) => (one.id === id ? { ...one, state: 'queued', attempts: 0 } : one))
    }),
    audit: operation<Operations['audit']>('operator.audit', (options) =>
      pageOf(
        world.audit.filter(({ source }) => !options?.source || source === options.source),
        options,
      ),
    ),
  }
}
