import type { Deps } from '../deps.ts'
import { workChores, type ChoreOptions } from '../services/chores.ts'
import { StoreUnavailable } from '../store/database.ts'

export interface ChoreTimer {
  /** Ends after the bite that is being done. */
  stop(): Promise<void>
}

/** Does what is due at the start, and looks again and again beside the requests until it is stopped. */
export function startChores(
  deps: Deps,
  options: ChoreOptions & {
    /** How often to look, in milliseconds. */
    readonly every?: number
  },
): ChoreTimer {
  let stopped = false
  let busy = false
  let underWay: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    if (busy) return
    busy = true
    underWay = workChores(deps, { ...options, ended: () => stopped })
      .catch((error: unknown) => {
        // A busy database is no news: the next look finds the same chores.
        if (!(error instanceof StoreUnavailable)) options.report('The chores could not be looked at', error)
      })
      .finally(() => (busy = false))
  }
  look()
  const timer = setInterval(look, options.every ?? 30_000)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await underWay
    },
  }
}
