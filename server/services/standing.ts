import type { Tx } from '../store/database.ts'
import type { LockMode } from '../store/dialect.ts'
import { lockOrganization, type OrganizationRow } from '../store/organizations.ts'
import { Refusal } from './refusal.ts'

/**
 * Locks the organization in which somebody acts, and refuses where it is suspended: there nobody acts but to remove a
 * partner. Suspending waits for what is under way.
 */
export async function lockInGoodStanding(
  tx: Tx,
  organizationId: string,
  mode: LockMode,
): Promise<OrganizationRow | undefined> {
  const organization = await lockOrganization(tx, organizationId, mode)
  if (organization?.suspended_at) throw new Refusal('organization-suspended')
  return organization
}
