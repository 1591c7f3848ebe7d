import type { Caller, Deps } from '../deps.ts'
import { Refusal } from './refusal.ts'

/** Seconds that a sign-in may lie back for an act of weight. */
export const signInMaxAge = 600

/**
 * Refuses somebody whose sign-in is too old for an act of weight: a session that was left open is not the person.
 * Asked last, so that nobody signs in again to be told that the act can't be done anyway.
 */
export function checkFresh(deps: Deps, caller: Caller | null): void {
  const age = deps.clock.now().getTime() - Date.parse(caller?.authenticatedAt ?? '')
  // Also for a time that is no time.
  if (!(age <= signInMaxAge * 1000)) {
    throw new Refusal('sign-in-again', { params: { minutes: String(signInMaxAge / 60) } })
  }
}
