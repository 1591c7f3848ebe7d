/** What the backend in memory answers to each operation of the port. */
import type {
  Activity,
  ArticleFeedback,
  AdminRequest,
  Backend,
  Capabilities,
  Client,
  ClientNote,
  ClientDomain,
  ClientUser,
  CommandOptions,
  DirectoryPartner,
  Guard,
  ListOptions,
  ManagedOrganization,
  Message,
  Offer,
  OfferAnswer,
  OfferBasics,
  OfferInput,
  OfferLink,
  OfferReading,
  OfferReport,
  OfferViewer,
  OnBehalfSession,
  PendingRequest,
  OrganizationInput,
  Page,
  PasswordResets,
  PendingOffer,
  Receipt,
  Relationship,
  MailChoice,
  AuditEntry,
  OrganizationPerson,
  OutboxMail,
  OwnDomainVerification,
  OwnSession,
  OwnUser,
  PartnerProfile,
  RelationshipLimits,
  ServiceRequestThread,
  Session,
  SoldProduct,
  Subscription,
  TeamEvent,
  TeamMember,
  Terms,
} from '../../src/backend/contract.ts'
import { BackendError, type ErrorCode } from '../../src/backend/errors.ts'
import { offerAnswers, offerLinkAnswers } from './fakeOffers.ts'
import { mustBeInside, onBehalfAnswers } from './fakeOnBehalf.ts'
import { operationsAnswers } from './fakeOperations.ts'
import { settingsAnswers } from './fakeSettings.ts'
import { directoryAnswers, guardAnswers, relationshipAnswers } from './fakeCustomer.ts'
import { clientListAnswers } from './fakeClients.ts'
import { ownUserAnswers, profileAnswers } from './fakeProfile.ts'
import { requestAnswers } from './fakeServiceRequests.ts'
import { lookUpAnswers, teamAnswers } from './fakeTeam.ts'

/** Everything there is. A test changes it before or while the screens run. */
export interface FakeWorld {
  articleFeedback: ArticleFeedback
  capabilities: Capabilities
  session: Session | null
  offers: Offer[]
  /** Tagged links of the offers, and what was answered: to all offers alike. */
  offerLinks: OfferLink[]
  offerAnswers: OfferAnswer[]
  clients: Client[]
  /** The partner's notes by the customer's id. */
  notes: Record<string, ClientNote>
  /** Users by the customer's id. */
  users: Record<string, ClientUser[]>
  messages: Message[]
  mailChoices: readonly MailChoice[]
  sessions: OwnSession[]
  /** The installation's mails and acts, as the operator sees them. */
  outbox: OutboxMail[]
  audit: AuditEntry[]
  organizationPeople: OrganizationPerson[]
  /** Offers by their token, as a reader sees them; or why the link is dead. */
  readings: Record<string, OfferReading | ErrorCode>
  viewer: OfferViewer | null
  /** Requests that wait for the global admin who is signed in. */
  adminRequests: PendingRequest[]
  offerReports: OfferReport[]
  receipts: Receipt[]
  relationships: Relationship[]
  activity: Activity[]
  /** How far the relationships can be widened, and whose passwords were reset under them. */
  limits: RelationshipLimits
  resets: PasswordResets
  pending: PendingOffer[]
  guard: Guard
  directory: DirectoryPartner[]
  organizations: ManagedOrganization[]
  /** The partner's own people, and what was changed about them. */
  team: TeamMember[]
  teamLog: TeamEvent[]
  /** How the partner shows itself, how its next try to prove its domain goes, and its terms, newest first. */
  profile: PartnerProfile
  proofOutcome: OwnDomainVerification['outcome']
  terms: Terms[]
  /** The customer's own people. */
  ownUsers: OwnUser[]
  /** What a client that is looked up has. */
  subscriptions: Subscription[]
  /** Of users of clients: the subscriptions of which they have a license. */
  licenses: Record<string, readonly string[]>
  /** The partner's own session at a client, by the customer's id. */
  inside: Record<string, OnBehalfSession>
  /** What can be offered to try or to buy. */
  products: SoldProduct[]
  /** The domains and service requests of whichever client is asked. */
  domains: ClientDomain[]
  requests: ServiceRequestThread[]
  /** Customers who have removed the partner; their clients' acts are refused. */
  removedBy: Set<string>
}

