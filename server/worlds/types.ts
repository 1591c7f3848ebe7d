/** Named data for demonstrations, development and tests. Plain values: nothing here runs. */
export interface World {
  readonly operator: WorldPerson
  readonly organizations: readonly WorldOrganization[]
  readonly offers: readonly WorldOffer[]
  readonly relationships: readonly WorldRelationship[]
  readonly links?: readonly WorldLink[]
  /** Makes so many more customers of a partner, each authorized by an offer, with names of the cloud. */
  readonly crowd?: { readonly partner: string; readonly offer: string; readonly clients: number }
}

export interface WorldPerson {
  /** The part of the user name before the @; unique in its organization. */
  readonly user: string
  readonly name: string
  readonly language: 'en' | 'da' | 'zh'
  readonly admin?: 'global-admin' | 'user-admin' | 'password-admin' | 'billing-admin'
  readonly partner?: 'owner' | 'seller' | 'helpdesk'
  readonly access?: 'full' | 'limited'
  /** Listed among the people to try the product as: what to call them. */
  readonly demo?: DemoRole
}

/** The people that a demonstration offers to sign in as. Messages: `identity.demo.<role>`. */
export type DemoRole =
  | 'operator'
  | 'partner-owner'
  | 'partner-helpdesk'
  | 'customer-admin'
  | 'customer-second-admin'
  | 'customer-user'
  | 'other-admin'

export interface WorldOrganization {
  readonly domain: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly country: string
  readonly partner?: 'certified' | 'uncertified'
  readonly domainProven?: boolean
  /** What the partner says of itself in the directory; left out where it doesn't want to be found. */
  readonly directory?: {
    readonly about: Readonly<Partial<Record<'en' | 'da' | 'zh', string>>>
    readonly countries: readonly string[]
    readonly contact: string
  }
  readonly daysOld: number
  readonly people: readonly WorldPerson[]
  readonly subscriptions?: readonly WorldSubscription[]
}

export interface WorldSubscription {
  /** Id of a product of the cloud's catalogue. */
  readonly product: string
  readonly licenses: number
  readonly startedDaysAgo: number
  /** Days that a trial lasts; without it the subscription is a bought one. */
  readonly trialDays?: number
  readonly billing?: 'monthly' | 'yearly'
  /** Users of the organization who have a license. */
  readonly assigned?: readonly string[]
}

export interface WorldOffer {
  readonly id: string
  /** Domain of the partner. */
  readonly partner: string
  /** User of the sender. */
  readonly by: string
  readonly name: string
  readonly role: 'full' | 'limited'
  readonly durationDays: number | null
  readonly sentDaysAgo: number
  /** Days after sending at which it can't be answered any more. */
  readonly validDays: number | null
  readonly defaultLanguage: 'en' | 'da' | 'zh'
  readonly texts: Readonly<Partial<Record<'en' | 'da' | 'zh', { readonly message: string; readonly terms: string }>>>
}

/** A link of an offer for one recipient. */
export interface WorldLink {
  readonly offer: string
  readonly recipient: string
  readonly email: string
  readonly language?: 'en' | 'da' | 'zh'
  readonly sentDaysAgo: number
  /** Who opened it: `user@domain`. */
  readonly openedBy?: string
}

export interface WorldRelationship {
  readonly offer: string
  /** Domain of the customer. */
  readonly customer: string
  readonly by: string
  readonly grantedDaysAgo: number
  readonly removedDaysAgo?: number
  /** The activity and the messages of both sides know of it, too. */
  readonly told?: boolean
}
