import { hash, verify } from '@node-rs/argon2'
import type { PasswordHash } from '../deps.ts'

/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id, on threads of its own. Never call it inside a transaction: it takes tens of milliseconds. */
export const passwordHash: PasswordHash = {
  hash: (password) => hash(password, parameters),
  verify: async (stored, password) => {
    try {
      return await verify(stored, password)
    } catch {
      // Not a hash that Argon2 can read: nobody's password.
      return false
    }
  },
}
