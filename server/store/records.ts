import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { ActivitiesTable, IdempotencyTable, OneTimeLinksTable, OutboxTable } from './schema.ts'

/** Partners sort their clients by when they last acted. */
async function noteAct(tx: Tx, relationshipId: string, at: string): Promise<void> {
  await tx.db
    .updateTable('last_acts')
    .set({ at })
    .where('relationship_id', '=', relationshipId)
    .where('at', '<', at)
    .execute()
}

export async function insertActivity(tx: Tx, row: Insertable<ActivitiesTable>): Promise<void> {
  await tx.db.insertInto('activities').values(row).execute()
  if (row.actor_side === 'partner' && row.relationship_id) await noteAct(tx, row.relationship_id, row.at)
}

/** When a person last did this under this relationship. */
export async function lastActivity(
  tx: Tx,
  match: { actorId: string; relationshipId: string; event: string },
): Promise<string | null> {
  const row = await tx.db
    .selectFrom('activities')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('relationship_id', '=', match.relationshipId)
    .where('actor_id', '=', match.actorId)
    .where('event', '=', match.event)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Queues a mail; one that is there already for this event and recipient stays the only one. */
export async function enqueueMail(tx: Tx, row: Insertable<OutboxTable>): Promise<void> {
  await tx.db
    .insertInto('outbox')
    .values(row)
    .onConflict((conflict) => conflict.columns(['event_id', 'recipient_id']).doNothing())
    .execute()
}

/** Mails to a person, newest first. */
export function listMails(tx: Tx, recipientId: string, after: Cursor | null): Promise<Selectable<OutboxTable>[]> {
  let query = tx.db.selectFrom('outbox').selectAll().where('recipient_id', '=', recipientId)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '<', after.value),
        eb.and([eb('created_at', '=', after.value), eb('id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** Takes an idempotency key. False when it was taken before; then `findIdempotent` has what came of it. */
export async function claimKey(tx: Tx, row: Insertable<IdempotencyTable>): Promise<boolean> {
  const result = await tx.db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export function findIdempotent(
  tx: Tx,
  personId: string,
  key: string,
): Promise<Selectable<IdempotencyTable> | undefined> {
  return tx.db
    .selectFrom('idempotency')
    .selectAll()
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst()
}

export async function keepResult(tx: Tx, personId: string, key: string, result: string): Promise<void> {
  await tx.db
    .updateTable('idempotency')
    .set({ result })
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute()
}

export async function insertOneTimeLink(tx: Tx, row: Insertable<OneTimeLinksTable>): Promise<void> {
  await tx.db.insertInto('one_time_links').values(row).execute()
}

/** When a link was used; null where it is unknown, or still open. */
export async function findUsedLink(tx: Tx, id: string, purpose: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('one_time_links')
    .select('used_at')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row?.used_at ?? null
}

/** Whether a link could be used now. Only using it says so for certain. */
export async function isLinkOpen(tx: Tx, id: string, purpose: string, now: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('one_time_links')
    .select('id')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Uses a link up, and with it all others that were given out for the same: two processes that start at once each
 * give out one. False when it is unknown, used or too old.
 */
export async function useOneTimeLink(tx: Tx, id: string, purpose: string, now: string): Promise<boolean> {
  const used = await tx.db
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('subject')
    .executeTakeFirst()
  if (!used) return false
  await tx.db
    .deleteFrom('one_time_links')
    .where('purpose', '=', purpose)
    .where('subject', '=', used.subject)
    .where('used_at', 'is', null)
    .execute()
  return true
}

/** Ends every session of a person: their next request is answered as to a stranger. */
export async function endSessionsOf(tx: Tx, personId: string): Promise<void> {
  await tx.db.deleteFrom('sessions').where('person_id', '=', personId).execute()
}

export async function readMeta(tx: Tx, name: string): Promise<string | null> {
  const row = await tx.db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function writeMeta(tx: Tx, name: string, value: string): Promise<void> {
  await tx.db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
