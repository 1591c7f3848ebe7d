import type { Message, Page } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** A page of the mails to the signed-in person, newest first. */
export function useMessages(after: () => string | undefined): Reading<Page<Message>> {
  const backend = useBackend()
  return useReading(
    () => ['messages', after() ?? ''],
    (options) => backend.account.messages({ ...options, after: after() }),
    { keepPrevious: true },
  )
}
