import type { Client, Page, PartnerOverview } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** How much waits for somebody, and what was answered last. */
export function useOverview(): Reading<PartnerOverview> {
  const backend = useBackend()
  return useReading(
    () => ['overview'],
    (options) => backend.clients.overview(options),
  )
}

/** The clients whose relationships end first, of those that end within three months. */
export function useExpiring(): Reading<Page<Client>> {
  const backend = useBackend()
  return useReading(
    () => ['clients', 'expiring'],
    (options) => backend.clients.list({ ...options, endsWithin: 90, sort: 'ends' }),
  )
}
