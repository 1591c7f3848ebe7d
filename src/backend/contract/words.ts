/** What a partner may do for a customer: as a global admin (`full`), or as a password admin (`limited`). */
export type AccessRole = 'full' | 'limited'

/** What is offered: administration alone, or something to try or to buy, with or without administration. */
export type OfferKind = 'delegated-administration' | 'trial' | 'purchase'

/** Admin role of a person in their own organization. Only a global admin answers offers and removes partners. */
export const adminRoles = ['none', 'global-admin', 'user-admin', 'password-admin', 'billing-admin'] as const
export type AdminRole = (typeof adminRoles)[number]

/** What a person of a partner does for the partner: everything, offers, or help for clients. */
export type PartnerRole = 'owner' | 'seller' | 'helpdesk'

export type RelationshipState = 'active' | 'removed' | 'expired' | 'suspended'

export type OfferState = 'open' | 'withdrawn' | 'expired'

/**
 * Acts that can or can't be delegated, so that a role is shown as what it lets somebody do.
 * Messages: `access.act.<act>`.
 */
export const acts = [
  'users-read',
  'passwords-reset',
  'users-add',
  'users-edit',
  'licenses-manage',
  'roles-assign',
  'domains-add',
  'service-requests-manage',
  'admins-passwords-reset',
  'partners-manage',
  'guard-change',
  'activity-delete',
  'last-admin-take',
  'devices-manage',
] as const
export type Act = (typeof acts)[number]

/** `mayDo` and `mayNotDo` are disjoint, in the order of `acts`, and together are all of `acts`. */
export interface AccessScope {
  readonly role: AccessRole
  readonly mayDo: readonly Act[]
  readonly mayNotDo: readonly Act[]
}

/** What a signed-in person may do in the product itself; the server decides, the navigation follows. */
export type Permission =
  | 'offers.read'
  | 'offers.send'
  | 'clients.read'
  | 'clients.administer'
  | 'team.read'
  | 'team.manage'
  | 'partners.read'
  | 'partners.answer'
  | 'partners.remove'
  | 'activity.read'
  | 'operate'
