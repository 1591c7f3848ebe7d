import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { findOrganization, holdStanding, lockOrganization, type OrganizationRow } from '../store/organizations.ts'
import { lockNewest, type RelationshipRow } from '../store/relationships.ts'
import { asRole, effectiveRole } from './access.ts'
import { accessRoleOf } from './account.ts'
import type { PartnerActor } from './actor.ts'
import { Refusal } from './refusal.ts'
import { hasEnded } from './relationshipViews.ts'

/**
 * The relationship that lets this partner at this customer, locked so that the customer's removal waits
 * for the act and the act for the removal. Every act on a customer's data goes through here, in its own
 * transaction.
 */
export async function relationshipFor(
  tx: Tx,
  deps: Deps,
  actor: PartnerActor,
  customerId: string,
): Promise<RelationshipRow> {
  const sides = { partnerId: actor.organization.id, customerId }
  const relationship = await lockNewest(tx, sides, 'share')
  // A customer that never granted anything is as unknown as one that does not exist.
  if (!relationship) throw new Refusal('not-found')
  if (relationship.state !== 'active' || hasEnded(relationship, deps)) throw new Refusal('relationship-ended')
  await partnerInGoodStanding(tx, actor)
  return relationship
}

/** Nothing is done for a partner that the operator has suspended; suspending waits for what is under way. */
export async function partnerInGoodStanding(tx: Tx, actor: PartnerActor): Promise<void> {
  const partner = await lockOrganization(tx, actor.organization.id, 'share')
  if (!partner || partner.suspended_at) throw new Refusal('partner-suspended')
}

/** What stands under an act for a client: the relationship, and what this person may do under it. */
export interface Mandate {
  readonly relationship: RelationshipRow
  readonly customer: OrganizationRow
  readonly role: 'full' | 'limited'
}

export async function mandateFor(tx: Tx, deps: Deps, actor: PartnerActor, customerId: string): Promise<Mandate> {
  const relationship = await relationshipFor(tx, deps, actor, customerId)
  const assigned = accessRoleOf(actor.person)
  if (!assigned) throw new Refusal('access-not-assigned')
  // Suspending the customer waits for what is under way, too.
  await holdStanding(tx, customerId, 'share')
  const customer = await findOrganization(tx, customerId)
  if (!customer) throw new Refusal('not-found')
  if (customer.suspended_at) throw new Refusal('organization-suspended')
  return { relationship, customer, role: effectiveRole(assigned, asRole(relationship.role)) }
}
