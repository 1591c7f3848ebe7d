import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { endedUnmarked, endingUnnoticed, keepNotice } from '../store/endings.ts'
import { globalAdmins, partnerOwners } from '../store/people.ts'
import { lockRelationship, viewRelationship, type RelationshipView } from '../store/relationships.ts'
import type { Chore } from './chores.ts'
import { expire } from './granting.ts'
import { tell } from './journal.ts'

/** How many days before an end people hear of it, the nearest first. */
const distances = [1, 7, 30] as const

const day = 24 * 60 * 60 * 1000
/** Relationships in one bite: each is a few mails. */
const bite = 20

/**
 * Tells both sides that an end is near: once for each end and distance. After a time in which nothing ran only the
 * nearest distance is told; an end that was changed is told anew.
 */
async function noticeEndings(tx: Tx, deps: Deps, now: string): Promise<boolean> {
  let told = 0
  for (const days of distances) {
    const until = new Date(Date.parse(now) + days * day).toISOString()
    for (const { id, partner_id, customer_id } of await endingUnnoticed(tx, { now, until, days }, bite - told)) {
      // A change or a removal under way is waited for.
      await lockRelationship(tx, { id, partner_id, customer_id }, 'share')
      const relationship = await viewRelationship(tx, id)
      const endsAt = relationship?.ends_at
      if (relationship?.state !== 'active' || !endsAt || endsAt <= now || endsAt > until) continue
      await keepNotice(tx, { relationshipId: id, endsAt, days, at: now })
      await tellBoth(tx, deps, relationship, `end:${id}:${endsAt}:${days}`, ['ends-soon', 'your-access-ends-soon'])
      told += 1
    }
    if (told >= bite) return true
  }
  return false
}

/** Marks what has run out, and tells both sides. Acts are refused from the very end on, whether this ran or not. */
async function endRelationships(tx: Tx, deps: Deps, now: string): Promise<boolean> {
  const ended = await endedUnmarked(tx, now, bite)
  for (const { id, partner_id, customer_id } of ended) {
    await lockRelationship(tx, { id, partner_id, customer_id }, 'update')
    const relationship = await viewRelationship(tx, id)
    if (relationship?.state !== 'active' || !relationship.ends_at || relationship.ends_at > now) continue
    await expire(tx, id, now)
    await tellBoth(tx, deps, relationship, `ended:${id}`, ['ended', 'your-access-ended'])
  }
  return ended.length === bite
}

type Kind = 'ends-soon' | 'your-access-ends-soon' | 'ended' | 'your-access-ended'

async function tellBoth(
  tx: Tx,
  deps: Deps,
  relationship: RelationshipView,
  eventId: string,
  [customerKind, partnerKind]: readonly [customer: Kind, partner: Kind],
): Promise<void> {
  const facts = {
    customer: relationship.customer_name,
    partner: relationship.partner_name,
    reference: relationship.reference,
    at: relationship.ends_at ?? '',
  }
  await tell(tx, deps, eventId, await globalAdmins(tx, relationship.customer_id), (language) => ({
    kind: customerKind,
    ...facts,
    url: `${deps.publicUrl}/${language}/customer/partners/${relationship.id}`,
  }))
  const client = partnerKind === 'your-access-ended' ? '' : `/${relationship.customer_id}`
  await tell(tx, deps, eventId, await partnerOwners(tx, relationship.partner_id), (language) => ({
    kind: partnerKind,
    ...facts,
    url: `${deps.publicUrl}/${language}/partner/clients${client}`,
  }))
}

export const endings: readonly Chore[] = [
  { name: 'end-relationships', everyMinutes: 10, run: endRelationships },
  { name: 'notice-endings', everyMinutes: 60, run: noticeEndings },
]
