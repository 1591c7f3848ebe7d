import type { Tx } from './database.ts'

/** A mail that was claimed for sending. */
export interface QueuedMail {
  readonly id: string
  readonly toName: string
  readonly toAddress: string
  readonly language: string
  readonly subject: string
  readonly body: string
  readonly attempts: number
  readonly createdAt: string
}

/**
 * Claims the mail that has waited longest. A claim is a conditional update, so that of several processes one
 * gets it, and it holds until `claimEnds`: a process that dies in between leaves a mail that is claimed again.
 */
export async function claimMail(tx: Tx, now: string, claimEnds: string): Promise<QueuedMail | undefined> {
  const due = await tx.db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['queued', 'sending'])
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!due) return undefined
  const { numUpdatedRows } = await tx.db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: due.attempts + 1, next_attempt_at: claimEnds })
    .where('id', '=', due.id)
    .where('state', '=', due.state)
    .where('attempts', '=', due.attempts)
    .executeTakeFirst()
  // Another process was first: the caller asks again.
  if (numUpdatedRows !== 1n) return claimMail(tx, now, claimEnds)
  return {
    id: due.id,
    toName: due.to_name,
    toAddress: due.to_address,
    language: due.language,
    subject: due.subject,
    body: due.body,
    attempts: due.attempts + 1,
    createdAt: due.created_at,
  }
}

/** Only the claim that is still the newest may say how it ended. */
type Claim = Pick<QueuedMail, 'id' | 'attempts'>

export async function markSent(tx: Tx, { id, attempts }: Claim, at: string): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: at, last_error: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute()
}

/** Puts a mail back for another try, or, with no time for one, gives it up. */
export async function markFailed(tx: Tx, claim: Claim, error: string, nextAttemptAt: string | null): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({
      state: nextAttemptAt === null ? 'failed' : 'queued',
      last_error: error,
      ...(nextAttemptAt === null ? {} : { next_attempt_at: nextAttemptAt }),
    })
    .where('id', '=', claim.id)
    .where('attempts', '=', claim.attempts)
    .execute()
}

/** Without a mail server, mails stay where people read them in the product. */
export async function keepAllMail(tx: Tx): Promise<void> {
  await tx.db.updateTable('outbox').set({ state: 'kept' }).where('state', 'in', ['queued', 'sending']).execute()
}

/** Whether there is anything to do. Looking costs less than a transaction that writes nothing. */
export async function hasDueMail(tx: Tx, now: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['queued', 'sending'])
    .where('next_attempt_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
