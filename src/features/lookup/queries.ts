import { useCommand, type Command } from '../../backend/command.ts'
import type { ClientAdministrator, LookUp, Page } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** Finds a client. Recorded in the client's activity, so it is done when asked, never by itself. */
export function useLookUp(): Command<string, LookUp> {
  const backend = useBackend()
  return useCommand((query: string, options) => backend.clients.lookUp(query, options))
}

/** A page of those at a client who hold an admin role. */
export function useAdministrators(
  customerId: () => string,
  after: () => string | undefined,
): Reading<Page<ClientAdministrator>> {
  const backend = useBackend()
  return useReading(
    () => ['client-administrators', customerId(), after() ?? ''],
    (options) => backend.clients.administrators(customerId(), { ...options, after: after() }),
    { keepPrevious: true },
  )
}
