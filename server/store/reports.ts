import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { OfferReportsTable } from './schema.ts'

/** Keeps a report; one that is there already stays as it is. */
export async function insertReport(tx: Tx, row: Insertable<OfferReportsTable>): Promise<void> {
  await tx.db
    .insertInto('offer_reports')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export interface ReportView extends Selectable<OfferReportsTable> {
  readonly partner_id: string
  readonly partner_name: string
  readonly partner_domain: string
  readonly suspended_at: string | null
  readonly handler: string | null
}

function views(tx: Tx) {
  return tx.db
    .selectFrom('offer_reports as r')
    .innerJoin('offers as o', 'o.id', 'r.offer_id')
    .innerJoin('organizations as p', 'p.id', 'o.partner_id')
    .leftJoin('people as h', 'h.id', 'r.handled_by')
    .selectAll('r')
    .select([
      'p.id as partner_id',
      'p.name as partner_name',
      'p.domain as partner_domain',
      'p.suspended_at',
      'h.name as handler',
    ])
}

export function viewReport(tx: Tx, id: string): Promise<ReportView | undefined> {
  return views(tx).where('r.id', '=', id).executeTakeFirst()
}

/** Reports, newest first: those that wait, or those that are done with. */
export function listReports(tx: Tx, handled: boolean, after: Cursor | null): Promise<ReportView[]> {
  let query = views(tx).where('r.handled_at', handled ? 'is not' : 'is', null)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('r.created_at', '<', after.value),
        eb.and([eb('r.created_at', '=', after.value), eb('r.id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export async function setReportHandled(tx: Tx, id: string, by: { person: string; at: string } | null): Promise<void> {
  await tx.db
    .updateTable('offer_reports')
    .set({ handled_at: by?.at ?? null, handled_by: by?.person ?? null })
    .where('id', '=', id)
    .execute()
}
