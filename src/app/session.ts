import type { QueryCache } from '@pinia/colada'
import type { Backend, Session } from '../backend/contract.ts'
import { sessionQueryKey } from '../backend/session.ts'

/** Asks who is signed in, for the router's guard: the answer lands in the query that `useSession` reads. */
export async function askSession(backend: Backend, cache: QueryCache): Promise<Session | null | 'unknown'> {
  const entry = cache.ensure({
    key: sessionQueryKey,
    query: ({ signal }: { signal: AbortSignal }) => backend.account.session({ signal }),
    staleTime: 30_000,
  })
  await cache.refresh(entry).catch(() => undefined)
  const state = entry.state.value
  return state.status === 'success' ? state.data : 'unknown'
}

/** Leaves the app for the sign-in, which leads back to this address. */
export function goToSignIn(language: string, returnTo: string): void {
  location.assign(signInAddress(language, returnTo))
}

export function signInAddress(language: string, returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ lang: language, return: returnTo }).toString()}`
}
