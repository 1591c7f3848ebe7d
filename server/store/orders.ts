import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { OrdersTable } from './schema.ts'

export type OrderRow = Selectable<OrdersTable>

export async function insertOrder(tx: Tx, row: OrderRow): Promise<void> {
  await tx.db.insertInto('orders').values(row).execute()
}

/** The order by which an organization took an offer. */
export function findOrder(
  tx: Tx,
  { offerId, customerId }: { offerId: string; customerId: string },
): Promise<OrderRow | undefined> {
  return tx.db
    .selectFrom('orders')
    .selectAll()
    .where('offer_id', '=', offerId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
}

/** An order with the names that belong to it. */
export interface OrderView extends OrderRow {
  readonly partner_name: string
  readonly partner_domain: string
  readonly customer_name: string
  readonly customer_domain: string
  readonly person_name: string
  readonly content: string
}

export function viewOrder(tx: Tx, reference: string): Promise<OrderView | undefined> {
  return tx.db
    .selectFrom('orders as o')
    .innerJoin('organizations as p', 'p.id', 'o.partner_id')
    .innerJoin('organizations as c', 'c.id', 'o.customer_id')
    .innerJoin('people as g', 'g.id', 'o.person_id')
    .innerJoin('offer_versions as v', (join) =>
      join.onRef('v.offer_id', '=', 'o.offer_id').onRef('v.number', '=', 'o.version'),
    )
    .selectAll('o')
    .select([
      'p.name as partner_name',
      'p.domain as partner_domain',
      'c.name as customer_name',
      'c.domain as customer_domain',
      'g.name as person_name',
      'v.content',
    ])
    .where('o.reference', '=', reference)
    .executeTakeFirst()
}
