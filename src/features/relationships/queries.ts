import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type {
  Activity,
  ActivityFilter,
  ActivityOverview,
  ListOptions,
  Page,
  Relationship,
} from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

type Place = Pick<ListOptions, 'after' | 'search'>

/** The partners of the signed-in person's organization, those that have ended included. */
export function usePartners(place: MaybeRefOrGetter<Place & { readonly show?: 'current' | 'past' | undefined }>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['relationships', toValue(place).show ?? '', toValue(place).search ?? '', toValue(place).after ?? ''],
    query: ({ signal }) => backend.relationships.list({ ...toValue(place), signal }),
    placeholderData: (before) => before,
  })
}

/** Colleagues who asked the signed-in global admin to answer an offer. */
export function usePendingRequests(enabled: () => boolean = () => true) {
  const backend = useBackend()
  return useQuery({
    key: ['admin-requests'],
    enabled,
    query: ({ signal }) => backend.requests.pending({ signal }),
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
export function useActivity(place: MaybeRefOrGetter<Place & ActivityFilter>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['activity', 'list', JSON.stringify(toValue(place))],
    query: ({ signal }) => backend.relationships.activity({ ...toValue(place), signal }),
    placeholderData: (before) => before,
  })
}

/** What the activity can be filtered by, and how much was done on each day. */
export function useActivityOverview(
  filter: MaybeRefOrGetter<
    ActivityFilter & { readonly search?: string | undefined; readonly zone?: string | undefined }
  >,
): Reading<ActivityOverview> {
  const backend = useBackend()
  return useReading(
    () => ['activity', 'overview', JSON.stringify(toValue(filter))],
    (options) => backend.relationships.activityOverview({ ...options, ...toValue(filter) }),
    { keepPrevious: true },
  )
}

/** Reads the long pages that a file is made of. */
export function useExportPages(): (place: Place & ActivityFilter) => Promise<Page<Activity>> {
  const backend = useBackend()
  return (place) => backend.relationships.activityExport(place)
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
