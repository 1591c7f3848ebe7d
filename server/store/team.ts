import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { PersonRow } from './people.ts'
import type { TeamLogTable } from './schema.ts'

/**
 * The people who hold a partner together: its owners who may sign in. Locked until the transaction ends, so that
 * two of them can't step down at once and leave nobody.
 */
export function lockOwners(tx: Tx, partnerId: string): Promise<PersonRow[]> {
  const query = tx.db
    .selectFrom('people')
    .selectAll()
    .where('organization_id', '=', partnerId)
    .where('partner_role', '=', 'owner')
    .where('blocked', '=', 0)
    .orderBy('id')
  return tx.traits.lock(query, 'update').execute()
}

/** The same without a lock, for showing what can be done. */
export function listOwners(tx: Tx, partnerId: string): Promise<Pick<PersonRow, 'id'>[]> {
  return tx.db
    .selectFrom('people')
    .select('id')
    .where('organization_id', '=', partnerId)
    .where('partner_role', '=', 'owner')
    .where('blocked', '=', 0)
    .execute()
}

export async function insertTeamEvent(tx: Tx, row: Insertable<TeamLogTable>): Promise<void> {
  await tx.db.insertInto('team_log').values(row).execute()
}

/** Whether the role that somebody has was given along with their access, and nobody has chosen one since. */
export async function roleCameWithAccess(tx: Tx, personId: string): Promise<boolean> {
  const last = await tx.db
    .selectFrom('team_log')
    .select('event')
    .where('target_id', '=', personId)
    .where('role', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.event === 'access-assigned'
}

export interface TeamEventView extends Selectable<TeamLogTable> {
  readonly actor_name: string
  readonly target_name: string
}

/** What was changed about a partner's own people, newest first. */
export function listTeamEvents(tx: Tx, organizationId: string, after: Cursor | null): Promise<TeamEventView[]> {
  let query = tx.db
    .selectFrom('team_log as l')
    .innerJoin('people as a', 'a.id', 'l.actor_id')
    .innerJoin('people as t', 't.id', 'l.target_id')
    .selectAll('l')
    .select(['a.name as actor_name', 't.name as target_name'])
    .where('l.organization_id', '=', organizationId)
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('l.at', '<', after.value), eb.and([eb('l.at', '=', after.value), eb('l.id', '<', after.id)])]),
    )
  }
  return query
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}
