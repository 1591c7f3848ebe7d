import { useQuery, type EntryKey } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import type { ReadOptions } from './contract.ts'
import { asBackendError, type BackendError } from './errors.ts'

export interface Reading<T> {
  /** What was read last; undefined until something was. It stays while it is read anew. */
  readonly data: ComputedRef<T | undefined>
  /** Why the last try failed; null where it did not. */
  readonly error: ComputedRef<BackendError | null>
  /** True while there is nothing to show yet. */
  readonly loading: ComputedRef<boolean>
  /** True while it is being read, whatever is shown meanwhile. */
  readonly busy: ComputedRef<boolean>
  /** Reads again. */
  readonly retry: () => Promise<void>
}

interface ReadingOptions {
  /** Shows the rows before while those of another page or search are fetched. Only for lists of one thing. */
  readonly keepPrevious?: boolean
}

/** Reads something of the backend for a screen, and keeps it for others who ask by the same key. */
export function useReading<T>(
  key: () => EntryKey,
  read: (options: ReadOptions) => Promise<T>,
  { keepPrevious = false }: ReadingOptions = {},
): Reading<T> {
  const query = useQuery<T>({
    key,
    query: ({ signal }) => read({ signal }),
    ...(keepPrevious && { placeholderData: (previous: T | undefined) => previous }),
  })
  return {
    data: computed(() => query.data.value),
    error: computed(() => {
      const error = query.error.value
      if (!error) return null
      return asBackendError(error)
    }),
    loading: computed(() => query.data.value === undefined && !query.error.value),
    busy: computed(() => query.asyncStatus.value === 'loading'),
    retry: async () => {
      await query.refetch()
    },
  }
}
