import type { Tx } from './database.ts'

export function listMailChoices(tx: Tx, personId: string): Promise<{ subject: string; mailed: number }[]> {
  return tx.db.selectFrom('mail_choices').select(['subject', 'mailed']).where('person_id', '=', personId).execute()
}

export async function setMailChoice(tx: Tx, personId: string, subject: string, mailed: 0 | 1): Promise<void> {
  await tx.db
    .insertInto('mail_choices')
    .values({ person_id: personId, subject, mailed })
    .onConflict((conflict) => conflict.columns(['person_id', 'subject']).doUpdateSet({ mailed }))
    .execute()
}

/** Those of some people who don't want mails about a subject. */
export async function whoMuted(tx: Tx, personIds: readonly string[], subject: string): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('mail_choices')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .where('subject', '=', subject)
    .where('mailed', '=', 0)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** How many notices somebody hasn't read; more than `most` are not counted. */
export async function countUnread(tx: Tx, personId: string, most: number): Promise<number> {
  const { count } = await tx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('recipient_id', '=', personId)
        .where('read_at', 'is', null)
        .limit(most)
        .as('unread'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Marks somebody's notices as read; all of them where no ids are given. */
export async function markRead(tx: Tx, personId: string, ids: readonly string[] | null, at: string): Promise<void> {
  let update = tx.db
    .updateTable('outbox')
    .set({ read_at: at })
    .where('recipient_id', '=', personId)
    .where('read_at', 'is', null)
  if (ids) update = update.where('id', 'in', ids)
  await update.execute()
}
