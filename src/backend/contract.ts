/**
 * The backend port: what the product needs of whoever keeps offers, relationships and people, in the
 * domain's own terms. Drivers implement it (`drivers/http` over this project's own API); no wire type
 * leaves a driver. Times are ISO 8601 in UTC. Ids are opaque.
 */
import type { Language } from '../lib/languages.ts'

export type { Language }

// ---- Words of the domain -------------------------------------------------------------------------

/** What a partner may do for a customer: as a global admin (`full`), or as a password admin (`limited`). */
export type AccessRole = 'full' | 'limited'

/** Admin role of a person in their own organization. Only a global admin answers offers and removes partners. */
export type AdminRole = 'none' | 'global-admin' | 'user-admin' | 'password-admin' | 'billing-admin'

/** What a person of a partner does for the partner: everything, offers, or help for clients. */
export type PartnerRole = 'owner' | 'seller' | 'helpdesk'

export type RelationshipState = 'active' | 'removed' | 'expired' | 'suspended'

export type OfferState = 'open' | 'withdrawn' | 'expired'

/**
 * Acts that can or can't be delegated, so that a role is shown as what it lets somebody do.
 * Messages: `access.act.<act>`.
 */
export const acts = [
  'users-read',
  'passwords-reset',
  'users-add',
  'users-edit',
  'licenses-manage',
  'roles-assign',
  'domains-add',
  'service-requests-manage',
  'admins-passwords-reset',
  'partners-manage',
  'guard-change',
  'activity-delete',
  'last-admin-take',
  'devices-manage',
] as const
export type Act = (typeof acts)[number]

/** `mayDo` and `mayNotDo` are disjoint, in the order of `acts`, and together are all of `acts`. */
export interface AccessScope {
  readonly role: AccessRole
  readonly mayDo: readonly Act[]
  readonly mayNotDo: readonly Act[]
}

/** What a signed-in person may do in the product itself; the server decides, the navigation follows. */
export type Permission =
  | 'offers.read'
  | 'offers.send'
  | 'clients.read'
  | 'clients.administer'
  | 'team.read'
  | 'team.manage'
  | 'partners.read'
  | 'partners.answer'
  | 'partners.remove'
  | 'activity.read'
  | 'operate'

// ---- Shared shapes -------------------------------------------------------------------------------

/** One page of a list. `next` is an opaque cursor, null on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface ListOptions extends ReadOptions {
  /** Text to find in names, domains and the like; trimmed, case and accents folded. */
  readonly search?: string | undefined
  /** A cursor of a page before. */
  readonly after?: string | undefined
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
}

export interface CommandOptions {
  /** Idempotency key: the same key with the same input is done once, however often it is sent. */
  readonly key: string
}

export interface OrganizationName {
  readonly id: string
  readonly name: string
  /** The organization's main domain. */
  readonly domain: string
}

export interface PersonName {
  readonly id: string
  readonly name: string
}

// ---- Session -------------------------------------------------------------------------------------

export interface Session {
  readonly person: PersonName & {
    /** The name to sign in with: `lone@nordlys.example`. */
    readonly userName: string
    readonly language: Language
  }
  /** Null for the operator, who belongs to no organization. */
  readonly organization:
    | (OrganizationName & {
        readonly isPartner: boolean
        /** Whether it may offer delegated administration in this cloud. Always false for one that is no partner. */
        readonly certified: boolean
        readonly suspended: boolean
        /** Customers with an active relationship, counted once each. Decides the partner's navigation variant. */
        readonly clientCount: number
      })
    | null
  readonly roles: {
    readonly admin: AdminRole
    readonly partner: PartnerRole | null
    /** Administrative access to clients; null when none is assigned. */
    readonly access: AccessRole | null
    readonly operator: boolean
  }
  readonly permissions: readonly Permission[]
}

// ---- Offers, as the partner sees them --------------------------------------------------------------

