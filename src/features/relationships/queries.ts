import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type { ListOptions, Relationship } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'

type Place = Pick<ListOptions, 'after' | 'search'>

/** The partners of the signed-in person's organization, those that have ended included. */
export function usePartners(place: MaybeRefOrGetter<Place>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['relationships', toValue(place).search ?? '', toValue(place).after ?? ''],
    query: ({ signal }) => backend.relationships.list({ ...toValue(place), signal }),
    placeholderData: (before) => before,
  })
}

export function useRelationship(id: MaybeRefOrGetter<string>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['relationship', toValue(id)],
    query: ({ signal }) => backend.relationships.get(toValue(id), { signal }),
  })
}

/** What partners did here, and what was done about them, newest first. */
export function useActivity(place: MaybeRefOrGetter<Place>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['activity', toValue(place).search ?? '', toValue(place).after ?? ''],
    query: ({ signal }) => backend.relationships.activity({ ...toValue(place), signal }),
    placeholderData: (before) => before,
  })
}

export interface Removal {
  readonly command: Command<string, Relationship>
  /** After a removal: whatever shows the partners is asked for again. */
  readonly refreshAll: () => Promise<void>
}

export function useRemoval(): Removal {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    command: useCommand((id: string, options) => backend.relationships.remove(id, options)),
    refreshAll: async () => {
      await Promise.all(
        ['relationships', 'relationship', 'receipt', 'activity', 'offer-viewer', 'session'].map((name) =>
          cache.invalidateQueries({ key: [name] }),
        ),
      )
    },
  }
}
