import { useQueryCache } from '@pinia/colada'
import type { Guard, GuardInput } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

export function useGuard(): Reading<Guard> {
  const backend = useBackend()
  return useReading(
    () => ['guard'],
    (options) => backend.guard.get(options),
  )
}

export function useGuardChange() {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (input: GuardInput, options) => {
    const guard = await backend.guard.set(input, options)
    await Promise.all(['guard', 'activity', 'offer-viewer'].map((name) => cache.invalidateQueries({ key: [name] })))
    return guard
  })
}