/** Makes an operation out of what it does: `call` records it, and lets it fail where a test wants that. */
type Wrap = (name: string, act: (...input: never[]) => unknown) => (...input: unknown[]) => Promise<unknown>

/** One operation of the port, by what it does. */
export type Operation = <T extends (...input: never[]) => Promise<unknown>>(
  name: string,
  act: (...input: Parameters<T>) => Awaited<ReturnType<T>>,
) => T

const now = '2026-05-03T09:00:00.000Z'

export function answersOf(world: FakeWorld, wrap: Wrap): Backend {
  const operation: Operation = <T extends (...input: never[]) => Promise<unknown>>(
    name: string,
    act: (...input: Parameters<T>) => Awaited<ReturnType<T>>,
  ): T => wrap(name, act as (...input: never[]) => unknown) as unknown as T

  const found = <T>(value: T | undefined, code: ErrorCode = 'not-found'): T => {
    if (value === undefined) throw new BackendError(code)
    return value
  }
  const reading = (token: string): OfferReading => {
    const there = found(world.readings[token], 'offer-unknown')
    if (typeof there === 'string') throw new BackendError(there, { params: { partner: 'Nordlys IT' } })
    return there
  }
  /** The request of whoever looks at the offer, made or reminded of. */
  const request = (change: Partial<AdminRequest>): AdminRequest => {
    const viewer = found(world.viewer ?? undefined, 'not-signed-in')
    const made = { state: 'open' as const, askedAt: now, remindedAt: null, mayRemindAt: now, answeredAt: null }
    const changed = { ...made, ...viewer.request, ...change }
    world.viewer = { ...viewer, request: changed }
    return changed
  }
  const clientOf = (customerId: string): Client => {
    if (world.removedBy.has(customerId)) throw new BackendError('relationship-ended')
    return found(world.clients.find(({ customer }) => customer.id === customerId))
  }
  const organization = (id: string, change: Partial<ManagedOrganization>): ManagedOrganization => {
    const changed = { ...found(world.organizations.find((one) => one.id === id)), ...change }
    world.organizations = world.organizations.map((one) => (one.id === id ? changed : one))
    return changed
  }

  const sent = (input: OfferBasics, what: OfferedThere): Offer => {
    const offer = { ...offerOf({ ...input, role: 'full', durationDays: null }, world.offers.length + 1), ...what }
    world.offers = [offer, ...world.offers]
    return offer
  }

  return {
    capabilities: operation<Backend['capabilities']>('capabilities', () => world.capabilities),
    account: {
      session: operation<Backend['account']['session']>('account.session', () => world.session),
      setLanguage: operation<Backend['account']['setLanguage']>('account.setLanguage', (language) => {
        if (world.session) world.session = { ...world.session, person: { ...world.session.person, language } }
      }),
      messages: operation<Backend['account']['messages']>('account.messages', (options?: ListOptions) =>
        pageOf(world.messages, options),
      ),
    },
    settings: settingsAnswers(world, operation),
    profile: profileAnswers(world, operation),
    ownUsers: ownUserAnswers(world, operation),
    offers: {
      list: operation<Backend['offers']['list']>('offers.list', (options) =>
        pageOf(
          world.offers.filter(({ state }) => options?.state === undefined || options.state === state),
          options,
        ),
      ),
      get: operation<Backend['offers']['get']>('offers.get', (id) =>
        found(world.offers.find((offer) => offer.id === id)),
      ),
      send: operation<Backend['offers']['send']>('offers.send', (input) => {
        const offer = offerOf(input, world.offers.length + 1)
        world.offers = [offer, ...world.offers]
        return offer
      }),
      products: operation<Backend['offers']['products']>('offers.products', () => world.products),
      sendTrial: operation<Backend['offers']['sendTrial']>('offers.sendTrial', (input) => {
        const product = found(world.products.find(({ id }) => id === input.product))
        return sent(input, {
          kind: 'trial',
          role: input.delegation?.role ?? null,
          durationDays: input.delegation?.durationDays ?? null,
          order: {
            items: [{ product, licenses: input.licenses }],
            trialDays: product.trialDays,
            billing: null,
            usageCountry: input.usageCountry,
          },
        })
      }),
      sendPurchase: operation<Backend['offers']['sendPurchase']>('offers.sendPurchase', (input) =>
        sent(input, {
          kind: 'purchase',
          role: input.delegation?.role ?? null,
          durationDays: input.delegation?.durationDays ?? null,
          order: {
            items: input.items.map(({ product, licenses }) => ({
              product: found(world.products.find(({ id }) => id === product)),
              licenses,
            })),
            trialDays: null,
            billing: input.billing,
            usageCountry: null,
          },
        }),
      ),
      withdraw: operation<Backend['offers']['withdraw']>('offers.withdraw', (id) => {
        const offer = { ...found(world.offers.find((one) => one.id === id)), state: 'withdrawn' as const }
        world.offers = world.offers.map((one) => (one.id === id ? offer : one))
        return offer
      }),
      ...offerAnswers(world, operation),
    },
    offerLinks: offerLinkAnswers(world, operation),
    authorization: {
      read: operation<Backend['authorization']['read']>('authorization.read', (token) => reading(token)),
      viewer: operation<Backend['authorization']['viewer']>('authorization.viewer', () => world.viewer),
      noteOpening: operation<Backend['authorization']['noteOpening']>('authorization.noteOpening', () => undefined),
      authorize: operation<Backend['authorization']['authorize']>('authorization.authorize', (token, { digest }) => {
        const offer = reading(token)
        if (offer.digest !== digest) throw new BackendError('offer-changed')
        return found(world.receipts[0])
      }),
      createOrganization: operation<Backend['authorization']['createOrganization']>(
        'authorization.createOrganization',
        (_token, { name, domainPrefix, admin }) => {
          const domain = `${domainPrefix}.${world.capabilities.newOrganizations?.tenantDomain ?? ''}`
          return { organization: { id: 'org_new', name, domain }, userName: `${admin.userName}@${domain}` }
        },
      ),
      decline: operation<Backend['authorization']['decline']>('authorization.decline', (token) => {
        reading(token)
      }),
      receipt: operation<Backend['authorization']['receipt']>('authorization.receipt', (reference) =>
        found(world.receipts.find((receipt) => receipt.reference === reference)),
      ),
    },
    requests: {
      ask: operation<Backend['requests']['ask']>('requests.ask', () => request({})),
      remind: operation<Backend['requests']['remind']>('requests.remind', () => request({ remindedAt: now })),
      pending: operation<Backend['requests']['pending']>('requests.pending', () => world.adminRequests),
    },
    reports: {
      send: operation<Backend['reports']['send']>('reports.send', (token) => {
        if (world.readings[token] === undefined) throw new BackendError('offer-unknown')
      }),
      list: operation<Backend['reports']['list']>('reports.list', (options) =>
        pageOf(
          world.offerReports.filter((report) => (report.handledAt !== null) === (options?.handled ?? false)),
          options,
        ),
      ),
      setHandled: operation<Backend['reports']['setHandled']>('reports.setHandled', (id, handled) => {
        const changed = {
          ...found(world.offerReports.find((one) => one.id === id)),
          handledAt: handled ? now : null,
          handledBy: handled ? (world.session?.person.name ?? '') : null,
        }
        world.offerReports = world.offerReports.map((one) => (one.id === id ? changed : one))
        return changed
      }),
    },
    relationships: relationshipAnswers(world, operation),
    guard: guardAnswers(world, operation),
    directory: directoryAnswers(world, operation),
    subscriptions: {
      list: operation<Backend['subscriptions']['list']>('subscriptions.list', (options) =>
        pageOf(world.subscriptions, options),
      ),
    },
    clients: {
      ...clientListAnswers(world, operation),
      get: operation<Backend['clients']['get']>('clients.get', (customerId) => clientOf(customerId)),
      users: operation<Backend['clients']['users']>('clients.users', (customerId, options) => {
        clientOf(customerId)
        mustBeInside(world, customerId)
        return pageOf(world.users[customerId] ?? [], options)
      }),
      resetPassword: operation<Backend['clients']['resetPassword']>(
        'clients.resetPassword',
        (customerId: string, userId: string, { key }: CommandOptions) => {
          clientOf(customerId)
          mustBeInside(world, customerId)
          const user = found(world.users[customerId]?.find(({ id }) => id === userId))
          if (user.resetRefusal) throw new BackendError(user.resetRefusal)
          return { user, temporaryPassword: `Kiwi-${key.slice(0, 8)}` }
        },
      ),
      ...lookUpAnswers(world, operation),
    },
    onBehalf: onBehalfAnswers(world, operation),
    serviceRequests: requestAnswers(world, operation),
    team: teamAnswers(world, operation),
    operator: {
      ...operationsAnswers(world, operation),
      organizations: operation<Backend['operator']['organizations']>('operator.organizations', (options) =>
        pageOf(world.organizations, options),
      ),
      add: operation<Backend['operator']['add']>('operator.add', (input) => {
        const added = organizationOf(input, world.organizations.length + 1)
        world.organizations = [added, ...world.organizations]
        return {
          organization: added,
          userName: `${input.admin.userName}@${input.domain}`,
          temporaryPassword: 'Kiwi-temporary-1',
          signInLink: null,
        }
      }),
      setCertified: operation<Backend['operator']['setCertified']>('operator.setCertified', (id, certified) =>
        organization(id, { certified }),
      ),
      setSuspended: operation<Backend['operator']['setSuspended']>('operator.setSuspended', (id, suspended) =>
        organization(id, { suspended }),
      ),
      setUp: operation<Backend['operator']['setUp']>('operator.setUp', () => undefined),
    },
    help: {
      sendFeedback: operation<Backend['help']['sendFeedback']>('help.sendFeedback', () => ({ id: 'answer-1' })),
      feedback: operation<Backend['help']['feedback']>('help.feedback', () => world.articleFeedback),
    },
  }
}

