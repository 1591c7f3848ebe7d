import type { z } from '@hono/zod-openapi'
import { catalogueOf } from '../../src/clouds/all.ts'
import type { CatalogueProduct, Cloud } from '../../src/clouds/types.ts'
import type { Caller, Deps } from '../deps.ts'
import type { OrderedSubscription, Product, Subscription } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import {
  countAssigned,
  hasLicense,
  insertAssignment,
  listSubscriptions as subscriptionRows,
  lockSubscription,
  type SubscriptionRow,
  type SubscriptionView,
} from '../store/subscriptions.ts'
import { customerActor } from './actor.ts'
import { listQuery, toPage } from './lists.ts'
import { Refusal } from './refusal.ts'

type View = z.infer<typeof Subscription>

/** What the cloud sells under an id, if it does. */
export function productOf(cloud: Pick<Cloud, 'id'>, id: string): CatalogueProduct | undefined {
  return catalogueOf(cloud).find((product) => product.id === id)
}

/** A product by what people call it. One that the catalogue has no longer is called by its id. */
export function productName(cloud: Pick<Cloud, 'id'>, id: string): z.infer<typeof Product> {
  const product = productOf(cloud, id)
  return { id, names: { ...(product?.names ?? { en: id, da: id, zh: id }) } }
}

export function subscriptionState(row: Pick<SubscriptionRow, 'state' | 'ends_at'>, now: string): View['state'] {
  if (row.ends_at !== null && row.ends_at <= now) return 'expired'
  return row.state === 'trial' ? 'trial' : 'active'
}

/** A subscription for a reader of `readerId`'s organization: what another partner sold is not named to a partner. */
export function subscriptionOf(row: SubscriptionView, deps: Deps, readerId: string): View {
  const seesPartner = row.organization_id === readerId || row.partner_id === readerId
  return {
    id: row.id,
    product: productName(deps.cloud, row.product),
    state: subscriptionState(row, deps.clock.now().toISOString()),
    licenses: row.licenses,
    assigned: row.assigned,
    billing: row.billing === 'monthly' || row.billing === 'yearly' ? row.billing : null,
    startedAt: row.started_at,
    endsAt: row.ends_at,
    partner:
      seesPartner && row.partner_id
        ? { id: row.partner_id, name: row.partner_name ?? '', domain: row.partner_domain ?? '' }
        : null,
  }
}

/** The same on a receipt, which the partner keeps when its access is over. */
export function orderedOf(row: SubscriptionView, deps: Deps, readerId: string): z.infer<typeof OrderedSubscription> {
  const { assigned: _, ...ordered } = subscriptionOf(row, deps, readerId)
  return ordered
}

/**
 * Gives a person of the organization a license. The subscription's row is locked, so that two at once can't both take
 * the last one. Who may do so is for the caller to settle, in the same transaction.
 */
export async function assignLicense(
  tx: Tx,
  deps: Deps,
  to: { organizationId: string; subscriptionId: string; personId: string },
): Promise<void> {
  const at = deps.clock.now().toISOString()
  const subscription = await lockSubscription(tx, to.subscriptionId, 'update')
  if (subscription?.organization_id !== to.organizationId) throw new Refusal('not-found')
  if (await hasLicense(tx, subscription.id, to.personId)) return
  const used = await countAssigned(tx, subscription.id)
  if (subscriptionState(subscription, at) === 'expired' || used >= subscription.licenses) {
    throw new Refusal('no-licenses-left')
  }
  await insertAssignment(tx, { subscription_id: subscription.id, person_id: to.personId, assigned_at: at })
}

/** The subscriptions of the actor's own organization, newest first. */
export function listSubscriptions(
  deps: Deps,
  caller: Caller | null,
  query: { after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    return toPage(
      await subscriptionRows(tx, organization.id, after),
      (row) => subscriptionOf(row, deps, organization.id),
      (row) => ({ value: row.started_at, id: row.id }),
    )
  })
}
