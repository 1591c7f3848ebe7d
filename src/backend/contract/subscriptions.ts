import type { Language } from '../../lib/languages.ts'
import type { OrganizationName } from './shared.ts'

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
