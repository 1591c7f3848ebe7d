import { sql, type Insertable, type Selectable } from 'kysely'
import { fold } from '../../src/lib/fold.ts'
import type { Tx } from './database.ts'
import { likePattern, pageSize, type Cursor } from './lists.ts'
import type { OrganizationRow } from './organizations.ts'
import type { DirectoryEntriesTable } from './schema.ts'

export interface DirectoryRow extends Selectable<DirectoryEntriesTable> {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly domain_proven_at: string | null
  readonly created_at: string
  readonly name_folded: string
}

/** Certified partners in good standing who want to be found, by name. */
export function listDirectory(
  tx: Tx,
  query: { readonly search: string; readonly country: string | null; readonly after: Cursor | null },
): Promise<DirectoryRow[]> {
  const { search, country, after } = query
  let rows = tx.db
    .selectFrom('directory_entries as d')
    .innerJoin('organizations as o', 'o.id', 'd.organization_id')
    .selectAll('d')
    .select(['o.id', 'o.name', 'o.domain', 'o.domain_proven_at', 'o.created_at', 'o.folded as name_folded'])
    .where('d.listed', '=', 1)
    .where('o.is_partner', '=', 1)
    .where('o.certified_at', 'is not', null)
    .where('o.suspended_at', 'is', null)
  if (search) {
    rows = rows.where((eb) =>
      eb.or([
        sql<boolean>`d.folded like ${likePattern(search)} escape '\\'`,
        sql<boolean>`o.folded like ${likePattern(search)} escape '\\'`,
      ]),
    )
  }
  if (country) rows = rows.where(sql<boolean>`d.countries like ${`%"${country}"%`}`)
  if (after) {
    rows = rows.where((eb) =>
      eb.or([eb('o.folded', '>', after.value), eb.and([eb('o.folded', '=', after.value), eb('o.id', '>', after.id)])]),
    )
  }
  return rows
    .orderBy('o.folded')
    .orderBy('o.id')
    .limit(pageSize + 1)
    .execute()
}

/** The countries that any partner in the directory serves, each once. */
export async function directoryCountries(tx: Tx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('directory_entries as d')
    .innerJoin('organizations as o', 'o.id', 'd.organization_id')
    .select('d.countries')
    .distinct()
    .where('d.listed', '=', 1)
    .where('o.is_partner', '=', 1)
    .where('o.certified_at', 'is not', null)
    .where('o.suspended_at', 'is', null)
    .execute()
  return [...new Set(rows.flatMap(({ countries }) => JSON.parse(countries) as string[]))].sort()
}

export interface DirectoryEntry {
  readonly listed: boolean
  readonly about: Readonly<Record<string, string>>
  readonly countries: readonly string[]
  readonly contact: string
}

export async function findDirectoryEntry(tx: Tx, organizationId: string): Promise<DirectoryEntry | null> {
  const row = await tx.db
    .selectFrom('directory_entries')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (!row) return null
  return {
    listed: row.listed === 1,
    about: JSON.parse(row.about) as Record<string, string>,
    countries: JSON.parse(row.countries) as string[],
    contact: row.contact,
  }
}

/** Keeps what a partner says about itself. */
export async function saveDirectoryEntry(
  tx: Tx,
  organization: Pick<OrganizationRow, 'id'>,
  entry: DirectoryEntry,
  at: string,
): Promise<void> {
  const row: Insertable<DirectoryEntriesTable> = {
    organization_id: organization.id,
    listed: entry.listed ? 1 : 0,
    about: JSON.stringify(entry.about),
    countries: JSON.stringify(entry.countries),
    contact: entry.contact,
    folded: fold(Object.values(entry.about).join(' ')),
    updated_at: at,
  }
  const { organization_id: _, ...change } = row
  await tx.db
    .insertInto('directory_entries')
    .values(row)
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(change))
    .execute()
}
