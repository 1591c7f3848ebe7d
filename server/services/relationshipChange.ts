import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Relationship, RelationshipChange, RelationshipLimits } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { findOffer } from '../store/offers.ts'
import { lockOrganization } from '../store/organizations.ts'
import { endOnBehalfUnder } from '../store/on-behalf.ts'
import { voidKnownSecrets } from '../store/known-secrets.ts'
import { answerRecipients, globalAdmins } from '../store/people.ts'
import { lockRelationship, setChanged, type RelationshipView } from '../store/relationships.ts'
import { asRole } from './access.ts'
import { customerActor, globalAdminActor, type CustomerActor } from './actor.ts'
import { guardRefuses } from './guard.ts'
import { note, tell } from './journal.ts'
import { contentOf } from './offers.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'
import { hasEnded, relationshipOf } from './relationshipViews.ts'
import { ownRelationship } from './relationships.ts'
import { lockInGoodStanding } from './standing.ts'
import { checkFresh } from './step-up.ts'

type Change = z.infer<typeof RelationshipChange>
type Limits = z.infer<typeof RelationshipLimits>
type View = z.infer<typeof Relationship>

const day = 24 * 60 * 60 * 1000
/** An end can be set this far ahead where the offer itself has none. */
export const mostDaysAhead = 3650

/**
 * How far a relationship can be widened: to what the version that was granted offers, and no further, with its
 * length counted from now. Narrower is always possible.
 */
function limitsOf(relationship: RelationshipView, deps: Deps): Limits {
  const { role, durationDays } = contentOf(relationship)
  const latest = new Date(deps.clock.now().getTime() + (durationDays ?? mostDaysAhead) * day).toISOString()
  return { role: role ?? asRole(relationship.role), openEnded: durationDays === null, latestEnd: latest }
}

export function relationshipLimits(deps: Deps, caller: Caller | null, id: string): Promise<Limits> {
  return deps.store.read(async (tx) => limitsOf(await ownRelationship(tx, await customerActor(tx, caller), id), deps))
}

/** True where a change gives the partner more than it has: a wider role, or a later end. */
function widens(relationship: RelationshipView, to: Change['to']): boolean {
  const { role, ends_at: before } = relationship
  const wider = role === 'limited' && to.role === 'full'
  const longer = before !== null && (to.endsAt === null || to.endsAt > before)
  return wider || longer
}

/**
 * Changes what a partner may do, or until when, in a relationship that goes on. The relationship is locked against
 * acts under it as a removal does it, so that from the answer on nothing is done that the new role doesn't cover.
 */
export function changeRelationship(
  deps: Deps,
  caller: Caller | null,
  id: string,
  input: Change,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    await lockRelationship(tx, await ownRelationship(tx, await globalAdminActor(tx, caller, 'none'), id), 'update')
    const actor = await globalAdminActor(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const relationship = await ownRelationship(tx, actor, id)
      const to = { role: input.to.role, endsAt: input.to.endsAt && new Date(input.to.endsAt).toISOString() }
      if (relationship.role === to.role && relationship.ends_at === to.endsAt) return null
      await lockInGoodStanding(tx, actor.organization.id, widens(relationship, to) ? 'update' : 'share')
      await checkChange(tx, deps, caller, relationship, { shown: input.shown, to })
      await change(tx, deps, actor, relationship, to, at)
      return null
    })
    return relationshipOf(await ownRelationship(tx, actor, id), deps)
  })
}

async function checkChange(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  relationship: RelationshipView,
  { shown, to }: Change,
): Promise<void> {
  if (relationship.state !== 'active' || hasEnded(relationship, deps)) throw new Refusal('relationship-ended')
  const shownEnd = shown.endsAt && new Date(shown.endsAt).toISOString()
  if (relationship.role !== shown.role || relationship.ends_at !== shownEnd) throw new Refusal('changed-meanwhile')
  const limits = limitsOf(relationship, deps)
  if (to.role === 'full' && limits.role !== 'full') throw invalid('to.role', 'not-a-choice')
  if (to.endsAt !== relationship.ends_at) {
    if (to.endsAt === null && !limits.openEnded) throw invalid('to.endsAt', 'required')
    const inTime = to.endsAt === null || (to.endsAt > deps.clock.now().toISOString() && to.endsAt <= limits.latestEnd)
    if (!inTime) throw invalid('to.endsAt', 'not-a-choice')
  }
  if (!widens(relationship, to)) return
  // To give more is to grant anew, so what holds for granting holds for it.
  const partner = await lockOrganization(tx, relationship.partner_id, 'share')
  if (!partner || partner.suspended_at || !partner.certified_at) throw new Refusal('partner-suspended')
  if (await guardRefuses(tx, relationship.customer_id, partner.domain)) {
    throw new Refusal('guarded', { params: { partner: partner.name } })
  }
  checkFresh(deps, caller)
}

async function change(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  relationship: RelationshipView,
  to: { readonly role: 'full' | 'limited'; readonly endsAt: string | null },
  at: string,
): Promise<void> {
  await setChanged(tx, relationship, to, at)
  // Work under way goes on with the new role once its people have entered again.
  if (to.role !== relationship.role) await endOnBehalfUnder(tx, relationship.id, at)
  // The partner knows those of admins, and may set no more of them.
  if (relationship.role === 'full' && to.role === 'limited') {
    await voidKnownSecrets(tx, { relationshipId: relationship.id }, { adminsOnly: true })
  }
  const event = await note(tx, deps, {
    event: 'relationship-changed',
    actor,
    side: 'customer',
    customerId: relationship.customer_id,
    partnerId: relationship.partner_id,
    relationshipId: relationship.id,
    target: { id: relationship.partner_id, name: relationship.partner_name },
    facts: {
      ...(to.role === relationship.role ? {} : { roleBefore: relationship.role, role: to.role }),
      ...(to.endsAt === relationship.ends_at
        ? {}
        : { endBefore: relationship.ends_at ?? 'open', end: to.endsAt ?? 'open' }),
    },
  })
  const facts = {
    customer: relationship.customer_name,
    partner: relationship.partner_name,
    person: actor.person.name,
    reference: relationship.reference,
    at,
    role: asRole(to.role),
    end: to.endsAt,
  }
  const offer = await findOffer(tx, relationship.offer_id)
  const partnerPeople = await answerRecipients(tx, relationship.partner_id, offer?.created_by ?? '')
  await tell(tx, deps, event, partnerPeople, (language) => ({
    kind: 'changed',
    ...facts,
    url: `${deps.publicUrl}/${language}/partner/clients/${relationship.customer_id}`,
  }))
  await tell(tx, deps, event, await globalAdmins(tx, relationship.customer_id), (language) => ({
    kind: 'changed-by-you',
    ...facts,
    url: `${deps.publicUrl}/${language}/customer/partners/${relationship.id}`,
  }))
}
