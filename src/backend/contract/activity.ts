/** What happened. Messages: `activity.event.<event>`. */
export const activityEvents = [
  'relationship-authorized',
  'trial-started',
  'subscription-bought',
  'organization-created',
  'offer-declined',
  'admin-asked',
  'admin-reminded',
  'relationship-removed',
  'relationship-changed',
  'guard-changed',
  'looked-up',
  'on-behalf-entered',
  'on-behalf-left',
  'users-read',
  'password-reset',
  'password-changed',
  'user-added',
  'user-edited',
  'user-blocked',
  'user-unblocked',
  'admin-role-assigned',
  'admin-role-removed',
  'license-assigned',
  'license-removed',
  'domain-added',
  'domain-verified',
  'domain-removed',
  'service-request-created',
  'service-request-answered',
  'service-request-closed',
  'service-request-reopened',
] as const
export type ActivityEvent = (typeof activityEvents)[number]

export interface Activity {
  readonly id: string
  readonly at: string
  readonly event: ActivityEvent
  readonly actor: { readonly name: string; readonly organization: string; readonly side: 'partner' | 'customer' }
  /** Reference of the relationship under which it was done; null for the customer's own acts outside any. */
  readonly reference: string | null
  /** The partner that it is about; null for the customer's own acts about none. */
  readonly partner: string | null
  /** Who or what it was done to; empty when it has no object. */
  readonly target: string
  /** What the person who acted wrote about it, such as the reason for entering; empty otherwise. */
  readonly detail: string
  /** What else there is to say of the event; which names there are depends on the event. */
  readonly facts: Readonly<Record<string, string>>
}

/** Which activities are wanted; what is left out narrows nothing. */
export interface ActivityFilter {
  readonly partner?: string | undefined
  readonly person?: string | undefined
  readonly relationship?: string | undefined
  readonly side?: 'partner' | 'customer' | undefined
  readonly event?: ActivityEvent | undefined
  /** From this moment on, and until before this one. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface ActivityDay {
  /** `2026-11-22` */
  readonly day: string
  /** How many acts of partners, and how many of the customer's own. */
  readonly partner: number
  readonly customer: number
}

/** What the activity can be filtered by, and how much was done on each day. */
export interface ActivityOverview {
  readonly partners: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly organization: string }[]
  readonly days: readonly ActivityDay[]
  /** True where the days begin later than was asked for. */
  readonly cutShort: boolean
}
