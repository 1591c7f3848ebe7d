import type { Tx } from './database.ts'

/** The value kept under a name: `value` if this is the first to give one. */
export async function ensureKey(tx: Tx, name: string, value: string, now: string): Promise<string> {
  await tx.db
    .insertInto('keys')
    .values({ name, value, created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = await tx.db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirstOrThrow()
  return row.value
}
