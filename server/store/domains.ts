import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { DomainsTable } from './schema.ts'

export type DomainRow = Selectable<DomainsTable>

/** An organization's domains besides its first, by name. */
export function listDomains(tx: Tx, organizationId: string): Promise<DomainRow[]> {
  return tx.db.selectFrom('domains').selectAll().where('organization_id', '=', organizationId).orderBy('name').execute()
}

/** How many domains an organization has besides its first. */
export async function countDomains(tx: Tx, organizationId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('domains')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return row.count
}

export function lockDomain(tx: Tx, id: string): Promise<DomainRow | undefined> {
  return tx.traits.lock(tx.db.selectFrom('domains').selectAll().where('id', '=', id), 'update').executeTakeFirst()
}

/** Everybody who has a domain or wants to prove it, also those whose first it is. */
export function domainsNamed(tx: Tx, name: string): Promise<DomainRow[]> {
  return tx.db.selectFrom('domains').selectAll().where('name', '=', name).execute()
}

/** Whether another organization has a domain: as its first, or verified. */
export async function isDomainElsewhere(tx: Tx, name: string, organizationId: string | null): Promise<boolean> {
  const first = await tx.db.selectFrom('organizations').select('id').where('domain', '=', name).executeTakeFirst()
  if (first && first.id !== organizationId) return true
  const verified = await tx.db
    .selectFrom('domains')
    .select('organization_id')
    .where('name', '=', name)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return verified !== undefined && verified.organization_id !== organizationId
}

/** Whether an organization has verified a domain; it can't be removed until the transaction ends. */
export async function hasVerifiedDomain(tx: Tx, organizationId: string, name: string): Promise<boolean> {
  const query = tx.db
    .selectFrom('domains')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('name', '=', name)
    .where('verified_at', 'is not', null)
  return (await tx.traits.lock(query, 'share').executeTakeFirst()) !== undefined
}

export async function insertDomain(tx: Tx, row: DomainRow): Promise<void> {
  await tx.db.insertInto('domains').values(row).execute()
}

export async function setDomainVerified(tx: Tx, id: string, at: string): Promise<void> {
  await tx.db.updateTable('domains').set({ verified_at: at }).where('id', '=', id).execute()
}

export async function deleteDomain(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('domains').where('id', '=', id).execute()
}

/** How many people of an organization sign in under each domain that has any. */
export async function usersByDomain(tx: Tx, organizationId: string): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom('people')
    .select('user_name')
    .where('organization_id', '=', organizationId)
    .execute()
  const counts = new Map<string, number>()
  for (const { user_name: userName } of rows) {
    const domain = userName.slice(userName.indexOf('@') + 1)
    counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return counts
}