/** Texts that the partner wrote, per language. */
export interface OfferTexts {
  /** A few words to the reader. May be empty. */
  readonly message: string
  /** The partner's terms, which the customer accepts. Never empty. */
  readonly terms: string
}

/** What the partner decides when composing an offer of delegated administration. */
export interface OfferInput {
  /** The partner's own name for it, never shown to customers. */
  readonly name: string
  readonly role: AccessRole
  /** Days the relationship lasts once granted, 1 to 730; null for open-ended. */
  readonly durationDays: number | null
  /** Days the link can be answered, 1 to 365; null for no end. */
  readonly validDays: number | null
  /** One of the languages in `texts`: what a reader of any other language gets, and the version that binds. */
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
}

export interface OfferSummary {
  readonly id: string
  readonly name: string
  readonly state: OfferState
  readonly role: AccessRole
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  readonly accepted: number
  readonly declined: number
  readonly languages: readonly Language[]
}

/** What to paste into a mail, a document or a web page. */
export interface OfferLetter {
  readonly language: Language
  readonly subject: string
  readonly plain: string
  readonly html: string
}

export interface Offer extends OfferSummary {
  readonly reuse: 'many' | 'once'
  readonly version: number
  readonly digest: string
  readonly durationDays: number | null
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
  /** The link without a language; it leads each reader to their own. */
  readonly url: string
  readonly letters: readonly OfferLetter[]
}

// ---- Offers, as the customer reads them --------------------------------------------------------------

/** How many clients a partner has, in words rather than a figure. */
export type ClientCountBand = 'none' | 'few' | 'dozens' | 'hundreds' | 'thousands'

/** The partner as registered, for somebody who has to decide whether to trust it. */
export interface PartnerCard extends OrganizationName {
  /** Postal address as registered, lines joined by line feeds. */
  readonly address: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly phone: string
  readonly domainProven: boolean
  readonly since: string
  readonly clients: ClientCountBand
}

/** An offer as a reader of `language` sees it. Public: needs no session and changes nothing. */
export interface OfferReading {
  readonly token: string
  readonly kind: 'delegated-administration'
  readonly digest: string
  readonly version: number
  readonly versionDate: string
  readonly partner: PartnerCard
  readonly access: AccessScope
  readonly durationDays: number | null
  readonly expiresAt: string | null
  readonly message: { readonly language: Language; readonly text: string }
  readonly terms: { readonly language: Language; readonly text: string }
  /** The language whose terms bind. */
  readonly bindingLanguage: Language
  readonly languages: readonly Language[]
}

/** Why the signed-in person can't answer this offer. Each is a page with a next step. */
export type AnswerObstacle = 'own-offer' | 'not-customer-admin' | 'already-authorized' | 'no-organization'

/** The signed-in person in front of an offer. */
export interface OfferViewer {
  readonly person: PersonName & { readonly userName: string }
  readonly organization: OrganizationName | null
  readonly obstacle: AnswerObstacle | null
  /** Reference of the relationship that exists already, when that is the obstacle. */
  readonly reference: string | null
  /** Names of people who may answer for the organization, when this person may not. */
  readonly admins: readonly string[]
}

export interface AnswerInput {
  /** Digest of the version that was shown; the answer holds for that version or is refused. */
  readonly digest: string
  /** The language the terms were read in. */
  readonly language: Language
}

export interface DeclineInput extends AnswerInput {
  /** May be empty; the partner reads it. */
  readonly reason: string
}

/** The record of what was granted, to whom, by whom and when. Keeps its address for ever. */
export interface Receipt {
  readonly reference: string
  readonly relationshipId: string
  readonly state: RelationshipState
  readonly partner: OrganizationName
  readonly customer: OrganizationName
  readonly access: AccessScope
  readonly grantedAt: string
  readonly grantedBy: string
  readonly endsAt: string | null
  readonly removedAt: string | null
  readonly removedBy: string | null
  readonly digest: string
  readonly terms: { readonly language: Language; readonly text: string }
}

