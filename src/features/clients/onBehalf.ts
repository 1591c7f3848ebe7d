import { useQueryCache } from '@pinia/colada'
import type { OnBehalfSession } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import type { BackendError } from '../../backend/errors.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** A session with the time of its end by this browser's own clock, `performance.now()`. */
export interface OpenSession extends OnBehalfSession {
  readonly deadline: number
}

const sessionKey = (customerId: string): string[] => ['on-behalf', customerId]

/** Everything that is read inside a client's area: read anew after entering. */
export const insideKey = (customerId: string): string[] => ['inside', customerId]

const dated = (session: OnBehalfSession): OpenSession => ({
  ...session,
  deadline: performance.now() + session.secondsLeft * 1000,
})

/** Our session at a client; null while we are not there. */
export function useOnBehalf(customerId: () => string): Reading<OpenSession | null> {
  const backend = useBackend()
  return useReading(
    () => sessionKey(customerId()),
    async (options) => {
      const session = await backend.onBehalf.current(customerId(), options)
      return session && dated(session)
    },
  )
}

export interface EnterWith {
  readonly customerId: string
  readonly reason: string
}

export function useEnter(): Command<EnterWith, OnBehalfSession> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async ({ customerId, reason }: EnterWith, options) => {
    const session = await backend.onBehalf.enter(customerId, reason, options)
    cache.setQueryData(sessionKey(customerId), dated(session))
    // What can't be read says so where it is shown.
    cache.invalidateQueries({ key: insideKey(customerId) }).catch(() => undefined)
    return session
  })
}

/** `left` is told before the session is gone from the page. */
export function useLeave(left: () => void): Command<string, true> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (customerId: string, options) => {
    await backend.onBehalf.leave(customerId, options)
    left()
    cache.setQueryData(sessionKey(customerId), null)
    return true as const
  })
}

/** Whether an error says that our session at the client is over. */
export function isOutside(error: BackendError | null): boolean {
  return error?.code === 'on-behalf-ended'
}
