import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { AnswerInput } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { voidKnownSecrets } from '../store/known-secrets.ts'
import { endOnBehalfUnder } from '../store/on-behalf.ts'
import type { OrganizationRow } from '../store/organizations.ts'
import {
  findActive,
  insertRelationship,
  setExpired,
  type NewRelationship,
  type RelationshipRow,
} from '../store/relationships.ts'
import type { CustomerActor } from './actor.ts'
import { newId, newReference } from './crypto.ts'
import { guardRefuses } from './guard.ts'
import { note } from './journal.ts'
import { grantOf } from './narrowing.ts'
import { textsIn } from './offers.ts'
import type { OpenOffer } from './open-offer.ts'
import { Refusal } from './refusal.ts'
import { hasEnded } from './relationshipViews.ts'
import { checkFresh } from './step-up.ts'

/** Refuses where the partner administers the customer already. */
export async function refuseSecondGrant(
  tx: Tx,
  deps: Deps,
  partner: OrganizationRow,
  customerId: string,
): Promise<RelationshipRow | undefined> {
  const active = await findActive(tx, { partnerId: partner.id, customerId })
  if (active && !hasEnded(active, deps)) {
    throw new Refusal('already-authorized', { params: { reference: active.reference, partner: partner.name } })
  }
  return active
}

/** Refuses where the customer's guard does. Under the lock of the customer's row, which a change of the guard takes, too. */
export async function refuseGuarded(tx: Tx, partner: OrganizationRow, customerId: string): Promise<void> {
  if (await guardRefuses(tx, customerId, partner.domain)) {
    throw new Refusal('guarded', { params: { partner: partner.name } })
  }
}

/** Closes a relationship whose time is over: from here on what its partner was let in with is worth nothing. */
export async function expire(tx: Tx, relationshipId: string, at: string): Promise<void> {
  await setExpired(tx, relationshipId)
  await endOnBehalfUnder(tx, relationshipId, at)
  await voidKnownSecrets(tx, { relationshipId })
}

/**
 * Makes the partner a delegated admin of the actor's organization, as the version that was shown says, and records
 * it. Telling people of it is the caller's: the mails differ.
 */
export async function establish(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  actor: CustomerActor,
  { offer, partner, version, content }: OpenOffer,
  { language, narrowed }: Pick<z.infer<typeof AnswerInput>, 'language' | 'narrowed'>,
): Promise<{ relationship: NewRelationship; event: string }> {
  const granted = grantOf(content, narrowed)
  const customer = actor.organization
  const over = await refuseSecondGrant(tx, deps, partner, customer.id)
  await refuseGuarded(tx, partner, customer.id)
  checkFresh(deps, caller)
  const now = deps.clock.now()
  if (over) await expire(tx, over.id, now.toISOString())

  const relationship: NewRelationship = {
    id: newId(deps.random),
    cloud: deps.cloud.id,
    reference: newReference(deps.random),
    partner_id: partner.id,
    customer_id: customer.id,
    offer_id: offer.id,
    version: version.number,
    digest: version.digest,
    role: granted.role,
    language: textsIn(content, language).language,
    state: 'active',
    granted_by: actor.person.id,
    granted_at: now.toISOString(),
    ends_at:
      granted.durationDays === null
        ? null
        : new Date(now.getTime() + granted.durationDays * 24 * 60 * 60 * 1000).toISOString(),
    removed_by: null,
    removed_at: null,
    granted_role: null,
    granted_ends_at: null,
    changed_at: null,
  }
  await insertRelationship(tx, relationship)
  const event = await note(tx, deps, {
    event: 'relationship-authorized',
    actor,
    side: 'customer',
    customerId: customer.id,
    partnerId: partner.id,
    relationshipId: relationship.id,
    target: { id: partner.id, name: partner.name },
  })
  return { relationship, event }
}