// ---- Relationships ---------------------------------------------------------------------------------

export interface Relationship {
  readonly id: string
  readonly reference: string
  readonly state: RelationshipState
  readonly partner: OrganizationName
  readonly access: AccessScope
  readonly grantedAt: string
  readonly grantedBy: string
  readonly endsAt: string | null
  readonly removedAt: string | null
  readonly removedBy: string | null
  /** When the partner last did something here; null when it never did. */
  readonly lastActivityAt: string | null
}

/** A customer with an active relationship, as its partner sees it. */
export interface Client {
  readonly customer: OrganizationName
  readonly relationshipId: string
  readonly reference: string
  readonly role: AccessRole
  readonly since: string
  readonly endsAt: string | null
  readonly offerName: string
}

/** A user of a client. `refusal` says why this person may not reset the password; null when they may. */
export interface ClientUser {
  readonly id: string
  readonly name: string
  readonly userName: string
  readonly adminRole: AdminRole
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  readonly resetRefusal: 'access-limited' | 'access-not-assigned' | 'last-global-admin' | 'never-delegable' | null
}

export interface PasswordReset {
  readonly user: PersonName & { readonly userName: string }
  /** Shown once to the person who reset it; the user must change it at the next sign-in. */
  readonly temporaryPassword: string
}

// ---- Look-up ---------------------------------------------------------------------------------------

/** Somebody at a client who holds an admin role. */
export interface ClientAdministrator extends PersonName {
  readonly userName: string
  readonly email: string
  /** The language to write to them in. */
  readonly language: Language
  readonly adminRole: AdminRole
  readonly blocked: boolean
}

export interface Subscription {
  readonly id: string
  /** The product's name, as the cloud sells it. */
  readonly name: string
  readonly state: 'active' | 'trial' | 'expired'
  readonly licenses: number
  readonly assigned: number
  readonly endsAt: string | null
}

/** A client that was found by one of its users or its domain. */
export interface LookUp {
  readonly client: Client
  /** The user that was looked for; null where it was a domain. */
  readonly user:
    (PersonName & { readonly userName: string; readonly adminRole: AdminRole; readonly blocked: boolean }) | null
  /** As registered: the postal address with line feeds, the country as ISO 3166 alpha-2. */
  readonly contact: { readonly address: string; readonly country: string; readonly phone: string }
  /** A few admins to write or call. */
  readonly contacts: readonly ClientAdministrator[]
  readonly subscriptions: readonly Subscription[]
}

// ---- Team ------------------------------------------------------------------------------------------

/** One of the partner's own people. */
export interface TeamMember extends PersonName {
  readonly userName: string
  readonly email: string
  readonly language: Language
  readonly adminRole: AdminRole
  readonly partnerRole: PartnerRole | null
  /** Administrative access to the companies that the partner supports; null when none is assigned. */
  readonly access: AccessRole | null
  readonly maySendOffers: boolean
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  /** Whether it is the person who asks. */
  readonly you: boolean
  readonly createdAt: string
  /** Why they can't stop being an owner; null when they can, or are none. */
  readonly roleRefusal: 'last-owner' | null
  /** Why they can't be blocked; null when they can. */
  readonly blockRefusal: 'own-account' | 'last-owner' | 'last-global-admin' | null
}

export interface TeamInvitation {
  readonly name: string
  /** The part before the @ of the partner's domain. */
  readonly userName: string
  readonly email: string
  readonly language: Language
  readonly partnerRole: PartnerRole
}

export interface TeamMemberAdded {
  readonly member: TeamMember
  /** Shown once; null where people sign in with an outside identity provider. */
  readonly temporaryPassword: string | null
  /** Works once, and joins an account at an outside identity provider to this one; null where there is none. */
  readonly signInLink: string | null
}

