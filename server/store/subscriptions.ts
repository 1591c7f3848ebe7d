import type { NotNull, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { LicenseAssignmentsTable, SubscriptionsTable } from './schema.ts'

export type SubscriptionRow = Selectable<SubscriptionsTable>

/** A subscription with how many of its licenses are given out, and the partner through whom it came. */
export interface SubscriptionView extends SubscriptionRow {
  readonly assigned: number
  readonly partner_name: string | null
  readonly partner_domain: string | null
}

export async function insertSubscription(tx: Tx, row: SubscriptionRow): Promise<void> {
  await tx.db.insertInto('subscriptions').values(row).execute()
}

/** The subscription, whose licenses nobody else can give out until the transaction ends. */
export function lockSubscription(tx: Tx, id: string, mode: LockMode): Promise<SubscriptionRow | undefined> {
  return tx.traits.lock(tx.db.selectFrom('subscriptions').selectAll().where('id', '=', id), mode).executeTakeFirst()
}

function views(tx: Tx) {
  return tx.db
    .selectFrom('subscriptions')
    .leftJoin('organizations as partner', 'partner.id', 'subscriptions.partner_id')
    .selectAll('subscriptions')
    .select(['partner.name as partner_name', 'partner.domain as partner_domain'])
    .select((eb) =>
      eb
        .selectFrom('license_assignments')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('license_assignments.subscription_id', '=', 'subscriptions.id')
        .as('assigned'),
    )
    .$narrowType<{ assigned: NotNull }>()
}

/** An organization's subscriptions, newest first. */
export function listSubscriptions(
  tx: Tx,
  organizationId: string,
  after: Cursor | null = null,
): Promise<SubscriptionView[]> {
  let query = views(tx).where('subscriptions.organization_id', '=', organizationId)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('subscriptions.started_at', '<', after.value),
        eb.and([eb('subscriptions.started_at', '=', after.value), eb('subscriptions.id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('subscriptions.started_at', 'desc')
    .orderBy('subscriptions.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export async function countSubscriptions(tx: Tx, organizationId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('subscriptions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** What came by an order. */
export function listOfOrder(tx: Tx, orderId: string): Promise<SubscriptionView[]> {
  return views(tx).where('subscriptions.order_id', '=', orderId).orderBy('subscriptions.id').execute()
}

export async function hasTried(tx: Tx, organizationId: string, product: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('subscriptions')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('product', '=', product)
    .where('state', '=', 'trial')
    .executeTakeFirst()
  return row !== undefined
}

/** How many of a subscription's licenses are given out. To rely on it, lock the subscription first. */
export async function countAssigned(tx: Tx, subscriptionId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('license_assignments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function hasLicense(tx: Tx, subscriptionId: string, personId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('license_assignments')
    .select('person_id')
    .where('subscription_id', '=', subscriptionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertAssignment(tx: Tx, row: Selectable<LicenseAssignmentsTable>): Promise<void> {
  await tx.db.insertInto('license_assignments').values(row).execute()
}

/** False where the person had none. */
export async function deleteAssignment(tx: Tx, subscriptionId: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('license_assignments')
    .where('subscription_id', '=', subscriptionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ids of the subscriptions of which a person has a license. */
export async function licensesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('license_assignments')
    .select('subscription_id')
    .where('person_id', '=', personId)
    .orderBy('subscription_id')
    .execute()
  return rows.map((row) => row.subscription_id)
}
