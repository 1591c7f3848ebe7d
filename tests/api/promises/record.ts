/** Requests with the times of what they did, to judge afterwards what came before what. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store, Tx } from '../../support/stores.ts'
import { outcomeOf } from './promise.ts'

/** What a request did, by one clock; its last commit lies between `commitSent` and `committed`. */
export interface Call {
  readonly start: number
  /** When its last transaction had done its work and was about to commit. */
  commitSent: number
  committed: number
  end: number
  outcome: string
}

const current = new AsyncLocalStorage<Call>()

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

export interface Slowness {
  /** How many of the transactions wait before they commit, as over a slow network: 0 to 1. */
  readonly share: number
  readonly upTo: number
}

/** Notes when each transaction commits, and lets some wait before. */
export function watched(store: Store, slowness: Slowness = { share: 0.2, upTo: 3 }): Store {
  return {
    ...store,
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const call = current.getStore()
      const result = await store.transaction(async (tx) => {
        const done = await work(tx)
        if (Math.random() < slowness.share) await pause(Math.random() * slowness.upTo)
        if (call) call.commitSent = performance.now()
        return done
      })
      if (call) call.committed = performance.now()
      return result
    },
  }
}

/** Acts, and writes down how it went. */
export async function recorded(log: Call[], act: () => Promise<unknown>): Promise<Call> {
  const call: Call = { start: performance.now(), commitSent: 0, committed: 0, end: 0, outcome: '' }
  call.outcome = await current.run(call, () => outcomeOf(act()))
  call.end = performance.now()
  log.push(call)
  return call
}

/** Acts over and over until told to stop, from `count` clients at once. */
export function keepActing(
  count: number,
  act: (client: number, turn: number) => Promise<unknown>,
): () => Promise<void> {
  let stopped = false
  const clients = Array.from({ length: count }, async (_, client) => {
    for (let turn = client; !stopped; turn++) {
      await act(client, turn)
      // SQLite answers without ever leaving this turn of the event loop: the others want theirs.
      await pause(0)
    }
  })
  return async () => {
    stopped = true
    await Promise.all(clients)
  }
}
