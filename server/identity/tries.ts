import type { Clock } from '../deps.ts'
import { sha256 } from '../services/crypto.ts'
import type { Store } from '../store/database.ts'
import { countTry, returnTry } from '../store/identity.ts'

const windowMinutes = 15

/** Wrong passwords within the window: for one user name, and from one network address, which an office may share. */
const limits = { userName: 10, address: 30 } as const

export interface Attempt {
  /** Minutes until another try is taken; 0 when this one is. */
  readonly waitMinutes: number
  /** Takes the try back: it was no guess. */
  forgive(): Promise<void>
}

/** Counts a try at a password before the password is looked at, so that many at once count as many. */
export async function attempt(store: Store, clock: Clock, userName: string, address: string): Promise<Attempt> {
  const now = clock.now().getTime()
  const length = windowMinutes * 60_000
  const start = Math.floor(now / length) * length
  const windowStart = new Date(start).toISOString()
  // Hashed, so that a table of tries is no list of names and addresses.
  const buckets = [
    { name: `sign-in:user:${await sha256(userName)}`, limit: limits.userName },
    { name: `sign-in:address:${await sha256(address)}`, limit: limits.address },
  ]
  const over = await store.transaction(async (tx) => {
    let full = false
    for (const { name, limit } of buckets) {
      if ((await countTry(tx, name, windowStart)) > limit) full = true
    }
    return full
  })
  return {
    waitMinutes: over ? Math.max(1, Math.ceil((start + length - now) / 60_000)) : 0,
    forgive: () =>
      store.transaction(async (tx) => {
        for (const { name } of buckets) await returnTry(tx, name, windowStart)
      }),
  }
}
