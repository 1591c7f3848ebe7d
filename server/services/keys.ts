import type { Clock, Keys, Random } from '../deps.ts'
import type { Store } from '../store/database.ts'
import { ensureKey } from '../store/keys.ts'

/** Loads the installation's keys, making at the first start those that aren't there; any process may be first. */
export async function loadKeys(store: Store, random: Random, clock: Clock): Promise<Keys> {
  const fresh = Array.from(random.bytes(32), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const hex = await store.transaction((tx) => ensureKey(tx, 'links', fresh, clock.now().toISOString()))
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return { links: await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']) }
}
