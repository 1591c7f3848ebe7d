import { useQueryCache } from '@pinia/colada'
import type { Page, PendingOffer } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** Where in the list of pending offers somebody is, in the address: beside the place in the list of partners. */
export const pendingPlace = 'offersAfter'

/** Offers that somebody of the organization opened and that wait for its answer. */
export function usePendingOffers(after: () => string | undefined = () => undefined): Reading<Page<PendingOffer>> {
  const backend = useBackend()
  return useReading(
    () => ['pending-offers', after() ?? ''],
    (options) => backend.relationships.pendingOffers({ ...options, after: after() }),
    { keepPrevious: true },
  )
}

/** Puts one aside. */
export function useForgetting(): Command<string, boolean> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (offerId, options) => {
    await backend.relationships.forgetOffer(offerId, options)
    await cache.invalidateQueries({ key: ['pending-offers'] })
    return true
  })
}
