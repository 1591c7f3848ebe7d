import type { Page, Subscription } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** A page of the subscriptions of the signed-in person's organization, newest first. */
export function useSubscriptions(after: () => string | undefined): Reading<Page<Subscription>> {
  const backend = useBackend()
  return useReading(
    () => ['subscriptions', after() ?? ''],
    (options) => backend.subscriptions.list({ ...options, after: after() }),
    { keepPrevious: true },
  )
}
