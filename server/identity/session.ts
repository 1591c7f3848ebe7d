import { randomBytes } from 'node:crypto'
import type { Caller, Clock } from '../deps.ts'
import { sha256 } from '../services/crypto.ts'
import { sessionLimits } from '../services/limits.ts'
import type { Store } from '../store/database.ts'
import { deleteSession, insertSession, sessionById, touchSession, type SessionRow } from '../store/identity.ts'
import type { PersonRow } from '../store/people.ts'
import type { Device } from './device.ts'

/** A session is marked as used at most this often, so that reading doesn't mean writing. */
const touchEveryMinutes = 1

/** 256 bits that nobody can guess, for cookies and links. Only their SHA-256 is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * Whether a sign-in at a time still counts: the person may sign in, and their password was not set since. The
 * identity provider says the time in whole seconds; within that second a reset shows as a password to change.
 */
export function counts(person: PersonRow, authenticatedAt: string): boolean {
  if (person.blocked) return false
  if (person.password_hash === null) return true
  const second = Math.floor(Date.parse(person.credentials_changed_at) / 1000) * 1000
  return !person.must_change_password && Date.parse(authenticatedAt) >= second
}

export interface Sessions {
  /** Begins a session under a new id; gives the cookie's value. */
  begin(personId: string, authenticatedAt: string, idToken: string | null, device?: Device): Promise<string>
  /** Who the cookie's value belongs to, or null where it is unknown, over, or its person is blocked. */
  caller(value: string | undefined): Promise<Caller | null>
  /** Ends the session; gives what it was. */
  end(value: string | undefined): Promise<SessionRow | undefined>
}

export function createSessions(store: Store, clock: Clock): Sessions {
  const minutesSince = (at: string): number => (clock.now().getTime() - Date.parse(at)) / 60_000

  return {
    async begin(personId, authenticatedAt, idToken, device) {
      const value = newSecret()
      const id = await sha256(value)
      const now = clock.now().toISOString()
      await store.transaction((tx) =>
        insertSession(tx, { id, personId, createdAt: now, lastSeenAt: now, authenticatedAt, idToken }, device),
      )
      return value
    },

    async caller(value) {
      if (!value || value.length > 100) return null
      const id = await sha256(value)
      const session = await store.read((tx) => sessionById(tx, id))
      if (!session) return null
      const idle = minutesSince(session.lastSeenAt)
      const over = idle > sessionLimits.idleMinutes || minutesSince(session.createdAt) > sessionLimits.absoluteMinutes
      if (over || !counts(session.person, session.authenticatedAt)) {
        await store.transaction((tx) => deleteSession(tx, id))
        return null
      }
      if (idle >= touchEveryMinutes) await store.transaction((tx) => touchSession(tx, id, clock.now().toISOString()))
      return { personId: session.personId, authenticatedAt: session.authenticatedAt, sessionId: id }
    },

    async end(value) {
      if (!value || value.length > 100) return undefined
      const id = await sha256(value)
      return store.transaction(async (tx) => {
        const session = await sessionById(tx, id)
        await deleteSession(tx, id)
        return session
      })
    },
  }
}
