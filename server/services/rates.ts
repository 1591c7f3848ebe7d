import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { countTry } from '../store/identity.ts'
import { sha256 } from './crypto.ts'
import { Refusal } from './refusal.ts'

/** Length of the windows in which calls are counted. */
const windowLength = 15 * 60_000

/** Calls that are taken from one person within a quarter of an hour: more than people make, fewer than a loop does. */
const limit = 120

/** Counts one more call; refuses it where there were too many in this window. */
export async function countCall(tx: Tx, deps: Deps, bucket: string, most: number): Promise<void> {
  const now = deps.clock.now().getTime()
  const start = Math.floor(now / windowLength) * windowLength
  if ((await countTry(tx, bucket, new Date(start).toISOString())) > most) {
    throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + windowLength - now) / 1000) })
  }
}

/** Counts what one person does in front of offers, so that a loop ends that opens, asks or declines again and again. */
export async function countPersonsCall(tx: Tx, deps: Deps, personId: string): Promise<void> {
  await countCall(tx, deps, `answering:${await sha256(personId)}`, limit)
}
