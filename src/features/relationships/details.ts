import { useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type {
  PartnerView,
  PasswordResets,
  Relationship,
  RelationshipChange,
  RelationshipLimits,
} from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

type Id = MaybeRefOrGetter<string>

export function useOneRelationship(id: Id): Reading<Relationship> {
  const backend = useBackend()
  return useReading(
    () => ['relationship', toValue(id)],
    (options) => backend.relationships.get(toValue(id), options),
  )
}

/** How far a relationship can be widened without a new offer. */
export function useLimits(id: Id): Reading<RelationshipLimits> {
  const backend = useBackend()
  return useReading(
    () => ['relationship', toValue(id), 'limits'],
    (options) => backend.relationships.limits(toValue(id), options),
  )
}

/** What the partner can see here at this moment. */
export function usePartnerView(id: Id): Reading<PartnerView> {
  const backend = useBackend()
  return useReading(
    () => ['relationship', toValue(id), 'view'],
    (options) => backend.relationships.view(toValue(id), options),
  )
}

/** Whose passwords the partner reset lately. */
export function usePasswordResets(id: Id): Reading<PasswordResets> {
  const backend = useBackend()
  return useReading(
    () => ['relationship', toValue(id), 'resets'],
    (options) => backend.relationships.passwordResets(toValue(id), options),
  )
}

/** What the partner did here last, newest first. */
export function useLatestOf(id: Id) {
  const backend = useBackend()
  return useReading(
    () => ['activity', 'of', toValue(id)],
    (options) => backend.relationships.activity({ ...options, relationship: toValue(id), side: 'partner' }),
  )
}

export interface Change {
  readonly command: Command<{ readonly id: string; readonly change: RelationshipChange }, Relationship>
  /** After a change: whatever shows the relationship is asked for again. */
  readonly refreshAll: () => Promise<void>
}

export function useChange(): Change {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    command: useCommand(({ id, change }, options) => backend.relationships.change(id, change, options)),
    refreshAll: async () => {
      await Promise.all(
        ['relationships', 'relationship', 'receipt', 'activity'].map((name) =>
          cache.invalidateQueries({ key: [name] }),
        ),
      )
    },
  }
}
