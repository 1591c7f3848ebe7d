import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { PersonRow } from './people.ts'
import type { AdminRequestsTable } from './schema.ts'

export type AdminRequestRow = Selectable<AdminRequestsTable>

export function findRequest(tx: Tx, offerId: string, personId: string): Promise<AdminRequestRow | undefined> {
  return tx.db
    .selectFrom('admin_requests')
    .selectAll()
    .where('offer_id', '=', offerId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Keeps a request; one of the same person about the same offer begins anew. */
export async function putRequest(tx: Tx, row: AdminRequestRow): Promise<void> {
  const { link_id, state, asked_at, reminded_at, answered_at } = row
  await tx.db
    .insertInto('admin_requests')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['offer_id', 'person_id']).doUpdateSet({ link_id, state, asked_at, reminded_at, answered_at }),
    )
    .execute()
}

export async function setReminded(tx: Tx, id: string, at: string): Promise<void> {
  await tx.db.updateTable('admin_requests').set({ reminded_at: at }).where('id', '=', id).execute()
}

/** How many requests came since a time, from one person or from all of an organization. */
export async function countRequestsSince(
  tx: Tx,
  of: { readonly person_id: string } | { readonly customer_id: string },
  since: string,
): Promise<number> {
  let query = tx.db
    .selectFrom('admin_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('asked_at', '>', since)
  query =
    'person_id' in of ? query.where('person_id', '=', of.person_id) : query.where('customer_id', '=', of.customer_id)
  return (await query.executeTakeFirstOrThrow()).count
}

export interface OpenRequest extends AdminRequestRow {
  readonly person: string
  readonly partner_name: string
  readonly partner_domain: string
}

/** Requests that wait for an organization's admins, newest first: of offers that can still be answered. */
export function openRequests(tx: Tx, customerId: string, now: string, limit: number): Promise<OpenRequest[]> {
  return tx.db
    .selectFrom('admin_requests as q')
    .innerJoin('people as h', 'h.id', 'q.person_id')
    .innerJoin('organizations as p', 'p.id', 'q.partner_id')
    .innerJoin('offers as o', 'o.id', 'q.offer_id')
    .leftJoin('offer_links as l', 'l.id', 'q.link_id')
    .selectAll('q')
    .select(['h.name as person', 'p.name as partner_name', 'p.domain as partner_domain'])
    .where('q.customer_id', '=', customerId)
    .where('q.state', '=', 'open')
    .where('h.blocked', '=', 0)
    .where('o.withdrawn_at', 'is', null)
    .where('l.stopped_at', 'is', null)
    .where((eb) => eb.or([eb('o.expires_at', 'is', null), eb('o.expires_at', '>', now)]))
    .where('p.suspended_at', 'is', null)
    .where('p.certified_at', 'is not', null)
    .orderBy('q.asked_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(limit)
    .execute()
}

/** Whose requests an answer settles: those about the offer, or about any of the partner's. */
export function askers(
  tx: Tx,
  about: { readonly customerId: string; readonly partnerId: string; readonly offerId: string | null },
): Promise<PersonRow[]> {
  let query = tx.db
    .selectFrom('people as h')
    .selectAll('h')
    .where('h.blocked', '=', 0)
    .where((eb) => {
      let requests = eb
        .selectFrom('admin_requests as q')
        .select('q.id')
        .whereRef('q.person_id', '=', 'h.id')
        .where('q.customer_id', '=', about.customerId)
        .where('q.partner_id', '=', about.partnerId)
        .where('q.state', '=', 'open')
      if (about.offerId !== null) requests = requests.where('q.offer_id', '=', about.offerId)
      return eb.exists(requests)
    })
  query = query.orderBy('h.created_at').orderBy('h.id')
  return query.execute()
}

export async function settleRequests(
  tx: Tx,
  about: { readonly customerId: string; readonly partnerId: string; readonly offerId: string | null },
  state: 'authorized' | 'declined',
  at: string,
): Promise<void> {
  let query = tx.db
    .updateTable('admin_requests')
    .set({ state, answered_at: at })
    .where('customer_id', '=', about.customerId)
    .where('partner_id', '=', about.partnerId)
    .where('state', '=', 'open')
  if (about.offerId !== null) query = query.where('offer_id', '=', about.offerId)
  await query.execute()
}
