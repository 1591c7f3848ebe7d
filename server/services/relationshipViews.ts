import type { z } from '@hono/zod-openapi'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Deps } from '../deps.ts'
import type { Receipt, Relationship, RelationshipState } from '../shapes.ts'
import type { RelationshipRow, RelationshipView } from '../store/relationships.ts'
import { asRole, scopeOf } from './access.ts'
import { offeredBy } from './narrowing.ts'
import { contentOf, textsIn, type VersionContent } from './offers.ts'

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

export function receiptOf(row: RelationshipView, deps: Deps): z.infer<typeof Receipt> {
  const content = contentOf(row)
  const { language, terms } = textsIn(content, isLanguage(row.language) ? row.language : content.defaultLanguage)
  return {
    reference: row.reference,
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
    offered: offeredBy(contentOf(row)),
    grantedAt: row.granted_at,
    grantedBy: row.granter,
    endsAt: row.ends_at,
    removedAt: row.removed_at,
    removedBy: row.remover,
    changedAt: row.changed_at,
    lastActivityAt: row.last_activity_at,
  }
}