/** What was changed about the partner's people. Messages: `team.log.event.<event>`. */
export const teamEvents = [
  'invited',
  'access-assigned',
  'access-removed',
  'role-changed',
  'blocked',
  'unblocked',
] as const

export interface TeamEvent {
  readonly id: string
  readonly at: string
  readonly event: (typeof teamEvents)[number]
  readonly actor: string
  readonly target: PersonName
  /** The access that was assigned or taken away. */
  readonly access: AccessRole | null
  /** The role that was given. */
  readonly role: PartnerRole | null
}

// ---- Activity and messages -------------------------------------------------------------------------

/** What happened. Messages: `activity.event.<event>`. */
export const activityEvents = [
  'relationship-authorized',
  'offer-declined',
  'relationship-removed',
  'looked-up',
  'users-read',
  'password-reset',
  'password-changed',
] as const
export type ActivityEvent = (typeof activityEvents)[number]

export interface Activity {
  readonly id: string
  readonly at: string
  readonly event: ActivityEvent
  readonly actor: { readonly name: string; readonly organization: string; readonly side: 'partner' | 'customer' }
  /** Reference of the relationship under which it was done; null for the customer's own acts outside any. */
  readonly reference: string | null
  /** Who or what it was done to; empty when it has no object. */
  readonly target: string
}

/** A mail to the signed-in person, as it was or will be sent. */
export interface Message {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: Language
  readonly state: 'queued' | 'sent' | 'kept' | 'failed'
}

// ---- Answers under the articles of the help --------------------------------------------------------

export interface FeedbackInput {
  /** The article's id. */
  readonly article: string
  readonly language: Language
  readonly helpful: boolean
  readonly text: string
  /** The answer that this one completes; null for a new one. */
  readonly answer: string | null
}

/** What readers answered, for those who write the articles. */
export interface ArticleFeedback {
  readonly counts: readonly {
    readonly article: string
    readonly language: Language
    readonly answers: number
    readonly helpful: number
  }[]
  /** Answers that say something, newest first. */
  readonly texts: readonly {
    readonly id: string
    readonly article: string
    readonly language: Language
    readonly helpful: boolean
    readonly text: string
    readonly at: string
  }[]
}

// ---- The operator ----------------------------------------------------------------------------------

export interface ManagedOrganization extends OrganizationName {
  readonly country: string
  readonly isPartner: boolean
  readonly certified: boolean
  readonly suspended: boolean
  readonly domainProven: boolean
  readonly createdAt: string
}

export interface OrganizationInput {
  readonly name: string
  readonly domain: string
  readonly address: string
  readonly phone: string
  readonly country: string
  readonly isPartner: boolean
  readonly certified: boolean
  readonly admin: {
    readonly name: string
    /** The part before the @ of the domain. */
    readonly userName: string
    readonly email: string
    readonly language: Language
  }
}

export interface OrganizationAdded {
  readonly organization: ManagedOrganization
  readonly userName: string
  readonly temporaryPassword: string
}

export interface SetUpInput {
  /** The one-time token of the set-up link. */
  readonly token: string
  readonly name: string
  readonly userName: string
  readonly email: string
  readonly language: Language
  readonly password: string
}

// ---- The port --------------------------------------------------------------------------------------

/** What a backend can do. Screens ask these, never a driver's name. */
export interface Capabilities {
  /** One offer can be answered by many customers. */
  readonly reusableOffers: boolean
  readonly trialAndPurchase: boolean
  /** The customer authorizes in this product, rather than in the cloud's own admin center. */
  readonly customerAuthorizesHere: boolean
  readonly narrowing: boolean
  readonly duration: boolean
  readonly autoExtension: boolean
  /** How a partner's staff get access: roles kept here, or security groups kept elsewhere. */
  readonly staffAccess: 'team-roles' | 'security-groups'
  readonly onBehalfOf: 'here' | 'by-link' | 'none'
  /** False where people sign in with an outside identity provider. */
  readonly passwordReset: boolean
  /** Service requests are created and followed here. */
  readonly serviceRequests: boolean
}

