/**
 * The backend port: what the product needs of whoever keeps offers, relationships and people, in the
 * domain's own terms. Drivers implement it (`drivers/http` over this project's own API); no wire type
 * leaves a driver. Times are ISO 8601 in UTC. Ids are opaque.
 */
import type { ReadOptions } from './contract/shared.ts'
import type { AccountPort } from './contract/account.ts'
import type { OfferLinksPort } from './contract/offerLinks.ts'
import type { OffersPort } from './contract/offers.ts'
import type { AuthorizationPort } from './contract/authorization.ts'
import type { RelationshipsPort } from './contract/relationships.ts'
import type { ReportsPort } from './contract/reports.ts'
import type { RequestsPort } from './contract/requests.ts'
import type { ClientsPort } from './contract/clients.ts'
import type { SettingsPort } from './contract/settings.ts'
import type { SubscriptionsPort } from './contract/subscriptions.ts'
import type { ServiceRequestsPort } from './contract/serviceRequests.ts'
import type { OwnUsersPort } from './contract/ownUsers.ts'
import type { ProfilePort } from './contract/profile.ts'
import type { TeamPort } from './contract/team.ts'
import type { OnBehalfPort } from './contract/onBehalf.ts'
import type { OperatorPort } from './contract/operator.ts'
import type { GuardPort } from './contract/guard.ts'
import type { DirectoryPort } from './contract/directory.ts'
import type { HelpPort } from './contract/help.ts'

export type { Language } from '../lib/languages.ts'
export * from './contract/account.ts'
export * from './contract/activity.ts'
export * from './contract/authorization.ts'
export * from './contract/clients.ts'
export * from './contract/directory.ts'
export * from './contract/guard.ts'
export * from './contract/help.ts'
export * from './contract/lookUp.ts'
export * from './contract/offerLinks.ts'
export * from './contract/offers.ts'
export * from './contract/onBehalf.ts'
export * from './contract/operations.ts'
export * from './contract/operator.ts'
export * from './contract/ownUsers.ts'
export * from './contract/profile.ts'
export * from './contract/relationships.ts'
export * from './contract/settings.ts'
export * from './contract/reports.ts'
export * from './contract/requests.ts'
export * from './contract/serviceRequests.ts'
export * from './contract/shared.ts'
export * from './contract/subscriptions.ts'
export * from './contract/team.ts'
export * from './contract/words.ts'

/** What a backend can do. Screens ask these, never a driver's name. */
export interface Capabilities {
  /** One offer can be answered by many customers. */
  readonly reusableOffers: boolean
  readonly trialAndPurchase: boolean
  /** Null where nobody can make an organization here; else what its domain ends in, after the part one chooses. */
  readonly newOrganizations: { readonly tenantDomain: string } | null
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
  /** Mails leave for people's mailboxes; where not, they are kept, and read in the product only. */
  readonly mailsLeave: boolean
}

export interface Backend {
  capabilities(options?: ReadOptions): Promise<Capabilities>
  readonly account: AccountPort
  readonly offers: OffersPort
  readonly offerLinks: OfferLinksPort
  readonly authorization: AuthorizationPort
  readonly requests: RequestsPort
  readonly reports: ReportsPort
  readonly relationships: RelationshipsPort
  readonly guard: GuardPort
  readonly directory: DirectoryPort
  readonly clients: ClientsPort
  readonly onBehalf: OnBehalfPort
  readonly subscriptions: SubscriptionsPort
  readonly serviceRequests: ServiceRequestsPort
  readonly team: TeamPort
  readonly profile: ProfilePort
  readonly ownUsers: OwnUsersPort
  readonly operator: OperatorPort
  readonly help: HelpPort
  readonly settings: SettingsPort
}