/** What tells offers of one kind from those of another. */
type OfferedThere = Pick<Offer, 'kind' | 'role' | 'durationDays' | 'order'>

export function offerOf(input: OfferInput, number: number): Offer {
  const languages = (['en', 'da', 'zh'] as const).filter((language) => input.texts[language])
  const url = `http://127.0.0.1:3000/o/gOffer${number}`
  return {
    id: `offer_${number}`,
    name: input.name,
    kind: 'delegated-administration',
    state: 'open',
    role: input.role,
    createdAt: now,
    createdBy: 'Lone Lund',
    expiresAt: input.validDays === null ? null : '2026-06-02T09:00:00.000Z',
    accepted: 0,
    declined: 0,
    opened: 0,
    languages,
    reuse: 'many',
    version: 1,
    versionDate: now,
    digest: number.toString(16).padStart(64, '0'),
    durationDays: input.durationDays,
    narrowable: input.narrowable ?? false,
    checkCode: 'K7X-CM9-QRT',
    order: null,
    defaultLanguage: input.defaultLanguage,
    texts: input.texts,
    url,
    letters: languages.map((language) => ({
      language,
      subject: `Subject (${language})`,
      plain: `${input.texts[language]?.terms ?? ''}\n\n${url}`,
      html: `<p>${url}</p>`,
    })),
    links: { waiting: 0, opened: 0, accepted: 0, declined: 0, stopped: 0 },
    remindsAutomatically: false,
  }
}

function organizationOf(input: OrganizationInput, number: number): ManagedOrganization {
  const { name, domain, country, isPartner, certified } = input
  return {
    id: `org_${number}`,
    name,
    domain,
    country,
    isPartner,
    certified,
    suspended: false,
    domainProven: false,
    createdAt: now,
  }
}

/** A page of rows: those that hold the text, from the cursor on. */
export function pageOf<T>(
  rows: readonly T[],
  { search = '', after }: { readonly search?: string | undefined; readonly after?: string | undefined } = {},
  size = 10,
): Page<T> {
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(search.trim().toLowerCase()))
  const start = Number(after ?? 0)
  const next = start + size
  return { items: found.slice(start, next), next: next < found.length ? String(next) : null }
}
