import { sql, type Selectable, type Updateable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import { likePattern, pageSize, type Cursor } from './lists.ts'
import type { PeopleTable } from './schema.ts'

export type PersonRow = Selectable<PeopleTable>

export function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tx.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The person, whose roles nobody can change until the transaction ends. */
export function lockPerson(tx: Tx, id: string, mode: LockMode): Promise<PersonRow | undefined> {
  return tx.traits.lock(tx.db.selectFrom('people').selectAll().where('id', '=', id), mode).executeTakeFirst()
}

export async function findPersonByUserName(tx: Tx, userName: string): Promise<PersonRow | undefined> {
  // Nobody is called so, and one of the databases can't even be asked.
  if (userName.includes('\0')) return undefined
  return tx.db.selectFrom('people').selectAll().where('user_name', '=', userName.toLowerCase()).executeTakeFirst()
}

export async function insertPerson(tx: Tx, row: PersonRow): Promise<void> {
  await tx.db.insertInto('people').values(row).execute()
}

export async function updatePerson(tx: Tx, id: string, change: Updateable<PeopleTable>): Promise<void> {
  await tx.db.updateTable('people').set(change).where('id', '=', id).execute()
}

export function listPeople(
  tx: Tx,
  organizationId: string,
  options: { search: string; after: Cursor | null },
): Promise<PersonRow[]> {
  let query = tx.db.selectFrom('people').selectAll().where('organization_id', '=', organizationId)
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

/** People of an organization who may sign in, oldest account first. */
export function activePeople(tx: Tx, organizationId: string) {
  return tx.db
    .selectFrom('people')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('blocked', '=', 0)
    .orderBy('created_at')
    .orderBy('id')
}

/** People who may answer offers and remove partners for an organization, oldest account first. */
export function globalAdmins(tx: Tx, organizationId: string): Promise<PersonRow[]> {
  return activePeople(tx, organizationId).where('admin_role', '=', 'global-admin').execute()
}

/** People of a partner who hear of answers: its owners, and whoever sent the offer. */
export function answerRecipients(tx: Tx, partnerId: string, senderId: string): Promise<PersonRow[]> {
  return activePeople(tx, partnerId)
    .where((eb) => eb.or([eb('partner_role', '=', 'owner'), eb('id', '=', senderId)]))
    .execute()
}

export async function countPeople(tx: Tx): Promise<number> {
  const row = await tx.db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export async function countUsers(
  tx: Tx,
  organizationId: string,
  { adminsOnly = false }: { readonly adminsOnly?: boolean } = {},
): Promise<number> {
  let query = tx.db.selectFrom('people').where('organization_id', '=', organizationId)
  if (adminsOnly) query = query.where('admin_role', '<>', 'none')
  const row = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** How many of a partner's people have administrative access to clients, by role. */
export async function countAccess(tx: Tx, partnerId: string): Promise<{ full: number; limited: number }> {
  const rows = await tx.db
    .selectFrom('people')
    .select((eb) => ['access_role', eb.fn.countAll<number>().as('count')])
    .where('organization_id', '=', partnerId)
    .where('blocked', '=', 0)
    .where('partner_role', 'is not', null)
    .groupBy('access_role')
    .execute()
  const of = (role: string): number => rows.find(({ access_role }) => access_role === role)?.count ?? 0
  return { full: of('full'), limited: of('limited') }
}

export function partnerOwners(tx: Tx, partnerId: string): Promise<PersonRow[]> {
  return activePeople(tx, partnerId).where('partner_role', '=', 'owner').execute()
}
