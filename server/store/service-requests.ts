import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import { activePeople, type PersonRow } from './people.ts'
import type { ServiceRequestEntriesTable, ServiceRequestsTable } from './schema.ts'

export type ServiceRequestRow = Selectable<ServiceRequestsTable>
type EntryRow = Selectable<ServiceRequestEntriesTable>

/** A service request with the names that belong to it. */
export interface ServiceRequestView extends ServiceRequestRow {
  readonly customer_name: string
  readonly customer_domain: string
  readonly partner_name: string
  readonly partner_domain: string
  readonly creator: string
}

function views(tx: Tx) {
  return tx.db
    .selectFrom('service_requests as s')
    .innerJoin('organizations as c', 'c.id', 's.customer_id')
    .innerJoin('organizations as p', 'p.id', 's.partner_id')
    .innerJoin('people as by', 'by.id', 's.created_by')
    .selectAll('s')
    .select([
      'c.name as customer_name',
      'c.domain as customer_domain',
      'p.name as partner_name',
      'p.domain as partner_domain',
      'by.name as creator',
    ])
}

export function findServiceRequest(tx: Tx, id: string): Promise<ServiceRequestView | undefined> {
  return views(tx).where('s.id', '=', id).executeTakeFirst()
}

/** The request, so that its entries come one after another. */
export function lockServiceRequest(tx: Tx, id: string): Promise<ServiceRequestRow | undefined> {
  const query = tx.db.selectFrom('service_requests').selectAll().where('id', '=', id)
  return tx.traits.lock(query, 'update').executeTakeFirst()
}

interface Wanted {
  readonly state: string | undefined
  readonly after: Cursor | null
}

function newestOf(query: ReturnType<typeof views>, { state, after }: Wanted): Promise<ServiceRequestView[]> {
  let wanted = query
  if (state) wanted = wanted.where('s.state', '=', state)
  if (after) {
    wanted = wanted.where((eb) =>
      eb.or([
        eb('s.updated_at', '<', after.value),
        eb.and([eb('s.updated_at', '=', after.value), eb('s.id', '<', after.id)]),
      ]),
    )
  }
  return wanted
    .orderBy('s.updated_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** The requests for a partner's clients that granted full administration, the latest changed first. */
export function listOfPartner(
  tx: Tx,
  partnerId: string,
  now: string,
  options: Wanted & { readonly customerId: string | undefined },
): Promise<ServiceRequestView[]> {
  let query = views(tx)
    .where('s.partner_id', '=', partnerId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('relationships as r')
          .select('r.id')
          .whereRef('r.customer_id', '=', 's.customer_id')
          .whereRef('r.partner_id', '=', 's.partner_id')
          .where('r.state', '=', 'active')
          .where('r.role', '=', 'full')
          .where((sub) => sub.or([sub('r.ends_at', 'is', null), sub('r.ends_at', '>', now)])),
      ),
    )
  if (options.customerId) query = query.where('s.customer_id', '=', options.customerId)
  return newestOf(query, options)
}

/** The requests that partners made for an organization, the latest changed first. */
export function listOfOrganization(tx: Tx, customerId: string, options: Wanted): Promise<ServiceRequestView[]> {
  return newestOf(views(tx).where('s.customer_id', '=', customerId), options)
}

/** How many requests a partner made for a customer. */
export async function countServiceRequests(
  tx: Tx,
  sides: { readonly customerId: string; readonly partnerId: string },
): Promise<number> {
  const row = await tx.db
    .selectFrom('service_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customer_id', '=', sides.customerId)
    .where('partner_id', '=', sides.partnerId)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertServiceRequest(tx: Tx, row: ServiceRequestRow): Promise<void> {
  await tx.db.insertInto('service_requests').values(row).execute()
}

export async function updateServiceRequest(
  tx: Tx,
  id: string,
  change: { state?: string; updated_at: string },
): Promise<void> {
  await tx.db.updateTable('service_requests').set(change).where('id', '=', id).execute()
}

export interface EntryView extends EntryRow {
  readonly writer: string
}

export function listEntries(tx: Tx, requestId: string): Promise<EntryView[]> {
  return tx.db
    .selectFrom('service_request_entries as e')
    .innerJoin('people as by', 'by.id', 'e.person_id')
    .selectAll('e')
    .select('by.name as writer')
    .where('e.request_id', '=', requestId)
    .orderBy('e.number')
    .execute()
}

/** Adds an entry at the end. The request must be locked, or new. */
export async function insertEntry(tx: Tx, row: Omit<EntryRow, 'number'>): Promise<void> {
  const last = await tx.db
    .selectFrom('service_request_entries')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('request_id', '=', row.request_id)
    .executeTakeFirst()
  await tx.db
    .insertInto('service_request_entries')
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .execute()
}

/** Who at a customer may read its service requests: everybody with an admin role. */
export function requestAdmins(tx: Tx, customerId: string): Promise<PersonRow[]> {
  return activePeople(tx, customerId).where('admin_role', '<>', 'none').execute()
}

export interface RequestStaff extends PersonRow {
  /** 1 where they wrote in the request. */
  readonly takes_part: number
}

/** Who at the partner may read a service request now: nobody, where the customer no longer grants what that needs. */
export function requestStaff(tx: Tx, request: ServiceRequestRow, now: string): Promise<RequestStaff[]> {
  return tx.db
    .selectFrom('people as p')
    .innerJoin('organizations as o', 'o.id', 'p.organization_id')
    .innerJoin('relationships as r', 'r.partner_id', 'o.id')
    .selectAll('p')
    .select((eb) =>
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom('service_request_entries as e')
              .select('e.id')
              .where('e.request_id', '=', request.id)
              .whereRef('e.person_id', '=', 'p.id'),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('takes_part'),
    )
    .where('o.id', '=', request.partner_id)
    .where('o.suspended_at', 'is', null)
    .where('r.customer_id', '=', request.customer_id)
    .where('r.state', '=', 'active')
    .where('r.role', '=', 'full')
    .where((eb) => eb.or([eb('r.ends_at', 'is', null), eb('r.ends_at', '>', now)]))
    .where('p.partner_role', 'is not', null)
    .where('p.access_role', '=', 'full')
    .where('p.blocked', '=', 0)
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute()
}
