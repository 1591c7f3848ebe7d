import type { Language } from '../../lib/languages.ts'
import type { ClientUser } from './clients.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'
import type { Subscription } from './subscriptions.ts'
import type { AccessRole, AccessScope, AdminRole } from './words.ts'

/** A person of a partner at work in a client's organization, from entering until they leave or time is over. */
export interface OnBehalfSession {
  readonly id: string
  readonly customer: OrganizationName
  readonly role: AccessRole
  /** What they can do there, by the server's own rules. */
  readonly access: AccessScope
  /** What they said why; the client can read it. */
  readonly reason: string
  readonly startedAt: string
  readonly endsAt: string
  /** At the time of the answer: the browser's clock may differ from the server's. */
  readonly secondsLeft: number
}

export interface ClientUserDetails {
  readonly user: ClientUser
  /** Ids of the subscriptions of which they have a license; empty for who may not manage licenses. */
  readonly licenses: readonly string[]
}

/** What can be changed of a user; the user name stays. */
export interface ClientUserEdit {
  readonly name: string
  readonly email: string
  readonly language: Language
}

export interface ClientUserInput extends ClientUserEdit {
  /** Without the domain, which is one of the client's verified ones. */
  readonly userName: string
  readonly domain: string
  /** Ids of subscriptions. */
  readonly licenses: readonly string[]
}

export interface ClientUserAdded {
  readonly user: ClientUser
  /** Shown once; null with an outside identity provider, where there is a link that works once instead. */
  readonly temporaryPassword: string | null
  readonly signInLink: string | null
}

export interface ClientDomain {
  readonly id: string
  /** As DNS writes it. */
  readonly name: string
  /** The one that the organization began with; it stays. */
  readonly initial: boolean
  readonly state: 'verified' | 'unverified'
  readonly verifiedAt: string | null
  /** How many people sign in under it. */
  readonly users: number
  /** The TXT record that proves it; null once it is verified. */
  readonly record: { readonly name: string; readonly text: string } | null
  readonly removeRefusal: 'domain-in-use' | null
}

/** `not-found`: the record isn't there yet. `no-answer`: the name system can't be asked now. `elsewhere`: another organization has the domain. */
export type DomainOutcome = 'verified' | 'not-found' | 'no-answer' | 'elsewhere'

export interface DomainVerification {
  readonly domain: ClientDomain
  readonly outcome: DomainOutcome
}

export interface LicenseChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** *Administer on behalf of*: what a partner's people do inside a client's organization. */
export interface OnBehalfPort {
  /** Null where the person who asks has not entered, or the session is over. */
  current(customerId: string, options?: ReadOptions): Promise<OnBehalfSession | null>
  enter(customerId: string, reason: string, options: CommandOptions): Promise<OnBehalfSession>
  leave(customerId: string, options: CommandOptions): Promise<void>

  user(customerId: string, userId: string, options?: ReadOptions): Promise<ClientUserDetails>
  addUser(customerId: string, input: ClientUserInput, options: CommandOptions): Promise<ClientUserAdded>
  editUser(
    customerId: string,
    userId: string,
    input: ClientUserEdit,
    options: CommandOptions,
  ): Promise<ClientUserDetails>
  setBlocked(customerId: string, userId: string, blocked: boolean, options: CommandOptions): Promise<ClientUserDetails>
  assignRole(customerId: string, userId: string, role: AdminRole, options: CommandOptions): Promise<ClientUserDetails>
  /** Gives licenses and takes others back, by ids of subscriptions; what isn't named stays. */
  changeLicenses(
    customerId: string,
    userId: string,
    change: LicenseChange,
    options: CommandOptions,
  ): Promise<ClientUserDetails>

  subscriptions(customerId: string, options?: ListOptions): Promise<Page<Subscription>>

  domains(customerId: string, options?: ReadOptions): Promise<readonly ClientDomain[]>
  /** The name may be in any letters. */
  addDomain(customerId: string, name: string, options: CommandOptions): Promise<ClientDomain>
  verifyDomain(customerId: string, domainId: string, options: CommandOptions): Promise<DomainVerification>
  removeDomain(customerId: string, domainId: string, options: CommandOptions): Promise<void>
}
