import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import type { Permission, Session } from './contract.ts'
import { useBackend } from './registry.ts'

export const sessionQueryKey = ['session'] as const

export interface SessionState {
  /** Null when nobody is signed in, or it isn't known yet. */
  readonly session: ComputedRef<Session | null>
  /** False until the backend has said who is signed in. */
  readonly known: ComputedRef<boolean>
  readonly can: (permission: Permission) => boolean
  /** Asks again, after an act that changes who somebody is or how many clients they have. */
  readonly refresh: () => Promise<void>
}

/** Who is signed in. One query for the whole app, shared by all features. */
export function useSession(): SessionState {
  const backend = useBackend()
  const cache = useQueryCache()
  const query = useQuery({
    key: sessionQueryKey,
    query: ({ signal }) => backend.account.session({ signal }),
    staleTime: 30_000,
  })
  const session = computed(() => query.data.value ?? null)
  return {
    session,
    known: computed(() => query.data.value !== undefined),
    can: (permission) => session.value?.permissions.includes(permission) ?? false,
    refresh: async () => {
      await cache.invalidateQueries({ key: sessionQueryKey })
    },
  }
}
