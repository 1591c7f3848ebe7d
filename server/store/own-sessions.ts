import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { SessionsTable } from './schema.ts'

/** A person's sessions that began and were last used after these times, the newest first. */
export function listSessions(
  tx: Tx,
  personId: string,
  after: { readonly created: string; readonly seen: string },
): Promise<Selectable<SessionsTable>[]> {
  return tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('created_at', '>', after.created)
    .where('last_seen_at', '>', after.seen)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/**
 * Ends a session, and the sign-in that it came from: otherwise the identity provider, which remembers that browser,
 * would let it in again without a word.
 */
export async function endSession(tx: Tx, personId: string, id: string, at: string): Promise<void> {
  const ended = await tx.db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('authenticated_at')
    .execute()
  await rememberEnded(tx, personId, ended, at)
}

export async function endOtherSessions(tx: Tx, personId: string, kept: string, at: string): Promise<void> {
  const ended = await tx.db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where('id', '<>', kept)
    .returning('authenticated_at')
    .execute()
  await rememberEnded(tx, personId, ended, at)
}

async function rememberEnded(
  tx: Tx,
  personId: string,
  sessions: readonly { authenticated_at: string }[],
  at: string,
): Promise<void> {
  const times = new Set(sessions.map((session) => session.authenticated_at))
  for (const time of times) {
    await tx.db
      .insertInto('ended_sign_ins')
      .values({ person_id: personId, authenticated_at: time, created_at: at })
      .onConflict((conflict) => conflict.columns(['person_id', 'authenticated_at']).doNothing())
      .execute()
  }
}

/** Whether the person ended what they signed in to at this time. */
export async function wasEnded(tx: Tx, personId: string, authenticatedAt: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('ended_sign_ins')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('authenticated_at', '=', authenticatedAt)
    .executeTakeFirst()
  return row !== undefined
}

export async function sweepEndedSignIns(tx: Tx, before: string): Promise<void> {
  await tx.db.deleteFrom('ended_sign_ins').where('created_at', '<', before).execute()
}
