import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { findPerson, type PersonRow } from './people.ts'
import { insertOneTimeLink } from './records.ts'
import type { OneTimeLinksTable } from './schema.ts'

/** The person who was linked to a subject of an outside issuer. */
export function personBySubject(tx: Tx, issuer: string, subject: string): Promise<PersonRow | undefined> {
  return tx.db
    .selectFrom('people')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Links a person to a subject of an outside issuer; false where they are linked already. */
export async function linkPerson(tx: Tx, id: string, issuer: string, subject: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('people')
    .set({ issuer, subject })
    .where('id', '=', id)
    .where('issuer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Sets a password that the person chose, if the old one is still the one they proved; false where it isn't. */
export async function replacePassword(
  tx: Tx,
  id: string,
  oldHash: string,
  newHash: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('people')
    .set({ password_hash: newHash, must_change_password: 0, credentials_changed_at: at })
    .where('id', '=', id)
    .where('password_hash', '=', oldHash)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface SessionRow {
  readonly id: string
  readonly personId: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly authenticatedAt: string
  readonly idToken: string | null
}

export async function insertSession(
  tx: Tx,
  session: SessionRow,
  device?: { readonly browser: string | null; readonly system: string | null },
): Promise<void> {
  await tx.db
    .insertInto('sessions')
    .values({
      id: session.id,
      person_id: session.personId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      authenticated_at: session.authenticatedAt,
      id_token: session.idToken,
      ...device,
    })
    .execute()
}

export interface SessionOfPerson extends SessionRow {
  readonly person: PersonRow
}

export async function sessionById(tx: Tx, id: string): Promise<SessionOfPerson | undefined> {
  const row = await tx.db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst()
  const person = row && (await findPerson(tx, row.person_id))
  return (
    row &&
    person && {
      id: row.id,
      personId: row.person_id,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      authenticatedAt: row.authenticated_at,
      idToken: row.id_token,
      person,
    }
  )
}

export async function touchSession(tx: Tx, id: string, at: string): Promise<void> {
  await tx.db.updateTable('sessions').set({ last_seen_at: at }).where('id', '=', id).execute()
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('sessions').where('id', '=', id).execute()
}

export interface SignInRow {
  readonly id: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Seconds that proving who they are may lie back when they come back; null for any time. */
  readonly maxAge: number | null
  readonly returnTo: string
  readonly createdAt: string
}

export async function insertSignIn(tx: Tx, signIn: SignInRow): Promise<void> {
  await tx.db
    .insertInto('sign_ins')
    .values({
      id: signIn.id,
      state: signIn.state,
      nonce: signIn.nonce,
      code_verifier: signIn.codeVerifier,
      max_age: signIn.maxAge,
      return_to: signIn.returnTo,
      created_at: signIn.createdAt,
    })
    .execute()
}

/** Gives a sign-in that is under way and forgets it: it can be come back to once. */
export async function takeSignIn(tx: Tx, id: string): Promise<SignInRow | undefined> {
  const row = await tx.db.deleteFrom('sign_ins').where('id', '=', id).returningAll().executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state,
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      maxAge: row.max_age,
      returnTo: row.return_to,
      createdAt: row.created_at,
    }
  )
}

/** Replaces what was given out for this purpose and subject. */
export async function renewOneTimeLink(tx: Tx, link: Omit<Selectable<OneTimeLinksTable>, 'used_at'>): Promise<void> {
  await tx.db
    .deleteFrom('one_time_links')
    .where('purpose', '=', link.purpose)
    .where('subject', '=', link.subject)
    .where('used_at', 'is', null)
    .execute()
  await insertOneTimeLink(tx, { ...link, used_at: null })
}

/** When the newest link was made that was given out for this after a time and not used. */
export async function openLinkSince(
  tx: Tx,
  purpose: string,
  subject: string,
  after: string,
): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('one_time_links')
    .select('created_at')
    .where('purpose', '=', purpose)
    .where('subject', '=', subject)
    .where('used_at', 'is', null)
    .where('created_at', '>', after)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at
}

/** Whom or what a link is for, whether or not it still works. */
export async function subjectOfLink(tx: Tx, id: string, purpose: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('one_time_links')
    .select('subject')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row?.subject
}

/** Counts one more try in a window of time; gives the count with it. */
export async function countTry(tx: Tx, bucket: string, windowStart: string): Promise<number> {
  const { count } = await tx.db
    .insertInto('rate_limits')
    .values({ bucket, window_start: windowStart, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['bucket', 'window_start']).doUpdateSet((eb) => ({ count: eb('rate_limits.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return count
}

/** Takes a try back that turned out to be nobody guessing. */
export async function returnTry(tx: Tx, bucket: string, windowStart: string): Promise<void> {
  await tx.db
    .updateTable('rate_limits')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowStart)
    .where('count', '>', 0)
    .execute()
}

/** Deletes what has had its time, so that the tables don't grow. */
export async function sweepIdentity(
  tx: Tx,
  before: {
    readonly now: string
    readonly sessions: string
    readonly idle: string
    readonly signIns: string
    readonly tries: string
  },
): Promise<void> {
  await tx.db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('created_at', '<', before.sessions), eb('last_seen_at', '<', before.idle)]))
    .execute()
  await tx.db.deleteFrom('sign_ins').where('created_at', '<', before.signIns).execute()
  await tx.db.deleteFrom('rate_limits').where('window_start', '<', before.tries).execute()
  await tx.db.deleteFrom('provider_payloads').where('expires_at', '<', before.now).execute()
}
