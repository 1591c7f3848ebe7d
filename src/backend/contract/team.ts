import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ListOptions, Page, PersonName, ReadOptions } from './shared.ts'
import type { AccessRole, AccessScope, AdminRole, PartnerRole } from './words.ts'

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
  'contact-changed',
  'listing-changed',
  'domain-proven',
  'terms-written',
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

/** The partner's own people. */
export interface TeamPort {
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
