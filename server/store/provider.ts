import type { Tx } from './database.ts'

/** One row of the embedded identity provider, as its adapter reads and writes it. */
export interface ProviderRow {
  readonly model: string
  readonly id: string
  /** JSON. */
  readonly payload: string
  readonly grantId: string | null
  readonly userCode: string | null
  readonly uid: string | null
  readonly expiresAt: string | null
}

export async function upsertPayload(tx: Tx, row: ProviderRow): Promise<void> {
  const values = {
    payload: row.payload,
    grant_id: row.grantId,
    user_code: row.userCode,
    uid: row.uid,
    expires_at: row.expiresAt,
  }
  await tx.db
    .insertInto('provider_payloads')
    .values({ model: row.model, id: row.id, consumed_at: null, ...values })
    .onConflict((conflict) => conflict.columns(['model', 'id']).doUpdateSet(values))
    .execute()
}

export interface StoredPayload {
  readonly payload: string
  readonly consumedAt: string | null
}

type Key = { readonly id: string } | { readonly uid: string } | { readonly userCode: string }

export async function findPayload(tx: Tx, model: string, key: Key, now: string): Promise<StoredPayload | undefined> {
  // The provider asks by what a stranger sent, and one of the databases can't be asked for the character zero.
  if (Object.values(key).some((value: string) => value.includes('\0'))) return undefined
  const query = tx.db
    .selectFrom('provider_payloads')
    .select(['payload', 'consumed_at'])
    .where('model', '=', model)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
  const row = await (
    'id' in key
      ? query.where('id', '=', key.id)
      : 'uid' in key
        ? query.where('uid', '=', key.uid)
        : query.where('user_code', '=', key.userCode)
  ).executeTakeFirst()
  return row && { payload: row.payload, consumedAt: row.consumed_at }
}

/** Marks a row as used. The first use wins; a later one leaves its time as it is. */
export async function consumePayload(tx: Tx, model: string, id: string, at: string): Promise<void> {
  await tx.db
    .updateTable('provider_payloads')
    .set({ consumed_at: at })
    .where('model', '=', model)
    .where('id', '=', id)
    .where('consumed_at', 'is', null)
    .execute()
}

export async function deletePayload(tx: Tx, model: string, id: string): Promise<void> {
  await tx.db.deleteFrom('provider_payloads').where('model', '=', model).where('id', '=', id).execute()
}

export async function deletePayloadsOfGrant(tx: Tx, model: string, grantId: string): Promise<void> {
  await tx.db.deleteFrom('provider_payloads').where('model', '=', model).where('grant_id', '=', grantId).execute()
}
