import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import type { OnBehalfSessionsTable } from './schema.ts'

export type OnBehalfRow = Selectable<OnBehalfSessionsTable>

export async function insertOnBehalf(tx: Tx, row: OnBehalfRow): Promise<void> {
  await tx.db.insertInto('on_behalf_sessions').values(row).execute()
}

interface Place {
  readonly personId: string
  readonly customerId: string
}

/**
 * The session in which somebody is at a client, newest first where there are several; its time may be over. Locked, so
 * that leaving waits for the acts under way, and no act is done after it was left.
 */
export function lockOnBehalf(
  tx: Tx,
  { personId, customerId }: Place,
  mode: LockMode,
): Promise<OnBehalfRow | undefined> {
  const query = tx.db
    .selectFrom('on_behalf_sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  return tx.traits.lock(query, mode).executeTakeFirst()
}

/** Ends all sessions of a person at a client. Gives how many of them were not over. */
export async function endOnBehalf(tx: Tx, { personId, customerId }: Place, at: string): Promise<number> {
  const ended = await tx.db
    .updateTable('on_behalf_sessions')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .returning('ends_at')
    .execute()
  return ended.filter((row) => row.ends_at > at).length
}

/** Ends every session under a relationship: the customer removed the partner. */
export async function endOnBehalfUnder(tx: Tx, relationshipId: string, at: string): Promise<void> {
  await tx.db
    .updateTable('on_behalf_sessions')
    .set({ ended_at: at })
    .where('relationship_id', '=', relationshipId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a person: what they may do at clients was changed, or they were blocked. */
export async function endOnBehalfOf(tx: Tx, personId: string, at: string): Promise<void> {
  await tx.db
    .updateTable('on_behalf_sessions')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}
