import type { Grant } from './authorization.ts'
import type { Activity, ActivityFilter, ActivityOverview } from './activity.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, PersonName, ReadOptions } from './shared.ts'
import type { AccessRole, AccessScope, OfferKind, RelationshipState } from './words.ts'

export interface Relationship {
  readonly id: string
  readonly reference: string
  readonly state: RelationshipState
  readonly partner: OrganizationName
  readonly access: AccessScope
  /** What the offer asked for: more than was granted, where the customer narrowed it. */
  readonly offered: Grant
  readonly grantedAt: string
  readonly grantedBy: string
  readonly endsAt: string | null
  readonly removedAt: string | null
  readonly removedBy: string | null
  /** When role or end were last changed; null while they are as they were granted. */
  readonly changedAt: string | null
  /** When the partner last did something here; null when it never did. */
  readonly lastActivityAt: string | null
}

/** What a partner may do, and until when; null where there is no end. */
export interface RelationshipTerms {
  readonly role: AccessRole
  readonly endsAt: string | null
}

export interface RelationshipChange {
  /** As the person saw it: refused as `changed-meanwhile` when it is no longer so. */
  readonly shown: RelationshipTerms
  readonly to: RelationshipTerms
}

/** How far a relationship can be widened without a new offer. */
export interface RelationshipLimits {
  readonly role: AccessRole
  readonly openEnded: boolean
  readonly latestEnd: string
}

/** Kinds of the customer's data that a partner can come to see. Messages: `insight.kind.<kind>`. */
export const visibleKinds = [
  'organization',
  'subscriptions',
  'users',
  'administrators',
  'domains',
  'service-requests',
] as const

export interface PartnerView {
  readonly state: RelationshipState
  readonly at: string
  readonly kinds: readonly {
    readonly kind: (typeof visibleKinds)[number]
    readonly visible: boolean
    readonly count: number
  }[]
  /** How many of the partner's people have access to clients, by the role that they have. */
  readonly staff: { readonly full: number; readonly limited: number }
}

export interface PasswordResets {
  /** How many days back they are listed. */
  readonly days: number
  readonly items: readonly {
    readonly user: PersonName & { readonly userName: string }
    readonly at: string
    /** The user's own by now, still the one that the partner was shown, or nobody's. */
    readonly password: 'changed' | 'known' | 'void'
  }[]
  /** There are more than are listed. */
  readonly more: boolean
}

/** An offer that somebody of the organization opened and that waits for its answer. */
export interface PendingOffer {
  readonly offerId: string
  readonly token: string
  readonly partner: OrganizationName
  readonly kind: OfferKind
  /** Null where it asks for no administration. */
  readonly role: AccessRole | null
  readonly state: 'open' | 'withdrawn' | 'expired' | 'suspended'
  readonly expiresAt: string | null
  readonly openedAt: string
  readonly openedBy: readonly string[]
}

/** The customer's partners, and what they did. */
export interface RelationshipsPort {
  /** `show` narrows the list to those that hold now, or to those that have ended. */
  list(options?: ListOptions & { readonly show?: 'current' | 'past' | undefined }): Promise<Page<Relationship>>
  get(id: string, options?: ReadOptions): Promise<Relationship>
  remove(id: string, options: CommandOptions): Promise<Relationship>
  limits(id: string, options?: ReadOptions): Promise<RelationshipLimits>
  /** In effect at once, on every open session of the partner. */
  change(id: string, change: RelationshipChange, options: CommandOptions): Promise<Relationship>
  /** What the partner can see in the organization at this moment. */
  view(id: string, options?: ReadOptions): Promise<PartnerView>
  /** Whose passwords the partner reset lately. */
  passwordResets(id: string, options?: ReadOptions): Promise<PasswordResets>
  pendingOffers(options?: ListOptions): Promise<Page<PendingOffer>>
  /** Puts a pending offer aside until somebody opens it again. */
  forgetOffer(offerId: string, options: CommandOptions): Promise<void>
  activity(options?: ListOptions & ActivityFilter): Promise<Page<Activity>>
  /** The same in long pages, for a file. */
  activityExport(options?: ListOptions & ActivityFilter): Promise<Page<Activity>>
  /** `zone` is the IANA time zone whose days are counted. */
  activityOverview(
    options?: ReadOptions &
      ActivityFilter & { readonly search?: string | undefined; readonly zone?: string | undefined },
  ): Promise<ActivityOverview>
}
