import { sql, type Selectable, type Updateable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import { likePattern, pageSize, type Cursor } from './lists.ts'
import type { OrganizationsTable } from './schema.ts'

/** So much of a folded name fits into an index, whatever its script. */
export const foldedLength = 500

export type OrganizationRow = Selectable<OrganizationsTable>

export function findOrganization(tx: Tx, id: string): Promise<OrganizationRow | undefined> {
  return tx.db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findOrganizationByDomain(tx: Tx, domain: string): Promise<OrganizationRow | undefined> {
  return tx.db.selectFrom('organizations').selectAll().where('domain', '=', domain).executeTakeFirst()
}

export async function lockOrganization(tx: Tx, id: string, mode: LockMode): Promise<OrganizationRow | undefined> {
  await tx.traits.passGate(tx.db, `organization:${id}`, mode)
  return tx.traits.lock(tx.db.selectFrom('organizations').selectAll().where('id', '=', id), mode).executeTakeFirst()
}

/**
 * Whether an organization is suspended, which nobody changes until the transaction ends. Its row is not locked for that:
 * acts on its people lock the row for themselves alone, and two that shared it before would wait for each other.
 */
export function holdStanding(tx: Tx, id: string, mode: LockMode): Promise<void> {
  return tx.traits.hold(tx.db, `standing:${id}`, mode)
}

export async function insertOrganization(tx: Tx, row: OrganizationRow): Promise<void> {
  await tx.db.insertInto('organizations').values(row).execute()
}

export async function updateOrganization(tx: Tx, id: string, change: Updateable<OrganizationsTable>): Promise<void> {
  await tx.db.updateTable('organizations').set(change).where('id', '=', id).execute()
  if (change.folded === undefined) return
  // Its partners' lists of clients are sorted by its name.
  await tx.db
    .updateTable('relationships')
    .set({ customer_folded: change.folded.slice(0, foldedLength) })
    .where('customer_id', '=', id)
    .execute()
}

export function listOrganizations(
  tx: Tx,
  options: { search: string; after: Cursor | null },
): Promise<OrganizationRow[]> {
  let query = tx.db.selectFrom('organizations').selectAll()
  if (options.search) query = query.where(sql<boolean>`folded like ${likePattern(options.search)} escape '\\'`)
  const { after } = options
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('folded', '>', after.value), eb.and([eb('folded', '=', after.value), eb('id', '>', after.id)])]),
    )
  }
  return query
    .orderBy('folded')
    .orderBy('id')
    .limit(pageSize + 1)
    .execute()
}
