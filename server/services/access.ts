import type { z } from '@hono/zod-openapi'
import type { PersonRow } from '../store/people.ts'
import type { OrganizationRow } from '../store/organizations.ts'
import { acts } from '../shapes.ts'
import type { AccessRole, AccessScope, Act, Permission } from '../shapes.ts'

type Role = z.infer<typeof AccessRole>
type ActName = z.infer<typeof Act>

/** What the roles let a partner's staff do for a customer. The one place where this is written. */
const mayDo: Readonly<Record<Role, readonly ActName[]>> = {
  // As a global admin, but for what is never delegable.
  full: [
    'users-read',
    'passwords-reset',
    'users-add',
    'users-edit',
    'licenses-manage',
    'roles-assign',
    'domains-add',
    'service-requests-manage',
    'admins-passwords-reset',
  ],
  // As a password admin: the passwords of people without an admin role, and reading what that needs.
  limited: ['users-read', 'passwords-reset'],
}

export function scopeOf(role: Role): z.infer<typeof AccessScope> {
  const may = mayDo[role]
  return {
    role,
    mayDo: acts.filter((act) => may.includes(act)),
    mayNotDo: acts.filter((act) => !may.includes(act)),
  }
}

/** What a staff member may do for a client: no more than they were assigned, and no more than was granted. */
export function effectiveRole(assigned: Role, granted: Role): Role {
  return assigned === 'full' && granted === 'full' ? 'full' : 'limited'
}

export function covers(role: Role, act: ActName): boolean {
  return mayDo[role].includes(act)
}

export function asRole(text: string): Role {
  return text === 'full' ? 'full' : 'limited'
}

/** What a person may do in the product itself. The navigation follows it; each service checks for itself. */
export function permissionsOf(person: PersonRow, organization: OrganizationRow | null): z.infer<typeof Permission>[] {
  const granted: z.infer<typeof Permission>[] = []
  if (person.is_operator === 1) granted.push('operate')
  if (!organization) return granted
  if (organization.is_partner === 1) {
    if (person.partner_role !== null) granted.push('offers.read', 'clients.read')
    if (maySendOffers(person)) granted.push('offers.send')
    if (person.access_role !== null) granted.push('clients.administer')
    if (seesTeam(person)) granted.push('team.read')
    if (managesTeam(person)) granted.push('team.manage')
  }
  if (person.admin_role !== 'none') granted.push('partners.read', 'activity.read')
  if (person.admin_role === 'global-admin') granted.push('partners.answer', 'partners.remove')
  return granted
}

/** Owners and sellers; and, as the help says, whoever has been assigned administrative access to clients. */
export function maySendOffers(person: PersonRow): boolean {
  return person.partner_role === 'owner' || person.partner_role === 'seller' || person.access_role !== null
}

/** Whoever works for the partner, and a global admin of its company. */
export function seesTeam(person: PersonRow): boolean {
  return person.partner_role !== null || person.admin_role === 'global-admin'
}

/** The partner's owners, and a global admin of its company. */
export function managesTeam(person: PersonRow): boolean {
  return person.partner_role === 'owner' || person.admin_role === 'global-admin'
}
