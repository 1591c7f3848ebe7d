import { sql, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { ChoresTable } from './schema.ts'

export type ChoreRow = Selectable<ChoresTable>

export function listChores(tx: Tx): Promise<ChoreRow[]> {
  return tx.db.selectFrom('chores').selectAll().orderBy('name').execute()
}

/** Makes a chore's row if it has none yet: it is due at once. */
export async function ensureChore(tx: Tx, name: string, now: string): Promise<void> {
  await tx.db
    .insertInto('chores')
    .values({ name, due_at: now, done_at: null, failures: 0, last_error: null })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/**
 * Takes a chore that is due, until the transaction ends: the row is changed, so another process waits for it here and
 * then finds the chore done. False where it isn't due any more.
 */
export async function takeChore(tx: Tx, name: string, now: string, nextDueAt: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('chores')
    .set({ due_at: nextDueAt })
    .where('name', '=', name)
    .where('due_at', '<=', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Says that a run came to its end; `dueAt` where there is more to do already. */
export async function markChoreDone(tx: Tx, name: string, at: string, dueAt: string | null): Promise<void> {
  await tx.db
    .updateTable('chores')
    .set({ done_at: at, failures: 0, last_error: null, ...(dueAt === null ? {} : { due_at: dueAt }) })
    .where('name', '=', name)
    .execute()
}

/** Puts a chore off whose run failed and was taken back; unless another process has done it meanwhile. */
export async function markChoreFailed(
  tx: Tx,
  name: string,
  failure: { readonly error: string; readonly now: string; readonly dueAt: string },
): Promise<void> {
  await tx.db
    .updateTable('chores')
    .set((eb) => ({ due_at: failure.dueAt, failures: eb('failures', '+', 1), last_error: failure.error }))
    .where('name', '=', name)
    .where('due_at', '<=', failure.now)
    .execute()
}

/** Rows that one run deletes at most, so that nobody waits long for it. */
const bite = 1000

/** Deletes idempotency keys from before a time; true where there may be more. */
export async function sweepIdempotency(tx: Tx, before: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`delete from idempotency where (person_id, key) in (
    select person_id, key from idempotency where created_at < ${before} order by created_at limit ${bite})`.execute(
    tx.db,
  )
  return numAffectedRows >= BigInt(bite)
}

/** Deletes one-time links that ended before a time, used or not; true where there may be more. */
export async function sweepOneTimeLinks(tx: Tx, before: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('one_time_links')
    .where('id', 'in', (eb) =>
      eb.selectFrom('one_time_links').select('id').where('expires_at', '<', before).orderBy('expires_at').limit(bite),
    )
    .executeTakeFirst()
  return numDeletedRows >= BigInt(bite)
}
