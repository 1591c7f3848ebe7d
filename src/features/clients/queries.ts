import { useQueryCache } from '@pinia/colada'
import type { Client, ClientUser, Page, PasswordReset } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import type { BackendError } from '../../backend/errors.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { sessionQueryKey } from '../../backend/session.ts'
import { clientsKey } from './keys.ts'
import { insideKey } from './onBehalf.ts'

interface ListPlace {
  readonly search: string
  readonly after: string | undefined
}

const usersKey = (customerId: string): string[] => [...insideKey(customerId), 'users']

export function useClient(customerId: () => string): Reading<Client> {
  const backend = useBackend()
  return useReading(
    () => ['client', customerId()],
    (options) => backend.clients.get(customerId(), options),
  )
}

/** A page of the client's users. Reading it is recorded in the client's activity. */
export function useClientUsers(customerId: () => string, place: () => ListPlace): Reading<Page<ClientUser>> {
  const backend = useBackend()
  return useReading(
    () => [...usersKey(customerId()), place().search, place().after ?? ''],
    (options) => backend.clients.users(customerId(), { ...options, ...place() }),
    { keepPrevious: true },
  )
}

export interface ResetInput {
  readonly customerId: string
  readonly userId: string
}

export function useResetPassword(): Command<ResetInput, PasswordReset> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async ({ customerId, userId }: ResetInput, options) => {
    const reset = await backend.clients.resetPassword(customerId, userId, options)
    void cache.invalidateQueries({ key: usersKey(customerId) })
    return reset
  })
}

/** Whether an error says that the customer is no client of ours any more. */
export function isGone(error: BackendError | null): boolean {
  return error?.code === 'relationship-ended' || error?.code === 'not-found'
}

/** Has all lists of clients, and who we are, read anew: a relationship has ended. */
export function useForgetClients(): () => void {
  const cache = useQueryCache()
  return () => {
    void cache.invalidateQueries({ key: [...clientsKey] })
    void cache.invalidateQueries({ key: [...sessionQueryKey] })
  }
}
