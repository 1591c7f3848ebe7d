import { useQueryCache } from '@pinia/colada'
import type { Message, Page } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { sessionQueryKey } from '../../backend/session.ts'

/** A page of the messages to the signed-in person, newest first. */
export function useMessages(after: () => string | undefined): Reading<Page<Message>> {
  const backend = useBackend()
  return useReading(
    () => ['messages', after() ?? ''],
    (options) => backend.account.messages({ ...options, after: after() }),
    { keepPrevious: true },
  )
}

/** Marks messages as read, all of them for null. `refresh` brings the count in the header up to date. */
export function useReadMessages() {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    command: useCommand(async (ids: readonly string[] | null, options) => {
      await backend.settings.readMessages(ids, options)
      return true as const
    }),
    refresh: async (): Promise<void> => {
      await cache.invalidateQueries({ key: sessionQueryKey })
      await cache.invalidateQueries({ key: ['messages'] }, false)
    },
  }
}
