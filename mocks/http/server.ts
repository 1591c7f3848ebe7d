import { createApp } from '../../server/app.ts'
import type { Caller, Deps, PasswordHash, Random } from '../../server/deps.ts'
import { findPersonByUserName } from '../../server/store/people.ts'

export interface MockServer {
  /**
   * Answers as the server does to a request of a person; null for a stranger, as for somebody this world lacks. They
   * signed in this moment, unless a time is said.
   */
  answer(request: Request, userName: string | null, authenticatedAt?: string): Promise<Response>
}

/**
 * The server's handler with a person who is named instead of signed in: sessions and their cookies are the
 * layer around it, which a browser's script can't play.
 */
export function mockServer(deps: Deps, onFault: (error: unknown) => void): MockServer {
  const app = createApp(deps, { onFault })

  async function callerOf(userName: string | null, authenticatedAt: string): Promise<Caller | null> {
    if (userName === null) return null
    const person = await deps.store.read((tx) => findPersonByUserName(tx, userName))
    return person ? { personId: person.id, authenticatedAt } : null
  }

  return {
    answer: async (request, userName, authenticatedAt = deps.clock.now().toISOString()) =>
      app.fetch(request, { caller: await callerOf(userName, authenticatedAt) }),
  }
}

export const webRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }

/** Nobody signs in with a password here, so nothing has to be hard to guess: it has to be quick. */
export const mockHash: PasswordHash = {
  hash: (password) => Promise.resolve(`mock:${password}`),
  verify: (hash, password) => Promise.resolve(hash === `mock:${password}`),
}
