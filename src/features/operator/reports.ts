import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { useCommand } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'

interface Shown {
  readonly handled: boolean
  readonly after?: string | undefined
}

export function useOfferReports(shown: MaybeRefOrGetter<Shown>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['offer-reports', String(toValue(shown).handled), toValue(shown).after ?? ''],
    query: ({ signal }) => backend.reports.list({ ...toValue(shown), signal }),
    placeholderData: (before) => before,
  })
}

export function useHandling() {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    command: useCommand(({ id, handled }: { id: string; handled: boolean }, options) =>
      backend.reports.setHandled(id, handled, options),
    ),
    refresh: async (): Promise<void> => {
      await cache.invalidateQueries({ key: ['offer-reports'] })
    },
  }
}
