import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Relationship } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { voidKnownSecrets } from '../store/known-secrets.ts'
import { answerRecipients, globalAdmins } from '../store/people.ts'
import { endOnBehalfUnder } from '../store/on-behalf.ts'
import {
  listOfCustomer,
  lockRelationship,
  setRemoved,
  viewRelationship,
  type RelationshipView,
} from '../store/relationships.ts'
import { customerActor, globalAdminActor, type CustomerActor } from './actor.ts'
import { note, tell } from './journal.ts'
import { findOffer } from '../store/offers.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { relationshipOf } from './relationshipViews.ts'

type View = z.infer<typeof Relationship>

/** A customer's partner relationships, those that ended too, newest first. */
export function listRelationships(
  deps: Deps,
  caller: Caller | null,
  query: { after?: string | undefined; search?: string | undefined; show?: 'current' | 'past' | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const { after, search } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    const now = deps.clock.now().toISOString()
    return toPage(
      await listOfCustomer(tx, organization.id, { after, search, show: query.show ?? null, now }),
      (row) => relationshipOf(row, deps),
      (row) => ({ value: row.granted_at, id: row.id }),
    )
  })
}

export function getRelationship(deps: Deps, caller: Caller | null, id: string): Promise<View> {
  return deps.store.read(async (tx) => {
    const actor = await customerActor(tx, caller)
    return relationshipOf(await ownRelationship(tx, actor, id), deps)
  })
}

/** A relationship of the actor's own organization; another's does not exist for them. */
export async function ownRelationship(tx: Tx, actor: CustomerActor, id: string): Promise<RelationshipView> {
  const found = await viewRelationship(tx, id)
  if (found?.customer_id !== actor.organization.id) throw new Refusal('not-found')
  return found
}

/**
 * Removes a partner. The relationship's row is locked against every act under it: those that hold it finish
 * first, those that come later find it removed. The answer goes out after the commit, so that once
 * "removed" is shown, nothing succeeds.
 */
export function removePartner(deps: Deps, caller: Caller | null, id: string, call: CommandCall): Promise<View> {
  return deps.store.transaction(async (tx) => {
    // The relationship is locked before the person, as acts do it: one under way may be on this very person's password.
    await lockRelationship(tx, await ownRelationship(tx, await globalAdminActor(tx, caller, 'none'), id), 'update')
    const actor = await globalAdminActor(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      // Read again, under the lock: a colleague may have removed it a moment ago.
      const relationship = await ownRelationship(tx, actor, id)
      if (relationship.state === 'active') await remove(tx, deps, actor, relationship, at)
      return null
    })
    return relationshipOf(await ownRelationship(tx, actor, id), deps)
  })
}

async function remove(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  relationship: RelationshipView,
  at: string,
): Promise<void> {
  await setRemoved(tx, relationship.id, actor.person.id, at)
  await endOnBehalfUnder(tx, relationship.id, at)
  await voidKnownSecrets(tx, { relationshipId: relationship.id })
  const event = await note(tx, deps, {
    event: 'relationship-removed',
    actor,
    side: 'customer',
    customerId: relationship.customer_id,
    partnerId: relationship.partner_id,
    relationshipId: relationship.id,
    target: { id: relationship.partner_id, name: relationship.partner_name },
  })
  const facts = {
    customer: relationship.customer_name,
    partner: relationship.partner_name,
    person: actor.person.name,
    reference: relationship.reference,
    at,
  }
  const offer = await findOffer(tx, relationship.offer_id)
  const partnerPeople = await answerRecipients(tx, relationship.partner_id, offer?.created_by ?? '')
  await tell(tx, deps, event, partnerPeople, (to) => ({
    kind: 'removed',
    ...facts,
    url: `${deps.publicUrl}/${to}/partner/clients`,
  }))
  await tell(tx, deps, event, await globalAdmins(tx, relationship.customer_id), (to) => ({
    kind: 'removed-by-you',
    ...facts,
    url: `${deps.publicUrl}/${to}/customer/partners`,
  }))
}
