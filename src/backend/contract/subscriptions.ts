import type { Language } from '../../lib/languages.ts'
import type { ListOptions, OrganizationName, Page } from './shared.ts'

/** How often a bought subscription is invoiced. */
export type Billing = 'monthly' | 'yearly'

/** Something that the cloud sells licenses of, by its names in each language. */
export interface Product {
  readonly id: string
  readonly names: Readonly<Record<Language, string>>
}

export interface Subscription {
  readonly id: string
  readonly product: Product
  readonly state: 'active' | 'trial' | 'expired'
  readonly licenses: number
  /** How many of the licenses are given to people; never more than there are. */
  readonly assigned: number
  /** Null for a trial. */
  readonly billing: Billing | null
  readonly startedAt: string
  readonly endsAt: string | null
  /** The partner through whom it came; null where there was none, and for another partner that looks. */
  readonly partner: OrganizationName | null
}

/** What an order brought, as its receipt says it to both sides. */
export type OrderedSubscription = Omit<Subscription, 'assigned'>

/** A product as a partner may offer it. */
export interface SoldProduct extends Product {
  /** How long it can be tried; null where it can't. */
  readonly trialDays: number | null
  /** The most licenses that a trial may have. */
  readonly trialLicenses: number
  readonly billing: readonly Billing[]
}

/** What an offer of a trial or a purchase holds besides its terms. */
export interface Order {
  readonly items: readonly { readonly product: Product; readonly licenses: number }[]
  /** Days that the trial lasts; null for a purchase. */
  readonly trialDays: number | null
  /** Null for a trial. */
  readonly billing: Billing | null
  /** Where the licenses of a trial are for (ISO 3166 alpha-2); null for a purchase, where it is the buyer's country. */
  readonly usageCountry: string | null
}

/** The subscriptions of the signed-in admin's own organization, newest first. */
export interface SubscriptionsPort {
  list(options?: ListOptions): Promise<Page<Subscription>>
}
