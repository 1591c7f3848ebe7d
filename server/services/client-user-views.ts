import type { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import type { ClientUser, UserRefusal } from '../shapes.ts'
import type { OrganizationRow } from '../store/organizations.ts'
import type { PersonRow } from '../store/people.ts'
import { covers } from './access.ts'
import { adminRoleOf } from './account.ts'
import { languageOf } from './journal.ts'
import type { Mandate } from './mandate.ts'

export type UserView = z.infer<typeof ClientUser>
type Why = z.infer<typeof UserRefusal> | null
type Admins = readonly Pick<PersonRow, 'id' | 'set_by_partner'>[]

/** A user of a client, with what the person who asks may not do to them, and why. */
export function userOf(deps: Deps, mandate: Mandate, user: PersonRow, admins: Admins): UserView {
  return {
    id: user.id,
    name: user.name,
    userName: user.user_name,
    adminRole: adminRoleOf(user),
    blocked: user.blocked === 1,
    mustChangePassword: user.must_change_password === 1,
    email: user.email,
    language: languageOf(user, deps),
    resetRefusal: resetRefusal(mandate, user, admins),
    editRefusal: editRefusal(mandate, user),
    blockRefusal: blockRefusal(mandate, user, admins),
    roleRefusal: roleRefusal(mandate, user, admins),
    licenseRefusal: covers(mandate.role, 'licenses-manage') ? null : 'access-limited',
  }
}

/** Why a password may not be reset under a role; null when it may. */
export function resetRefusal({ role, customer }: Mandate, user: PersonRow, admins: Admins): Why {
  if (leadsToOthers(user, customer)) return 'never-delegable'
  if (user.admin_role !== 'none' && !covers(role, 'admins-passwords-reset')) return 'access-limited'
  return isLastAdmin(user, admins) ? 'last-global-admin' : null
}

export function editRefusal({ role, customer }: Mandate, user: PersonRow): Why {
  if (!covers(role, 'users-edit')) return 'access-limited'
  return leadsToOthers(user, customer) ? 'never-delegable' : null
}

/** Letting somebody in again takes nobody's account. */
export function blockRefusal(mandate: Mandate, user: PersonRow, admins: Admins): Why {
  return editRefusal(mandate, user) ?? (isLastAdmin(user, admins) ? 'last-global-admin' : null)
}

export function roleRefusal({ role, customer }: Mandate, user: PersonRow, admins: Admins): Why {
  if (!covers(role, 'roles-assign')) return 'access-limited'
  if (leadsToOthers(user, customer)) return 'never-delegable'
  return isLastAdmin(user, admins) ? 'last-global-admin' : null
}

/**
 * With every global admin's account a partner would hold the whole organization: one must be left whose password no
 * partner has set. Who has changed such a one since doesn't count either: a partner that knew it may have been who did.
 */
function isLastAdmin(user: Pick<PersonRow, 'id'>, admins: Admins): boolean {
  const others = admins.filter((admin) => admin.id !== user.id && admin.set_by_partner === 0)
  return admins.some((admin) => admin.id === user.id) && others.length === 0
}

/**
 * At a client that is a partner itself, the account of its staff, or of an admin who can make staff, would lead on to
 * companies that granted nothing.
 */
export function leadsToOthers(user: PersonRow, customer: OrganizationRow): boolean {
  const isStaff = user.partner_role !== null || user.access_role !== null
  return isStaff || (customer.is_partner === 1 && user.admin_role === 'global-admin')
}