export interface Backend {
  capabilities(options?: ReadOptions): Promise<Capabilities>
  readonly account: {
    /** Null when nobody is signed in. */
    session(options?: ReadOptions): Promise<Session | null>
    setLanguage(language: Language, options: CommandOptions): Promise<void>
    messages(options?: ListOptions): Promise<Page<Message>>
  }
  readonly offers: {
    list(options?: ListOptions): Promise<Page<OfferSummary>>
    get(id: string, options?: ReadOptions): Promise<Offer>
    send(input: OfferInput, options: CommandOptions): Promise<Offer>
    withdraw(id: string, options: CommandOptions): Promise<Offer>
  }
  readonly authorization: {
    read(token: string, language: Language, options?: ReadOptions): Promise<OfferReading>
    /** Null when nobody is signed in. */
    viewer(token: string, options?: ReadOptions): Promise<OfferViewer | null>
    /** Records that the signed-in person opened the offer. */
    noteOpening(token: string, options: CommandOptions): Promise<void>
    authorize(token: string, input: AnswerInput, options: CommandOptions): Promise<Receipt>
    decline(token: string, input: DeclineInput, options: CommandOptions): Promise<void>
    receipt(reference: string, options?: ReadOptions): Promise<Receipt>
  }
  readonly relationships: {
    list(options?: ListOptions): Promise<Page<Relationship>>
    get(id: string, options?: ReadOptions): Promise<Relationship>
    remove(id: string, options: CommandOptions): Promise<Relationship>
    activity(options?: ListOptions): Promise<Page<Activity>>
  }
  readonly clients: {
    list(options?: ListOptions): Promise<Page<Client>>
    get(customerId: string, options?: ReadOptions): Promise<Client>
    users(customerId: string, options?: ListOptions): Promise<Page<ClientUser>>
    resetPassword(customerId: string, userId: string, options: CommandOptions): Promise<PasswordReset>
    /** Finds a client by a user name or a domain; recorded in the client's activity. */
    lookUp(query: string, options: CommandOptions): Promise<LookUp>
    administrators(customerId: string, options?: ListOptions): Promise<Page<ClientAdministrator>>
  }
  readonly team: {
    list(options?: ListOptions): Promise<Page<TeamMember>>
    get(personId: string, options?: ReadOptions): Promise<TeamMember>
    invite(input: TeamInvitation, options: CommandOptions): Promise<TeamMemberAdded>
    /** Null takes the access away. In effect at once, on every open session. */
    assignAccess(personId: string, access: AccessRole | null, options: CommandOptions): Promise<TeamMember>
    setRole(personId: string, role: PartnerRole, options: CommandOptions): Promise<TeamMember>
    setBlocked(personId: string, blocked: boolean, options: CommandOptions): Promise<TeamMember>
    log(options?: ListOptions): Promise<Page<TeamEvent>>
    /** What each role lets somebody do. */
    accessRoles(options?: ReadOptions): Promise<readonly AccessScope[]>
  }
  readonly operator: {
    organizations(options?: ListOptions): Promise<Page<ManagedOrganization>>
    add(input: OrganizationInput, options: CommandOptions): Promise<OrganizationAdded>
    setCertified(id: string, certified: boolean, options: CommandOptions): Promise<ManagedOrganization>
    setSuspended(id: string, suspended: boolean, options: CommandOptions): Promise<ManagedOrganization>
    setUp(input: SetUpInput, options: CommandOptions): Promise<void>
  }
  readonly help: {
    /** From anybody; who it was is not kept. */
    sendFeedback(input: FeedbackInput, options: CommandOptions): Promise<{ readonly id: string }>
    feedback(options?: ReadOptions): Promise<ArticleFeedback>
  }
}
