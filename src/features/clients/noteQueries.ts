import { useQueryCache } from '@pinia/colada'
import type { ClientNote, ClientNoteInput } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { BackendError } from '../../backend/errors.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { clientsKey, noteKey } from './keys.ts'

/** What we have noted about a client, or a former one. */
export function useNote(customerId: string): Reading<ClientNote> {
  const backend = useBackend()
  return useReading(
    () => noteKey(customerId),
    (options) => backend.clients.note(customerId, options),
  )
}

export function useSaveNote(customerId: string): Command<ClientNoteInput, ClientNote> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (input: ClientNoteInput, options) => {
    const note = await backend.clients.setNote(customerId, input, options)
    cache.setQueryData(noteKey(customerId), note)
    // Both say whether there is a note.
    void cache.invalidateQueries({ key: [...clientsKey] })
    void cache.invalidateQueries({ key: ['client', customerId] })
    return note
  })
}

/** Whether the customer is a client still. */
export function useStillClient(customerId: string): Reading<boolean> {
  const backend = useBackend()
  return useReading(
    () => ['still-client', customerId],
    (options) =>
      backend.clients.get(customerId, options).then(
        () => true,
        (error: unknown) => {
          if (error instanceof BackendError && error.code === 'relationship-ended') return false
          throw error
        },
      ),
  )
}
