import type { z } from '@hono/zod-openapi'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Deps } from '../deps.ts'
import type { Receipt, Relationship, RelationshipState } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { viewOrder, type OrderView } from '../store/orders.ts'
import { viewByReference, type RelationshipRow, type RelationshipView } from '../store/relationships.ts'
import { listOfOrder } from '../store/subscriptions.ts'
import { asRole, scopeOf } from './access.ts'
import { offeredBy } from './narrowing.ts'
import { contentOf, textsIn, type VersionContent } from './offers.ts'
import { orderedOf } from './subscriptions.ts'

/** True once a relationship's time is over, whether or not a row says so yet. */
export function hasEnded(relationship: Pick<RelationshipRow, 'ends_at'>, deps: Deps): boolean {
  return relationship.ends_at !== null && relationship.ends_at <= deps.clock.now().toISOString()
}

export function stateOf(row: RelationshipView, deps: Deps): z.infer<typeof RelationshipState> {
  if (row.state === 'removed') return 'removed'
  if (row.state === 'expired' || hasEnded(row, deps)) return 'expired'
  return row.partner_suspended_at ? 'suspended' : 'active'
}

/** What the partner is registered as now, where that isn't what the version says. */
export function renamed(
  { partner }: VersionContent,
  now: { readonly name: string; readonly domain: string },
): { name: string; domain: string } | null {
  return partner.name === now.name && partner.domain === now.domain ? null : { name: now.name, domain: now.domain }
}

type ReceiptView = z.infer<typeof Receipt>

/**
 * The receipt of a reference: of a relationship, of what was tried or bought, or of both at once. `readerId` is the
 * reader's organization.
 */
export async function receiptFor(
  tx: Tx,
  deps: Deps,
  reference: string,
  readerId: string,
): Promise<ReceiptView | undefined> {
  const relationship = await viewByReference(tx, reference)
  const order = await viewOrder(tx, reference)
  const rows = order ? await listOfOrder(tx, order.id) : []
  const subscriptions = rows.map((row) => orderedOf(row, deps, readerId))
  if (relationship) return { ...receiptOf(relationship, deps), subscriptions }
  return order && { ...orderReceipt(order), subscriptions }
}

function orderReceipt(row: OrderView): Omit<ReceiptView, 'subscriptions'> {
  const content = contentOf(row)
  const { language, terms } = textsIn(content, isLanguage(row.language) ? row.language : content.defaultLanguage)
  return {
    reference: row.reference,
    kind: content.kind,
    relationshipId: null,
    state: null,
    partner: content.partner,
    partnerNow: renamed(content, { name: row.partner_name, domain: row.partner_domain }),
    customer: { id: row.customer_id, name: row.customer_name, domain: row.customer_domain },
    access: null,
    offered: offeredBy(content),
    grantedAt: row.at,
    grantedBy: row.person_name,
    endsAt: null,
    changed: null,
    removedAt: null,
    removedBy: null,
    digest: row.digest,
    terms: { language, text: terms },
  }
}

function receiptOf(row: RelationshipView, deps: Deps): Omit<ReceiptView, 'subscriptions'> {
  const content = contentOf(row)
  const { language, terms } = textsIn(content, isLanguage(row.language) ? row.language : content.defaultLanguage)
  return {
    reference: row.reference,
    kind: content.kind,
    relationshipId: row.id,
    state: stateOf(row, deps),
    partner: content.partner,
    partnerNow: renamed(content, { name: row.partner_name, domain: row.partner_domain }),
    customer: { id: row.customer_id, name: row.customer_name, domain: row.customer_domain },
    access: scopeOf(asRole(row.granted_role ?? row.role)),
    offered: offeredBy(content),
    grantedAt: row.granted_at,
    grantedBy: row.granter,
    endsAt: row.changed_at ? row.granted_ends_at : row.ends_at,
    changed: row.changed_at ? { at: row.changed_at, role: asRole(row.role), endsAt: row.ends_at } : null,
    removedAt: row.removed_at,
    removedBy: row.remover,
    digest: row.digest,
    terms: { language, text: terms },
  }
}

export function relationshipOf(row: RelationshipView, deps: Deps): z.infer<typeof Relationship> {
  return {
    id: row.id,
    reference: row.reference,
    state: stateOf(row, deps),
    partner: { id: row.partner_id, name: row.partner_name, domain: row.partner_domain },
    access: scopeOf(asRole(row.role)),
    // What asks for no administration makes no relationship.
    offered: offeredBy(contentOf(row)) ?? { role: asRole(row.role), durationDays: null },
    grantedAt: row.granted_at,
    grantedBy: row.granter,
    endsAt: row.ends_at,
    removedAt: row.removed_at,
    removedBy: row.remover,
    changedAt: row.changed_at,
    lastActivityAt: row.last_activity_at,
  }
}
