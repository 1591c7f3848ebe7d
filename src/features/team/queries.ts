import type { OfferSummary, Page, Session } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { sessionQueryKey } from '../../backend/session.ts'

/** Who is signed in, as a screen needs it that can't do without: with the reason when it can't be known. */
export function useWhoIsHere(): Reading<Session | null> {
  const backend = useBackend()
  return useReading(
    () => [...sessionQueryKey],
    (options) => backend.account.session(options),
  )
}

/** The newest offers; here they only tell whether there are any. */
export function useFirstOffers(): Reading<Page<OfferSummary>> {
  const backend = useBackend()
  return useReading(
    () => ['offers', ''],
    (options) => backend.offers.list(options),
  )
}
