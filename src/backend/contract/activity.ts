/** What happened. Messages: `activity.event.<event>`. */
export const activityEvents = [
  'relationship-authorized',
  'offer-declined',
  'admin-asked',
  'admin-reminded',
  'relationship-removed',
  'looked-up',
  'on-behalf-entered',
  'on-behalf-left',
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
  /** What the person who acted wrote about it, such as the reason for entering; empty otherwise. */
  readonly detail: string
}
