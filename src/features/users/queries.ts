import { useQueryCache } from '@pinia/colada'
import { useCommand } from '../../backend/command.ts'
import type { OwnUser, Page } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

const listKey = 'own-users'
const userKey = 'own-user'

/** A page of our organization's own people, by name. */
export function useOwnUsers(
  place: () => { readonly search: string; readonly after: string | undefined },
): Reading<Page<OwnUser>> {
  const backend = useBackend()
  return useReading(
    () => [listKey, place().search, place().after ?? ''],
    (options) => backend.ownUsers.list({ ...options, ...place() }),
    { keepPrevious: true },
  )
}

export function useOwnUser(id: () => string): Reading<OwnUser> {
  const backend = useBackend()
  return useReading(
    () => [userKey, id()],
    (options) => backend.ownUsers.get(id(), options),
  )
}

/** What an admin does about one of our own people; afterwards what is shown is read anew. */
export function useOwnUserCommands(id: () => string) {
  const backend = useBackend()
  const cache = useQueryCache()
  const refresh = async (): Promise<void> => {
    await Promise.all([listKey, userKey, 'activity'].map((name) => cache.invalidateQueries({ key: [name] })))
  }
  return {
    refresh,
    reset: useCommand((userId: string, options) => backend.ownUsers.resetPassword(userId, options)),
    block: useCommand((blocked: boolean, options) => backend.ownUsers.setBlocked(id(), blocked, options)),
  }
}
