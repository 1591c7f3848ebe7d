import type { Language } from '../../lib/languages.ts'
import type { AdminRequest } from './requests.ts'
import type { CommandOptions, OrganizationName, PersonName, ReadOptions } from './shared.ts'
import type { Order, OrderedSubscription } from './subscriptions.ts'
import type { AccessRole, AccessScope, OfferKind, RelationshipState } from './words.ts'

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
  readonly kind: OfferKind
  readonly digest: string
  readonly version: number
  readonly versionDate: string
  /** Called as in the version that is shown, over which the digest was taken. */
  readonly partner: PartnerCard
  /** What the partner is registered as now, where that has changed since. */
  readonly partnerNow: { readonly name: string; readonly domain: string } | null
  /** Three groups of three: the partner sees the same beside its offer, and can read it out on the phone. */
  readonly checkCode: string
  /** What the partner could do; null where it asks for no administration. Beside an order it is the customer's choice. */
  readonly access: AccessScope | null
  readonly durationDays: number | null
  /** Whether the customer may grant less than is offered. */
  readonly narrowable: boolean
  /** What can be tried or bought; null for delegated administration alone. */
  readonly order: Order | null
  /** The lesser role that may be granted instead; null where there is none. */
  readonly narrower: AccessScope | null
  readonly expiresAt: string | null
  readonly message: { readonly language: Language; readonly text: string }
  readonly terms: { readonly language: Language; readonly text: string }
  /** The language whose terms bind. */
  readonly bindingLanguage: Language
  readonly languages: readonly Language[]
}

/** Why the signed-in person can't answer this offer. Each is a page with a next step. */
export type AnswerObstacle =
  | 'own-offer'
  | 'not-customer-admin'
  | 'already-authorized'
  | 'guarded'
  | 'no-organization'
  | 'already-ordered'
  | 'trial-used'

/** The signed-in person in front of an offer. */
export interface OfferViewer {
  readonly person: PersonName & { readonly userName: string }
  readonly organization: OrganizationName | null
  /** Where the organization is registered: shown beside an order, so that nothing known is asked. */
  readonly place: { readonly address: string; readonly country: string } | null
  readonly obstacle: AnswerObstacle | null
  /** Reference of the relationship or the order that exists already, when that is the obstacle. */
  readonly reference: string | null
  /** The partner administers the organization already, so that nothing is asked about it beside an order. */
  readonly delegated: boolean
  /** Names of people who may answer for the organization or change its guard, when this is the obstacle. */
  readonly admins: readonly string[]
  /** What this person asked of them; null when they didn't. */
  readonly request: AdminRequest | null
}

export interface AnswerInput {
  /** Digest of the version that was shown; the answer holds for that version or is refused. */
  readonly digest: string
  /** The language the terms were read in. */
  readonly language: Language
  /** Where the customer grants less than is offered, and may. */
  readonly narrowed?: Grant
  /**
   * *Yes* or *No* under *Partner relationships*. An offer with an order and administration needs it; one of
   * administration alone is always a yes, one of an order alone always a no.
   */
  readonly delegation?: boolean
}

/** What is granted: for what, and for how many days; null for open-ended. */
export interface Grant {
  readonly role: AccessRole
  readonly durationDays: number | null
}

/** An organization that somebody makes who has none, with themselves as its first global admin. */
export interface NewOrganizationInput {
  readonly name: string
  /** The first part of its domain; the rest is the capability `newOrganizations`. */
  readonly domainPrefix: string
  readonly country: string
  readonly address: string
  readonly admin: {
    readonly name: string
    /** The part before the @ of the domain. */
    readonly userName: string
    readonly email: string
    readonly language: Language
    readonly password: string
  }
}

export interface NewOrganization {
  readonly organization: OrganizationName
  /** What the admin signs in with. */
  readonly userName: string
}

export interface DeclineInput extends Omit<AnswerInput, 'narrowed' | 'delegation'> {
  /** May be empty; the partner reads it. */
  readonly reason: string
}

/** The record of what was granted, to whom, by whom and when. Keeps its address for ever. */
export interface Receipt {
  readonly reference: string
  readonly kind: OfferKind
  /** Null, as are the two after it, where an order was taken without administration. */
  readonly relationshipId: string | null
  readonly state: RelationshipState | null
  /** Called as in the version that was accepted. */
  readonly partner: OrganizationName
  readonly partnerNow: { readonly name: string; readonly domain: string } | null
  readonly customer: OrganizationName
  readonly access: AccessScope | null
  /** What the offer asked for: more than was granted, where the customer narrowed it; null where it didn't. */
  readonly offered: Grant | null
  /** What was tried or bought by it. */
  readonly subscriptions: readonly OrderedSubscription[]
  readonly grantedAt: string
  readonly grantedBy: string
  readonly endsAt: string | null
  /** What holds since, where it was changed after it was granted. */
  readonly changed: { readonly at: string; readonly role: AccessRole; readonly endsAt: string | null } | null
  readonly removedAt: string | null
  readonly removedBy: string | null
  readonly digest: string
  readonly terms: { readonly language: Language; readonly text: string }
}

/** An offer, as the customer reads and answers it. */
export interface AuthorizationPort {
  read(token: string, language: Language, options?: ReadOptions): Promise<OfferReading>
  /** Null when nobody is signed in. */
  viewer(token: string, options?: ReadOptions): Promise<OfferViewer | null>
  /** Records that the signed-in person opened the offer. */
  noteOpening(token: string, options: CommandOptions): Promise<void>
  authorize(token: string, input: AnswerInput, options: CommandOptions): Promise<Receipt>
  /**
   * For a person who has no organization yet, on the link of a trial or a purchase. They sign in as its admin
   * afterwards, and go on with the same offer. Where capabilities say so (`newOrganizations`).
   */
  createOrganization(token: string, input: NewOrganizationInput, options: CommandOptions): Promise<NewOrganization>
  decline(token: string, input: DeclineInput, options: CommandOptions): Promise<void>
  receipt(reference: string, options?: ReadOptions): Promise<Receipt>
}
