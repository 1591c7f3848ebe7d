import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize } from './lists.ts'
import type { DomainTriesTable, PartnerTermsTable } from './schema.ts'

export function findDomainTry(tx: Tx, organizationId: string): Promise<Selectable<DomainTriesTable> | undefined> {
  return tx.db.selectFrom('domain_tries').selectAll().where('organization_id', '=', organizationId).executeTakeFirst()
}

/** Keeps how the last try went, in place of the one before. */
export async function saveDomainTry(tx: Tx, row: Insertable<DomainTriesTable>): Promise<void> {
  await tx.db
    .insertInto('domain_tries')
    .values(row)
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ outcome: row.outcome, at: row.at }))
    .execute()
}

export async function forgetDomainTry(tx: Tx, organizationId: string): Promise<void> {
  await tx.db.deleteFrom('domain_tries').where('organization_id', '=', organizationId).execute()
}

export interface TermsView extends Selectable<PartnerTermsTable> {
  readonly creator: string
}

const termsWithCreator = (tx: Tx) =>
  tx.db
    .selectFrom('partner_terms as t')
    .innerJoin('people as p', 'p.id', 't.created_by')
    .selectAll('t')
    .select('p.name as creator')

export async function insertTerms(tx: Tx, row: Insertable<PartnerTermsTable>): Promise<void> {
  await tx.db.insertInto('partner_terms').values(row).execute()
}

export function findTerms(tx: Tx, id: string): Promise<TermsView | undefined> {
  return termsWithCreator(tx).where('t.id', '=', id).executeTakeFirst()
}

/** A partner's terms in a language, the newest first. */
export function listTerms(
  tx: Tx,
  query: { readonly partnerId: string; readonly language: string; readonly after: number | null },
): Promise<TermsView[]> {
  let rows = termsWithCreator(tx).where('t.partner_id', '=', query.partnerId).where('t.language', '=', query.language)
  if (query.after !== null) rows = rows.where('t.number', '<', query.after)
  return rows
    .orderBy('t.number', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export function newestTerms(
  tx: Tx,
  query: { readonly partnerId: string; readonly language: string },
): Promise<TermsView | undefined> {
  return termsWithCreator(tx)
    .where('t.partner_id', '=', query.partnerId)
    .where('t.language', '=', query.language)
    .orderBy('t.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
